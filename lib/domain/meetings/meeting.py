"""A meeting: when, for whom, on which version of the data, with which scenarios, and what is on its agenda."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class MeetingState(StrEnum):
    """How far a meeting is. What it looks at is frozen when it opens; a closed one is only corrected by a new entry."""

    PLANNED = "planlagt"
    OPEN = "i gang"
    CLOSED = "holdt"
    CANCELLED = "aflyst"


@dataclass(frozen=True)
class AgendaItem:
    """A point of the agenda: `kind` is 'orientering', 'drøftelse' or 'beslutning'; `delaftale` '' concerns all;
    `indstilling_id` (its first id) where one is to be decided on; `delaftaler` drafts (their first ids) that are."""

    title: str
    kind: str
    delaftale: str = ""
    text: str = ""
    indstilling_id: int | None = None
    delaftaler: tuple[int, ...] = ()


@dataclass(frozen=True)
class DeckChoice:
    """Which slides are shown, in which order (ids; empty: all as they come), and the sentence added to each."""

    order: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class MeetingFields:
    """What is written of a meeting. `kind` is an id of the plan's meetings.csv; `zone` only for meetings of one zone.

    `scenarios` are (scenario_id, save_id) of the saves that the meeting looks at; `version` the whole hash of the data
    it is frozen to, '' until it is opened (then it shows the active one).
    """

    kind: str
    held_on: date
    begins: str = ""
    place: str = ""
    zone: str = ""
    state: MeetingState = MeetingState.PLANNED
    version: str = ""
    scenarios: tuple[tuple[str, int], ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    deck: DeckChoice = field(default_factory=DeckChoice)
    note: str = ""


@dataclass(frozen=True)
class Meeting:
    """A meeting as it stands now. `meeting_id` is the id it was first written under and never changes; `row_id` is the
    row that speaks now, which a correction names."""

    meeting_id: int
    row_id: int
    fields: MeetingFields
    at: datetime
    actor: str
