"""The mapping assistant: what it proposes for tables it has never seen, and what it asks about."""

import pandas as pd
import pytest

from lib.domain.datatraek.known_names import KnownNames, known_names
from lib.domain.datatraek.mapping import Proposal, propose_profile
from lib.domain.datatraek.mapping_grid import grid_of
from lib.domain.datatraek.mapping_words import match_indicator, measure_of
from lib.domain.datatraek.profile import Measure, Origin, PeriodForm, Rhythm, SourceProfile, ValueColumn
from lib.domain.datatraek.rows import DatatraekKind

_INDICATORS = [
    ("kun_grundskole_18_29", "Kun grundskole, 18-29-årige", "pct", "share", "18-29", "lbf_t9"),
    ("kun_grundskole_15_64", "Kun grundskole, 15-64-årige", "pct", "share", "15-64", "lbf_t9"),
    ("uddannelse", "I gang med uddannelse, 18-29-årige", "pct", "share", "18-29", "lbf_t9"),
    ("dagpenge", "6.1 Dagpengemodtager", "antal", "count", "18-66", "jobcenter"),
    ("jobparat", "6.2 Jobparat kontanthjælpsmodtager", "antal", "count", "18-66", "jobcenter"),
]


def _names() -> KnownNames:
    indicators = pd.DataFrame(
        [
            {
                "indicator_id": key,
                "label": label,
                "short_label": label,
                "concept": key,
                "theme": "t",
                "unit": unit,
                "kind": kind,
                "age_band": age,
                "polarity": "lower",
                "additive": 1,
                "sensitive": 0,
                "period_rule": "10-01" if kind == "share" else "dato",
                "source_id": source,
            }
            for key, label, unit, kind, age, source in _INDICATORS
        ]
    )
    areas = pd.DataFrame(
        [{"area_id": f"z{n}", "name": f"Zone {n}", "level": "zone", "number": n} for n in (1, 2, 3)]
    )
    homes = pd.DataFrame(
        [
            {
                "area_id": key,
                "name": name,
                "organisation": "Boligselskabet",
                "zone": "z1",
                "provenance": "datatraek",
            }
            for key, name in (("a1", "Ærtehaven"), ("a2", "Bakken"), ("a3", "Søgården"))
        ]
    )
    activities = pd.DataFrame([{"activity_id": "cafe", "name": "Lektiecaféer", "short_name": "Lektiecafé"}])
    return known_names(areas, homes, indicators, activities)


NAMES = _names()


def proposed(
    *head: list[object], source: str = "Ny kilde", sheet: str = ""
) -> tuple[Proposal, SourceProfile]:
    proposal = propose_profile(head, NAMES, source, sheet)
    assert proposal.profile is not None
    return proposal, proposal.profile


def test_a_wide_table_with_group_headers_a_title_and_a_footnote() -> None:
    proposal, profile = proposed(
        ["Uddannelse pr. 1. oktober 2024"],
        [],
        ["Afdeling", "Kun grundskole, 18-29-årige", None, "I gang med uddannelse, 18-29-årige", None],
        [None, "Antal", "Andel", "Antal", "Andel"],
        ["Ærtehaven", 10, "36,4", 12, "40,1"],
        ["Bakken", "*", "..", 12, "40,1"],
        ["Søgården", 10, "36,4", 12, "40,1"],
        ["I alt", 30, "36,4", 36, "40,1"],
        ["Kilde: Registret"],
        source="LBF Tabel 9.xlsx",
    )
    assert (profile.profile_id, profile.source_id, profile.kind) == (
        "lbf_tabel_9",
        "lbf_t9",
        DatatraekKind.OBSERVATIONER,
    )
    assert (profile.area.where.columns, profile.area.level) == (("Afdeling",), "afdeling")
    assert (profile.period.where.origin, profile.period.form) == (Origin.ABOVE, PeriodForm.DATE)
    assert (profile.table.header_rows, profile.table.skip) == (2, ("I alt",))
    assert profile.columns[:2] == (
        ValueColumn("Kun grundskole, 18-29-årige | Antal", ("kun_grundskole_18_29",), Measure.NUMERATOR),
        ValueColumn("Kun grundskole, 18-29-årige | Andel", ("kun_grundskole_18_29",), Measure.VALUE),
    )
    assert proposal.questions == ("Hvor ofte kommer kilden? Opsætningen siger uregelmæssigt.",)


