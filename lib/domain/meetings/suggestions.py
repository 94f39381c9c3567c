"""Days that the secretariat may accept for the meetings that a year lacks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lib.domain.meetings.holidays import can_meet
from lib.domain.meetings.kinds import MeetingKind
from lib.domain.meetings.meeting import Meeting, MeetingState
from lib.domain.meetings.wheel import Slot, YearWheel, part_of

NOTICE = timedelta(days=14)
"""So long before a meeting is called."""
BEFORE = timedelta(days=21)
"""So long before the meeting that it prepares: time to write what comes of it. Neither is said by the agreement."""
SECOND_WEEK = 8
"""The day of the month that the search begins on."""


@dataclass(frozen=True)
class Suggestion:
    """A day for a slot; None where its part of the year has no day left."""

    slot: Slot
    day: date | None


def suggestions(wheel: YearWheel, meetings: Iterable[Meeting], today: date) -> tuple[Suggestion, ...]:
    """One for each slot that still is missing, in the order of the slots.

    Weekdays, no public holidays, not July; no two meetings on one day, no sooner than `NOTICE` from `today`, inside the
    part of the year; a meeting that prepares another before it, be that planned or itself suggested here.
    """
    standing = [each for each in meetings if each.fields.state is not MeetingState.CANCELLED]
    taken = {each.fields.held_on for each in standing}
    known = [(each.fields.kind, each.fields.held_on) for each in standing]
    found: dict[tuple[str, str, int], date | None] = {}
    wanted = wheel.still_missing(today)
    for slot in sorted(wanted, key=lambda each: bool(each.kind.before)):
        day = next(_days(slot, wheel.year, known, taken, today + NOTICE), None)
        found[_key(slot)] = day
        if day is not None:
            taken.add(day)
            known.append((slot.kind.kind_id, day))
    return tuple(Suggestion(slot, found[_key(slot)]) for slot in wanted)


def _days(
    slot: Slot, year: int, known: Sequence[tuple[str, date]], taken: set[date], soonest: date
) -> Iterator[date]:
    """The days that a slot may have, the best first."""
    first, last = max(slot.begins, soonest), slot.ends
    wished = date(year, _month(slot.kind, slot.part), SECOND_WEEK)
    prepared = [
        day
        for kind_id, day in known
        if kind_id == slot.kind.before and day.year == year and part_of(slot.kind, day) == slot.part
    ]
    if prepared:
        last = min(last, max(prepared) - timedelta(days=1))
        wished = max(prepared) - BEFORE
    if first > last:
        return
    wished = min(max(wished, first), last)
    span = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    for day in sorted(span, key=lambda each: (abs((each - wished).days), each)):
        if can_meet(day) and day not in taken:
            yield day


def _month(kind: MeetingKind, part: int) -> int:
    return kind.months[min(part, len(kind.months)) - 1]


def _key(slot: Slot) -> tuple[str, str, int]:
    return slot.kind.kind_id, slot.zone, slot.part
