"""An indstilling on the agenda of a meeting."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from lib.domain.indstilling.indstilling import Indstilling
from lib.domain.meetings.agenda import added
from lib.domain.meetings.meeting import AgendaItem, Meeting, MeetingFields, MeetingState

DECISION = "beslutning"
"""The kind of the point that it becomes."""


def still_to_come(meetings: Iterable[Meeting], today: date) -> tuple[Meeting, ...]:
    """The planned meetings from today on, the next first: only they can still get a point."""
    open_ones = (each for each in meetings if each.fields.state is MeetingState.PLANNED)
    return tuple(sorted((each for each in open_ones if each.fields.held_on >= today), key=_day))


def sent_to(meetings: Iterable[Meeting], indstilling_id: int) -> tuple[Meeting, ...]:
    """The meetings on whose agenda it is, cancelled ones apart, by day."""
    return tuple(
        sorted(
            (
                each
                for each in meetings
                if each.fields.state is not MeetingState.CANCELLED
                and any(item.indstilling_id == indstilling_id for item in each.fields.agenda)
            ),
            key=_day,
        )
    )


def with_point(fields: MeetingFields, indstilling: Indstilling, asked: str) -> MeetingFields:
    """The meeting with the indstilling as its last point, and its scenarios among those that the meeting looks at.

    `asked` is what the board is asked to say yes to. A point that is there already says what it says now. Raises
    MeetingRefused where the agenda is full.
    """
    own, title = indstilling.indstilling_id, indstilling.fields.title
    point = AgendaItem(title, DECISION, text=asked, indstilling_id=own)
    agenda = tuple(
        replace(item, title=title, text=point.text) if item.indstilling_id == own else item
        for item in fields.agenda
    )
    scenarios = tuple(dict.fromkeys((*fields.scenarios, *indstilling.fields.scenarios)))
    with_it = replace(fields, agenda=agenda, scenarios=scenarios)
    return with_it if any(item.indstilling_id == own for item in agenda) else added(with_it, point)


def _day(meeting: Meeting) -> tuple[date, int]:
    return meeting.fields.held_on, meeting.meeting_id
