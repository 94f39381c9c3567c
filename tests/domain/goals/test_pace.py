"""The straight line and the months that are left, counted on a calendar."""

from datetime import date

import pytest

from lib.domain.goals.pace import expected, months_left, pace

START, END = date(2022, 6, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2025, 12, 31), 12),
        (date(2026, 1, 1), 12),
        (date(2026, 1, 2), 11),
        (date(2026, 10, 1), 3),
        (date(2026, 11, 30), 1),
        (date(2026, 12, 1), 1),
        (date(2026, 12, 2), 0),
        (END, 0),
        (date(2027, 5, 1), 0),
    ],
)
def test_whole_months_to_the_end_of_the_plans_last_day(day: date, months: int) -> None:
    assert months_left(day, END) == months


@pytest.mark.parametrize(
    ("day", "height"),
    [
        (START, 100.0),
        (date(2024, 9, 15), 90.0),
        (date(2026, 12, 30), 80 + 20 / 1674),
        (END, 80.0),
        (date(2028, 1, 1), 80.0),
    ],
)
def test_the_line_is_straight_in_days_and_stays_at_the_target(day: date, height: float) -> None:
    assert expected(100.0, START, 80.0, day, END) == pytest.approx(height)


def test_a_month_takes_its_part_of_what_is_left() -> None:
    made = pace(100.0, START, 80.0, date(2026, 10, 1), END, 6.0)
    assert (made.months_left, made.per_month) == (3, 2.0)
    assert pace(100.0, START, 80.0, END, END, 6.0).per_month is None


def test_a_baseline_after_the_plans_end_has_the_target_for_its_line() -> None:
    assert expected(100.0, END, 80.0, date(2027, 2, 1), END) == 80.0
