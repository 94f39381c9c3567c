"""Events: their order, the chain of their corrections, their days in words."""

import datetime as dt
from datetime import date

import pytest

from lib.domain.events import (
    KIND_WORDS,
    LABEL_LIMIT,
    Event,
    EventKind,
    EventRecord,
    day_text,
    days_text,
    days_words,
    first_of,
    in_order,
    letter,
    newest_of,
    short_title,
)

NOW = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)


def event(
    event_id: int = 1,
    area_id: str = "z1",
    first: date = date(2022, 6, 1),
    last: date | None = None,
    title: str = "Nye tage",
) -> Event:
    """A renovation in a zone."""
    return Event(event_id, area_id, EventKind.RENOVERING, title, "", first, last)


def record(event_id: int, replaces: int | None = None, withdrawn: bool = False) -> EventRecord:
    return EventRecord(event(event_id), replaces, withdrawn, NOW, "en-side", "")


def test_events_stand_by_day_and_then_as_they_were_written() -> None:
    events = [event(3), event(1), event(2, first=date(2020, 1, 1))]
    assert [one.event_id for one in in_order(events)] == [2, 1, 3]


def test_the_chain_of_corrections_is_followed_both_ways() -> None:
    records = [
        record(1),
        record(2),
        record(4, replaces=1),
        record(7, replaces=4),
        record(8, 2, withdrawn=True),
    ]
    assert [first_of(records, one) for one in (1, 4, 7, 8)] == [1, 1, 1, 2]
    newest = newest_of(records, 1)
    assert newest is not None
    assert newest.event.event_id == 7
    assert newest_of(records, 2) == records[-1]
    assert newest_of(records, 99) is None


@pytest.mark.parametrize(
    ("last", "words", "short"),
    [
        (None, "fra 1. juni 2022", "fra 1.6.2022"),
        (date(2022, 6, 1), "1. juni 2022", "1.6.2022"),
        (date(2023, 12, 31), "1. juni 2022 til 31. december 2023", "1.6.2022-31.12.2023"),
    ],
)
def test_days_in_words(last: date | None, words: str, short: str) -> None:
    assert days_words(event(last=last)) == words
    assert days_text(event(last=last)) == short


def test_letters_go_on_after_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_a_long_title_is_cut_where_there_is_little_room() -> None:
    assert short_title("Nye tage") == "Nye tage"
    assert len(short_title("x" * 200)) == LABEL_LIMIT
    assert short_title("x" * 200).endswith("…")


def test_every_kind_has_its_word() -> None:
    assert set(KIND_WORDS) == set(EventKind)


def test_a_title_that_has_room_is_not_cut_and_a_cut_leaves_no_blank() -> None:
    assert short_title("x" * LABEL_LIMIT) == "x" * LABEL_LIMIT
    assert short_title("  " + "x" * (LABEL_LIMIT - 4) + " og mere") == "  " + "x" * (LABEL_LIMIT - 4) + "…"
    assert day_text(None) == ""
