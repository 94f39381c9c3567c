"""Who got which Mandagsmail: rows of the audit, so that the same figures are not sent twice to anybody.

A recipient is known by a hash; no address is kept.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Engine, select

from lib.state.audit import AuditEntry, write_audit
from lib.state.tables import audit as table

BEGUN = "mandagsmail begyndt"
RECEIVED = "mandagsmail modtaget"
ACTOR = "digest"


@dataclass(frozen=True)
class DigestKey:
    """Which mail: the plan, the ISO week it is sent in ('2026-W47') and the whole hash of the version."""

    plan_id: str
    week: str
    version: str

    @property
    def subject(self) -> str:
        """The audit's `subject`."""
        return f"{self.plan_id} {self.week} {self.version}"


def receivers(engine: Engine, key: DigestKey) -> set[str]:
    """The hashes of those whose server has taken this mail."""
    query = select(table.c.detail).where(table.c.action == RECEIVED, table.c.subject == key.subject)
    with engine.connect() as connection:
        return {str(row.detail) for row in connection.execute(query)}


def keep_begun(engine: Engine, key: DigestKey, recipients: int, at: dt.datetime) -> None:
    """Writes that sending begins: it stands before anything is sent, and shows that the state can be written."""
    write_audit(engine, AuditEntry(at, ACTOR, BEGUN, key.subject, f"{recipients} modtagere"))


def keep_received(engine: Engine, key: DigestKey, recipient_hash: str, at: dt.datetime) -> None:
    """Writes that the recipient's mail has been taken."""
    write_audit(engine, AuditEntry(at, ACTOR, RECEIVED, key.subject, recipient_hash))
