"""What the session remembers of the scenario being worked on: its moves with undo and redo, its name, and where it is
kept.

Moves live in the session, not in the address: they survive a change of page. They are made again on the hours and
rules of the day at every look, so one that no longer holds is said, not lost.
"""

import streamlit as st

from lib.domain.allocation.placement import Move
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.terms import plan_terms
from lib.domain.allocation.weighing import Weighing
from lib.domain.scenario.document import Assumption, ScenarioDocument
from lib.domain.scenario.replay import Replayed, replayed, rules_in_force
from lib.ui.proposal_terms import chosen_terms, put_terms

NAME, NOTE = "scenarie_navn", "scenarie_note"
_MOVES, _PAST, _FUTURE, _REFUSED = "flytninger", "flytninger_foer", "flytninger_efter", "flytning_afvist"
_ASSUMPTIONS, _ANSWERS = "scenarie_antagelser", "scenarie_svar"
ANSWERED = "svar_"
WEIGHED, WHOSE = "med_prioritet", "prioritet_fra"
"""Keys of the switch that weighs the need with the priority, and of whose priority it is."""
_WEIGHING, _WEIGHED_THEN = "scenarie_vaegtning", "scenarie_vaegtet_dengang"
_FIELDS = ("antagelse_", ANSWERED)
"""Before the keys of the fields that begin with what the scenario that is opened has."""
_SCENARIO, _BASED_ON = "scenarie_aabent", "scenarie_udgave"


def moves() -> tuple[Move, ...]:
    """The moves of the session, those that no longer hold among them."""
    found: tuple[Move, ...] = st.session_state.get(_MOVES, ())
    return found


def document(rulebook: Rulebook, plan_id: str, version: str) -> ScenarioDocument:
    """The scenario being worked on, as it would be kept; its name may be empty."""
    state = st.session_state
    return ScenarioDocument(
        plan_id=plan_id,
        name=state.get(NAME, ""),
        version=version,
        rules=rules_in_force(rulebook),
        moves=moves(),
        terms=chosen_terms(rulebook),
        assumptions=assumptions(),
        answers=answers(),
        note=state.get(NOTE, ""),
        weighing=state.get(_WEIGHING),
    )


def played(rulebook: Rulebook) -> Replayed:
    """The session's moves on the placement and rules of today, and those that do not hold."""
    return replayed(rulebook, ScenarioDocument("", "", "", (), moves(), rulebook.terms))


def assumptions() -> tuple[Assumption, ...]:
    """The numbers that the user reckons with instead of the plan's."""
    found: tuple[Assumption, ...] = st.session_state.get(_ASSUMPTIONS, ())
    return found


def assume(chosen: tuple[Assumption, ...]) -> None:
    """Reckon with these numbers from now on."""
    st.session_state[_ASSUMPTIONS] = chosen


def answers() -> tuple[int, ...]:
    """Ids of the assessments that the scenario answers."""
    found: tuple[int, ...] = st.session_state.get(_ANSWERS, ())
    return found


def answer(chosen: tuple[int, ...]) -> None:
    """Let these be the assessments that the scenario answers."""
    st.session_state[_ANSWERS] = chosen


def weigh(weighing: Weighing | None) -> None:
    """Weigh the need so from now on."""
    st.session_state[_WEIGHING] = weighing


def weighed_then() -> Weighing | None:
    """How the need was weighed when the scenario that is open was kept; None where it was not, or none is open."""
    found: Weighing | None = st.session_state.get(_WEIGHED_THEN)
    return found


def commit(after: tuple[Move, ...]) -> None:
    """Let these be the moves from now on; what they were can be had back."""
    state = st.session_state
    if after != moves():
        state[_PAST] = (*state.get(_PAST, ()), moves())
        state[_FUTURE] = ()
        state[_MOVES] = after
    forget_refusal()


def can_undo() -> bool:
    """Whether there is a step to take back."""
    return bool(st.session_state.get(_PAST))


def can_redo() -> bool:
    """Whether there is a step that was taken back."""
    return bool(st.session_state.get(_FUTURE))


def undo() -> None:
    """Take the last step back, whatever it was."""
    _step(_PAST, _FUTURE)


def redo() -> None:
    """Take the step that was taken back once more."""
    _step(_FUTURE, _PAST)


def clear() -> None:
    """Take every move out; undo brings them back."""
    commit(())


def refuse(sentence: str) -> None:
    """Remember why the last thing was not done, until the next is."""
    st.session_state[_REFUSED] = sentence


def refusal() -> str:
    """Why the last thing was not done; empty when it was."""
    return str(st.session_state.get(_REFUSED, ""))


def forget_refusal() -> None:
    """The next thing has been done."""
    st.session_state.pop(_REFUSED, None)


def load(found: ScenarioDocument, rulebook: Rulebook, scenario_id: str = "", based_on: int = 0) -> None:
    """Work on a kept scenario: its moves, rules, name and note; undo begins anew."""
    state = st.session_state
    state[_MOVES], state[_PAST], state[_FUTURE] = found.moves, (), ()
    state[NAME], state[NOTE] = found.name, found.note
    state[_ASSUMPTIONS], state[_ANSWERS] = found.assumptions, found.answers
    state[_WEIGHING] = state[_WEIGHED_THEN] = found.weighing
    state[WEIGHED] = found.weighing is not None
    state[WHOSE] = found.weighing.discussion if found.weighing else ""
    for key in [key for key in state if str(key).startswith(_FIELDS)]:
        del state[key]
    put_terms(found.terms, rulebook)
    kept_as(scenario_id, based_on)
    forget_refusal()


def start_over(rulebook: Rulebook, plan_id: str) -> None:
    """An empty scenario on the plan's own rules, kept nowhere."""
    load(ScenarioDocument(plan_id, "", "", (), (), plan_terms(rulebook.agreement)), rulebook)


def kept_as(scenario_id: str, based_on: int) -> None:
    """The scenario being worked on is kept under this id, from this save on; empty and 0: it was never saved."""
    st.session_state[_SCENARIO], st.session_state[_BASED_ON] = scenario_id, based_on


def open_scenario() -> tuple[str, int]:
    """Id of the scenario that is worked on and the save it goes on from; empty and 0 when it was never saved."""
    return st.session_state.get(_SCENARIO, ""), st.session_state.get(_BASED_ON, 0)


def _step(source: str, target: str) -> None:
    state = st.session_state
    steps = state.get(source, ())
    if steps:
        state[source], state[target] = steps[:-1], (*state.get(target, ()), moves())
        state[_MOVES] = steps[-1]
    forget_refusal()
