"""Numbers and days of a goal in words: a target is said with the decimals it has, a measurement with those it bears."""

from datetime import date

from lib.domain.dates import long_date
from lib.domain.goals.assessment import Measured
from lib.domain.numbers import number, pct
from lib.domain.value_words import with_unit

_MOST_DECIMALS = 2
"""A target that is worked out has two (42,6 less 5 % is 40,47); a benchmark's long share is cut there."""


def exact(value: float, unit: str) -> str:
    """A target with the fewest decimals that say it, at most two: 30.0 'pct' -> '30 %', 40.47 'pct' -> '40,47 %',
    160.8 'antal' -> '160,8', 4.4 'pr_100_personer' -> '4,4 pr. 100 personer'."""
    decimals = next((n for n in range(_MOST_DECIMALS) if round(value, n) == round(value, 9)), _MOST_DECIMALS)
    return _with_unit(value, unit, decimals)


def on_the_line(value: float, unit: str) -> str:
    """A height of the way to a target, one decimal in every unit: 49.32 'antal' -> '49,3'."""
    return _with_unit(value, unit, 1)


def measured(number_of: Measured, unit: str) -> str:
    """'40 (1. juni 2024)', '41,2 % (2024)', '5,9 % (2023/24)'."""
    return f"{with_unit(number_of.value, unit)} ({period(number_of.first_day, number_of.day)})"


def period(first_day: date, day: date) -> str:
    """'2024' of a calendar year, '2023-2024' of two, '2023/24' of a school year, else its last day."""
    if (first_day.month, first_day.day, day.month, day.day) == (1, 1, 12, 31):
        return str(day.year) if first_day.year == day.year else f"{first_day.year}-{day.year}"
    if (first_day.month, first_day.day, day.month, day.day) == (8, 1, 7, 31):
        return f"{first_day.year}/{day.year % 100:02d}"
    return long_date(day)


def last_day(day: date) -> str:
    """The period that ends on `day`, where its first day is not known: the year, the school year or the day."""
    if (day.month, day.day) == (12, 31):
        return str(day.year)
    if (day.month, day.day) == (7, 31):
        return period(date(day.year - 1, 8, 1), day)
    return long_date(day)


def _with_unit(value: float, unit: str, decimals: int) -> str:
    if unit == "pct":
        return pct(value, decimals)
    words = number(value, decimals)
    return f"{words} pr. 100 personer" if unit == "pr_100_personer" else words
