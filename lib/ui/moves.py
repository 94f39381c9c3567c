"""The ledger of moves: the form that makes one, the list, why one was refused, and the rules."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import streamlit as st

from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.cycles import cycle_starts
from lib.domain.allocation.phases import half_years
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Cell, Move, Placement, Scenario
from lib.domain.allocation.rule import Rule
from lib.domain.allocation.rules import MoveRefused, Rulebook, half_hours_from
from lib.domain.dates import long_date
from lib.domain.numbers import hour_words, hours, number
from lib.domain.plan import Plan
from lib.domain.scenario.replay import Replayed
from lib.ui import moves_session as session
from lib.ui.markup import element, join, text

_STYLE = Path(__file__).with_name("moves.css")
_ACTIVITY, _RESOURCE, _FROM, _TO, _HOURS, _START = (
    f"flyt_{field}" for field in ("indsats", "arbejdsgiver", "fra", "til", "timer", "start")
)
AT_ONCE = "straks"
FIRST_HOURS = "2"


def apply_moves_style() -> None:
    """Put the style sheet of this page in force."""
    st.html(_STYLE)


def move_form(rulebook: Rulebook, scenario: Scenario, plan: Plan, today: date) -> None:
    """Activity, who employs (only where there are several), from, to, hours and from when; and the buttons.

    The first choice is the activity with most hours.
    """
    agreement, placement = rulebook.agreement, scenario.placement

    def name(zone: str) -> str:
        return agreement.zone_name(zone).capitalize()

    totals = placement.activity_totals
    with_hours = [terms.activity_id for terms in agreement.activities if terms.activity_id in totals]
    largest = with_hours.index(max(with_hours, key=totals.__getitem__))
    activity = _choice("Aktivitet", with_hours, _ACTIVITY, lambda one: agreement.terms(one).name, largest)
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
    _start_choice(start_days(plan, scenario, agreement.terms(activity), today))
    _buttons(rulebook, scenario)


def start_days(plan: Plan, scenario: Scenario, activity: ActivityTerms, today: date) -> list[date]:
    """The days to come on which a move may start: each half-year, or for teams when a new course does."""
    halves = half_years(plan, scenario)
    if activity.teams and activity.cycle_months:
        return list(cycle_starts(activity, today, halves[-1].last))
    return [half.first for half in halves if half.first > today]


def refusal_and_drops(played: Replayed, rulebook: Rulebook) -> None:
    """Why the last thing was refused, and which moves no longer hold, each with its rule; nothing when all is well."""
    if sentence := session.refusal():
        st.html(element("p", text(f"Ikke flyttet. {sentence}"), class_="zk-refused", role="alert"))
    for dropped in played.dropped:
        rule = rulebook.rule(dropped.rule_id)
        name = f" Regel: {rule.sentence}." if rule is not None else ""
        words = (
            f"En flytning på {hour_words(dropped.move.hours)} er ikke regnet med. {dropped.sentence}{name}"
        )
        st.html(element("p", text(words), class_="zk-refused", role="status"))


def say(sentence: str) -> None:
    """A sentence of the finding under its picture."""
    st.html(element("p", text(sentence), class_="zk-say"))


def ledger(scenario: Scenario, agreement: Agreement) -> str:
    """The moves, newest first, each with its zones, activity and hours."""
    if not scenario.moves:
        return element(
            "p",
            "Ingen flytninger endnu. Vælg en aktivitet, og flyt timer mellem to zoner.",
            class_="zk-caption",
        )
    rows = (_ledger_row(move, agreement, scenario.base) for move in reversed(scenario.moves))
    return element("ol", join(rows), class_="zk-ledger", aria_label="Flytninger, nyeste først", tabindex="0")


def rules_list(rulebook: Rulebook, placement: Placement) -> str:
    """Every rule with its mark: kept, or broken and where."""
    broken = {violation.rule_id: violation.sentence for violation in sorted(rulebook.violations(placement))}

    def line(rule: Rule) -> str:
        lifted = not rulebook.terms.counts(rule.rule_id)
        words = f"Ophævet: {rule.sentence}" if lifted else broken.get(rule.rule_id, rule.sentence)
        look = "zk-lifted" if lifted else "zk-worse" if rule.rule_id in broken else None
        return element("li", text(words), class_=look, title=f"Kilde: {rule.source}")

    return element("ul", join(line(rule) for rule in rulebook.rules), class_="zk-rules")


def _choice(label: str, options: list[str], key: str, words: Callable[[str], str], first: int = 0) -> str:
    """A select box that starts over when its old choice is no longer offered."""
    if st.session_state.get(key) not in options:
        st.session_state.pop(key, None)
    return st.selectbox(
        label, options, first, key=key, format_func=words, placeholder="Vælg", persist_state="session"
    )


def _start_choice(days: list[date]) -> None:
    """From when the hours stand there; only where there is a day to come."""
    if not days:
        st.session_state.pop(_START, None)
        return
    if st.session_state.get(_START) not in (None, *days):
        st.session_state.pop(_START, None)
    st.selectbox(
        "Gælder fra",
        [None, *days],
        key=_START,
        placeholder=AT_ONCE,
        format_func=lambda day: AT_ONCE if day is None else long_date(day),
        persist_state="session",
    )


def _hours_now(agreement: Agreement, placement: Placement, activity: str, resource: str) -> str:
    """Where the chosen hours stand after the moves so far."""
    zones = (
        f"{agreement.zone_name(zone)}: {hours(placement.at(Cell(activity, resource, zone)) / HALF_HOURS_PER_HOUR)}"
        for zone in agreement.zone_ids
    )
    return element("p", text(f"Timer nu · {' · '.join(zones)}"), class_="zk-now")


def step_buttons() -> None:
    """Undo, redo and clear; each is a button of its own, reached by the keyboard like any other."""
    st.button("Fortryd", key="fortryd", on_click=session.undo, disabled=not session.can_undo())
    st.button("Gentag", key="gentag", on_click=session.redo, disabled=not session.can_redo())
    st.button("Ryd", key="ryd", on_click=session.clear, disabled=not session.moves())


def move_badges(move: Move, agreement: Agreement) -> str:
    """From and to as the zones' numbers, said in words to a screen reader."""
    numbers = {zone.area_id: zone.number for zone in agreement.zones}
    from_zone, to_zone = numbers[move.from_zone], numbers[move.to_zone]
    spoken = element("span", text(f"Fra zone {from_zone} til zone {to_zone}: "), class_="zk-hidden")
    return f"{_badge(from_zone)}<span aria-hidden='true'>→</span>{_badge(to_zone)}{spoken}"


