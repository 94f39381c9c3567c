"""What a column seems to hold, how sure that is and why: each kind by itself, and rivals beside each other."""

import pytest

from lib.domain.datatraek.mapping_columns import Role, Seen, area_level, period_form, seen_columns
from lib.domain.datatraek.mapping_grid import Column
from lib.domain.datatraek.profile import PeriodForm
from lib.domain.indicator import Indicator, Kind, Polarity
from tests.domain.datatraek import test_mapping
from tests.domain.datatraek.test_mapping import NAMES

LIKE_NOTHING = "Kolonnen har tal, men overskriften ligner ingen bestemt indikator."
KNOWN_WORDS = "Ordene siger, om tallene er antal eller andele."


def column(header: str, *cells: object) -> Column:
    return Column(header, cells)


@pytest.mark.parametrize(
    ("one", "role", "confidence", "why", "detail"),
    [
        (column("Tom"), Role.UNKNOWN, 0, "Kolonnen er tom.", ""),
        (column("Tom", None, " "), Role.UNKNOWN, 0, "Kolonnen er tom.", ""),
        (
            column("Selskab", "Boligselskabet", "boligselskabet", "andre"),
            Role.ORGANISATION,
            2 / 3,
            "2 af 3 værdier er organisationer i planen.",
            "",
        ),
        (
            column("Navn", "Ærtehaven", "Bakken"),
            Role.AREA,
            1,
            "2 af 2 værdier er områder, planen kender.",
            "afdeling",
        ),
        (
            column("Navn", "Ærtehaven", "Bakken", "Søgården", "x", "y"),
            Role.AREA,
            0.6,
            "3 af 5 værdier er områder, planen kender.",
            "afdeling",
        ),
        (
            column("Navn", "Ærtehaven", "x"),
            Role.UNKNOWN,
            0,
            "Kolonnen har ord, som planen ikke kender.",
            "",
        ),
        (
            column("Afdeling", "Ærtehaven", "x", "y"),
            Role.AREA,
            1 / 3,
            "1 af 3 værdier er områder, planen kender.",
            "afdeling",
        ),
        (column("Afdeling", "x", "y"), Role.UNKNOWN, 0, "Kolonnen har ord, som planen ikke kender.", ""),
        (column("Zone", 1, 2, 3), Role.AREA, 1, "3 af 3 værdier er områder, planen kender.", "zone"),
        (column("Zone 1", 10, 20), Role.VALUES, 0, LIKE_NOTHING, ""),
        (column("År", 2020, 2021), Role.PERIOD, 1, "2 af 2 værdier kan læses som år.", "aar"),
        (column("x", 2020, 2021), Role.PERIOD, 0.8, "2 af 2 værdier kan læses som år.", "aar"),
        (column("x", 44000, 45000), Role.VALUES, 0, LIKE_NOTHING, ""),
        (column("Dato", 44000, 45000), Role.PERIOD, 1, "2 af 2 værdier kan læses som dato.", "dato"),
        (column("Mål", "antal", "andel"), Role.MEASURE, 0.9, KNOWN_WORDS, ""),
        (column("Hvad", "antal", "andel"), Role.MEASURE, 0.7, KNOWN_WORDS, ""),
        (
            column("Hvad", "antal", "andel", "vand"),
            Role.UNKNOWN,
            0,
            "Kolonnen har ord, som planen ikke kender.",
            "",
        ),
        (
            column("Emne", "Lektiecafé", "Lektiecaféer", "Lektiecaféer", "x"),
            Role.INDICATOR,
            2 / 3,
            "2 af 3 værdier er aktiviteter i planen.",
            "aktivitet",
        ),
        (
            column("Emne", "Kun grundskole, 18-29-årige", "6.1 Dagpengemodtager"),
            Role.INDICATOR,
            1,
            "2 af 2 værdier ligner indikatorer i planen.",
            "indikator",
        ),
        (
            column("6.1 Dagpengemodtager", 1, 2),
            Role.VALUES,
            1,
            "Overskriften er en indikator i planen.",
            "dagpenge",
        ),
        (column("Vand", 1, 2), Role.VALUES, 0, LIKE_NOTHING, ""),
        (column("Vand", "a", "b"), Role.UNKNOWN, 0, "Kolonnen har ord, som planen ikke kender.", ""),
    ],
)
def test_a_column_by_itself(one: Column, role: Role, confidence: float, why: str, detail: str) -> None:
    (found,) = seen_columns([one], NAMES)
    assert found == Seen(one, role, pytest.approx(confidence), why, detail)  # type: ignore[arg-type]  # a number that is near


def test_a_header_that_is_like_an_indicator_is_named_with_it() -> None:
    (found,) = seen_columns([column("Jobparat kontanthjælpsmodtager i alt", 1, 2)], NAMES)
    assert (found.role, found.detail) == (Role.VALUES, "jobparat")
    assert 0 < found.confidence < 1
    assert found.why == "Overskriften ligner «6.2 Jobparat kontanthjælpsmodtager»."


