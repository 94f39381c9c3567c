"""The ledger of moves: the form that makes one, what the session remembers, the list, and the rules.

Moves live in the session, not in the address: they survive a change of page and are replayed on the placement of
the day, so a move that no longer holds is set aside and said.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Cell, Move, Placement, Scenario
from lib.domain.allocation.rules import MoveRefused, Rulebook, half_hours_from
from lib.domain.numbers import hours, number
from lib.ui.markup import element, join, text

_STYLE = Path(__file__).with_name("moves.css")
_MOVES, _REFUSED, _DROPPED = "flytninger", "flytning_afvist", "flytninger_bortfaldet"
_ACTIVITY, _RESOURCE, _FROM, _TO, _HOURS = (
    f"flyt_{field}" for field in ("indsats", "arbejdsgiver", "fra", "til", "timer")
)
FIRST_HOURS = "2"


def apply_moves_style() -> None:
    """Put the style sheet of this page in force."""
    st.html(_STYLE)


def current_scenario(rulebook: Rulebook) -> Scenario:
    """The session's moves on the placement of today; those that no longer hold are taken out and counted."""
    scenario, dropped = rulebook.replayed(st.session_state.get(_MOVES, ()))
    if dropped:
        st.session_state[_MOVES] = scenario.moves
        st.session_state[_DROPPED] = len(dropped)
    return scenario


def move_form(rulebook: Rulebook, scenario: Scenario) -> None:
    """Activity, who employs (only where there are several), from, to and hours; and the three buttons.

    The first choice is the activity with most hours.
    """
    agreement, placement = rulebook.agreement, scenario.placement

    def name(zone: str) -> str:
        return agreement.zone_name(zone).capitalize()

    totals = placement.activity_totals
    with_hours = [terms.activity_id for terms in agreement.activities if terms.activity_id in totals]
    largest = with_hours.index(max(with_hours, key=totals.__getitem__))
    activity = _choice("Indsats", with_hours, _ACTIVITY, lambda one: agreement.terms(one).name, largest)
    resources = list(placement.resources_of(activity))
    resource = _choice("Arbejdsgiver", resources, _RESOURCE, str) if len(resources) > 1 else resources[0]

    st.html(_hours_now(agreement, placement, activity, resource))
    columns = st.columns([4, 4, 3], gap="small")
    with columns[0]:
        source = _choice("Fra", list(placement.zones_of(activity, resource)), _FROM, name)
    with columns[1]:
        _choice("Til", [zone for zone in agreement.zone_ids if zone != source], _TO, name)
    with columns[2]:
        st.session_state.setdefault(_HOURS, FIRST_HOURS)
        st.text_input("Timer om ugen", key=_HOURS, persist_state="session", autocomplete="off")
    _buttons(rulebook, scenario)


def refusal_and_drops() -> None:
    """Why the last move was refused, and how many older ones fell away; nothing when there is nothing."""
    if sentence := st.session_state.get(_REFUSED):
        st.html(element("p", text(f"Ikke flyttet. {sentence}"), class_="zk-refused", role="alert"))
    if count := st.session_state.get(_DROPPED):
        words = f"{count} flytning(er) passer ikke længere til tallene og er taget ud."
        st.html(element("p", text(words), class_="zk-refused", role="status"))


def say(sentence: str) -> None:
    """A sentence of the finding under its picture."""
    st.html(element("p", text(sentence), class_="zk-say"))


def ledger(scenario: Scenario, agreement: Agreement) -> str:
    """The moves, newest first, each with its zones, activity and hours."""
    if not scenario.moves:
        return element(
            "p",
            "Ingen flytninger endnu. Vælg en indsats, og flyt timer mellem to zoner.",
            class_="zk-caption",
        )
    numbers = {zone.area_id: zone.number for zone in agreement.zones}
    rows = (_ledger_row(move, agreement, numbers, scenario.base) for move in reversed(scenario.moves))
    return element("ol", join(rows), class_="zk-ledger", aria_label="Flytninger, nyeste først", tabindex="0")


def rules_list(rulebook: Rulebook, placement: Placement) -> str:
    """Every rule with its mark: kept, or broken and where."""
    broken = {violation.rule_id: violation.sentence for violation in sorted(rulebook.violations(placement))}
    return element(
        "ul",
        join(
            element(
                "li",
                text(broken.get(rule.rule_id, rule.sentence)),
                class_="zk-worse" if rule.rule_id in broken else None,
                title=f"Kilde: {rule.source}",
            )
            for rule in rulebook.rules
        ),
        class_="zk-rules",
    )


def _choice(label: str, options: list[str], key: str, words: Callable[[str], str], first: int = 0) -> str:
    """A select box that starts over when its old choice is no longer offered."""
    if st.session_state.get(key) not in options:
        st.session_state.pop(key, None)
    return st.selectbox(
        label, options, first, key=key, format_func=words, placeholder="Vælg", persist_state="session"
    )


def _hours_now(agreement: Agreement, placement: Placement, activity: str, resource: str) -> str:
    """Where the chosen hours stand after the moves so far."""
    zones = (
        f"{agreement.zone_name(zone)}: {hours(placement.at(Cell(activity, resource, zone)) / HALF_HOURS_PER_HOUR)}"
        for zone in agreement.zone_ids
    )
    return element("p", text(f"Timer nu · {' · '.join(zones)}"), class_="zk-now")


def _buttons(rulebook: Rulebook, scenario: Scenario) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button("Flyt", type="primary", key="flyt", on_click=_move, args=(rulebook, scenario))
        st.button("Fortryd", key="fortryd", on_click=_undo, args=(scenario,), disabled=not scenario.moves)
        st.button("Ryd", key="ryd", on_click=_clear, disabled=not scenario.moves)


def _move(rulebook: Rulebook, scenario: Scenario) -> None:
    state = st.session_state
    activity = state[_ACTIVITY]
    resources = scenario.placement.resources_of(activity)
    resource = state.get(_RESOURCE) if state.get(_RESOURCE) in resources else resources[0]
    _forget_messages()
    try:
        move = Move(activity, resource, state[_FROM], state[_TO], half_hours_from(state[_HOURS]))
        state[_MOVES] = rulebook.carried_out(scenario, move).moves
    except MoveRefused as refused:
        state[_REFUSED] = refused.sentence


def _undo(scenario: Scenario) -> None:
    _forget_messages()
    st.session_state[_MOVES] = scenario.without_last().moves


def _clear() -> None:
    _forget_messages()
    st.session_state[_MOVES] = ()


def _forget_messages() -> None:
    for key in (_REFUSED, _DROPPED):
        st.session_state.pop(key, None)


def _ledger_row(move: Move, agreement: Agreement, numbers: dict[str, int], base: Placement) -> str:
    from_zone, to_zone = numbers[move.from_zone], numbers[move.to_zone]
    badges = f"{_badge(from_zone)}<span aria-hidden='true'>→</span>{_badge(to_zone)}"
    spoken = element("span", text(f"Fra zone {from_zone} til zone {to_zone}: "), class_="zk-hidden")
    several = len(base.resources_of(move.activity_id)) > 1
    employer = element("small", text(move.resource)) if several else ""
    name = element("span", text(agreement.terms(move.activity_id).short_name), " ", employer)
    return element("li", badges, spoken, name, element("b", text(f"{number(move.hours)} t")))


def _badge(zone_number: int) -> str:
    return element("span", text(zone_number), class_="zk-badge", aria_hidden="true")
