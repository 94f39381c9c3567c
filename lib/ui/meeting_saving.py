"""What the buttons of the page of meetings do: each writes one row, or says why it did not."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from lib.domain.event_entry import EntryRefused
from lib.domain.meetings import agenda, sentences, steps
from lib.domain.meetings.entry import checked_meeting, checked_point
from lib.domain.meetings.kinds import MeetingKind
from lib.domain.meetings.meeting import Meeting, MeetingFields
from lib.domain.meetings.sentences import OTHER_CHANGED
from lib.domain.meetings.suggestions import Suggestion
from lib.ui import meeting_choices as choices
from lib.ui import meeting_form as form
from lib.ui.correcting import STILL_THERE
from lib.ui.meeting_agenda import forget_point, typed_point

Step = Callable[[MeetingFields], MeetingFields]
OVERTAKEN = f"{OTHER_CHANGED} {STILL_THERE}"


class Meetings(Protocol):
    """Where meetings are read and written: lib.state.meetings.MeetingBook."""

    @property
    def refusals(self) -> tuple[type[Exception], ...]: ...
    def find(self, meeting_id: int) -> Meeting | None: ...
    def write(self, fields: MeetingFields, replaces: int | None = None, reason: str = "") -> int: ...


@dataclass(frozen=True)
class Desk:
    """The secretariat's desk: the book, the kinds of meetings, the zones' names by id, the delaftaler, and today. Every
    method is for a button's `on_click`."""

    book: Meetings
    kinds: Sequence[MeetingKind]
    zones: Mapping[str, str]
    delaftaler: Collection[str]
    today: date

    def save(self, typed_id: str) -> None:
        """Keep what was typed of a meeting, and go to it."""
        own = None if typed_id == choices.NEW else self.book.find(int(typed_id))
        entry = form.typed(typed_id)
        try:
            fields = checked_meeting(entry, self.kinds, self.zones, self.today, own.fields if own else None)
        except EntryRefused as refused:
            choices.refuse(refused.sentences)
            return
        if own is not None and own.row_id != form.base_of(typed_id):
            form.rebase(typed_id, own.row_id)
            choices.refuse([OVERTAKEN])
            return
        name = sentences.meeting_name(fields, self.kinds, self.zones)
        kept = self._write(fields, own, f"{name} {sentences.when_words(fields)} er gemt.")
        if kept is not None:
            form.forget(typed_id)
            choices.show(choices.MEETING_VIEW, str(kept))

    def take(self, own: Meeting, step: Step, said: str) -> None:
        """Take a step with a meeting as it was shown."""
        try:
            fields = step(own.fields)
        except steps.MeetingRefused as refused:
            choices.refuse([str(refused)])
            return
        if self._write(fields, own, said, said) is not None:
            form.forget(str(own.meeting_id))

    def add_point(self, own: Meeting) -> None:
        """Put the point that was typed on the agenda."""
        try:
            item = checked_point(typed_point(own.meeting_id), self.delaftaler)
            fields = agenda.added(own.fields, item)
        except EntryRefused as refused:
            choices.refuse(refused.sentences)
        except steps.MeetingRefused as refused:
            choices.refuse([str(refused)])
        else:
            if self._write(fields, own, f"»{item.title}« er på dagsordenen.") is not None:
                forget_point(own.meeting_id)

    def accept(self, found: Sequence[Suggestion]) -> None:
        """Plan the meetings of suggestions, each with its standing agenda."""
        days = [(each.slot, each.day) for each in found if each.day is not None]
        for slot, day in days:
            items = agenda.standing_agenda(slot.kind, self.kinds)
            if (
                self._write(MeetingFields(slot.kind.kind_id, day, zone=slot.zone, agenda=items), None, "")
                is None
            ):
                return
        choices.tell("1 møde er planlagt." if len(days) == 1 else f"{len(days)} møder er planlagt.")

    def _write(self, fields: MeetingFields, own: Meeting | None, said: str, reason: str = "") -> int | None:
        """Keep the meeting, or say why not; its id."""
        try:
            meeting_id = self.book.write(fields, own.row_id if own else None, reason)
        except self.book.refusals as refused:
            choices.refuse([str(refused)])
            return None
        choices.tell(said)
        return meeting_id