def test_a_long_table_by_its_columns() -> None:
    _, profile = proposed(
        ["Område", "Indikator", "År", "Tæller", "Nævner", "Værdi"],
        ["Zone 1", "Kun grundskole, 15-64-årige", "2024", "100", "300", "33.3"],
        ["Zone 2", "Kun grundskole, 15-64-årige", "2024", "90", "300", "30.0"],
    )
    assert profile.indicator is not None
    assert profile.indicator.columns == ("Indikator",)
    assert (profile.period.where.columns, profile.period.form) == (("År",), PeriodForm.YEAR)
    assert profile.rhythm is Rhythm.AARLIG
    assert [(column.header, column.indicators, column.measure) for column in profile.columns] == [
        ("Tæller", (), "taeller"),
        ("Nævner", (), "naevner"),
        ("Værdi", (), "vaerdi"),
    ]
    assert (profile.cells.decimal, profile.cells.thousands) == (".", ",")
    assert profile.source_id == "lbf_t9"


def test_a_matrix_of_years_with_its_indicator_above_and_shares_as_0_to_1() -> None:
    proposal, profile = proposed(
        ["Kun grundskole, 15-64-årige"],
        ["Zone", 2022, 2023, 2024],
        ["Zone 1", 0.41, 0.42, 0.40],
        ["Zone 2", 0.30, 0.31, 0.29],
        ["Zone 7", 0.30, 0.31, 0.29],
    )
    assert (profile.period.where.origin, profile.period.form) == (Origin.HEADER, PeriodForm.YEAR)
    assert profile.indicator is not None
    assert profile.indicator.fixed == "kun_grundskole_15_64"
    assert (profile.columns, profile.cells.share_of_one) == ((), True)
    assert proposal.questions == (
        "Hvilket område er «Zone 7»? Planen kender ikke navnet.",
        "Andelene ser ud til at stå som 0-1 og bliver ganget med 100. Er det rigtigt?",
    )


def test_groups_down_and_zones_across() -> None:
    proposal, profile = proposed(
        ["Ledige uge 23, 2026"],
        ["Målgruppe", "Zone 1", "Zone 2", "Zone 3", "I alt"],
        ["6.1 Dagpengemodtager", 24, 33, 38, 95],
        ["6.2 Jobparat kontanthjælpsmodtager", 2, 3, "-", 5],
    )
    assert (profile.area.where.origin, profile.area.level) == (Origin.HEADER, "zone")
    assert profile.area.where.find == r"^(Zone\ 1|Zone\ 2|Zone\ 3)$"
    assert (profile.period.form, profile.rhythm, profile.source_id) == (
        PeriodForm.WEEK,
        Rhythm.UGENTLIG,
        "jobcenter",
    )
    assert [guess.confidence for guess in proposal.columns] == [1.0, 0.8, 0.8, 0.8, 0.0]


def test_registrations_by_activity() -> None:
    _, profile = proposed(
        ["Aktivitet", "Zone", "Måned", "Antal deltagere", "Hold", "Pladser"],
        ["Lektiecaféer", "Zone 1", "juni 2026", 20, 2, 30],
        ["Lektiecafé", "Zone 2", "juli 2026", 20, 2, 30],
    )
    assert profile.kind is DatatraekKind.REGISTRERINGER
    assert [column.measure for column in profile.columns] == ["deltagere", "hold", "pladser"]
    assert (profile.period.form, profile.rhythm) == (PeriodForm.MONTH, Rhythm.MAANEDLIG)


