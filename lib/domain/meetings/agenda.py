"""The agenda of a meeting: what stands on it from the start, and points added, moved and taken away."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lib.domain.meetings.kinds import MeetingKind, decides
from lib.domain.meetings.meeting import AgendaItem, MeetingFields
from lib.domain.meetings.steps import MeetingRefused
from lib.domain.meetings.written import ITEMS

ORIENTATION, DISCUSSION, DECISION = "orientering", "drøftelse", "beslutning"
FOLLOW_UP = AgendaItem("Opfølgning: hvordan gik det med de seneste beslutninger?", DISCUSSION)
SINCE_LAST = AgendaItem("Data siden sidst", ORIENTATION)
ANY_OTHER = AgendaItem("Eventuelt", DISCUSSION)


def standing_agenda(kind: MeetingKind, kinds: Iterable[MeetingKind]) -> tuple[AgendaItem, ...]:
    """What stands on the agenda from the start: a group's own delaftaler first; follow-up and data where decisions are
    made; indstillinger come on it when they are sent there (lib/domain/indstilling/agenda.py)."""
    own = tuple(
        AgendaItem(f"{delaftale}: status og forslag til prioritering", DISCUSSION, delaftale)
        for delaftale in kind.delaftaler
    )
    first = (FOLLOW_UP,) if decides(kind, kinds) else ()
    return (*own, *first, SINCE_LAST, ANY_OTHER)


def added(fields: MeetingFields, item: AgendaItem) -> MeetingFields:
    """The meeting with the point last, before what always stands last. Raises MeetingRefused where it is full."""
    if len(fields.agenda) >= ITEMS:
        raise MeetingRefused(f"Dagsordenen har plads til {ITEMS} punkter. Fjern et, eller saml to i ét.")
    agenda = fields.agenda
    last = len(agenda) - 1 if agenda and agenda[-1] == ANY_OTHER else len(agenda)
    return replace(fields, agenda=(*agenda[:last], item, *agenda[last:]))


def moved(fields: MeetingFields, place: int, steps: int) -> MeetingFields:
    """The meeting with the point at `place` (from 0) that many steps down, up where negative; at an end it stays."""
    agenda = list(fields.agenda)
    item = agenda.pop(place)
    agenda.insert(min(max(place + steps, 0), len(agenda)), item)
    return replace(fields, agenda=tuple(agenda))


def removed(fields: MeetingFields, place: int) -> MeetingFields:
    """The meeting without the point at `place` (from 0)."""
    return replace(fields, agenda=(*fields.agenda[:place], *fields.agenda[place + 1 :]))


def to_decide(agenda: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The points that end in a decision, in order."""
    return tuple(item for item in agenda if item.kind == DECISION)


def numbered(agenda: Sequence[AgendaItem]) -> tuple[tuple[int, AgendaItem], ...]:
    """The points with their numbers, from 1."""
    return tuple(enumerate(agenda, 1))
