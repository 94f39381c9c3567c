"""Danish dates in Danish time."""

import datetime as dt
import hashlib
import time
from collections.abc import Iterator

import pytest

from lib.domain.audit_chain import AuditEntry, link_hash
from lib.domain.dates import danish_clock, danish_day, danish_midnight, long_date, short_date


def test_a_late_evening_in_utc_is_the_next_day_in_denmark() -> None:
    assert short_date(dt.datetime(2026, 11, 21, 23, 30, tzinfo=dt.UTC)) == "22. nov. 2026"
    assert short_date(dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)) == "21. nov. 2026"


def test_a_long_date_names_the_month() -> None:
    assert long_date(dt.date(2022, 6, 1)) == "1. juni 2022"


def test_a_danish_day_begins_at_danish_midnight_summer_and_winter() -> None:
    assert danish_midnight(dt.date(2026, 11, 22)) == dt.datetime(2026, 11, 21, 23, 0, tzinfo=dt.UTC)
    assert danish_midnight(dt.date(2026, 7, 1)) == dt.datetime(2026, 6, 30, 22, 0, tzinfo=dt.UTC)
    for day in (dt.date(2026, 3, 29), dt.date(2026, 10, 25)):
        assert danish_day(danish_midnight(day)) == day
    assert danish_clock(dt.datetime(2026, 11, 21, 23, 30, 5, tzinfo=dt.UTC)) == "2026-11-22 00:30:05"


@pytest.fixture
def danish_clock_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if the machine itself stood in Denmark."""
    monkeypatch.setenv("TZ", "Europe/Copenhagen")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("danish_clock_of_the_machine")
def test_the_clock_of_the_machine_changes_no_moment() -> None:
    assert danish_midnight(dt.date(2026, 11, 22)).isoformat() == "2026-11-21T23:00:00+00:00"
    noon = dt.datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001 - without zone
    words = ("en-side", "gem", "emne", "detalje")
    hashes = {
        link_hash(1, "", AuditEntry(at, *words))
        for at in (noon, noon.replace(tzinfo=dt.UTC), noon.replace(tzinfo=dt.UTC).astimezone())
    }
    text = '[1,"","2026-11-21T12:00:00.000000+00:00","en-side","gem","emne","detalje"]'
    assert hashes == {hashlib.sha256(text.encode("ascii")).hexdigest()}
