"""What happened in an area and may be seen on its curves: a renovation, an activity opened or moved.

An event explains nothing by itself: it stands beside the numbers, dated, and the reader judges.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lib.domain.corrections import first_id, newest_id
from lib.domain.dates import long_date

LABEL_LIMIT = 48
"""Signs of a title that a label on a drawing has room for."""


class EventKind(StrEnum):
    """The kinds that the secretariat chooses between."""

    RENOVERING = "renovering"
    ANVISNING = "anvisningsret"
    FLEKSIBEL_UDLEJNING = "fleksibel_udlejning"
    AKTIVITET_AABNET = "aktivitet_aabnet"
    AKTIVITET_FLYTTET = "aktivitet_flyttet"
    CORONA = "corona"
    ANDET = "andet"


KIND_WORDS = {
    EventKind.RENOVERING: "Renovering",
    EventKind.ANVISNING: "Anvisningsret",
    EventKind.FLEKSIBEL_UDLEJNING: "Fleksibel udlejning",
    EventKind.AKTIVITET_AABNET: "Aktivitet åbnet",
    EventKind.AKTIVITET_FLYTTET: "Aktivitet flyttet",
    EventKind.CORONA: "Corona",
    EventKind.ANDET: "Andet",
}


@dataclass(frozen=True)
class Event:
    """`area_id` is a zone, an afdeling or the whole plan; `last_day` None: one day, or still going on."""

    event_id: int
    area_id: str
    kind: EventKind
    title: str
    note: str
    first_day: date
    last_day: date | None


@dataclass(frozen=True)
class EventFields:
    """What is written of an event, checked: what `checked_entry` gives and the state keeps."""

    area_id: str
    kind: EventKind
    title: str
    note: str
    first_day: date
    last_day: date | None


@dataclass(frozen=True)
class EventRecord:
    """A row of the history: the event as it was written at `at` by the account `actor`, and why.

    `replaces`: the id of the row that this one corrects or withdraws. `reason`: '' for a new event.
    """

    event: Event
    replaces: int | None
    withdrawn: bool
    at: datetime
    actor: str
    reason: str


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """By first day, and in the order they were written where that is the same."""
    return tuple(sorted(events, key=lambda event: (event.first_day, event.event_id)))


def first_of(records: Iterable[EventRecord], event_id: int) -> int:
    """The id that an event was first written under, however often it has been corrected since."""
    return first_id({record.event.event_id: record.replaces for record in records}, event_id)


def newest_of(records: Iterable[EventRecord], event_id: int) -> EventRecord | None:
    """The row that speaks of an event now, which may be that it was withdrawn; None for an unknown id."""
    rows = {record.event.event_id: record for record in records}
    return rows.get(newest_id({number: record.replaces for number, record in rows.items()}, event_id))


def days_words(event: Event) -> str:
    """'1. juni 2022', 'fra 1. juni 2022' (one day, or still going on) or '1. juni 2022 til 31. december 2023'."""
    first = long_date(event.first_day)
    if event.last_day is None:
        return f"fra {first}"
    return first if event.last_day == event.first_day else f"{first} til {long_date(event.last_day)}"


def day_text(day: date | None) -> str:
    """A day as it is typed: '1.6.2022'; '' for none. `lib.domain.event_entry.day_from` reads it back."""
    return "" if day is None else f"{day.day}.{day.month}.{day.year}"


def days_text(event: Event) -> str:
    """As `days_words`, where there is little room: '1.6.2022', 'fra 1.6.2022', '1.6.2022-31.12.2023'."""
    first = day_text(event.first_day)
    if event.last_day is None:
        return f"fra {first}"
    return first if event.last_day == event.first_day else f"{first}-{day_text(event.last_day)}"


def letter(place: int) -> str:
    """The letter of the event at `place` (0, 1, ...) on a curve: A to Z, then AA; a number would read as a value."""
    rest, sign = divmod(place, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("A") + sign)


def short_title(title: str) -> str:
    """A title as long as a label or a headline has room for; '…' says that it goes on."""
    return title if len(title) <= LABEL_LIMIT else f"{title[: LABEL_LIMIT - 1].rstrip()}…"
