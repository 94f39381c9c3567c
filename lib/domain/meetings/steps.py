"""The steps of a meeting: planned, opened on a frozen version, held; or cancelled. Each gives the meeting after it."""

from dataclasses import replace
from datetime import date

from lib.domain.dates import long_date
from lib.domain.meetings.meeting import MeetingFields, MeetingState


class MeetingRefused(Exception):
    """The step cannot be taken; the message says in Danish why and what to do."""


def opened(fields: MeetingFields, version: str, today: date) -> MeetingFields:
    """The meeting as it begins, frozen to the whole hash `version` of the data, unless it has been frozen before.

    Raises MeetingRefused for a meeting that is not planned, and before its day: what it decides is decided on that day.
    """
    if fields.state is not MeetingState.PLANNED:
        raise MeetingRefused(f"Mødet kan ikke åbnes: det er {fields.state.value}.")
    if fields.held_on > today:
        day = long_date(fields.held_on)
        raise MeetingRefused(f"Mødet kan åbnes på dagen, {day}. Holdes det før, så ret dagen først.")
    return replace(fields, state=MeetingState.OPEN, version=fields.version or version)


def frozen(fields: MeetingFields, version: str) -> MeetingFields:
    """A planned meeting that will look at `version`, '' to let it follow the newest until it opens.

    Raises MeetingRefused for a meeting that has begun: what it looks at stands.
    """
    if fields.state is not MeetingState.PLANNED:
        raise MeetingRefused("Mødet er begyndt. Det viser de tal, det blev åbnet med.")
    return replace(fields, version=version)


def closed(fields: MeetingFields) -> MeetingFields:
    """The meeting when it has been held. Raises MeetingRefused for a meeting that is not going on."""
    if fields.state is not MeetingState.OPEN:
        raise MeetingRefused(f"Mødet kan ikke afsluttes: det er {fields.state.value}. Åbn det først.")
    return replace(fields, state=MeetingState.CLOSED)


def cancelled(fields: MeetingFields) -> MeetingFields:
    """The meeting when it will not be held. Raises MeetingRefused for one that has been held."""
    if fields.state is MeetingState.CLOSED:
        raise MeetingRefused("Mødet er holdt og kan ikke aflyses. Ret det med et nyt møde.")
    return replace(fields, state=MeetingState.CANCELLED)
