"""Moments as the state keeps them."""

import datetime as dt


def utc(moment: dt.datetime) -> dt.datetime:
    """SQLite gives back naive moments; they were written as UTC."""
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment
