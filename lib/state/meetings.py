"""Meetings: only ever added to. A change, an opening and a closing are each a new row naming the one it replaces."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import Engine, Row

from lib.domain.access.account import Account, NotAllowed, allowed
from lib.domain.access.actions import Action
from lib.domain.meetings.meeting import Meeting, MeetingFields
from lib.domain.meetings.sentences import OTHER_CHANGED
from lib.domain.meetings.written import MeetingUnreadable, from_json, to_json
from lib.state.corrections import Corrected, Rows, first_written, standing
from lib.state.meeting_tables import meeting as table
from lib.state.moments import utc

PLANNED, CHANGED, WITHDRAWN = "møde planlagt", "møde rettet", "møde trukket tilbage"
MOVED = f"{OTHER_CHANGED} Intet er ændret; se den nyeste udgave, og prøv igen."


class MeetingMoved(Exception):
    """The meeting has been changed since it was read; the message says so in Danish. Nothing has been changed."""


_MEETINGS = Corrected(
    table, "row_id", "møde", ("kind", "held_on", "state", "version", "document"), MeetingMoved, MOVED
)


@dataclass(frozen=True)
class MeetingBook:
    """The meetings of one plan. A method that writes raises one of `refusals`, with a Danish sentence."""

    engine: Engine
    plan_id: str
    account: Account

    refusals: ClassVar[tuple[type[Exception], ...]] = (MeetingMoved, MeetingUnreadable, NotAllowed)

    def all(self) -> tuple[Meeting, ...]:
        """The meetings as they stand now, by day and hour; those whose text cannot be read are left out."""
        rows = self._rows()
        found = [each for row in standing(rows) if (each := _read(row, rows)) is not None]
        return tuple(
            sorted(found, key=lambda each: (each.fields.held_on, each.fields.begins, each.meeting_id))
        )

    def find(self, meeting_id: int) -> Meeting | None:
        """One meeting as it stands now; None where it is withdrawn or was never there."""
        return next((each for each in self.all() if each.meeting_id == meeting_id), None)

    def history(self, meeting_id: int) -> tuple[Meeting, ...]:
        """Every row that spoke of it, in the order of writing."""
        rows = self._rows()
        found = (_read(row, rows) for row in rows if not row.withdrawn)
        return tuple(each for each in found if each is not None and each.meeting_id == meeting_id)

    def write(self, fields: MeetingFields, replaces: int | None = None, reason: str = "") -> int:
        """Writes a new meeting, or with `replaces` (a row_id) what it is after a change; returns its meeting_id. The
        audit row is in the transaction. Raises MeetingMoved where that row has been replaced since it was read, and
        MeetingUnreadable for a meeting that could not be read again."""
        document = to_json(fields)
        from_json(document)
        row: dict[str, object] = {
            "kind": fields.kind,
            "held_on": fields.held_on,
            "state": fields.state.value,
            "version": fields.version,
            "document": document,
            "withdrawn": False,
        }
        return self._write(row, replaces, (PLANNED if replaces is None else CHANGED, reason))

    def withdraw(self, row_id: int, reason: str) -> int:
        """Takes away a meeting that was planned by mistake; its rows stay. Returns its id. Raises MeetingMoved."""
        return self._write({"withdrawn": True}, row_id, (WITHDRAWN, reason))

    def _write(self, row: dict[str, object], replaces: int | None, done: tuple[str, str]) -> int:
        done_by, now = allowed(self.account, Action.MEETING, self.plan_id), dt.datetime.now(dt.UTC)
        row_id = _MEETINGS.write(self.engine, self.plan_id, row, done_by, now, replaces, done)
        return first_written(self._rows(), row_id)

    def _rows(self) -> Rows:
        allowed(self.account, Action.READ_INTERNAL, self.plan_id)
        return _MEETINGS.rows(self.engine, self.plan_id)


def _read(row: Row, rows: Rows) -> Meeting | None:
    """None for a document that cannot be read."""
    first = first_written(rows, row.row_id)
    try:
        return Meeting(first, row.row_id, from_json(row.document), utc(row.at), row.actor)
    except MeetingUnreadable:
        return None
