"""Whether the state answers right now, asked on a connection of its own: a pooled one may know a file that is gone."""

from pathlib import Path

from sqlalchemy import make_url, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from lib.domain.faults import fault_of
from lib.state.making import HEAD, STEPS, step_of
from lib.state.pool import make_engine
from lib.state.tables import active_version as table

STATE_FAULTS = (SQLAlchemyError, OSError)
"""What a question to the state raises when the state cannot answer."""
MISSING = "mangler"
UNKNOWN = "kan ikke læses"
NEWER = "fra et nyere program"
BEHIND = "skal opgraderes"


class StateSilent(Exception):
    """The state does not answer; the message is one word of lib/domain/faults.py or of those above."""


def answered_version(url: str, plan_id: str) -> str | None:
    """The active version of the plan, whole, or None where none has been named. Raises StateSilent; makes nothing."""
    file = state_file(url)
    if file is not None and not file.is_file():
        raise StateSilent(MISSING)
    engine = make_engine(url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            _check_step(step_of(connection), file)
            return connection.execute(select(table.c.version).where(table.c.plan_id == plan_id)).scalar()
    except SQLAlchemyError as error:
        fault = fault_of(error)
        raise StateSilent(fault.value if fault else UNKNOWN) from error


def _check_step(step: str | None, file: Path | None) -> None:
    """A file of an earlier program is upgraded by the first page that opens it; a server's by command."""
    if step is not None and step not in STEPS:
        raise StateSilent(NEWER)
    if step != HEAD and file is None:
        raise StateSilent(BEHIND)


def state_file(url: str) -> Path | None:
    """The file of an SQLite state; None for a server's."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return None
    return Path(address.database.removeprefix("file:"))
