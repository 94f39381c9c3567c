"""The table of published figures and the search in it."""

import math

import pandas as pd
import pytest

from lib.ui.figure_table import ALL_TABLES, Selection, choices, danish_figures, matching


@pytest.fixture
def table() -> pd.DataFrame:
    return danish_figures(
        pd.DataFrame(
            {
                "table": ["1", "4", "9"],
                "label": ["Kun grundskole", "Lang uddannelse", "Dagpengemodtager"],
                "year": pd.array([2020, 2016, None], dtype="Int32"),
                "area_name": ["Zone 1", "Zone 4", "Zone 1"],
                "value": [36.4, math.nan, 24.0],
                "unit": ["pct", "pct", "antal"],
                "status": ["ok", "mangler", "ok"],
                "provenance": ["published"] * 3,
                "source": ["Landsbyggefonden", "Landsbyggefonden", "Jobcenter Prøve"],
                "note": [None, "streg i kilden", None],
            }
        )
    )


def test_words_are_danish_and_nothing_missing_looks_like_a_number(table: pd.DataFrame) -> None:
    assert list(table["Enhed"]) == ["procent", "procent", "antal"]
    assert list(table["Status"]) == ["oplyst", "mangler", "oplyst"]
    assert list(table["År"]) == ["2020", "2016", "ikke angivet"]
    assert math.isnan(table["Værdi"].iloc[1])


@pytest.mark.parametrize(
    ("selection", "tables"),
    [
        (Selection(), ["1", "4", "9"]),
        (Selection(table="4"), ["4"]),
        (Selection(indicator="Dagpengemodtager"), ["9"]),
        (Selection(area="Zone 1"), ["1", "9"]),
        (Selection(area="Zone 1", words="GRUNDSKOLE"), ["1"]),
        (Selection(words="kilden streg"), ["4"]),
        (Selection(words="findes ikke"), []),
        (Selection(words="(.*"), []),
    ],
)
def test_a_selection_keeps_what_fits_all_of_it(
    table: pd.DataFrame, selection: Selection, tables: list[str]
) -> None:
    assert list(matching(table, selection)["Tabel"]) == tables


def test_choices_start_with_everything_and_name_each_once(table: pd.DataFrame) -> None:
    assert choices(table, "Område", "Alle områder") == ["Alle områder", "Zone 1", "Zone 4"]
    assert choices(table, "Tabel", ALL_TABLES)[0] == ALL_TABLES
