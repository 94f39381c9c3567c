"""Whether the state answers right now, asked on a connection of its own: a pooled one may know a file that is gone."""

from pathlib import Path

from sqlalchemy import create_engine, make_url, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from lib.domain.faults import fault_of
from lib.state.tables import active_version as table

MISSING = "mangler"
UNKNOWN = "kan ikke læses"


class StateSilent(Exception):
    """The state does not answer; the message is one word of lib/domain/faults.py, MISSING or UNKNOWN."""


def answered_version(url: str, plan_id: str) -> str | None:
    """The active version of the plan, whole, or None where none has been named. Raises StateSilent; makes nothing."""
    file = state_file(url)
    if file is not None and not file.is_file():
        raise StateSilent(MISSING)
    engine = create_engine(make_url(url), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return connection.execute(select(table.c.version).where(table.c.plan_id == plan_id)).scalar()
    except SQLAlchemyError as error:
        fault = fault_of(error)
        raise StateSilent(fault.value if fault else UNKNOWN) from error


def state_file(url: str) -> Path | None:
    """The file of an SQLite state; None for a server's."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return None
    return Path(address.database.removeprefix("file:"))
