"""The audit: what was done, when and by which account. Append-only; no personal data beyond the account id."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Engine, insert, select

from lib.state.tables import audit as table

READ_RAW = "læst umaskeret"


@dataclass(frozen=True)
class AuditEntry:
    """One row: `actor` is an account id or the name of a command, `subject` what was touched, `detail` why."""

    at: dt.datetime
    actor: str
    action: str
    subject: str
    detail: str


def write_audit(engine: Engine, entry: AuditEntry) -> None:
    """Appends the row, in a transaction of its own: it stands before anything it speaks of is done."""
    with engine.begin() as connection:
        connection.execute(
            insert(table).values(
                at=entry.at,
                actor=entry.actor,
                action=entry.action,
                subject=entry.subject,
                detail=entry.detail,
            )
        )


def audit_rows(engine: Engine) -> list[AuditEntry]:
    """All rows, oldest first."""
    with engine.connect() as connection:
        rows = connection.execute(select(table).order_by(table.c.audit_id)).all()
    return [AuditEntry(row.at, row.actor, row.action, row.subject, row.detail) for row in rows]
