"""What people write and may correct: rows are only ever added, and a correction names the row that it replaces.

That nobody replaces a row that has been replaced, the unique column `replaces` of its table sees to: of two at once one
is told. The audit row stands in the same transaction as what it tells of.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Row, Table, insert, select
from sqlalchemy.exc import IntegrityError

from lib.domain.corrections import first_id
from lib.state.audit import AuditEntry, append
from lib.state.tables import audit

Rows = list[Row[tuple[object, ...]]]


@dataclass(frozen=True)
class Corrected:
    """A table of this kind: `key` is its id column, `word` what the audit calls a row, `kept` the columns that a
    withdrawal keeps, `moved` what is raised with `sentence` when the row to be replaced has been replaced."""

    table: Table
    key: str
    word: str
    kept: tuple[str, ...]
    moved: type[Exception]
    sentence: str

    def write(
        self,
        engine: Engine,
        plan_id: str,
        row: dict[str, object],
        actor: str,
        at: dt.datetime,
        replaces: int | None,
        done: tuple[str, str],
    ) -> int:
        """Adds a row, new or in place of `replaces`, with its audit row; `done` is what was done and why. Returns the
        id. Raises `moved` where the row it replaces has been replaced, is withdrawn or is not of this plan."""
        action, reason = done
        try:
            with engine.begin() as connection:
                kept = {} if replaces is None else self._replaced(connection, plan_id, replaces)
                values = {**kept, **row, "plan_id": plan_id, "replaces": replaces, "at": at, "actor": actor}
                written = connection.execute(insert(self.table).values(**values)).inserted_primary_key
                number = int(written[0]) if written else 0
                append(connection, AuditEntry(at, actor, action, self.subject(plan_id, number), reason))
        except IntegrityError as error:
            if replaces is None:
                raise
            raise self.moved(self.sentence) from error
        return number

    def rows(self, engine: Engine, plan_id: str) -> Rows:
        """Every row of the plan, in the order of writing."""
        own = select(self.table).where(self.table.c.plan_id == plan_id).order_by(self.table.c[self.key])
        with engine.connect() as connection:
            return list(connection.execute(own).all())

    def subject(self, plan_id: str, number: int | str) -> str:
        """How the audit names a row of this table."""
        return f"{self.word} {plan_id}/{number}"

    def reasons(self, connection: Connection, plan_id: str) -> dict[str, str]:
        """The reason that was given for each row of the plan, by its subject."""
        told = select(audit.c.subject, audit.c.detail).where(
            audit.c.subject.startswith(self.subject(plan_id, ""), autoescape=True)
        )
        return {row.subject: row.detail for row in connection.execute(told)}

    def _replaced(self, connection: Connection, plan_id: str, number: int) -> dict[str, object]:
        own = select(self.table).where(self.table.c.plan_id == plan_id, self.table.c[self.key] == number)
        row = connection.execute(own).mappings().one_or_none()
        if row is None or row["withdrawn"]:
            raise self.moved(self.sentence)
        return {name: row[name] for name in self.kept}


def standing(rows: Rows) -> Rows:
    """The rows that speak now, in the order of writing: neither replaced nor withdrawn. Their id is `row_id`."""
    replaced = {row.replaces for row in rows}
    return [row for row in rows if row.row_id not in replaced and not row.withdrawn]


def first_written(rows: Rows, row_id: int) -> int:
    """The id that a row was first written under."""
    return first_id({row.row_id: row.replaces for row in rows}, row_id)
