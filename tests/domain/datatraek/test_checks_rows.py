"""The rows under check as figures: by number, with what counts give, and with the figure before."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from lib.domain.datatraek.checks_book import NOBODY, SCALES, book_of
from lib.domain.datatraek.checks_rows import checked_rows, made_of_counts
from lib.domain.datatraek.difference_size import Scale
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from tests.domain.datatraek.checked_builders import AREAS, INDICATORS, OBS, context, on, rows, share

nan = float("nan")
NUMBER = {scale: SCALES.index(scale) for scale in Scale}


def day(text: str) -> int:
    return (dt.date.fromisoformat(text) - dt.date(1970, 1, 1)).days


def equal(one: np.ndarray, other: list[float]) -> bool:
    return bool(np.array_equal(np.asarray(one, dtype=float), np.array(other, dtype=float), equal_nan=True))


YEAR = {"period_start": "2023-01-01", "period_end": "2024-12-31"}
NEW = rows(
    share("a1", 10, 100),
    {"indicator_id": "domme", "area_id": "z2", "numerator": 3, "denominator": 90, **YEAR},
    {"indicator_id": "x", "area_id": "y", "value": 5.0, "numerator": 1, "denominator": 2},
    {"area_id": "a2", "value": 12.0, "numerator": 3, "denominator": 25, "status": "diskretioneret"},
    {"indicator_id": "beboere", "area_id": "a3", "numerator": 7, "denominator": 9, "period_end": None},
)
OLD = rows(
    share("a2", 11, 100), share("a1", 20, 100, **on("2022-10-01")), share("a1", 30, 100, **on("2023-10-01"))
)


def test_rows_become_numbers_and_what_is_not_told_has_none() -> None:
    made = checked_rows(NEW, OBS, context(OLD))
    new = made.new
    assert (len(new), len(made.old)) == (5, 3)
    assert new.indicator.tolist() == [0, 3, -1, 0, 9]
    assert new.area.tolist() == [0, 9, -1, 1, 2]
    assert new.start.tolist()[:4] == [
        day("2024-10-01"),
        day("2023-01-01"),
        day("2024-10-01"),
        day("2024-10-01"),
    ]
    assert new.end.tolist()[:4] == [
        day("2024-10-01"),
        day("2024-12-31"),
        day("2024-10-01"),
        day("2024-10-01"),
    ]
    assert new.end[4] == day("1600-01-01"), "without a day it comes before all others"
    assert new.ok.tolist() == [True, True, True, False, True]
    assert equal(new.given, [10, nan, 5, nan, nan])
    assert equal(new.value.round(4), [10, 3.3333, 5, nan, 7])
    assert equal(new.numerator, [10, 3, 1, nan, 7])
    assert equal(new.denominator, [100, 90, 2, nan, 9])
    assert new.scale.tolist() == [
        NUMBER[each] for each in (Scale.SHARE, Scale.RATE, Scale.MEAN, Scale.SHARE, Scale.COUNT)
    ]
    assert new.of(Scale.SHARE).tolist() == [True, False, False, True, False]
    assert new.years().tolist()[:4] == [1, 2, 1, 1]


def test_each_row_knows_its_row_in_force_and_the_figure_before() -> None:
    new = rows(
        share("a1", 10, 100),
        share("a2", 11, 100),
        share("a3", 12, 100),
        share("a2", 13, 100, **on("2026-10-01")),
        share("a1", 30, 100, **on("2023-10-01")),
    )
    made = checked_rows(new, OBS, context(OLD))
    assert made.place.tolist() == [-1, 0, -1, -1, 2]
    assert made.same.tolist() == [False, True, False, False, True]
    assert made.earlier.known.tolist() == [True, False, False, True, True]
    # The first and the fourth have theirs in the file itself, the last in what is in force.
    assert made.earlier.from_file.tolist()[:1] + made.earlier.from_file.tolist()[3:] == [True, True, False]
    assert equal(made.earlier.value, [30, nan, nan, 11, 20])
    before = made.earlier.at(np.array([4, 1, 3]))
    assert before.end.tolist() == [day("2022-10-01"), -1, day("2024-10-01")]
    assert before.area.tolist() == [0, -1, 1]
    assert before.ok.tolist() == [True, False, True]
    assert equal(before.numerator, [20, nan, 11])
    assert equal(made.earlier.at(slice(3, 5)).value, [11, 20])


def test_what_counts_give_by_scale() -> None:
    scales = np.array([NUMBER[each] for each in (*Scale, Scale.SHARE, Scale.SHARE, Scale.RATE, Scale.COUNT)])
    numerator = np.array([3.0, 3, 3, 3, 3, 3, 3, 3, nan])
    denominator = np.array([4.0, 4, 4, 4, 4, 0, -4, 1, 5])
    assert list(Scale) == [Scale.SHARE, Scale.RATE, Scale.COUNT, Scale.MEAN, Scale.GRADE]
    assert equal(made_of_counts(scales, numerator, denominator), [75, 75, 3, nan, nan, nan, nan, 300, nan])


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2024-10-01", "2024-10-01", 1),
        ("2024-01-01", "2024-12-31", 1),
        ("2023-12-31", "2024-01-01", 2),
        ("2022-01-01", "2024-12-31", 3),
        ("2024-01-01", "2020-01-01", 1),
    ],
)
def test_the_calendar_years_that_a_period_touches(first: str, last: str, years: int) -> None:
    made = checked_rows(rows({"period_start": first, "period_end": last}), OBS, context())
    assert made.new.years().tolist() == [years]


def test_the_book_has_the_last_place_for_what_is_unknown() -> None:
    book = book_of(context(), OBS)
    assert list(book.indicator_ids) == list(INDICATORS["indicator_id"])
    assert book.labels == (*INDICATORS["short_label"], "ukendt indikator")
    assert book.scales.tolist() == [0, 0, 0, 1, 4, 0, 2, 2, 2, 2, 3, 3]
    assert list(book.area_ids) == list(AREAS["area_id"])
    assert book.area_names == (*AREAS["name"], "ukendt område")
    assert book.levels.tolist() == ["afdeling"] * 8 + ["zone", "zone", "plan", "kommune", ""]
    assert book.parents.tolist() == [8] * 4 + [9] * 4 + [10, 10, 11, NOBODY, NOBODY]
    assert equal(book.residents, [200] * 8 + [nan] * 5)
    assert equal(book.households, [90] * 8 + [nan] * 5)
    assert book.indicator_codes(("job", "x", "skole")).tolist() == [1, 0]
    assert book.indicator_codes(frozenset({"x"})).tolist() == []


def test_an_area_that_stands_twice_is_the_later_one_and_sizes_may_be_unknown() -> None:
    later = AREAS[:1].assign(name="Nyt navn", parent_id="z2")
    areas = pd.concat([AREAS, later], ignore_index=True).drop(columns=["residents", "households"])
    given = context()
    book = book_of(type(given)(given.file, given.indicators, areas, given.in_force, given.today), OBS)
    assert len(book.area_ids) == len(AREAS)
    place = list(book.area_ids).index("a1")
    assert (book.area_names[place], book.area_ids[book.parents[place]]) == ("Nyt navn", "z2")
    assert equal(book.residents, [nan] * (len(AREAS) + 1))


def test_every_activity_and_measure_is_an_indicator_that_counts() -> None:
    kind = DatatraekKind.REGISTRERINGER
    activities = pd.DataFrame({"activity_id": ["cafe", "klub"], "short_name": ["Caféen", "Klubben"]})
    book = book_of(context(activities=activities), kind)
    assert list(book.indicator_ids) == [
        f"{activity} {measure}"
        for activity in ("cafe", "klub")
        for measure in ("deltagere", "hold", "pladser")
    ]
    assert book.labels[:4] == ("Caféen: deltagere", "Caféen: hold", "Caféen: pladser", "Klubben: deltagere")
    assert book.scales.tolist() == [NUMBER[Scale.COUNT]] * 6 + [NUMBER[Scale.MEAN]]
    empty = book_of(context(typed_rows(pd.DataFrame(), kind)), kind)
    assert (list(empty.indicator_ids), empty.labels) == ([], ("ukendt indikator",))