def move_name(move: Move, agreement: Agreement, base: Placement) -> str:
    """The activity, and who employs where there are several."""
    several = len(base.resources_of(move.activity_id)) > 1
    employer = element("small", text(move.resource)) if several else ""
    start = element("small", text(f" fra {long_date(move.starts)}")) if move.starts else ""
    return element("span", text(agreement.terms(move.activity_id).short_name), " ", employer, start)


def _buttons(rulebook: Rulebook, scenario: Scenario) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button("Flyt", type="primary", key="flyt", on_click=_move, args=(rulebook, scenario))
        step_buttons()


def _move(rulebook: Rulebook, scenario: Scenario) -> None:
    state = st.session_state
    activity = state[_ACTIVITY]
    resources = scenario.placement.resources_of(activity)
    resource = state.get(_RESOURCE) if state.get(_RESOURCE) in resources else resources[0]
    try:
        move = Move(
            activity, resource, state[_FROM], state[_TO], half_hours_from(state[_HOURS]), state.get(_START)
        )
        session.commit(rulebook.carried_out(scenario, move).moves)
    except MoveRefused as refused:
        session.refuse(refused_words(refused, rulebook))


def refused_words(refused: MoveRefused, rulebook: Rulebook) -> str:
    """Why a move was refused, with the rule it breaks by its own words and its source."""
    rule = rulebook.rule(refused.rule_id)
    return refused.sentence if rule is None else f"{refused.sentence} Regel: {rule.sentence} ({rule.source})."


def _ledger_row(move: Move, agreement: Agreement, base: Placement) -> str:
    amount = element("b", text(f"{number(move.hours)} t"))
    return element("li", move_badges(move, agreement), move_name(move, agreement, base), amount)


def _badge(zone_number: int) -> str:
    return element("span", text(zone_number), class_="zk-badge", aria_hidden="true")
