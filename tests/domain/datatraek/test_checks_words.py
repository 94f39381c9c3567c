"""How the checks name things: rows, periods, figures, places; and how many of a kind they name one by one."""

import datetime as dt

import numpy as np
import pytest

from lib.domain.datatraek.checks_rows import Checked, checked_rows
from lib.domain.datatraek.checks_words import (
    day_of,
    figure_words,
    first_five_listed,
    label_words,
    named,
    once,
    period_words,
    place_of,
    row_words,
)
from lib.domain.datatraek.difference_size import Scale
from lib.domain.datatraek.finding import Finding, Place, Severity
from tests.domain.datatraek.checked_builders import OBS, context, rows

NB = "\N{NO-BREAK SPACE}"


def day(text: str) -> int:
    return (dt.date.fromisoformat(text) - dt.date(1970, 1, 1)).days


def checked(*records: dict[str, object]) -> Checked:
    return checked_rows(rows(*records), OBS, context())


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-10-01", "2024-10-01", "1. oktober 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-01-01", "2024-12-30", "1. januar 2024 - 30. december 2024"),
        ("2024-01-02", "2024-12-31", "2. januar 2024 - 31. december 2024"),
        ("2023-01-01", "2024-12-31", "1. januar 2023 - 31. december 2024"),
        ("2024-02-01", "2024-12-31", "1. februar 2024 - 31. december 2024"),
        ("2024-01-01", "2024-11-30", "1. januar 2024 - 30. november 2024"),
        ("2024-08-01", "2025-07-31", "1. august 2024 - 31. juli 2025"),
        ("2024-12-31", "2024-12-31", "31. december 2024"),
        ("1969-12-31", "1969-12-31", "31. december 1969"),
    ],
)
def test_a_period_is_a_day_a_year_or_from_to(start: str, end: str, words: str) -> None:
    assert period_words(day(start), day(end)) == words


def test_days_are_counted_from_1970() -> None:
    assert [day_of(0), day_of(-1), day_of(20000)] == [
        dt.date(1970, 1, 1),
        dt.date(1969, 12, 31),
        dt.date(2024, 10, 4),
    ]


@pytest.mark.parametrize(
    ("value", "scale", "words"),
    [
        (47.9, Scale.SHARE, f"47,9{NB}%"),
        (48.0, Scale.SHARE, f"48,0{NB}%"),
        (33.33, Scale.SHARE, f"33,33{NB}%"),
        (4.4, Scale.RATE, "4,4 pr. 100"),
        (4.0, Scale.RATE, "4,0 pr. 100"),
        (4.25, Scale.RATE, "4,25 pr. 100"),
        (1137.0, Scale.COUNT, "1.137"),
        (1137.5, Scale.COUNT, "1.137,5"),
        (7.2, Scale.MEAN, "7,2"),
        (7.25, Scale.MEAN, "7,25"),
        (7.0, Scale.GRADE, "7"),
        (-2.75, Scale.GRADE, "\N{MINUS SIGN}2,75"),
    ],
)
def test_a_figure_is_said_as_its_scale_says_it(value: float, scale: Scale, words: str) -> None:
    assert figure_words(value, scale) == words


def test_at_most_five_names_are_listed() -> None:
    assert first_five_listed(["A"]) == "A"
    assert first_five_listed(["A", "B", "C"]) == "A, B og C"
    assert first_five_listed(list("ABCDE")) == "A, B, C, D og E"
    assert first_five_listed(list("ABCDEF")) == "A, B, C, D, E og 1 mere"
    assert first_five_listed([str(place) for place in range(1205)]) == "0, 1, 2, 3, 4 og 1.200 mere"
    with pytest.raises(ValueError, match="nothing"):
        first_five_listed([])


def test_the_first_of_each_key_in_the_order_of_the_file() -> None:
    assert once(np.array([7, 3, 7, 5, 3])).tolist() == [0, 1, 3]
    assert once(np.array([], dtype=np.int64)).tolist() == []


def test_a_row_is_named_by_its_label_area_and_period() -> None:
    made = checked(
        {"indicator_id": "domme", "area_id": "z2", "period_start": "2024-01-01", "period_end": "2024-12-31"},
        {"indicator_id": "x", "area_id": "y"},
    )
    assert row_words(made, 0) == "«Domme pr. 100», Zone 2, 2024"
    assert row_words(made, 1) == "«ukendt indikator», ukendt område, 1. oktober 2024"
    assert label_words(made, 4) == "«Karakterer»"
    assert label_words(made, -1) == "«ukendt indikator»"


def test_a_place_that_is_not_known_is_empty() -> None:
    made = checked(
        {"sheet": None, "cell": "B7"}, {"sheet": np.nan, "cell": None}, {"sheet": "Ark2", "cell": "C3"}
    )
    assert [place_of(made, row) for row in range(3)] == [
        Place("fil.xlsx", "", "B7"),
        Place("fil.xlsx", "", ""),
        Place("fil.xlsx", "Ark2", "C3"),
    ]


def many(number: int) -> list[Finding]:
    """What is said of so many wrong rows, between rows that are right."""
    made = checked(*[{"area_id": "a1"}] * (2 * number))
    wrong = np.arange(2 * number) % 2 == 1
    return named(made, wrong, Severity.SPOERGER, "kode", lambda row: f"Række {row}.", "Gør noget.")


def test_twenty_are_named_and_of_more_all_but_nineteen_are_counted() -> None:
    assert many(0) == []
    assert [each.problem for each in many(3)] == ["Række 1.", "Række 3.", "Række 5."]
    assert [each.place.cell for each in many(3)] == ["B3", "B5", "B7"]
    assert [each.problem for each in many(20)] == [f"Række {row}." for row in range(1, 40, 2)]
    more = many(21)
    assert [each.problem for each in more[:-1]] == [f"Række {row}." for row in range(1, 38, 2)]
    assert more[-1] == Finding(
        Severity.SPOERGER,
        "kode",
        Place("fil.xlsx"),
        "Det samme gælder 2 rækker mere i filen.",
        "Gør noget.",
    )
    assert {(each.severity, each.code, each.remedy) for each in more} == {
        (Severity.SPOERGER, "kode", "Gør noget.")
    }
