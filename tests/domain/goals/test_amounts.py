"""Periods and targets in words, by hand."""

import datetime as dt

import pytest

from lib.domain.goals.amounts import last_day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2025, 12, 31), "2025"),
        (dt.date(2025, 7, 31), "2024/25"),
        (dt.date(2025, 12, 30), "30. december 2025"),
        (dt.date(2025, 10, 31), "31. oktober 2025"),
        (dt.date(2025, 7, 1), "1. juli 2025"),
        (dt.date(2025, 12, 1), "1. december 2025"),
    ],
)
def test_a_period_is_named_by_its_last_day(day: dt.date, words: str) -> None:
    assert last_day(day) == words
