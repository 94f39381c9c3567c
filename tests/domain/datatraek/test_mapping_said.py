"""The mapping assistant: what it says of each column, what it asks, and the whole profile that it proposes."""

from typing import Any

import pytest

from lib.domain.datatraek.mapping import ColumnGuess, Proposal, propose_profile
from lib.domain.datatraek.profile import (
    AreaRule,
    CellRule,
    Coordinate,
    Measure,
    Origin,
    PeriodForm,
    PeriodRule,
    Rhythm,
    SourceProfile,
    TableShape,
    ValueColumn,
)
from lib.domain.datatraek.rows import DatatraekKind
from tests.domain.datatraek.test_mapping import NAMES, proposed

IRREGULAR = "Hvor ofte kommer kilden? Opsætningen siger uregelmæssigt."
NO_AREA = "Hvilken kolonne siger, hvilket område tallene gælder?"
NO_PERIOD = "Filen siger ikke, hvilken periode tallene gælder. Den skal angives ved hver indlæsning."
NO_SOURCE = "Hvilken af planens kilder kommer tallene fra?"
AREAS_KNOWN = "2 af 2 værdier er områder, planen kender."


def test_a_file_without_a_table_says_so_and_asks() -> None:
    made = propose_profile([["hej"]], NAMES, "Ny kilde")
    assert (made.profile, made.columns) == (None, ())
    assert made.questions == (
        "Filen har ingen tabel, der ligner tal med overskrifter. Hvilken række er overskriften?",
    )


def wide() -> tuple[Proposal, SourceProfile]:
    """What is proposed for a wide table with a column of each kind."""
    return proposed(
        ["Opgjort uge 23, 2026"],
        [
            "Selskab",
            "Område",
            "6.1 Dagpengemodtager",
            "6.2 Jobparat kontanthjælpsmodtager i alt",
            "Altaner",
            "Noter",
        ],
        ["Boligselskabet", "Zone 1", 24, 1, 7, "a"],
        ["Boligselskabet", "Zone 2", 33, 2, 8, "b"],
        ["Boligselskabet", "I alt", 57, 3, 15, "c"],
        source="Ledige Åbyhøj.xlsx",
    )


def test_a_wide_table_is_proposed_whole() -> None:
    made, profile = wide()
    assert profile == SourceProfile(
        profile_id="ledige_aabyhoej",
        title="Ledige Åbyhøj.xlsx",
        kind=DatatraekKind.OBSERVATIONER,
        source_id="jobcenter",
        rhythm=Rhythm.UGENTLIG,
        area=AreaRule(Coordinate(Origin.COLUMN, ("Område",)), "zone", ("Selskab",)),
        period=PeriodRule(Coordinate(Origin.ABOVE, find=r"(uge \d{1,2}[ ,/-]+20\d{2})"), PeriodForm.WEEK),
        table=TableShape(
            header_contains=(
                "Selskab", "Område", "6.1 Dagpengemodtager", "6.2 Jobparat kontanthjælpsmodtager i alt", "Altaner",
            ),
            skip=("I alt",),
        ),
        columns=(
            ValueColumn("6.1 Dagpengemodtager", ("dagpenge",), "vaerdi"),
            ValueColumn("6.2 Jobparat kontanthjælpsmodtager i alt", ("jobparat",), "vaerdi"),
        ),
        note="Foreslået ud fra «Ledige Åbyhøj.xlsx»; gennemgå den, før den bruges.",
    )  # fmt: skip
    assert made.questions == ("Hvilken indikator er kolonnen «Altaner»? Den er ikke med i opsætningen.",)


def test_what_each_column_of_a_wide_table_seems_to_be() -> None:
    made, _ = wide()
    assert made.columns[:3] == (
        ColumnGuess("Selskab", "boligorganisation", 1.0, "1 af 1 værdier er organisationer i planen."),
        ColumnGuess("Område", "område (zone)", 0.67, "2 af 3 værdier er områder, planen kender."),
        ColumnGuess(
            "6.1 Dagpengemodtager",
            "6.1 Dagpengemodtager: værdi",
            1.0,
            "Overskriften er en indikator i planen.",
        ),
    )
    like = made.columns[3]
    assert (like.guess, like.why) == (
        "6.2 Jobparat kontanthjælpsmodtager: værdi",
        "Overskriften ligner «6.2 Jobparat kontanthjælpsmodtager».",
    )
    assert made.columns[4:] == (
        ColumnGuess(
            "Altaner",
            "tal, ikke fundet",
            0.0,
            "Kolonnen har tal, men overskriften ligner ingen bestemt indikator.",
        ),
        ColumnGuess("Noter", "bruges ikke", 0.0, "Kolonnen har ord, som planen ikke kender."),
    )


