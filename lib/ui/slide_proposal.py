"""Which saved scenarios a deck shows: the first is the proposal, the others its alternatives."""

from collections.abc import Sequence

import streamlit as st

from lib.domain.scenario.compared import UNNAMED
from lib.domain.scenario.saved import KeptSave, SavedScenario
from lib.ui.meeting_choices import CHOOSE_SCENARIOS

SCENARIOS_KEY = "dias_scenarier"
LABEL = "Forslag og alternativer"


def chosen_saves(scenarios: Sequence[SavedScenario]) -> tuple[KeptSave, ...]:
    """The newest saves of the scenarios that the reader picks, in the order picked; they stand in the address."""
    by_id = {each.scenario_id: each.head for each in scenarios}
    picked = st.multiselect(
        LABEL,
        list(by_id),
        format_func=lambda scenario_id: by_id[scenario_id].name or UNNAMED,
        key=SCENARIOS_KEY,
        bind="query-params",
        persist_state="session",
        placeholder=CHOOSE_SCENARIOS,
        width=520,
        select_all=False,
    )
    return tuple(by_id[each] for each in picked)
