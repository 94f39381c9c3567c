"""Decisions and the answers of those who must approve them: only ever added to. A correction is a new row that names
the one it replaces; an answer names the row that it answered, so that it does not follow to another decision."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import Connection, Engine, Row, insert, select

from lib.domain.access.account import Account, NotAllowed, allowed
from lib.domain.access.actions import Action
from lib.domain.corrections import first_id
from lib.domain.decisions.decision import (
    AnswerRecord,
    Approval,
    Decision,
    DecisionFields,
    DecisionRecord,
)
from lib.domain.decisions.standing import still_covers
from lib.domain.decisions.written import DecisionUnreadable, from_json, to_json
from lib.state.audit import AuditEntry, append
from lib.state.corrections import Corrected
from lib.state.meeting_tables import approval as approval_table
from lib.state.meeting_tables import decision as table
from lib.state.moments import utc

WRITTEN, CORRECTED, WITHDRAWN = "beslutning skrevet", "beslutning rettet", "beslutning trukket tilbage"
GRANTED, DENIED = "beslutning godkendt", "beslutning ikke godkendt"
MOVED = (
    "En anden har rettet beslutningen eller trukket den tilbage imens. Intet er ændret; se den nyeste udgave."
)
_KEPT = ("meeting_id", "indstilling_id", "decided_on", "in_force_from", "version", "document")


class DecisionMoved(Exception):
    """The decision has been replaced since it was read; the message says so in Danish. Nothing has been changed."""


_DECISIONS = Corrected(table, "row_id", "beslutning", _KEPT, DecisionMoved, MOVED)


@dataclass(frozen=True)
class DecisionBook:
    """The decisions of one plan. Every method raises one of `refusals`, with a Danish sentence."""

    engine: Engine
    plan_id: str
    account: Account

    refusals: ClassVar[tuple[type[Exception], ...]] = (DecisionMoved, DecisionUnreadable, NotAllowed)

    def all(self) -> tuple[Decision, ...]:
        """The decisions as they stand, by the day they were made on; withdrawn ones are not among them."""
        with self.engine.connect() as connection:
            found = _speaking(self._rows(connection))
        return tuple(sorted(found.values(), key=lambda each: (each.fields.decided_on, each.decision_id)))

    def of_meeting(self, meeting_id: int) -> tuple[Decision, ...]:
        """Those of one meeting."""
        return tuple(each for each in self.all() if each.fields.meeting_id == meeting_id)

    def find(self, decision_id: int) -> Decision | None:
        """One decision as it stands; None where it is withdrawn or was never there."""
        return next((each for each in self.all() if each.decision_id == decision_id), None)

    def history(self) -> tuple[DecisionRecord, ...]:
        """Every row that was ever written, in the order of writing, each with the reason that was given."""
        with self.engine.connect() as connection:
            rows = self._rows(connection)
            reasons = _DECISIONS.reasons(connection, self.plan_id)
        return tuple(
            DecisionRecord(
                each,
                row.replaces,
                bool(row.withdrawn),
                reasons.get(_DECISIONS.subject(self.plan_id, row.row_id), ""),
            )
            for each, row in zip(_decisions(rows), rows, strict=True)
        )

    def write(self, fields: DecisionFields, replaces: int | None = None, reason: str = "") -> int:
        """Writes a new decision, or the corrected one in place of the row `replaces`; returns the decision's id. The
        audit row is in the transaction. Raises DecisionMoved when the row has been replaced or withdrawn, and
        DecisionUnreadable for a decision that could not be read again."""
        document = to_json(fields)
        from_json(document)
        row: dict[str, object] = {
            "meeting_id": fields.meeting_id,
            "indstilling_id": fields.indstilling_id,
            "decided_on": fields.decided_on,
            "in_force_from": fields.in_force_from,
            "version": fields.version,
            "document": document,
            "withdrawn": False,
        }
        done = (WRITTEN if replaces is None else CORRECTED, reason)
        done_by = allowed(self.account, Action.DECIDE, self.plan_id)
        number = _DECISIONS.write(self.engine, self.plan_id, row, done_by, _now(), replaces, done)
        return self._first(number)

    def withdraw(self, row_id: int, reason: str) -> int:
        """Takes a decision out of force by a row that says so; its rows stay. Returns the decision's id. Raises
        DecisionMoved."""
        row, done = {"withdrawn": True}, (WITHDRAWN, reason)
        done_by = allowed(self.account, Action.DECIDE, self.plan_id)
        return self._first(_DECISIONS.write(self.engine, self.plan_id, row, done_by, _now(), row_id, done))

    def answer(
        self,
        decision_id: int,
        granted: bool,
        answered_on: dt.date,
        note: str = "",
        row_id: int | None = None,
    ) -> int:
        """Writes the approver's answer to the decision as it stands; the answer written last counts. Returns its id.

        `row_id` is the row that was read and answered: DecisionMoved where it no longer speaks, or where the decision
        is withdrawn.
        """
        at, done_by = _now(), allowed(self.account, Action.DECIDE, self.plan_id)
        with self.engine.begin() as connection:
            now = _speaking(self._rows(connection)).get(decision_id)
            if now is None or row_id not in (None, now.row_id):
                raise DecisionMoved(MOVED)
            values = {
                "plan_id": self.plan_id,
                "decision_id": now.row_id,
                "granted": granted,
                "answered_on": answered_on,
                "note": note,
                "withdrawn": False,
                "at": at,
                "actor": done_by,
            }
            written = connection.execute(insert(approval_table).values(**values)).inserted_primary_key
            action, subject = GRANTED if granted else DENIED, _DECISIONS.subject(self.plan_id, now.row_id)
            append(connection, AuditEntry(at, done_by, action, subject, note))
        return int(written[0]) if written else 0

    def answers(self) -> tuple[AnswerRecord, ...]:
        """Every answer in the order of writing, and whether it covers the decision as it stands."""
        with self.engine.connect() as connection:
            rows = self._rows(connection)
            given = connection.execute(
                select(approval_table)
                .where(approval_table.c.plan_id == self.plan_id)
                .order_by(approval_table.c.row_id)
            ).all()
        by_row = {each.row_id: each for each in _decisions(rows)}
        speaking = _speaking(rows)
        return tuple(_answer(row, by_row, speaking) for row in given if row.decision_id in by_row)

    def approvals(self) -> tuple[Approval, ...]:
        """The answers that cover their decision as it stands: those that count."""
        return tuple(each.approval for each in self.answers() if each.covers)

    def _rows(self, connection: Connection) -> list[Row]:
        own = select(table).where(table.c.plan_id == self.plan_id).order_by(table.c.row_id)
        return list(connection.execute(own))

    def _first(self, row_id: int) -> int:
        with self.engine.connect() as connection:
            return first_id(_replaces(self._rows(connection)), row_id)


def _replaces(rows: list[Row]) -> dict[int, int | None]:
    return {row.row_id: row.replaces for row in rows}


def _decisions(rows: list[Row]) -> Iterator[Decision]:
    """Each row as the decision it was written as."""
    replaces = _replaces(rows)
    for row in rows:
        first = first_id(replaces, row.row_id)
        yield Decision(first, row.row_id, from_json(row.document), utc(row.at), row.actor)


def _speaking(rows: list[Row]) -> dict[int, Decision]:
    """The decisions as they stand, by their ids: rows that nothing has replaced, and that do not withdraw."""
    gone = {row.replaces for row in rows}
    silent = {row.row_id for row in rows if row.withdrawn or row.row_id in gone}
    return {each.decision_id: each for each in _decisions(rows) if each.row_id not in silent}


def _answer(row: Row, by_row: dict[int, Decision], speaking: dict[int, Decision]) -> AnswerRecord:
    answered = by_row[row.decision_id]
    now = speaking.get(answered.decision_id)
    covers = now is not None and still_covers(answered.fields, now.fields)
    given = Approval(row.row_id, answered.decision_id, bool(row.granted), row.answered_on, row.note)
    return AnswerRecord(given, utc(row.at), row.actor, covers)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