def test_what_is_unknown_is_asked_and_left_out() -> None:
    proposal, profile = proposed(
        ["Afdeling", "Kun grundskole, 18-29-årige", "Antal altaner"],
        ["Ærtehaven", "36,4", 12],
        ["Bakken", "xx", 14],
        ["Søgården", "33,1", 9],
    )
    assert [column.header for column in profile.columns] == ["Kun grundskole, 18-29-årige"]
    assert profile.period.where.origin is Origin.ASKED
    assert set(proposal.questions) >= {
        "Hvilken indikator er kolonnen «Antal altaner»? Den er ikke med i opsætningen.",
        "Filen siger ikke, hvilken periode tallene gælder. Den skal angives ved hver indlæsning.",
        "Hvad betyder tegnet «xx»: diskretioneret, mangler eller ikke relevant?",
    }


@pytest.mark.parametrize(
    "head",
    [
        [],
        [[]],
        [[None, None], [None]],
        [["hej"], ["med", "dig"]],
        [[1, 2, 3], [4, 5, 6]],
        [["Afdeling", "Altaner"], ["Ukendt", 3], ["Heller ikke", 4]],
        [["Zone", 2022, 2023], ["Zone 1", 3, 4]],
    ],
)
def test_without_area_indicator_or_table_there_is_no_profile_but_a_question(head: list[list[object]]) -> None:
    proposal = propose_profile(head, NAMES, "Ny kilde")
    assert proposal.profile is None
    assert proposal.questions


@pytest.mark.parametrize(
    ("cells", "decimal", "question"),
    [
        (["1,5", "2,25"], ",", None),
        (["1.5", "2.25"], ".", None),
        (["1.5", "2,25"], ",", "Filen bruger både komma og punktum som decimaltegn. Hvilket er det rigtige?"),
        (["1.137", "2.204"], ",", "Er tegnet i «1.137» et tusindtalsskilletegn? Det er læst sådan."),
    ],
)
def test_decimal_signs(cells: list[str], decimal: str, question: str | None) -> None:
    proposal, profile = proposed(["Zone", "6.1 Dagpengemodtager"], ["Zone 1", cells[0]], ["Zone 2", cells[1]])
    assert profile.cells.decimal == decimal
    assert question is None or question in proposal.questions


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Antal", Measure.NUMERATOR),
        ("Antal i alt", Measure.DENOMINATOR),
        ("Andel (pct.)", Measure.VALUE),
        ("Kun grundskole, %", Measure.VALUE),
        ("Nævner", Measure.DENOMINATOR),
        ("Kun grundskole", None),
    ],
)
def test_measures_by_words(header: str, measure: Measure | None) -> None:
    assert measure_of(header) is measure


@pytest.mark.parametrize(
    ("header", "indicator"),
    [
        ("Kun grundskole 18-29 år", "kun_grundskole_18_29"),
        ("KUN GRUNDSKOLE, 15-64-årige, antal", "kun_grundskole_15_64"),
        ("kun_grundskole_15_64", "kun_grundskole_15_64"),
        # Two are equally like: no guess.
        ("Kun grundskole", None),
        ("Antal", None),
        ("Altaner", None),
    ],
)
def test_headers_to_indicators(header: str, indicator: str | None) -> None:
    match = match_indicator(header, NAMES.indicators)
    assert (match.indicator_id if match else None) == indicator


def test_the_header_row_is_the_one_with_most_words_over_figures() -> None:
    grid = grid_of(
        [["En titel"], ["Bemærk", "noget"], ["Zone", "A", "B"], ["Zone 1", 1, 2], ["Zone 2", 3, 4]]
    )
    assert grid is not None
    assert (grid.header_row, [column.header for column in grid.columns][0]) == (2, "Bemærk | Zone")
