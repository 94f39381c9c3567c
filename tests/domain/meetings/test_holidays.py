"""The days on which nobody is called to a meeting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.meetings.holidays import can_meet, easter, holidays

# Published tables: U.S. Census Bureau, Easter Dates from 1600 to 2099.
KNOWN = ("1818-03-22", "1943-04-25", "2000-04-23", "2019-04-21", "2023-04-09", "2024-03-31", "2025-04-20")
LATER = ("2026-04-05", "2027-03-28", "2028-04-16", "2030-04-21", "2035-03-25", "2038-04-25", "2049-04-18")


@pytest.mark.parametrize("day", [date.fromisoformat(each) for each in (*KNOWN, *LATER)])
def test_easter_is_as_the_tables_have_it(day: date) -> None:
    assert easter(day.year) == day


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert (3, 22) <= (day.month, day.day) <= (4, 25)


def test_the_danish_holidays_of_two_years() -> None:
    days = "01-01 03-25 03-26 03-28 03-29 05-06 05-16 05-17 06-05 12-24 12-25 12-26 12-31"
    assert holidays(2027) == {date.fromisoformat(f"2027-{day}") for day in days.split()}
    assert date(2023, 5, 5) in holidays(2023)  # store bededag, the last one
    assert date(2024, 4, 26) not in holidays(2024)


def test_no_meeting_at_the_weekend_in_july_or_between_christmas_and_new_year() -> None:
    free = (date(2027, 3, 6), date(2027, 7, 14), date(2027, 12, 28), date(2027, 3, 25))
    assert [can_meet(day) for day in free] == [False] * 4
    assert can_meet(date(2027, 12, 23))
    # 261 weekdays in 2027, 22 of them in July; 7 holidays on other weekdays, and 27 to 31 December
    assert sum(can_meet(date(2027, 1, 1) + timedelta(days=each)) for each in range(365)) == 261 - 22 - 7 - 5
