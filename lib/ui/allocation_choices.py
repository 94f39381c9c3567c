"""What the reader of *Simulering* chooses to look at; both choices are in the address."""

import pandas as pd
import streamlit as st

from lib.domain.allocation.coverage import PUBLISHED
from lib.ui.coverage_panel import BASIS_WORDS

PUBLISHED_ONLY = "kun offentliggjorte behov"
WITH_PROXIES = "også demo- og hjælpetal"


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
        "Indsats",
        list(names),
        key="indsats",
        format_func=names.get,
        placeholder="Vælg",
        bind="query-params",
        persist_state="session",
    )
