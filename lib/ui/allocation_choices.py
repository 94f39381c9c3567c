"""What the reader of *Simulering* chooses to look at; every choice is in the address."""

import pandas as pd
import streamlit as st

from lib.domain.allocation.coverage import PUBLISHED
from lib.ui.coverage_panel import BASIS_WORDS

PUBLISHED_ONLY = "kun offentliggjorte behov"
WITH_PROXIES = "også demo- og hjælpetal"

MOVES, PROPOSAL, SCENARIOS = "Flytninger", "Forslag", "Scenarier"
BORDERS, ASSUMED = "Zonegrænser", "Antagelser"
_VIEW = "del"


def chosen_view() -> str:
    """Which part of the page is shown."""
    return str(
        st.segmented_control(
            "Vis",
            [MOVES, PROPOSAL, SCENARIOS, BORDERS, ASSUMED],
            default=None if _VIEW in st.session_state else MOVES,
            required=True,
            key=_VIEW,
            label_visibility="collapsed",
            bind="query-params",
            persist_state="session",
        )
    )


def show_view(view: str) -> None:
    """Go to another part; for a button's `on_click`."""
    st.session_state[_VIEW] = view


def proxies_wanted() -> bool:
    """Whether dækning is also measured on needs that are not published."""
    scope = st.selectbox(
        "Mål dækning på",
        [PUBLISHED_ONLY, WITH_PROXIES],
        key="behov",
        placeholder="Vælg",
        bind="query-params",
        persist_state="session",
    )
    return scope == WITH_PROXIES


def chosen_activity(by_activity: pd.DataFrame) -> str | None:
    """The activity of the chart: at first the one with most hours. None when no activity has a need."""
    if by_activity.empty:
        return None
    largest_first = by_activity.sort_values("hours", ascending=False, kind="stable")
    names = {
        row["activity_id"]: row["name"]
        if row["basis"] == PUBLISHED
        else f"{row['name']} ({BASIS_WORDS[row['basis']]})"
        for row in largest_first.to_dict("records")
    }
    if st.session_state.get("indsats") not in names:
        st.session_state.pop("indsats", None)
    return st.selectbox(
        "Aktivitet",
        list(names),
        key="indsats",
        format_func=names.get,
        placeholder="Vælg",
        bind="query-params",
        persist_state="session",
    )