def test_a_long_table_is_proposed_whole() -> None:
    made, profile = proposed(
        ["Område", "Emne", "År", "Mål", "Tal"],
        ["Zone 1", "dagpenge", 2024, "antal", 100],
        [None, "Jobparat kontanthjælpsmodtager", 2025, "antal", 90],
        [None, "jobparat", 2025, "antal", 90],
        ["Zone 2", "dagpenge", 2024, "antal", 80],
        [None, "dagpenge", 2025, "antal", 80],
    )  # fmt: skip
    assert profile == SourceProfile(
        profile_id="ny_kilde",
        title="Ny kilde",
        kind=DatatraekKind.OBSERVATIONER,
        source_id="jobcenter",
        rhythm=Rhythm.AARLIG,
        area=AreaRule(Coordinate(Origin.COLUMN, ("Område",)), "zone"),
        period=PeriodRule(Coordinate(Origin.COLUMN, ("År",)), PeriodForm.YEAR),
        table=TableShape(header_contains=("Område", "Emne", "År", "Mål", "Tal"), fill_down=("Område",)),
        columns=(ValueColumn("Tal", (), ""),),
        indicator=Coordinate(Origin.COLUMN, ("Emne",), names={"Jobparat kontanthjælpsmodtager": "jobparat"}),
        measure=Coordinate(Origin.COLUMN, ("Mål",), names={"antal": "taeller"}),
        note="Foreslået ud fra «Ny kilde»; gennemgå den, før den bruges.",
    )
    assert [(each.guess, each.confidence, each.why) for each in made.columns] == [
        ("område (zone)", 1.0, AREAS_KNOWN),
        ("indikator", 1.0, "3 af 3 værdier ligner indikatorer i planen."),
        ("periode (år)", 1.0, "2 af 2 værdier kan læses som år."),
        ("hvad tallene er", 0.9, "Ordene siger, om tallene er antal eller andele."),
        ("tal: se kolonnen med mål", 0.5, "Kolonnen har tal, og rækkerne siger, hvilken indikator de er."),
    ]
    assert made.questions == ()


def test_a_matrix_is_proposed_whole() -> None:
    made, profile = proposed(
        ["Kun grundskole, 15-64-årige"],
        ["Zone", "2022", "2023", "Noter"],
        ["Zone 1", "41,5", "42,5", "x"],
        ["Zone 2", "30,5", "31,5", "y"],
        ["I alt", "35,5", "36,5", "z"],
    )
    assert profile == SourceProfile(
        profile_id="ny_kilde",
        title="Ny kilde",
        kind=DatatraekKind.OBSERVATIONER,
        source_id="lbf_t9",
        rhythm=Rhythm.AARLIG,
        area=AreaRule(Coordinate(Origin.COLUMN, ("Zone",)), "zone"),
        period=PeriodRule(Coordinate(Origin.HEADER, find=r"^((?:19|20)\d{2})$"), PeriodForm.YEAR),
        table=TableShape(header_contains=("Zone",), skip=("I alt",)),
        indicator=Coordinate(Origin.FIXED, fixed="kun_grundskole_15_64"),
        measure=Coordinate(Origin.FIXED, fixed="vaerdi"),
        note="Foreslået ud fra «Ny kilde»; gennemgå den, før den bruges.",
    )
    header = "Overskriften er en periode eller et område."
    assert [(each.header, each.guess, each.confidence, each.why) for each in made.columns] == [
        ("Zone", "område (zone)", 0.67, "2 af 3 værdier er områder, planen kender."),
        ("2022", "tal", 0.8, header),
        ("2023", "tal", 0.8, header),
        ("Noter", "bruges ikke", 0.0, "Kolonnen har ord, som planen ikke kender."),
    ]
    assert made.questions == ()


def test_registrations_are_proposed_with_their_measures_and_ask_of_what_is_none() -> None:
    made, profile = proposed(
        ["Aktivitet", "Zone", "Antal deltagere", "Timer"],
        ["Lektiecaféer", "Zone 1", 20, 2],
        ["Lektiecafé", "Zone 2", 25, 3],
        source="Tal for aktiviteter",
    )
    assert (profile.kind, profile.source_id) == (DatatraekKind.REGISTRERINGER, "tal_for_aktiviteter")
    assert profile.columns == (ValueColumn("Antal deltagere", (), "deltagere"),)
    assert profile.indicator == Coordinate(Origin.COLUMN, ("Aktivitet",), names={})
    assert profile.period == PeriodRule(Coordinate(Origin.ASKED), PeriodForm.DATE)
    assert made.columns[2] == ColumnGuess(
        "Antal deltagere", "tal: deltagere", 0.9, "Overskriften siger, hvad tallene er."
    )
    assert made.columns[3].guess == "tal, ikke fundet"
    assert made.questions == (
        NO_PERIOD,
        "Er «Timer» deltagere, hold eller pladser? Kolonnen er ikke med i opsætningen.",
        IRREGULAR,
    )


