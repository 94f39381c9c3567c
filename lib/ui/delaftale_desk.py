"""Where a draft of a delaftale is written, taken back and sent to a meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import streamlit as st

from lib.domain.decisions.decision import Decision
from lib.domain.delaftaler.agenda import on_agenda, with_draft
from lib.domain.delaftaler.diff import changes
from lib.domain.delaftaler.edition import Edition, EditionFields
from lib.domain.delaftaler.entry import checked_edition, drafted
from lib.domain.delaftaler.goals_served import GoalGroup, goal_groups
from lib.domain.delaftaler.in_force import open_draft
from lib.domain.event_entry import EntryRefused, checked_reason
from lib.domain.goals.goal import Goal
from lib.domain.indstilling.agenda import still_to_come
from lib.domain.meetings.kinds import MeetingKind, decides
from lib.domain.meetings.meeting import Meeting, MeetingFields
from lib.domain.meetings.steps import MeetingRefused
from lib.ui import delaftale_choices as choices
from lib.ui import delaftale_form as form
from lib.ui.indstilling_send import meeting_words


class Editions(Protocol):
    """Where editions are read and written: lib.state.delaftaler.EditionBook."""

    refusals: tuple[type[Exception], ...]

    def all(self) -> tuple[Edition, ...]:
        """Every row that was ever written."""

    def write(self, fields: EditionFields, replaces: int | None, reason: str) -> int:
        """Keeps a new or a corrected draft."""

    def withdraw(self, edition_id: int, reason: str) -> int:
        """Takes a draft back."""


class Meetings(Protocol):
    """Where meetings are read and written: lib.state.meetings.MeetingBook."""

    refusals: tuple[type[Exception], ...]

    def all(self) -> tuple[Meeting, ...]:
        """The meetings as they stand."""

    def find(self, meeting_id: int) -> Meeting | None:
        """One meeting as it stands."""

    def write(self, fields: MeetingFields, replaces: int | None, reason: str) -> int:
        """Keeps a new or a changed one."""


@dataclass(frozen=True)
class DraftDesk:
    """What a draft of one activity is written with. `name` and `delaftale` are the activity's; `in_force` the edition
    that the draft is to take the place of; `goals` all of the plan's; `kinds` its meetings."""

    book: Editions
    meetings: Meetings
    name: str
    delaftale: str
    in_force: EditionFields
    goals: Sequence[Goal]
    decisions: Sequence[Decision]
    kinds: Sequence[MeetingKind]
    today: date

    @property
    def activity_id(self) -> str:
        """Whose draft it is."""
        return self.in_force.activity_id

    @property
    def draft(self) -> Edition | None:
        """The draft that is still to be decided on, as it stands now."""
        return open_draft(self.activity_id, self.book.all(), self.decisions)

    def draw(self) -> None:
        """The fields, what they change, and the way to a meeting of the board."""
        draft, groups = self.draft, self._groups
        choices.fill(self.activity_id, self.in_force, draft, list(groups))
        left, right = st.columns(2, gap="large")
        with left:
            words = {lead: group.label for lead, group in groups.items()}
            form.draft_form(self.activity_id, words, draft, self.save, self.withdraw)
        entry = choices.typed(self.activity_id, self._ids)
        wanted = drafted(self.activity_id, entry, self._goal_ids)
        with right:
            named = {each: group.label for group in groups.values() for each in group.goal_ids}
            form.draft_changes(changes(self.in_force, wanted), named)
            self._offer(draft, draft is not None and draft.fields == wanted)

    def save(self) -> None:
        """Keep what was typed as a draft, or as the correction of the one it was filled from."""
        entry = choices.typed(self.activity_id, self._ids)
        try:
            fields, reason = checked_edition(entry, self.in_force, self._goal_ids)
            self.book.write(fields, choices.base_of(self.activity_id), reason)
        except EntryRefused as refused:
            choices.refuse(refused.sentences)
        except self.book.refusals as moved:
            choices.overtaken(self.activity_id, self.draft, str(moved))
        else:
            choices.begin_again(
                self.activity_id, "Kladden er gemt. Den gælder først, når bestyrelsen har besluttet den."
            )

    def withdraw(self) -> None:
        """Take the draft back, with the reason that was typed."""
        try:
            reason = checked_reason(choices.typed(self.activity_id, {}).reason)
            self.book.withdraw(choices.base_of(self.activity_id) or 0, reason)
        except EntryRefused as refused:
            choices.refuse(refused.sentences)
        except self.book.refusals as moved:
            choices.overtaken(self.activity_id, self.draft, str(moved))
        else:
            choices.begin_again(
                self.activity_id, "Kladden er trukket tilbage. Den står stadig under Udgaver."
            )

    def send(self, meeting_id: int) -> None:
        """Put the draft, as it is kept, on the agenda of a planned meeting."""
        meeting, draft = self.meetings.find(meeting_id), self.draft
        if meeting is None or draft is None:
            choices.refuse(["Mødet er ikke planlagt længere, eller kladden er trukket tilbage. Vælg igen."])
            return
        asked = f"{changes(self.in_force, draft.fields).finding}. {draft.reason}"
        try:
            fields = with_draft(meeting.fields, draft, self.name, self.delaftale, asked)
            self.meetings.write(fields, meeting.row_id, f"Delaftale: {self.name}")
        except (MeetingRefused, *self.meetings.refusals) as refused:
            choices.refuse([str(refused)])
        else:
            choices.tell(f"Kladden til {self.name} er sat på dagsordenen.")

    def _offer(self, draft: Edition | None, saved: bool) -> None:
        """The meetings that decide and are still to come, and those that have the draft on their agenda."""
        names = {kind.kind_id: kind.name for kind in self.kinds}
        deciding = [kind.kind_id for kind in self.kinds if decides(kind, self.kinds)]
        planned = self.meetings.all()
        offered = {
            each.meeting_id: meeting_words(each, names)
            for each in still_to_come(planned, self.today)
            if each.fields.kind in deciding
        }
        sent = () if draft is None else on_agenda(planned, draft.draft_id)
        form.draft_agenda(offered, tuple(meeting_words(each, names) for each in sent), saved, self.send)

    @property
    def _groups(self) -> Mapping[str, GoalGroup]:
        return {group.goal_ids[0]: group for group in goal_groups(self.goals)}

    @property
    def _ids(self) -> Mapping[str, tuple[str, ...]]:
        return {lead: group.goal_ids for lead, group in self._groups.items()}

    @property
    def _goal_ids(self) -> tuple[str, ...]:
        return tuple(goal.goal_id for goal in self.goals)
