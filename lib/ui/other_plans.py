"""The plan's figures beside those of another plan: a table of what can be compared, and why the rest cannot."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from lib.domain.dates import long_date
from lib.domain.plan_comparison import PlanComparison, left_out_sentences
from lib.domain.value_words import with_unit
from lib.ui.frame import caption, csv_download, empty_state, section, text_table

_CHOICE = "anden_plan"
_ABOUT = (
    "Kun offentliggjorte og indlæste tal for planernes zoner samlet, og kun hvor begreb, personer, enhed og periode er "
    "de samme. Forskellen vurderes ikke: planerne har hver sine områder."
)


def chosen_plan(names: Mapping[str, str]) -> str:
    """The heading, and the other plan that is asked for; empty until one is. `names`: plan id -> name."""
    section("Andre planer", _ABOUT)
    chosen = st.selectbox(
        "Sammenlign med",
        list(names),
        index=None,
        format_func=lambda plan_id: names[plan_id],
        key=_CHOICE,
        placeholder="Vælg en plan",
    )
    return str(chosen or "")


def draw_comparison(found: PlanComparison, own: str, other: str, source: str) -> None:
    """The comparison with another plan: `own` and `other` are the plans' short names."""
    if found.rows:
        table = comparison_table(found, own, other)
        text_table(table)
        csv_download(table, "andre-planer.csv", source)
    else:
        empty_state(
            f"Intet tal kan sammenlignes med {other}",
            "Tal for hele landet er fælles for planerne og siger intet om forskellen på dem.",
        )
    for sentence in left_out_sentences(found):
        caption(sentence)


def comparison_table(found: PlanComparison, own: str, other: str) -> pd.DataFrame:
    """A row per indicator with its last day and the figures as they are read."""
    return pd.DataFrame(
        {
            "Indikator": [row.label for row in found.rows],
            "Periodens sidste dag": [long_date(row.period_end) for row in found.rows],
            own: [with_unit(row.own, row.unit) for row in found.rows],
            other: [with_unit(row.other, row.unit) for row in found.rows],
            "Hele landet": [
                "mangler" if row.land is None else with_unit(row.land, row.unit) for row in found.rows
            ],
        }
    )


def unreadable_plan(other: str) -> None:
    """The other plan's figures cannot be opened just now."""
    empty_state(f"Tallene for {other} kan ikke læses lige nu", "Prøv igen om lidt, eller vælg en anden plan.")
