"""What happened in an area and may be seen on its curves: a renovation, an activity opened or moved.

An event explains nothing by itself: it stands beside the numbers, dated, and the reader judges.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EventKind(StrEnum):
    """The kinds that the secretariat chooses between."""

    RENOVERING = "renovering"
    ANVISNING = "anvisningsret"
    FLEKSIBEL_UDLEJNING = "fleksibel_udlejning"
    AKTIVITET_AABNET = "aktivitet_aabnet"
    AKTIVITET_FLYTTET = "aktivitet_flyttet"
    CORONA = "corona"
    ANDET = "andet"


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
