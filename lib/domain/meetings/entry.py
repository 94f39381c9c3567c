"""What a person types about a meeting and a point of its agenda, and when it may be kept: every fault is said."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.domain.event_entry import EntryRefused, day_from
from lib.domain.free_text import clean_text, too_long
from lib.domain.meetings.agenda import standing_agenda
from lib.domain.meetings.kinds import MeetingKind, kind_of
from lib.domain.meetings.meeting import AgendaItem, MeetingFields, MeetingState
from lib.domain.meetings.written import HOUR, KINDS, NOTE_LIMIT, PLACE_LIMIT, TEXT_LIMIT, TITLE_LIMIT

YEARS_AHEAD = 5
"""Further ahead than this a day is a slip of the keyboard."""
FIRST_YEAR = 2000


@dataclass(frozen=True)
class MeetingEntry:
    """What has been typed of a meeting, as it was typed. `zone` counts only where each zone has its own meeting."""

    kind: str | None
    day: str
    begins: str = ""
    place: str = ""
    zone: str | None = None
    scenarios: tuple[tuple[str, int], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class PointEntry:
    """What has been typed of a point of an agenda."""

    title: str
    kind: str | None
    delaftale: str | None = None
    text: str = ""


def checked_meeting(
    entry: MeetingEntry,
    kinds: Sequence[MeetingKind],
    zones: Collection[str],
    today: date,
    own: MeetingFields | None = None,
) -> MeetingFields:
    """The meeting as it may be kept: a new one with its standing agenda, or `own` with what was typed in it.

    Raises EntryRefused with every fault. The day of a meeting that has begun stands, and so does its kind.
    """
    faults: list[str] = []
    kind = kind_of(kinds, entry.kind or "")
    if kind is None:
        faults.append("Vælg, hvilken slags møde det er.")
    zone = entry.zone or ""
    if kind is not None and kind.per_zone and zone not in zones:
        faults.append("Vælg den zone, mødet er for.")
    day = _day(entry.day, today, faults)
    begins = _hour(entry.begins, faults)
    place, note = _line(entry.place), clean_text(entry.note)
    faults += _too_long(place, PLACE_LIMIT, "Stedet") + _too_long(note, NOTE_LIMIT, "Noten")
    if own is not None and own.state is not MeetingState.PLANNED:
        if day is not None and day != own.held_on:
            faults.append("Mødet er begyndt, og dagen ligger fast.")
        if kind is not None and kind.kind_id != own.kind:
            faults.append("Mødet er begyndt, og hvad det er for et møde, ligger fast.")
    if faults or kind is None or day is None:
        raise EntryRefused(faults)
    first = own or MeetingFields(kind.kind_id, day, agenda=standing_agenda(kind, kinds))
    if own is not None and own.kind != kind.kind_id:
        first = replace(first, agenda=_other_agenda(own, kind, kinds))
    return replace(
        first,
        kind=kind.kind_id,
        held_on=day,
        begins=begins,
        place=place,
        zone=zone if kind.per_zone else "",
        scenarios=entry.scenarios,
        note=note,
    )


def checked_point(entry: PointEntry, delaftaler: Collection[str]) -> AgendaItem:
    """The point as it may be kept; an indstilling comes on an agenda from its own page. Raises EntryRefused with every
    fault."""
    faults: list[str] = []
    title, text = _line(entry.title), clean_text(entry.text)
    if not title:
        faults.append("Skriv, hvad punktet handler om.")
    if entry.kind not in KINDS:
        faults.append("Vælg, om punktet er til orientering, drøftelse eller beslutning.")
    faults += _too_long(title, TITLE_LIMIT, "Punktets titel") + _too_long(text, TEXT_LIMIT, "Teksten")
    if entry.delaftale and entry.delaftale not in delaftaler:
        faults.append("Vælg en delaftale, eller lad punktet handle om dem alle.")
    if faults:
        raise EntryRefused(faults)
    return AgendaItem(title, str(entry.kind), entry.delaftale or "", text)


def _other_agenda(
    own: MeetingFields, kind: MeetingKind, kinds: Sequence[MeetingKind]
) -> tuple[AgendaItem, ...]:
    """The agenda of a meeting that becomes of another kind: the new one's standing points, and what people added."""
    old = kind_of(kinds, own.kind)
    standing = standing_agenda(old, kinds) if old is not None else ()
    fresh = standing_agenda(kind, kinds)
    written = tuple(item for item in own.agenda if item not in standing)
    return (*fresh[:-1], *written, fresh[-1])


def _day(words: str, today: date, faults: list[str]) -> date | None:
    if not words.strip():
        faults.append("Skriv dagen, for eksempel 9.12.2026.")
        return None
    day = day_from(words)
    if day is None:
        faults.append(f"«{words.strip()[:40]}» er ikke en dato: skriv dag.måned.år, for eksempel 9.12.2026.")
    elif not FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD:
        faults.append(f"Året {day.year} ligger for langt væk: ret året.")
        return None
    return day


def _hour(words: str, faults: list[str]) -> str:
    """'9', '9.30', '9:30' and '09.30' are hours of the clock; empty is not known yet."""
    said = words.strip()
    if not said:
        return ""
    found = re.fullmatch(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?", said)
    hour = f"{int(found[1]):02d}:{found[2] or '00'}" if found else ""
    if not HOUR.fullmatch(hour):
        faults.append(f"«{said[:20]}» er ikke et klokkeslæt: skriv for eksempel 9.30.")
        return ""
    return hour


def _line(words: str) -> str:
    return " ".join(clean_text(words).split())


def _too_long(words: str, limit: int, name: str) -> list[str]:
    if len(words) <= limit:
        return []
    return [too_long(name, words, limit)]
