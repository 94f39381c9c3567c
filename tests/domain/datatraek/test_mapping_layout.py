"""Where the coordinates of an unknown table stand: column, headers, a text above, the sheet's name, or nowhere."""

from typing import Any

import pytest

from lib.domain.datatraek.mapping import propose_profile
from lib.domain.datatraek.profile import (
    AreaRule,
    Coordinate,
    Measure,
    Origin,
    PeriodForm,
    PeriodRule,
    Rhythm,
    ValueColumn,
)
from lib.domain.datatraek.rows import DatatraekKind
from tests.domain.datatraek.test_mapping import NAMES, proposed

WIDE = [["Zone", "6.1 Dagpengemodtager"], ["Zone 1", 3], ["Zone 2", 4]]
DAY = r"(\d{1,2}\.\s?(?!kv)[a-zæøå]+ (?:19|20)\d{2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2})"
QUARTER = r"([1-4]\. ?(?:kvartal|kvt\.?|kv\.?),? 20\d{2})"
WEEK = r"(uge \d{1,2}[ ,/-]+20\d{2})"
YEAR = r"\b((?:19|20)\d{2})\b"


@pytest.mark.parametrize(
    ("above", "sheet", "where", "form", "rhythm"),
    [
        ("Opgjort 1. Oktober 2024", "", Coordinate(Origin.ABOVE, find=DAY), PeriodForm.DATE, None),
        ("Den 01-10-2024", "2023", Coordinate(Origin.ABOVE, find=DAY), PeriodForm.DATE, None),
        (
            "2. kvartal 2026",
            "",
            Coordinate(Origin.ABOVE, find=QUARTER),
            PeriodForm.QUARTER,
            Rhythm.KVARTALSVIS,
        ),
        ("4.kv. 2026", "", Coordinate(Origin.ABOVE, find=QUARTER), PeriodForm.QUARTER, Rhythm.KVARTALSVIS),
        ("Uge 23, 2026", "", Coordinate(Origin.ABOVE, find=WEEK), PeriodForm.WEEK, Rhythm.UGENTLIG),
        ("Tal for 2024", "", Coordinate(Origin.ABOVE, find=YEAR), PeriodForm.YEAR, Rhythm.AARLIG),
        ("Tal", "Tal 2024", Coordinate(Origin.SHEET, find=YEAR), PeriodForm.YEAR, Rhythm.AARLIG),
        ("Tal", "uge 3 2026", Coordinate(Origin.SHEET, find=WEEK), PeriodForm.WEEK, Rhythm.UGENTLIG),
        ("Tal", "Ark1", Coordinate(Origin.ASKED), PeriodForm.DATE, None),
        ("Nr. 20245", "", Coordinate(Origin.ASKED), PeriodForm.DATE, None),
    ],
)
def test_the_period_of_a_table_without_one(
    above: str, sheet: str, where: Coordinate, form: PeriodForm, rhythm: Rhythm | None
) -> None:
    made, profile = proposed([above], *WIDE, sheet=sheet)
    assert profile.period == PeriodRule(where, form)
    assert profile.rhythm is (rhythm or Rhythm.UREGELMAESSIG)
    asked = "Filen siger ikke, hvilken periode tallene gælder. Den skal angives ved hver indlæsning."
    assert (asked in made.questions) is (where.origin is Origin.ASKED)


def test_weeks_across_are_read_by_their_whole_header() -> None:
    _, profile = proposed(
        ["6.1 Dagpengemodtager"], ["Zone", "uge 1 2026", "uge 2 2026"], ["Zone 1", 3, 4], ["Zone 2", 3, 4]
    )
    assert profile.period == PeriodRule(Coordinate(Origin.HEADER), PeriodForm.WEEK)
    assert profile.indicator == Coordinate(Origin.FIXED, fixed="dagpenge")
    assert profile.measure == Coordinate(Origin.FIXED, fixed="vaerdi")
    assert profile.table.header_contains == ("Zone", "uge 1 2026", "uge 2 2026")


def test_the_indicator_of_a_matrix_may_be_the_sheets_name_without_its_year() -> None:
    body = [["Zone", 2023, 2024], ["Zone 1", 3, 4], ["Zone 2", 3, 4]]
    _, profile = proposed(*body, sheet="6.1 Dagpengemodtager 2024")
    assert profile.indicator == Coordinate(Origin.FIXED, fixed="dagpenge")
    assert profile.source_id == "jobcenter"
    assert propose_profile(body, NAMES, "x", "Noget andet").profile is None


