"""The form of a meeting: a new one, or one to correct. What is typed outlives a correction by somebody else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import streamlit as st

from lib.domain.events import day_text
from lib.domain.meetings.entry import MeetingEntry
from lib.domain.meetings.kinds import MeetingKind, kind_of
from lib.domain.meetings.meeting import Meeting, MeetingState
from lib.domain.meetings.written import NOTE_LIMIT, PLACE_LIMIT
from lib.domain.plan import Zone
from lib.domain.scenario.compared import UNNAMED
from lib.domain.scenario.saved import KeptSave, SavedScenario
from lib.ui.meeting_choices import CHOOSE_SCENARIOS, NEW

_FIELDS = ("slags", "dag", "klokken", "sted", "zone", "scenarier", "note")
_BASE = "udgave"


class Scenarios(Protocol):
    """Where saved scenarios are read."""

    def in_use(self) -> tuple[SavedScenario, ...]: ...
    def saves(self, scenario_id: str) -> tuple[KeptSave, ...]: ...


@dataclass(frozen=True)
class Offers:
    """What may be chosen in the form: the kinds of meetings, the zones, and saved scenarios by their ids and save."""

    kinds: Sequence[MeetingKind]
    zones: Sequence[Zone]
    scenarios: Mapping[tuple[str, int], str]


def scenario_names(book: Scenarios, planned_with: Sequence[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """The scenarios in use by id and save, and the saves that a meeting was planned with, however old."""
    named = {(each.scenario_id, each.head.save_id): each.head.name or UNNAMED for each in book.in_use()}
    for scenario_id, save_id in planned_with:
        older = next((each for each in book.saves(scenario_id) if each.save_id == save_id), None)
        if older is not None:
            named.setdefault((scenario_id, save_id), f"{older.name or UNNAMED}, en tidligere udgave")
    return named


def key(chosen: str, field: str) -> str:
    """The session's key of a field of a meeting."""
    return f"moede_{chosen}_{field}"


def base_of(chosen: str) -> int | None:
    """The row that the fields were filled from; None for a new meeting."""
    base = st.session_state.get(key(chosen, _BASE))
    return None if base is None else int(base)


def rebase(chosen: str, row_id: int) -> None:
    """The fields stand on another row than they were filled from: what was typed may be saved on it."""
    st.session_state[key(chosen, _BASE)] = row_id


def forget(chosen: str) -> None:
    """Let the fields be filled anew from what is kept."""
    for field in (*_FIELDS, _BASE):
        st.session_state.pop(key(chosen, field), None)


def typed(chosen: str) -> MeetingEntry:
    """What stands in the fields."""
    state = st.session_state

    def words(field: str) -> str:
        return str(state.get(key(chosen, field)) or "")

    return MeetingEntry(
        kind=state.get(key(chosen, "slags")),
        day=words("dag"),
        begins=words("klokken"),
        place=words("sted"),
        zone=state.get(key(chosen, "zone")),
        scenarios=tuple(state.get(key(chosen, "scenarier")) or ()),
        note=words("note"),
    )


def meeting_form(own: Meeting | None, offers: Offers, save: Callable[[str], None]) -> None:
    """The fields of a new meeting, or of `own`; `save` is called with its id and reads what was typed."""
    chosen = NEW if own is None else str(own.meeting_id)
    _fill(chosen, own, offers)
    begun = own is not None and own.fields.state is not MeetingState.PLANNED
    with st.form(f"moede-{chosen}", border=False):
        kind, zone = st.columns([7, 3], gap="small")
        with kind:
            st.selectbox(
                "Slags møde",
                [each.kind_id for each in offers.kinds],
                index=None,
                key=key(chosen, "slags"),
                format_func=lambda one: getattr(kind_of(offers.kinds, one), "name", one),
                placeholder="Vælg",
                disabled=begun,
            )
        with zone:
            st.selectbox(
                "Zone, hvis det er for én",
                [each.area_id for each in offers.zones],
                index=None,
                key=key(chosen, "zone"),
                format_func={each.area_id: each.name for each in offers.zones}.get,
                placeholder="Alle",
            )
        _when_and_where(chosen, begun)
        st.multiselect(
            "Scenarier, mødet ser på",
            list(offers.scenarios),
            key=key(chosen, "scenarier"),
            format_func=lambda one: offers.scenarios[one],
            placeholder=CHOOSE_SCENARIOS,
            select_all=False,
        )
        st.text_area("Note (nævn ingen personer)", key=key(chosen, "note"), max_chars=NOTE_LIMIT, height=80)
        label = "Planlæg mødet" if own is None else "Gem rettelsen"
        st.form_submit_button(label, type="primary", key=f"gem_moede_{chosen}", on_click=save, args=(chosen,))


def _when_and_where(chosen: str, begun: bool) -> None:
    day, hour, place = st.columns([3, 2, 5], gap="small")
    for column, label, field, limit, hint, locked in (
        (day, "Dag", "dag", 40, "dag.måned.år", begun),
        (hour, "Klokken", "klokken", 10, "9.30", False),
        (place, "Sted", "sted", PLACE_LIMIT, "", False),
    ):
        with column:
            st.text_input(
                label,
                key=key(chosen, field),
                max_chars=limit,
                placeholder=hint,
                autocomplete="off",
                disabled=locked,
            )


def _fill(chosen: str, own: Meeting | None, offers: Offers) -> None:
    """Put what is kept in the fields the first time they are drawn; a choice that there is no more is left out."""
    state = st.session_state
    kept = own.fields if own is not None else None
    first: dict[str, object] = {
        "slags": kept.kind if kept and kind_of(offers.kinds, kept.kind) else None,
        "dag": day_text(kept.held_on) if kept else "",
        "klokken": kept.begins.replace(":", ".") if kept else "",
        "sted": kept.place if kept else "",
        "zone": kept.zone if kept and kept.zone in {zone.area_id for zone in offers.zones} else None,
        "scenarier": [each for each in kept.scenarios if each in offers.scenarios] if kept else [],
        "note": kept.note if kept else "",
    }
    fresh = key(chosen, "dag") not in state
    for field, value in first.items():
        if fresh or key(chosen, field) not in state:
            state[key(chosen, field)] = value
    if fresh and own is not None:
        state[key(chosen, _BASE)] = own.row_id
