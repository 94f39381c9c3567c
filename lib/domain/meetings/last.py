"""Which meeting was the last one before another: what has changed is told since then."""

from collections.abc import Iterable
from datetime import date

from lib.domain.meetings.meeting import Meeting, MeetingState


def last_held(meetings: Iterable[Meeting], before: date, kind: str = "") -> Meeting | None:
    """The latest meeting that was held before a day and knows the version it was held on; of one `kind` (an id of the
    plan's meetings.csv) unless it is ''. None where there is none."""
    held = [
        each
        for each in meetings
        if each.fields.state is MeetingState.CLOSED
        and each.fields.version
        and each.fields.held_on < before
        and kind in ("", each.fields.kind)
    ]
    return max(
        held, key=lambda each: (each.fields.held_on, each.fields.begins, each.meeting_id), default=None
    )
