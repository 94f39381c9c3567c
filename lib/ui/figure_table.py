"""Every published figure as a table with Danish words, and the search in it."""

from dataclasses import dataclass

import pandas as pd

from lib.domain.observation import PROVENANCE_WORDS, STATUS_WORDS
from lib.domain.value_words import UNIT_NAMES

ALL_TABLES, ALL_INDICATORS, ALL_AREAS = "Alle tabeller", "Alle indikatorer", "Alle områder"
_SEARCHED = ("Tabel", "Indikator", "Område", "Kilde", "Note", "År")


@dataclass(frozen=True)
class Selection:
    """What the user looks for; the ALL_ words and an empty `words` leave everything in."""

    table: str = ALL_TABLES
    indicator: str = ALL_INDICATORS
    area: str = ALL_AREAS
    words: str = ""


def danish_figures(figures: pd.DataFrame) -> pd.DataFrame:
    """The frame of the question `figures` with Danish columns and words, in the order of the source."""
    return pd.DataFrame(
        {
            "Tabel": figures["table"].astype(str),
            "Indikator": figures["label"],
            "År": figures["year"].astype("string").fillna("ikke angivet"),
            "Område": figures["area_name"],
            "Værdi": figures["value"],
            "Enhed": figures["unit"].map(UNIT_NAMES).fillna(figures["unit"]),
            "Status": figures["status"].map(STATUS_WORDS),
            "Oprindelse": figures["provenance"].map(PROVENANCE_WORDS),
            "Kilde": figures["source"],
            "Note": figures["note"].fillna(""),
        }
    )


def choices(table: pd.DataFrame, column: str, everything: str) -> list[str]:
    """`everything` first, then what the column holds, in the order of the source."""
    return [everything, *table[column].dropna().astype(str).unique()]


def matching(table: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The rows of a `danish_figures` frame that fit all parts of the selection; every word must be found
    somewhere."""
    kept = pd.Series(True, index=table.index)
    for column, wanted, everything in (
        ("Tabel", selection.table, ALL_TABLES),
        ("Indikator", selection.indicator, ALL_INDICATORS),
        ("Område", selection.area, ALL_AREAS),
    ):
        if wanted != everything:
            kept &= table[column] == wanted
    if table.empty:
        return table
    haystack = table[list(_SEARCHED)].astype(str).agg(" ".join, axis=1).str.casefold()
    for word in selection.words.casefold().split():
        kept &= haystack.str.contains(word, regex=False)
    return table[kept]
