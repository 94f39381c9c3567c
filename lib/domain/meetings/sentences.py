"""Meetings in Danish: their names, what comes next, and what a year lacks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lib.domain.dates import long_date
from lib.domain.decisions.history import NONE_DECIDED
from lib.domain.list_words import listed
from lib.domain.meetings.agenda import to_decide
from lib.domain.meetings.kinds import MeetingKind, decides, kind_of
from lib.domain.meetings.meeting import Meeting, MeetingFields, MeetingState
from lib.domain.meetings.wheel import Slot, TooLate, YearWheel
from lib.domain.sentences import number_word

NO_MEETINGS = "Ingen møder er planlagt"
OTHER_CHANGED = "En anden har rettet mødet imens."


def meeting_name(fields: MeetingFields, kinds: Iterable[MeetingKind], zones: Mapping[str, str]) -> str:
    """'Bestyrelsesmøde'; a meeting of one zone with its name. `zones`: names by id."""
    kind = kind_of(kinds, fields.kind)
    name = fields.kind if kind is None else kind.name
    return f"{name}, {zones.get(fields.zone, fields.zone)}" if fields.zone else name


def when_words(fields: MeetingFields) -> str:
    """'9. december 2026 kl. 9.30, rådhuset'."""
    hour = f" {clock_words(fields.begins)}" if fields.begins else ""
    return f"{long_date(fields.held_on)}{hour}" + (f", {fields.place}" if fields.place else "")


def clock_words(begins: str) -> str:
    """'09:30' -> 'kl. 9.30'; '' for no hour."""
    return f"kl. {begins.removeprefix('0').replace(':', '.')}" if begins else ""


def decide_words(fields: MeetingFields, kinds: Iterable[MeetingKind]) -> str:
    """What the meeting is to decide: one matter by name, or how many; '' where it is none that decides."""
    points = to_decide(fields.agenda)
    known = tuple(kinds)
    kind = kind_of(known, fields.kind)
    if not points:
        return "har endnu intet at beslutte" if kind is not None and decides(kind, known) else ""
    if len(points) == 1:
        return f"skal beslutte »{points[0].title}«"
    return f"skal beslutte {number_word(len(points))} sager"


def next_finding(
    meeting: Meeting | None, kinds: Iterable[MeetingKind], zones: Mapping[str, str], today: date
) -> str:
    """The page in one sentence: the next meeting and what it is to decide."""
    if meeting is None:
        return NO_MEETINGS
    fields = meeting.fields
    known = tuple(kinds)
    name, decide = meeting_name(fields, known, zones), decide_words(fields, known)
    if fields.state is MeetingState.OPEN:
        return _going_on(name, decide)
    when = "i dag" if fields.held_on == today else long_date(fields.held_on)
    return f"{name} {when} {decide or 'er det næste møde'}"


def meeting_finding(fields: MeetingFields, name: str, decided: int, kinds: Iterable[MeetingKind]) -> str:
    """One meeting in one sentence; `decided`: how many decisions stand on it."""
    decide = decide_words(fields, kinds)
    if fields.state is MeetingState.CLOSED:
        return f"{name} {long_date(fields.held_on)} {_decided(decided, bool(decide))}"
    if fields.state is MeetingState.CANCELLED:
        return f"{name} {long_date(fields.held_on)} er aflyst"
    if fields.state is MeetingState.OPEN:
        return _going_on(name, decide)
    return f"{name} {long_date(fields.held_on)} {decide or 'er planlagt'}"


def wheel_finding(wheel: YearWheel, today: date) -> str:
    """What the year has and lacks, in one sentence: the alternative text of its picture."""
    promised, held = len(wheel.slots), len(wheel.slots) - len(wheel.missing)
    have = f"{held} af årets {promised} møder i {wheel.year} er planlagt eller holdt"
    lacking = wheel.still_missing(today)
    if not promised:
        return f"Planen lover ingen møder i {wheel.year}"
    if not lacking:
        gone = len(wheel.missing)
        return f"{have}; {gone} i den tid, der er gået, står ikke her" if gone else have
    names = list(dict.fromkeys(each.kind.name for each in lacking))
    which = listed([f"»{name}«" for name in names]) if len(names) <= 2 else f"{len(names)} slags møder"
    return f"{have}; der mangler {len(lacking)} ({which})"


def slot_words(slot: Slot, zones: Mapping[str, str]) -> str:
    """'Fællessekretariat, 2. af 4'; a zone's with its name."""
    zone = f", {zones.get(slot.zone, slot.zone)}" if slot.zone else ""
    return f"{slot.kind.name}{zone}, {slot.part}. af {slot.kind.per_year}"


def too_late_words(found: Sequence[TooLate], kinds: Sequence[MeetingKind]) -> tuple[str, ...]:
    """A sentence for each meeting that does not lie before the one it prepares."""
    return tuple(
        f"{each.kind.name} {long_date(each.meeting.fields.held_on)} ligger ikke før "
        f"{_lower(meeting_name(each.prepared.fields, kinds, {}))} {long_date(each.prepared.fields.held_on)}, "
        "som det skal forberede."
        for each in found
    )


def _going_on(name: str, decide: str) -> str:
    return f"{name} er i gang og {decide}" if decide else f"{name} er i gang"


def _decided(count: int, deciding: bool) -> str:
    if not count:
        return "er holdt; ingen beslutninger er skrevet" if deciding else "er holdt"
    return f"traf {number_word(count)} {'beslutning' if count == 1 else 'beslutninger'}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def waiting_finding(decided: int, waiting: Sequence[str]) -> str:
    """What has been decided and what waits, as a headline; `waiting`: who each waiting decision waits for."""
    if not decided:
        return NONE_DECIDED
    noun = "beslutning" if decided == 1 else "beslutninger"
    if not waiting:
        return f"{number_word(decided).capitalize()} {noun}, og ingen venter på godkendelse"
    who = listed(list(dict.fromkeys(waiting)))
    if len(waiting) == decided:
        return f"{number_word(decided).capitalize()} {noun} venter på {who}"
    return f"{number_word(len(waiting)).capitalize()} af {number_word(decided)} {noun} venter på {who}"


def follow_up_finding(
    meeting: Meeting | None, kinds: Iterable[MeetingKind], zones: Mapping[str, str], expected: int
) -> str:
    """What there is to follow up on, and at which meeting."""
    many = "én forventning" if expected == 1 else f"{number_word(expected)} forventninger"
    if not expected:
        return "Ingen beslutning har endnu en forventning at følge op på"
    if meeting is None:
        return f"{many.capitalize()} venter på det næste møde"
    name = meeting_name(meeting.fields, kinds, zones)
    return f"{name} {long_date(meeting.fields.held_on)} får opfølgning på {many}"
