"""What the reader of *Ledighed* chooses to look at; every choice is in the address."""

from collections.abc import Mapping

import streamlit as st

from lib.domain.plan import Plan
from lib.domain.unemployment.days import SINCE_WORDS, WINDOW_WORDS, Since, Window
from lib.domain.unemployment.known import TOTAL
from lib.ui.profile_choices import choice

ALL_ZONES, ALL_GROUPS = "alle", "kendskabsgrad"
PERSONS, CHANGE, TIME = "personer", "aendring", "tid"
VIEWS = {PERSONS: "Personer og andel", CHANGE: "Ændring", TIME: "Over tid"}


def chosen_zone(plan: Plan) -> str | None:
    """The area id of one zone; None: all of them."""
    numbers = {str(zone.number): zone for zone in plan.zones}
    words = {ALL_ZONES: "Alle zoner"} | {number: zone.name for number, zone in numbers.items()}
    made = choice("Zone", words, "zone", width=170)
    return None if made == ALL_ZONES else numbers[made].area_id


def chosen_group(labels: Mapping[str, str]) -> str:
    """One målgruppe of `labels` (target_group -> label, in order), or TOTAL: the kendskabsgrad."""
    words = {ALL_GROUPS: "Alle: kendskabsgraden"} | {
        group: f"{group} {label}" for group, label in labels.items()
    }
    made = choice("Målgruppe", words, "gruppe", width=430)
    return TOTAL if made == ALL_GROUPS else made


def chosen_window() -> Window:
    """How much of the time the curves show."""
    return Window(
        choice("Periode", {each.value: WINDOW_WORDS[each] for each in Window}, "periode", width=230)
    )


def chosen_since() -> Since:
    """What a change is counted from. The words hold no day: they stand in the address, and a link outlives a week."""
    return Since(choice("Ændring siden", {each.value: SINCE_WORDS[each] for each in Since}, "siden_dag"))


def chosen_view() -> str:
    """One of VIEWS: what the cells of the big table hold."""
    return str(
        st.segmented_control(
            "Vis i tabellen",
            list(VIEWS),
            default=PERSONS,
            required=True,
            format_func=VIEWS.get,
            key="tabel",
            bind="query-params",
            persist_state="session",
        )
    )
