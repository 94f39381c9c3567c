"""A reduction by so many percent every year: worked out by hand, and as what one year does to the next."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.goals.assessment import GoalStatus, Target
from lib.domain.goals.goal import BaselineFrom, TargetRule
from lib.domain.goals.pace import expected, way
from lib.domain.goals.sentences import pace_words
from lib.domain.goals.target import target_of, whole_years
from tests.domain.goals.made import PLAN, assessed, reading, row

EVERY_YEAR = TargetRule.REDUCE_PCT_PER_YEAR
BEGIN, END = date(2021, 12, 31), date(2026, 12, 31)
"""Five whole years to the plan's last day."""


def target(percent: float, baseline: float | None, day: date | None) -> Target:
    made = reading(rule=EVERY_YEAR, target=percent, baseline=baseline, baseline_date=day)
    return target_of(made, baseline, None, PLAN, True)


def test_fifteen_percent_every_year_is_worked_out_by_hand() -> None:
    # 200 · 0,85 = 170; 144,5; 122,825; 104,40125; 88,7410625
    made = target(15.0, 200.0, BEGIN)
    assert made.value == 88.7410625
    assert (made.words, made.lower_is_good) == ("højst 88,74 (15 % lavere hvert år i 5 år)", True)


def test_an_unfinished_year_asks_for_nothing() -> None:
    # 1 June 2022 to 31 December 2026 is four whole years: 100 · 0,9⁴.
    assert target(10.0, 100.0, date(2022, 6, 1)).value == 65.61
    assert target(10.0, 100.0, date(2026, 1, 1)).value == 100.0


def test_without_a_baseline_or_its_day_there_are_words_and_no_number() -> None:
    words = "15 % lavere hvert år fra udgangspunktet"
    assert (target(15.0, None, BEGIN).value, target(15.0, None, BEGIN).words) == (None, words)
    assert (target(15.0, 200.0, None).value, target(15.0, 200.0, None).words) == (None, words)


@pytest.mark.parametrize(
    ("day", "end", "years"),
    [
        (date(2016, 12, 31), date(2021, 12, 31), 5),
        (date(2017, 1, 1), date(2021, 12, 31), 4),
        (date(2020, 2, 29), date(2021, 2, 27), 0),
        (date(2020, 2, 29), date(2021, 2, 28), 1),
        (date(2022, 1, 1), date(2021, 12, 31), 0),
    ],
)
def test_years_are_whole(day: date, end: date, years: int) -> None:
    assert whole_years(day, end) == years


@given(
    baseline=st.integers(1, 100_000),
    percent=st.integers(1, 99),
    year=st.integers(2000, 2025),
)
def test_each_year_further_back_asks_for_the_same_part_of_what_is_left(
    baseline: int, percent: int, year: int
) -> None:
    later = target(float(percent), float(baseline), date(year, 12, 31)).value
    earlier = target(float(percent), float(baseline), date(year - 1, 12, 31)).value
    assert later is not None
    assert earlier == pytest.approx(later * (100 - percent) / 100)
    assert 0 < earlier < later <= baseline


@given(passed=st.integers(0, 1825))
def test_the_curve_lies_under_the_straight_line_and_falls_by_the_same_part_in_the_same_days(
    passed: int,
) -> None:
    day = date.fromordinal(BEGIN.toordinal() + passed)
    height = expected(200.0, BEGIN, 88.7410625, day, END, by_curve=True)
    assert 88.7410625 <= height <= 200
    assert height <= expected(200.0, BEGIN, 88.7410625, day, END) + 1e-9
    # Half the days take the root of what all of them take.
    half = expected(200.0, BEGIN, 88.7410625, date.fromordinal(BEGIN.toordinal() + passed // 2), END, True)
    assert (half / 200) ** 2 == pytest.approx(height / 200, rel=2e-3)


def test_a_goal_is_judged_by_the_curve_and_told_so() -> None:
    # After two of five years the curve stands at 200 · 0,85² = 144,5 (730 of 1.826 days: 144,5), the line at 155,5.
    asked = reading(rule=EVERY_YEAR, target=15.0, baseline=200.0, baseline_date=BEGIN)
    behind, on_way = (assessed(asked, row(value, "2023-12-31")) for value in (150.0, 144.0))
    assert (behind.status, on_way.status) == (GoalStatus.BAGUD, GoalStatus.PAA_VEJ)
    assert "over kurven mod målet, som den dag er 144,5" in behind.reason
    assert pace_words(on_way).startswith("kurven er 144,5 den dag; endnu ")
    assert assessed(asked, row(88.0, "2025-12-31")).status is GoalStatus.NAAET


def test_a_baseline_out_of_the_series_counts_its_own_years() -> None:
    asked = reading(
        rule=EVERY_YEAR,
        target=15.0,
        baseline=None,
        baseline_date=date(2022, 6, 1),
        baseline_from=BaselineFrom.SERIEN,
    )
    made = assessed(asked, row(200.0, "2022-12-31"), row(150.0, "2023-12-31"))
    assert made.target is not None
    assert made.target.value == pytest.approx(200 * 0.85**4)


def test_a_picture_draws_the_curve_through_its_quarters_and_a_line_through_its_ends() -> None:
    curve = way(200.0, BEGIN, 88.7410625, END, by_curve=True)
    assert (curve[0], curve[-1], len(curve)) == ((BEGIN, 200.0), (END, 88.7410625), 22)
    assert way(200.0, BEGIN, 88.7410625, END) == ((BEGIN, 200.0), (END, 88.7410625))
