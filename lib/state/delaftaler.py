"""Editions of delaftaler: only ever added to. A correction is a new row that names the one it replaces, and a decision
names the very row that it puts in force."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import Engine, Row, select

from lib.domain.access.account import Account, NotAllowed, allowed
from lib.domain.access.actions import Action
from lib.domain.corrections import first_id, newest_id
from lib.domain.delaftaler.edition import Edition, EditionFields
from lib.domain.delaftaler.written import EditionUnreadable, from_json, to_json
from lib.state.corrections import Corrected
from lib.state.meeting_tables import delaftale_edition as table
from lib.state.moments import utc

ADDED, CORRECTED, WITHDRAWN = (
    "kladde til delaftale skrevet",
    "kladde til delaftale rettet",
    "kladde til delaftale trukket tilbage",
)
MOVED = "En anden har rettet kladden eller trukket den tilbage imens. Intet er ændret: se den nyeste, og gem igen."


class EditionMoved(Exception):
    """The draft has been replaced since it was read; the message says so in Danish. Nothing has been changed."""


_EDITIONS = Corrected(table, "row_id", "delaftale", ("activity_id", "document"), EditionMoved, MOVED)


@dataclass(frozen=True)
class EditionBook:
    """The editions of one plan, as pages read and write them. What writes raises one of `refusals`, with a Danish
    sentence."""

    engine: Engine
    plan_id: str
    account: Account

    refusals: ClassVar[tuple[type[Exception], ...]] = (EditionMoved, NotAllowed)

    def all(self) -> tuple[Edition, ...]:
        """Every row that was ever written, in the order of writing; those that cannot be read are left out."""
        rows, reasons = self._rows()
        return tuple(each for row in rows if (each := _read(row, rows, reasons)) is not None)

    def unreadable(self) -> tuple[str, ...]:
        """Ids of the activities of rows that another program has written and this one cannot read."""
        rows, reasons = self._rows()
        return tuple(dict.fromkeys(row.activity_id for row in rows if _read(row, rows, reasons) is None))

    def rows_of(self, draft_ids: Iterable[int]) -> tuple[int, ...]:
        """The rows in which drafts stand now, by the ids they were first written under: what a decision names. One that
        is taken back is left out."""
        rows, _ = self._rows()
        replaces = {row.row_id: row.replaces for row in rows}
        withdrawn = {row.row_id for row in rows if row.withdrawn}
        newest = [newest_id(replaces, draft_id) for draft_id in draft_ids if draft_id in replaces]
        return tuple(row_id for row_id in newest if row_id not in withdrawn)

    def write(self, fields: EditionFields, replaces: int | None, reason: str) -> int:
        """Writes a new draft, or with `replaces` (an edition_id) the corrected one; returns its edition_id. The audit
        row is in the transaction. Raises EditionMoved where that row has been replaced since it was read."""
        row: dict[str, object] = {
            "activity_id": fields.activity_id,
            "document": to_json(fields),
            "withdrawn": False,
        }
        return self._write(row, replaces, (ADDED if replaces is None else CORRECTED, reason))

    def withdraw(self, edition_id: int, reason: str) -> int:
        """Takes a draft back; its rows stay. Returns the id of the row that says so. Raises EditionMoved."""
        return self._write({"withdrawn": True}, edition_id, (WITHDRAWN, reason))

    def _write(self, row: dict[str, object], replaces: int | None, done: tuple[str, str]) -> int:
        done_by, now = allowed(self.account, Action.DELAFTALE, self.plan_id), dt.datetime.now(dt.UTC)
        return _EDITIONS.write(self.engine, self.plan_id, row, done_by, now, replaces, done)

    def _rows(self) -> tuple[list[Row[tuple[object, ...]]], dict[int, str]]:
        """The rows in the order of writing, and the reason of each by its id."""
        query = select(table).where(table.c.plan_id == self.plan_id).order_by(table.c.row_id)
        with self.engine.connect() as connection:
            rows = list(connection.execute(query).all())
            reasons = _EDITIONS.reasons(connection, self.plan_id)
        return rows, {
            row.row_id: reasons.get(_EDITIONS.subject(self.plan_id, row.row_id), "") for row in rows
        }


def _read(
    row: Row[tuple[object, ...]], rows: list[Row[tuple[object, ...]]], reasons: dict[int, str]
) -> Edition | None:
    """None for a document that cannot be read."""
    try:
        fields = from_json(row.document)
    except EditionUnreadable:
        return None
    return Edition(
        row.row_id,
        first_id({each.row_id: each.replaces for each in rows}, row.row_id),
        fields,
        utc(row.at),
        row.actor,
        row.replaces,
        bool(row.withdrawn),
        reasons[row.row_id],
    )
