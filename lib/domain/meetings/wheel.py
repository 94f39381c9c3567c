"""The year's wheel: the meetings that the plan promises, against those that are planned or held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lib.domain.meetings.kinds import MeetingKind
from lib.domain.meetings.meeting import Meeting, MeetingState

MONTHS = 12
NOVEMBER = 11


@dataclass(frozen=True)
class Slot:
    """One meeting that the year promises: `part` 1.. of the kind's parts of the year, `begins` to `ends` both included,
    `zone` '' unless each zone has its own. `meeting` None: there is none for it."""

    kind: MeetingKind
    zone: str
    part: int
    begins: date
    ends: date
    meeting: Meeting | None = None


@dataclass(frozen=True)
class TooLate:
    """A meeting that does not lie before the one that it prepares in its part of the year."""

    meeting: Meeting
    kind: MeetingKind
    prepared: Meeting


@dataclass(frozen=True)
class YearWheel:
    """`slots` kind by kind, zone by zone, in time; `others` are meetings of the year beyond what the plan promises."""

    year: int
    slots: tuple[Slot, ...]
    others: tuple[Meeting, ...]
    too_late: tuple[TooLate, ...]

    @property
    def missing(self) -> tuple[Slot, ...]:
        """The slots without a meeting."""
        return tuple(slot for slot in self.slots if slot.meeting is None)

    def still_missing(self, today: date) -> tuple[Slot, ...]:
        """Those whose part of the year is not over."""
        return tuple(slot for slot in self.missing if slot.ends >= today)


def part_of(kind: MeetingKind, day: date) -> int:
    """Which part of its year a day lies in, from 1."""
    return (day.month - 1) * max(kind.per_year, 1) // MONTHS + 1


def span_of(kind: MeetingKind, year: int, part: int) -> tuple[date, date]:
    """First and last day of a part of the year, by whole months."""
    begins = -(-(part - 1) * MONTHS // kind.per_year)
    ends = -(-part * MONTHS // kind.per_year)
    return _month_start(year, begins), _month_start(year, ends) - timedelta(days=1)


def year_wheel(
    year: int, kinds: Sequence[MeetingKind], zones: Sequence[str], meetings: Iterable[Meeting]
) -> YearWheel:
    """The wheel of a year. Cancelled meetings do not count. Where a kind has `each_part` a part without a meeting is
    missing whatever the other parts have; of the other kinds only the number counts, and a second meeting in one part
    stands for the nearest empty one."""
    counted = [
        each
        for each in meetings
        if each.fields.held_on.year == year and each.fields.state is not MeetingState.CANCELLED
    ]
    slots: list[Slot] = []
    others: list[Meeting] = []
    for kind in kinds:
        for zone in zones if kind.per_zone else ("",):
            own = [
                each
                for each in counted
                if each.fields.kind == kind.kind_id and (not kind.per_zone or each.fields.zone == zone)
            ]
            filled, left = _filled(kind, zone, year, sorted(own, key=_when))
            slots += filled
            others += left
    known = {kind.kind_id for kind in kinds}
    others += [each for each in counted if each.fields.kind not in known]
    return YearWheel(year, tuple(slots), tuple(sorted(others, key=_when)), _too_late(kinds, counted))


def next_meeting(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The one that is going on, else the first planned one from today on."""
    standing = sorted(meetings, key=_when)
    going = [each for each in standing if each.fields.state is MeetingState.OPEN]
    coming = [
        each
        for each in standing
        if each.fields.state is MeetingState.PLANNED and each.fields.held_on >= today
    ]
    return next(iter([*going, *coming]), None)


def wheel_year(meetings: Iterable[Meeting], today: date) -> int:
    """The year to look at first: that of the next meeting; without one this year, from November the coming one."""
    coming = next_meeting(meetings, today)
    if coming is not None:
        return coming.fields.held_on.year
    return today.year + 1 if today.month >= NOVEMBER else today.year


def prepared_by(kind: MeetingKind, year: int, part: int, meetings: Iterable[Meeting]) -> Meeting | None:
    """The meeting that one of `kind` in a part of the year prepares: the last of the kind it comes before, in that part
    of the year (the half-yearly board meeting is the last one of the half year). None while there is none."""
    own = [
        each
        for each in meetings
        if each.fields.kind == kind.before
        and each.fields.state is not MeetingState.CANCELLED
        and each.fields.held_on.year == year
        and part_of(kind, each.fields.held_on) == part
    ]
    return max(own, key=_when, default=None)


def _filled(
    kind: MeetingKind, zone: str, year: int, meetings: Sequence[Meeting]
) -> tuple[list[Slot], list[Meeting]]:
    """The slots of a kind, each with its own meeting; and the meetings that no slot has."""
    parts = range(1, kind.per_year + 1)
    placed: dict[int, Meeting] = {}
    left: list[Meeting] = []
    for each in meetings:
        part = part_of(kind, each.fields.held_on)
        if part in placed or not kind.per_year:
            left.append(each)
        else:
            placed[part] = each
    if not kind.each_part:
        for each in list(left):
            empty = [part for part in parts if part not in placed]
            if empty:
                own = part_of(kind, each.fields.held_on)
                placed[min(empty, key=lambda part: (abs(part - own), part))] = each
                left.remove(each)
    return [Slot(kind, zone, part, *span_of(kind, year, part), placed.get(part)) for part in parts], left


def _too_late(kinds: Sequence[MeetingKind], counted: Sequence[Meeting]) -> tuple[TooLate, ...]:
    found = []
    for kind in kinds:
        for each in sorted(counted, key=_when) if kind.before else ():
            if each.fields.kind != kind.kind_id:
                continue
            day = each.fields.held_on
            prepared = prepared_by(kind, day.year, part_of(kind, day), counted)
            if prepared is not None and prepared.fields.held_on <= day:
                found.append(TooLate(each, kind, prepared))
    return tuple(found)


def _when(meeting: Meeting) -> tuple[date, str, int]:
    return meeting.fields.held_on, meeting.fields.begins, meeting.meeting_id


def _month_start(year: int, months: int) -> date:
    return date(year + months // MONTHS, months % MONTHS + 1, 1)