def test_what_is_not_sure_is_asked_column_by_column() -> None:
    made, profile = proposed(
        ["Navn", "Kun grundskole for 15-64-årige", "Uddannelse i gang 18-29"],
        ["Ærtehaven", 40, 20],
        ["Vest 1", 41, 21],
        ["Bakken", 42, 22],
        ["Søgården", 43, 23],
    )
    assert made.questions == (
        NO_PERIOD,
        "Er tallene i «Kun grundskole for 15-64-årige» andele eller antal? De er læst som værdi.",
        "Er tallene i «Uddannelse i gang 18-29» andele eller antal? De er læst som værdi.",
        "Er kolonnen «Uddannelse i gang 18-29» indikatoren «I gang med uddannelse, 18-29-årige»?",
        "Hvilket område er «Vest 1»? Planen kender ikke navnet.",
        IRREGULAR,
    )
    assert profile.cells == CellRule()
    assert profile.source_id == "lbf_t9"


def test_at_most_five_unknown_areas_are_asked_about_and_totals_are_none() -> None:
    names = ["Ærtehaven", "Bakken", "Søgården", "Total", "Hele byen", *(f"Vest {n}" for n in range(1, 7))]
    made, profile = proposed(["Afdeling", "6.1 Dagpengemodtager"], *[[name, 4] for name in names])
    asked = [each for each in made.questions if each.startswith("Hvilket område")]
    assert asked == [f"Hvilket område er «Vest {n}»? Planen kender ikke navnet." for n in range(1, 6)]
    assert profile.table.skip == ("Total", "Hele byen")


def test_figures_of_two_sources_or_of_none_ask_for_the_source() -> None:
    made, profile = proposed(
        ["Zone", "6.1 Dagpengemodtager", "Kun grundskole, 15-64-årige"],
        ["Zone 1", 4, "3,5"],
        ["Zone 2", 5, "4,5"],
    )
    assert profile.source_id == "ny_kilde"
    assert made.questions == (NO_PERIOD, IRREGULAR, NO_SOURCE)


@pytest.mark.parametrize(
    ("head", "questions"),
    [
        ([["Hus", "6.1 Dagpengemodtager"], ["x", 3], ["y", 4]], (NO_AREA, NO_PERIOD)),
        ([["Zone", 2022, 2023], ["Zone 1", 3, 4]], ("Hvilken indikator er tabellens tal?",)),
        (
            [["Afdeling", "Altaner"], ["Bakken", 3], ["Søgården", 4]],
            (NO_PERIOD, "Hvilken indikator er kolonnen «Altaner»? Den er ikke med i opsætningen."),
        ),
    ],
)
def test_without_a_profile_the_questions_say_what_is_lacking(
    head: list[list[Any]], questions: tuple[str, ...]
) -> None:
    made = propose_profile(head, NAMES, "Ny kilde")
    assert made.profile is None
    assert made.questions == questions
    assert made.columns


@pytest.mark.parametrize(
    ("name", "profile_id"),
    [
        ("Tal.csv", "tal"),
        ("Tal.v2 2026.xlsx", "tal_v2_2026"),
        ("Ærø, Østre Å", "aeroe_oestre_aa"),
        ("!!!", "ny_kilde"),
        ("x" * 70, "x" * 60),
        ("y" * 59 + " z", "y" * 59),
    ],
)
def test_a_profile_is_named_by_the_file(name: str, profile_id: str) -> None:
    _, profile = proposed(["Zone", "6.1 Dagpengemodtager"], ["Zone 1", 4], ["Zone 2", 5], source=name)
    assert profile.profile_id == profile_id


def test_shares_in_the_columns_of_a_wide_table_may_stand_as_0_to_1() -> None:
    made, profile = proposed(
        ["Zone", "Kun grundskole, 15-64-årige", "6.1 Dagpengemodtager"],
        ["Zone 1", 0.41, 400],
        ["Zone 2", 0.3, 500],
    )
    assert profile.cells == CellRule(share_of_one=True)
    assert profile.columns[0] == ValueColumn(
        "Kun grundskole, 15-64-årige", ("kun_grundskole_15_64",), Measure.VALUE
    )
    assert "Andelene ser ud til at stå som 0-1 og bliver ganget med 100. Er det rigtigt?" in made.questions
