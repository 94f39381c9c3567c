"""How many of each target group the hours may reach, zone by zone, before and after the moves."""

import pandas as pd
import streamlit as st

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import PUBLISHED
from lib.domain.effect.effect import AFTER, BEFORE
from lib.domain.effect.sentences import SAME_PERSON, STAMP, reached_words
from lib.domain.numbers import count
from lib.ui.coverage_panel import BASIS_WORDS, NEED_BASES
from lib.ui.frame import caption, data_expander, section
from lib.ui.markup import element, join, text
from lib.ui.placement_matrix import changed_cell, matrix_html

_TITLE = "Så mange kan nås"
_CAPTION = "Personer, som timerne kan nå, pr. aktivitet og zone"
_NO_NEED = "Intet behov er opgjort, så ingen kan siges at blive nået."
_COLUMNS = {
    "name": "Aktivitet",
    "zone": "Zone",
    "persons": "I målgruppen",
    "basis": "Behovet bygger på",
    "hours_before": "Timer før",
    "hours_after": "Timer efter",
    "before_low": "Nås før, lav",
    "before_mid": "Nås før, midt",
    "before_high": "Nås før, høj",
    "after_low": "Nås efter, lav",
    "after_mid": "Nås efter, midt",
    "after_high": "Nås efter, høj",
}


def reach_part(reached: pd.DataFrame, agreement: Agreement, mark: str) -> None:
    """The table of `lib.domain.effect.effect.reach`, and its numbers to fetch. `mark`: version and provenance."""
    section(_TITLE, f"{STAMP}. Midt i spændet, med lav til høj i parentes. {SAME_PERSON}")
    if reached.empty:
        caption(_NO_NEED)
        return
    heads = ["Aktivitet", *(zone.name for zone in agreement.zones)]
    rows = join(_row(own) for _, own in reached.groupby("activity_id", sort=False))
    st.html(matrix_html(_CAPTION, heads, rows))
    data_expander(_for_download(reached, agreement), "raekkevidde.csv", f"{STAMP} · {mark}")


def _row(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    basis = "" if first["basis"] == PUBLISHED else element("small", text(f" {BASIS_WORDS[first['basis']]}"))
    cells = join(_cell(row) for row in rows.to_dict("records"))
    return element("tr", element("th", text(first["name"]), basis, scope="row"), cells)


def _cell(row: dict[str, object]) -> str:
    of = element("small", text(f" af {count(row['persons'])}"))
    before, after = (reached_words(row, when) for when in (BEFORE, AFTER))
    if row["hours_before"] == row["hours_after"]:
        return element("td", text(after), of)
    return changed_cell(row["hours_after"] > row["hours_before"], before, after, of)


def _for_download(reached: pd.DataFrame, agreement: Agreement) -> pd.DataFrame:
    named = reached.assign(zone=reached["zone"].map({zone.area_id: zone.name for zone in agreement.zones}))
    named["basis"] = named["basis"].map(NEED_BASES)
    return named.rename(columns=_COLUMNS)[list(_COLUMNS.values())]
