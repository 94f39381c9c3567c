"""Danish dates in Danish time."""

import datetime as dt

from lib.domain.dates import long_date, short_date


def test_a_late_evening_in_utc_is_the_next_day_in_denmark() -> None:
    assert short_date(dt.datetime(2026, 11, 21, 23, 30, tzinfo=dt.UTC)) == "22. nov. 2026"
    assert short_date(dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)) == "21. nov. 2026"


def test_a_long_date_names_the_month() -> None:
    assert long_date(dt.date(2022, 6, 1)) == "1. juni 2022"