def test_areas_across_with_an_employer_and_a_measure_by_row() -> None:
    made, profile = proposed(
        ["Selskab", "Emne", "År", "Type", "Zone 1", "Zone 2", "I alt"],
        ["Boligselskabet", "dagpenge", 2024, "antal", 3, 4, 7],
        ["Boligselskabet", "jobparat", 2024, "i alt", 3, 4, 7],
    )
    assert profile.area == AreaRule(
        Coordinate(Origin.HEADER, find=r"^(Zone\ 1|Zone\ 2)$"), "zone", ("Selskab",)
    )
    assert profile.measure == Coordinate(
        Origin.COLUMN, ("Type",), names={"antal": "taeller", "i alt": "naevner"}
    )
    assert profile.indicator == Coordinate(Origin.COLUMN, ("Emne",), names={})
    assert profile.columns == ()
    assert [each.guess for each in made.columns] == [
        "boligorganisation", "indikator", "periode (år)", "hvad tallene er", "tal", "tal", "tal, ikke fundet",
    ]  # fmt: skip
    assert made.questions == ()


def test_one_header_that_is_an_area_is_no_row_of_areas() -> None:
    made = propose_profile([["Emne", "Zone 1"], ["dagpenge", 3], ["jobparat", 4]], NAMES, "x")
    assert made.profile is None
    assert "Hvilken kolonne siger, hvilket område tallene gælder?" in made.questions


def columns(*headers: str, cells: list[Any] | None = None) -> tuple[tuple[ValueColumn, ...], tuple[str, ...]]:
    """The columns that are read of a table of zones with these headers, and what is asked."""
    made, profile = proposed(
        ["Zone", "År", *headers], *[[f"Zone {n}", 2024, *(cells or [n] * len(headers))] for n in (1, 2)]
    )
    return profile.columns, made.questions


SHARE = "Kun grundskole, 15-64-årige"


def test_what_the_figures_of_a_column_are() -> None:
    share, count = ("kun_grundskole_15_64",), ("dagpenge",)
    unsure = f"Er tallene i «{SHARE}» andele eller antal? De er læst som værdi."
    assert columns(SHARE) == ((ValueColumn(SHARE, share, "vaerdi"),), (unsure,))
    for cell in ("3,5", "3.5"):
        assert columns(SHARE, cells=[cell]) == ((ValueColumn(SHARE, share, "vaerdi"),), ())
    for word, measure in (
        ("antal", "taeller"),
        ("i alt", "naevner"),
        ("pct.", "vaerdi"),
        ("status", "status"),
    ):
        header = f"{SHARE}, {word}"
        assert columns(header)[0] == (ValueColumn(header, share, measure),)
    # A count is its own value whatever its header calls it, but a status is a status.
    for header, measure in (
        ("6.1 Dagpengemodtager antal", "vaerdi"),
        ("6.1 Dagpengemodtager status", "status"),
    ):
        assert columns(header)[0] == (ValueColumn(header, count, measure),)


def long(*headers: str) -> tuple[ValueColumn, ...]:
    """The columns that are read of a long table with these headers."""
    _, profile = proposed(
        ["Zone", "Indikator", "År", *headers],
        *[[f"Zone {n}", "dagpenge", 2024, *[n] * len(headers)] for n in (1, 2)],
    )
    return profile.columns


def test_what_the_figures_of_a_long_table_are() -> None:
    assert long("Antal") == (ValueColumn("Antal", (), Measure.VALUE),), "alone it is the value"
    assert long("Tal") == (ValueColumn("Tal", (), Measure.VALUE),)
    assert long("Antal", "Nævner") == (
        ValueColumn("Antal", (), Measure.NUMERATOR),
        ValueColumn("Nævner", (), Measure.DENOMINATOR),
    )


def test_what_the_figures_of_a_long_table_may_be_is_asked() -> None:
    made, profile = proposed(
        ["Zone", "Indikator", "År", "Tal", "Antal"],
        *[[f"Zone {n}", "dagpenge", 2024, n, n] for n in (1, 2)],
    )
    assert [each.measure for each in profile.columns] == [Measure.VALUE, Measure.NUMERATOR]
    assert made.questions == ("Er tallene i «Tal» andele eller antal? De er læst som værdi.",)
    assert [(each.confidence, each.why) for each in made.columns[3:]] == [
        (0.5, "Kolonnen har tal, og rækkerne siger, hvilken indikator de er."),
        (0.9, "Overskriften siger, hvad tallene er."),
    ]


def test_registrations_have_their_measure_by_row_too() -> None:
    _, profile = proposed(
        ["Aktivitet", "Zone", "Mål", "juni 2026", "juli 2026"],
        ["Lektiecaféer", "Zone 1", "deltagere", 20, 2],
        ["Lektiecaféer", "Zone 2", "hold", 25, 3],
    )
    assert profile.kind is DatatraekKind.REGISTRERINGER
    assert profile.measure == Coordinate(
        Origin.COLUMN, ("Mål",), names={"deltagere": "deltagere", "hold": "hold"}
    )
    assert profile.period == PeriodRule(Coordinate(Origin.HEADER), PeriodForm.MONTH)
    assert profile.indicator == Coordinate(Origin.COLUMN, ("Aktivitet",), names={})
