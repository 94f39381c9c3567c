"""Danish dates, in Danish time. One place for every surface."""

import datetime as dt

from babel.dates import format_date, get_timezone

_LOCALE = "da_DK"
_ZONE = get_timezone("Europe/Copenhagen")


def short_date(moment: dt.datetime) -> str:
    """The Danish calendar day of an aware moment: 2026-11-21 23:30 UTC -> '22. nov. 2026'."""
    return format_date(danish_day(moment), format="d. MMM yyyy", locale=_LOCALE)


def long_date(day: dt.date) -> str:
    """2022-06-01 -> '1. juni 2022'."""
    return format_date(day, format="d. MMMM yyyy", locale=_LOCALE)


def danish_day(moment: dt.datetime) -> dt.date:
    """The Danish calendar day of an aware moment: 2026-11-21 23:30 UTC -> 2026-11-22."""
    return moment.astimezone(_ZONE).date()


def danish_midnight(day: dt.date) -> dt.datetime:
    """The moment at which the Danish calendar day begins: 2026-11-22 -> 2026-11-21 23:00 UTC."""
    return dt.datetime.combine(day, dt.time(), _ZONE).astimezone(dt.UTC)


def danish_clock(moment: dt.datetime) -> str:
    """An aware moment to the second as lists and logs write it, in Danish time: '2026-11-22 00:30:05'."""
    return moment.astimezone(_ZONE).strftime("%Y-%m-%d %H:%M:%S")
