"""Changing the tables of a database that an earlier program made: all steps in one transaction, every row kept.

A file is changed when it is opened, and a copy from before is left beside it: nobody else can be using another program
on it. A server's database is shared, so it is changed only when somebody asks for it (`python -m lib state upgrade`).
"""

import datetime as dt
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, select

from lib.domain.audit_chain import AuditEntry
from lib.state.audit import append
from lib.state.audit_tables import audit_head
from lib.state.making import HEAD, check_columns, held, known, step_of, step_words

UPGRADED = "database opgraderet"
MIGRATIONS = Path(__file__).resolve().parent / "migrations"


@dataclass(frozen=True)
class Upgraded:
    """`before`: where the tables stood, in words; `copy`: the file as it was then, None for a server's database."""

    before: str
    copy: Path | None


def upgrade(
    engine: Engine, metadata: MetaData, file: Path | None, actor: str, at: dt.datetime
) -> Upgraded | None:
    """Brings the tables to this program's step; None where they stand there. The audit row is in the transaction.

    `file` is that of an SQLite state; it is copied first, beside itself. Raises StepRefused for a database of a newer
    program, and for tables that are none of ours.
    """
    with held(engine) as connection:
        step = known(step_of(connection))
        if step == HEAD:
            return None
        before = step_words(step)
        copied = None if file is None else _copied(file)
        _migrate(connection)
        check_columns(connection, metadata)
        # A chain that has not begun tells of itself when it does: begin_chain.
        if connection.execute(select(audit_head.c.chain)).first() is not None:
            append(connection, AuditEntry(at, actor, UPGRADED, "database", f"{before} -> trin {HEAD}"))
    return Upgraded(before, copied)


def _migrate(connection: Connection) -> None:
    # Here and not above: a server that opens a current database must not wait for Alembic.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _copied(file: Path) -> Path:
    """The file as it stands, beside itself under another name; one from an upgrade that did not end is written over."""
    copy = file.with_name(f"{file.name}.foer-trin-{HEAD}")
    half = copy.with_name(f".{copy.name}.{os.getpid()}")
    try:
        whole = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
        with closing(whole) as source, closing(sqlite3.connect(half)) as target:
            source.backup(target)
        shutil.copymode(file, half)
        half.replace(copy)
    finally:
        half.unlink(missing_ok=True)
    return copy