def test_of_two_for_one_thing_the_surer_and_then_the_first_has_it() -> None:
    half = column("Navn", "Ærtehaven", "Bakken", "x")
    sure = column("Zone", "Zone 1", "Zone 2")
    first, second = seen_columns([half, sure], NAMES)
    assert first == Seen(half, Role.UNKNOWN, 0.0, "En anden kolonne ligner mere kolonnen for området.")
    assert (second.role, second.detail) == (Role.AREA, "zone")
    alike = [column("Zone", "Zone 1"), column("Zone", "Zone 2"), column("Zone", "Zone 3")]
    assert [each.role for each in seen_columns(alike, NAMES)] == [Role.AREA, Role.UNKNOWN, Role.UNKNOWN]
    values = [column("Vand", 1, 2), column("Luft", 3, 4)]
    assert [each.role for each in seen_columns(values, NAMES)] == [Role.VALUES, Role.VALUES]
    years = seen_columns([column("x", 2020, 2021), column("År", 2020, 2021)], NAMES)
    assert [each.role for each in years] == [Role.UNKNOWN, Role.PERIOD]
    assert years[0].why == "En anden kolonne ligner mere kolonnen for perioden."


def test_the_level_of_areas_and_the_form_of_periods() -> None:
    assert area_level([], NAMES) == (0.0, "afdeling")
    assert area_level(["Zone 1", "x"], NAMES) == (0.5, "zone")
    assert period_form(["2020", "2021"]) == (1.0, PeriodForm.YEAR)
    assert period_form(["x", "y"])[0] == period_form([])[0] == 0.0


def test_what_the_plan_knows_of_an_indicator_is_read_whole() -> None:
    made = test_mapping._names()  # made here, where a test sees it
    assert made.indicators["dagpenge"] == Indicator(
        "dagpenge",
        "6.1 Dagpengemodtager",
        "6.1 Dagpengemodtager",
        "dagpenge",
        "t",
        "antal",
        Kind.COUNT,
        "18-66",
        Polarity.LOWER,
        True,
        False,
        "dato",
        "jobcenter",
    )


ORGANISATION = ("Boligselskabet", "boligselskabet", "BOLIGSELSKABET")
ACTIVITY = ("Lektiecaféer", "lektiecaféer", "cafe")
INDICATOR = ("dagpenge", "jobparat", "uddannelse")


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        # Three of five are just enough of each kind; three of six are not.
        ((*ORGANISATION, "x", "y"), Role.ORGANISATION),
        ((*ORGANISATION, "x", "y", "z"), Role.UNKNOWN),
        (("2020", "2021", "2022", "x", "y", "z1"), Role.UNKNOWN),
        (("2020-01-01", "2021-01-01", "2022-01-01", "x", "y"), Role.PERIOD),
        (("2020-01-01", "2021-01-01", "2022-01-01", "x", "y", "z"), Role.UNKNOWN),
        (("Ærtehaven", "Bakken", "Søgården", "x", "y", "z"), Role.UNKNOWN),
        ((*ACTIVITY, "x", "y"), Role.INDICATOR),
        ((*ACTIVITY, "x", "y", "z"), Role.UNKNOWN),
        ((*INDICATOR, "x", "y"), Role.INDICATOR),
        ((*INDICATOR, "x", "y", "z"), Role.UNKNOWN),
        # Words of measures are seven at most, and all of them.
        (("antal", "andel", "pct", "status", "tæller", "nævner", "hold"), Role.MEASURE),
        (("antal", "andel", "pct", "status", "tæller", "nævner", "hold", "plads"), Role.UNKNOWN),
    ],
)
def test_from_three_of_five_a_column_is_what_its_words_are(cells: tuple[str, ...], role: Role) -> None:
    (found,) = seen_columns([column("Ord", *cells)], NAMES)
    assert found.role is role


def test_what_a_column_is_taken_for_first() -> None:
    """An organisation before a period, a period before an area, an area before an indicator."""
    assert seen_columns([column("Zone", 2020, 2021)], NAMES)[0].role is Role.PERIOD
    assert seen_columns([column("Afdeling", "2020", "Bakken")], NAMES)[0].role is Role.AREA
    assert (
        seen_columns([column("Emne", "Lektiecafé", "dagpenge", "jobparat")], NAMES)[0].detail == "indikator"
    )
    assert seen_columns([column("Opgjort | pr. dag", 44000, 45000)], NAMES)[0].detail == "dato"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        (["Zone 1", "Zone 2", "Bakken"], (2 / 3, "zone")),
        (["Bakken", "Ærtehaven", "Zone 1"], (1.0, "afdeling")),
        (["1", "2", "x"], (2 / 3, "zone")),
        (["x"], (0.0, "afdeling")),
    ],
)
def test_the_level_that_most_words_are_of(words: list[str], level: tuple[float, str]) -> None:
    share, found = area_level(words, NAMES)
    assert (share >= level[0], found) == (True, level[1])
