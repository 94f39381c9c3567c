"""Figures and groups that changed much: told whole, and the limits of what is asked about."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from lib.domain.datatraek.finding import Finding, Place, Severity
from tests.domain.datatraek.checked_builders import codes, found, on, only, rows, share

_, ASKS, _ = Severity
BEFORE = on("2023-10-01")
FIRST = Place("fil.xlsx", "Ark1", "B2")
BY_CHANCE = (
    "Springet er større end tilfældig variation. Bekræft tallet, eller se efter, om rækker eller kolonner er "
    "byttet om."
)
GROUP = (
    "Bekræft, at gruppen har ændret størrelse, eller se efter, om aldersgruppen eller området er et andet."
)
NB = "\N{NO-BREAK SPACE}"


def asked(new: dict[str, Any], old: dict[str, Any], **more: Any) -> set[str]:
    """What is asked of one figure against one of the year before."""
    return codes(found(rows(new), rows({**BEFORE, **old}), **more)) & {"stort_spring", "naevner_aendret"}


def test_a_jump_is_told_whole() -> None:
    new, old = rows(share("a1", 61, 180)), rows(share("a1", 10, 180, **BEFORE))
    assert only(found(new, old), "stort_spring") == Finding(
        ASKS,
        "stort_spring",
        FIRST,
        f"«Kun grundskole», Gården a1, 1. oktober 2024 er 33,9{NB}%, men var 5,6{NB}% den 1. oktober 2023.",
        BY_CHANCE,
    )


def test_a_jump_of_a_rate_that_is_made_of_counts_has_two_decimals_at_most() -> None:
    rate = {"indicator_id": "domme", "denominator": 180, "area_id": "a2"}
    new, old = rows({**rate, "numerator": 61}), rows({**rate, "numerator": 10, **BEFORE})
    assert only(found(new, old), "stort_spring").problem == (
        "«Domme pr. 100», Gården a2, 1. oktober 2024 er 33,89 pr. 100, men var 5,56 pr. 100 den 1. oktober 2023."
    )


def test_a_figure_is_rounded_to_two_decimals_before_it_is_said_with_as_few_as_it_needs() -> None:
    """50 of 101 is 49,505 and 5 of 98 is 5,102: with two decimals 49,5 and 5,1."""
    record = {"area_id": "a2"}
    new = rows({**record, "numerator": 50, "denominator": 101})
    old = rows({**record, "numerator": 5, "denominator": 98, **BEFORE})
    assert f"er 49,5{NB}%, men var 5,1{NB}% den" in only(found(new, old), "stort_spring").problem


def test_a_group_of_another_size_is_told_whole() -> None:
    new, old = rows(share("by", 363, 1210)), rows(share("by", 300, 1000, **BEFORE))
    assert only(found(new, old), "naevner_aendret") == Finding(
        ASKS,
        "naevner_aendret",
        FIRST,
        "«Kun grundskole», Byen, 1. oktober 2024: nævneren er 1.210, men var 1.000 den 1. oktober 2023.",
        GROUP,
    )


@pytest.mark.parametrize(
    ("indicator", "before", "after", "jumped"),
    [
        # Without counts a change must be four times the noteworthy one: 20 points, twice a rate, four tenths of a mean,
        # four grades.
        ("skole", 30.0, 50.0, True),
        ("skole", 30.0, 49.9, False),
        ("skole", 50.0, 30.0, True),
        ("domme", 10.0, 30.0, True),
        ("domme", 10.0, 29.9, False),
        ("domme", 0.5, 4.5, True),
        ("domme", 0.5, 4.4, False),
        ("alder", 40.0, 56.0, True),
        ("alder", 40.0, 55.9, False),
        ("alder", 2.0, 6.0, True),
        ("alder", 2.0, 5.9, False),
        ("karakter", 7.0, 11.0, True),
        ("karakter", 7.0, 10.9, False),
        ("x", 1.0, 900.0, False),
    ],
)
def test_without_counts_a_jump_is_four_times_what_is_noteworthy(
    indicator: str, before: float, after: float, jumped: bool
) -> None:
    same = {"indicator_id": indicator, "area_id": "by"}
    assert asked({**same, "value": after}, {**same, "value": before}) == (
        {"stort_spring"} if jumped else set()
    )


def test_a_sure_change_of_exactly_five_points_is_a_jump() -> None:
    assert asked(share("by", 3500, 10000), share("by", 3000, 10000)) == {"stort_spring"}
    assert asked(share("by", 3490, 10000), share("by", 3000, 10000)) == set()
    assert asked(share("by", 3000, 10000), share("by", 3500, 10000)) == {"stort_spring"}


def test_a_fall_is_as_sure_as_a_rise() -> None:
    """Newcombe at 99,9 %: from 52 of 100 to 30 it is -41,9 to 0,8 points, from 53 it is -42,8 to -0,2."""
    assert asked(share("a1", 30, 100), share("a1", 52, 100)) == set()
    assert asked(share("a1", 30, 100), share("a1", 53, 100)) == {"stort_spring"}


def test_counts_on_one_side_only_give_no_interval() -> None:
    """From 36 of 100 to 66 per cent is six times five points; to 55 per cent it is not four times."""
    assert asked({"value": 66.0}, share("a1", 36, 100)) == {"stort_spring"}
    assert asked({"value": 55.0}, share("a1", 36, 100)) == set()
    assert asked(share("a1", 55, 100), {"area_id": "a1", "value": 36.0}) == set()


def test_a_count_jumps_by_its_value_and_by_a_fifth() -> None:
    """Poisson at 99,9 %: 10000 to 12000 is sure and a fifth, 11999 is less than a fifth; 50 to 60 may be chance."""
    count = {"indicator_id": "beboere", "area_id": "by"}
    assert asked({**count, "value": 12000.0}, {**count, "value": 10000.0}) == {"stort_spring"}
    assert asked({**count, "value": 11999.0}, {**count, "value": 10000.0}) == set()
    assert asked({**count, "value": 60.0}, {**count, "value": 50.0}) == set()


def test_a_pool_of_years_is_held_against_a_year_by_its_mean_year() -> None:
    """100 residents a year are 300 person-years: the same group, and the interval is that of 100, not of 300."""
    pool = {"period_start": "2022-01-01", "period_end": "2024-12-31"}
    assert asked(share("a1", 90, 300, **pool), share("a1", 30, 100)) == set()
    assert asked(share("a1", 156, 300, **pool), share("a1", 30, 100)) == set(), "52 of 100 is not sure"
    assert asked(share("a1", 159, 300, **pool), share("a1", 30, 100)) == {"stort_spring"}
    assert asked(share("a1", 109, 363, **pool), share("a1", 30, 100)) == {"naevner_aendret"}
    assert asked(share("a1", 108, 360, **pool), share("a1", 30, 100)) == set()


@pytest.mark.parametrize(
    ("denominator", "resized"), [(69, False), (70, True), (31, False), (30, True), (50, False)]
)
def test_a_small_group_is_asked_about_from_twenty_persons(denominator: int, resized: bool) -> None:
    new = {"value": 30.0, "numerator": None, "denominator": denominator}
    old = {"value": 30.0, "numerator": None, "denominator": 50}
    expected = {"naevner_aendret"} if resized else set()
    assert asked(new, old) == expected
    assert asked({**new, "indicator_id": "domme"}, {**old, "indicator_id": "domme"}) == expected
    assert asked({**new, "indicator_id": "alder"}, {**old, "indicator_id": "alder"}) == set()


def breaks(day: dt.date, indicators: str = "job;skole", of: str = "tal") -> pd.DataFrame:
    """A break beside one of long ago."""
    return pd.DataFrame(
        {
            "date": [dt.date(2001, 1, 1), day],
            "indicators": ["skole", indicators],
            "of": ["tal", of],
            "text": ["for længst", "ny opgørelse"],
        }
    )


@pytest.mark.parametrize(
    ("broken", "explained"),
    [
        (breaks(dt.date(2023, 10, 1)), False),
        (breaks(dt.date(2023, 10, 2)), True),
        (breaks(dt.date(2024, 10, 1)), True),
        (breaks(dt.date(2024, 10, 2)), False),
        (breaks(dt.date(2024, 1, 1), "job"), False),
        (breaks(dt.date(2024, 1, 1), "skole"), True),
        (breaks(dt.date(2024, 1, 1), of="graense"), False),
    ],
)
def test_a_break_after_the_first_period_and_up_to_the_end_of_the_second_explains(
    broken: pd.DataFrame, explained: bool
) -> None:
    new, old = share("a1", 80, 200), share("a1", 10, 100)
    assert asked(new, old, breaks=broken) == (set() if explained else {"stort_spring", "naevner_aendret"})


def test_of_the_same_day_the_files_own_figure_is_the_one_before() -> None:
    old = rows(share("a1", 20, 100, **BEFORE), share("a2", 20, 100, **BEFORE))
    new = rows(share("a1", 80, 100), share("a1", 79, 100, **BEFORE), share("a2", 80, 100))
    told = [each for each in found(new, old) if each.code == "stort_spring"]
    assert [each.place.cell for each in told] == ["B4"]
    newer = rows(share("a1", 20, 100, **on("2023-10-02")))
    again = [each for each in found(new, newer) if each.code == "stort_spring"]
    assert [each.place.cell for each in again] == ["B2"]
    assert "den 2. oktober 2023" in again[0].problem


def test_a_figure_that_is_not_told_is_no_figure_before() -> None:
    hidden = {"area_id": "a1", "value": 20.0, "status": "diskretioneret"}
    assert asked(share("a1", 80, 100), hidden) == set()
