"""Indstillinger: only ever added to. A correction is a new row that names the one it replaces."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import Engine, Row

from lib.domain.access.account import Account, NotAllowed, allowed
from lib.domain.access.actions import Action
from lib.domain.indstilling.indstilling import Indstilling, IndstillingFields
from lib.domain.indstilling.written import IndstillingUnreadable, from_json, to_json
from lib.state.corrections import Corrected, Rows, first_written, standing
from lib.state.meeting_tables import indstilling as table
from lib.state.moments import utc

ADDED, CORRECTED, WITHDRAWN = "indstilling skrevet", "indstilling rettet", "indstilling trukket tilbage"
MOVED = "En anden har rettet indstillingen eller trukket den tilbage imens. Intet er ændret: åbn den igen."


class IndstillingMoved(Exception):
    """The indstilling has been replaced since it was read; the message says so in Danish. Nothing has been changed."""


_INDSTILLINGER = Corrected(
    table, "row_id", "indstilling", ("title", "version", "document"), IndstillingMoved, MOVED
)


@dataclass(frozen=True)
class IndstillingBook:
    """The indstillinger of one plan, as pages read and write them. What writes raises one of `refusals`, with a
    Danish sentence."""

    engine: Engine
    plan_id: str
    account: Account

    refusals: ClassVar[tuple[type[Exception], ...]] = (IndstillingMoved, NotAllowed)

    def all(self) -> tuple[Indstilling, ...]:
        """Those in force, the last written first; those whose text cannot be read are left out."""
        rows = self._rows()
        return tuple(each for row in reversed(standing(rows)) if (each := _read(row, rows)) is not None)

    def unreadable(self) -> tuple[str, ...]:
        """Names of those in force that another program has written and this one cannot read."""
        rows = self._rows()
        return tuple(row.title for row in reversed(standing(rows)) if _read(row, rows) is None)

    def find(self, indstilling_id: int) -> Indstilling | None:
        """The indstilling as it stands now, by the id it was first written under; None where it is not in force."""
        return next((each for each in self.all() if each.indstilling_id == indstilling_id), None)

    def history(self, indstilling_id: int) -> tuple[Indstilling, ...]:
        """Every row that spoke of it, in the order of writing."""
        rows = self._rows()
        found = (_read(row, rows) for row in rows if not row.withdrawn)
        return tuple(each for each in found if each is not None and each.indstilling_id == indstilling_id)

    def write(self, fields: IndstillingFields, replaces: int | None = None, reason: str = "") -> int:
        """Writes a new indstilling, or with `replaces` (a row_id) the corrected one; returns its indstilling_id. The
        audit row is in the transaction. Raises IndstillingMoved where that row has been replaced since it was read."""
        row: dict[str, object] = {
            "title": fields.title,
            "version": fields.version,
            "document": to_json(fields),
            "withdrawn": False,
        }
        action = ADDED if replaces is None else CORRECTED
        return self._write(row, replaces, (action, reason))

    def withdraw(self, row_id: int, reason: str) -> int:
        """Takes an indstilling out of force; its rows stay. Returns its indstilling_id. Raises IndstillingMoved."""
        return self._write({"withdrawn": True}, row_id, (WITHDRAWN, reason))

    def _write(self, row: dict[str, object], replaces: int | None, done: tuple[str, str]) -> int:
        done_by, now = allowed(self.account, Action.INDSTILLING, self.plan_id), dt.datetime.now(dt.UTC)
        row_id = _INDSTILLINGER.write(self.engine, self.plan_id, row, done_by, now, replaces, done)
        return first_written(self._rows(), row_id)

    def _rows(self) -> Rows:
        allowed(self.account, Action.READ_INTERNAL, self.plan_id)
        return _INDSTILLINGER.rows(self.engine, self.plan_id)


def _read(row: Row, rows: Rows) -> Indstilling | None:
    """None for a document that cannot be read."""
    first = first_written(rows, row.row_id)
    try:
        return Indstilling(first, row.row_id, from_json(row.document), utc(row.at), row.actor)
    except IndstillingUnreadable:
        return None
