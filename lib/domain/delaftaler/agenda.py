"""A draft of a delaftale on the agenda of a meeting."""

from collections.abc import Iterable
from dataclasses import replace

from lib.domain.delaftaler.edition import Edition
from lib.domain.meetings.agenda import DECISION, added
from lib.domain.meetings.meeting import AgendaItem, Meeting, MeetingFields, MeetingState

KIND = "delaftale"
"""The id of the kind of decision in the plan's decision_kinds.csv: the board approves, and nobody else need."""


def with_draft(fields: MeetingFields, draft: Edition, name: str, delaftale: str, asked: str) -> MeetingFields:
    """The meeting with the draft as a point, `name` the activity's; one that is there already says what it says now.

    Raises MeetingRefused where the agenda is full.
    """
    point = AgendaItem(
        f"Ny udgave af delaftalen for {name}", DECISION, delaftale, asked, None, (draft.draft_id,)
    )
    if any(item.delaftaler == point.delaftaler for item in fields.agenda):
        agenda = (point if item.delaftaler == point.delaftaler else item for item in fields.agenda)
        return replace(fields, agenda=tuple(agenda))
    return added(fields, point)


def on_agenda(meetings: Iterable[Meeting], draft_id: int) -> tuple[Meeting, ...]:
    """The meetings on whose agenda a draft is, cancelled ones apart, by day."""
    own = (
        each
        for each in meetings
        if each.fields.state is not MeetingState.CANCELLED
        and any(draft_id in item.delaftaler for item in each.fields.agenda)
    )
    return tuple(sorted(own, key=lambda each: (each.fields.held_on, each.meeting_id)))
