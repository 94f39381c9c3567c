"""Which version of the data is the active one, and the transaction that makes it so."""

import datetime as dt

from sqlalchemy import Engine, delete, insert, select

from lib.domain.version import Version
from lib.state.tables import active_version as table
from lib.state.tables import audit

PUBLISHED = "udgivet"


def activate(engine: Engine, version: Version, actor: str, detail: str) -> None:
    """Makes `version` the active one of its plan and writes the audit row, in one transaction.

    `actor` is an account id or the name of a command, never a person's name.
    """
    with engine.begin() as connection:
        connection.execute(delete(table).where(table.c.plan_id == version.plan_id))
        connection.execute(
            insert(table).values(
                plan_id=version.plan_id, version=version.version, activated_at=version.activated_at
            )
        )
        connection.execute(
            insert(audit).values(
                at=version.activated_at, actor=actor, action=PUBLISHED, subject=version.version, detail=detail
            )
        )


def active_version(engine: Engine, plan_id: str) -> Version | None:
    """The active version of the plan; None before the first build."""
    with engine.connect() as connection:
        row = connection.execute(select(table).where(table.c.plan_id == plan_id)).one_or_none()
    if row is None:
        return None
    return Version(row.version, row.plan_id, _utc(row.activated_at))


def _utc(moment: dt.datetime) -> dt.datetime:
    """SQLite gives back naive moments; they were written as UTC."""
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment
