"""Making the tables, and knowing which step of them a database stands at, also when several processes open it at once.

Opening a database that stands where the program does asks one question and needs no Alembic: that is for the changes
(lib/state/upgrading.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, func, insert, inspect, select
from sqlalchemy.exc import OperationalError, ProgrammingError

LOCK = 0x5A4B
"""The number of the lock that is held in PostgreSQL meanwhile; any number that nobody else uses."""

STEPS = ("0001", "0002", "0003")
"""The steps there are, in order: the files of lib/state/migrations/versions."""
HEAD = STEPS[-1]

SEE_ADDRESS = "Se efter, om adressen i ZONEKOMPAS_STATE_URL er rigtig."
BEFORE_STEPS = "fra før trinene"
NEWER = (
    "Den er fra et nyere program: den står på trin {step}, og dette program kender dem til og med {head}. Intet er "
    "ændret. Start det nyere program igen, eller gå tilbage til kopien fra før opgraderingen (docs/deployment.md)."
)
BEHIND = (
    "Den er fra et tidligere program ({step}; dette program bruger trin {head}). Intet er ændret. Tag en "
    "sikkerhedskopi med det tidligere program, og kør så: python -m lib state upgrade"
)

step_table = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
"""Where Alembic writes the step. It is no table of the state's own: a backup does not hold it."""


class StepRefused(Exception):
    """The tables are not those of this program; the message says in Danish what they are, and what to do. Nothing has
    been changed."""


def make_tables(engine: Engine, metadata: MetaData) -> bool:
    """Sees to it that the tables are those of this program, as far as that takes no change of a table that is there.

    An empty database gets them all; one that has them all, from before steps were counted, is told its step. One
    process at a time does it. False: it stands at an earlier step and must be upgraded. Raises StepRefused for a
    database of a newer program. A database at the program's own step is only looked at, so it may be read-only.
    """
    if _asked_quickly(engine) == HEAD:
        return True
    with held(engine) as connection:
        step = step_of(connection)
        if step is None and _columns(connection, metadata) in ({}, columns_of(metadata)):
            metadata.create_all(connection)
            step_table.create(connection, checkfirst=True)
            connection.execute(insert(step_table).values(version_num=HEAD))
            step = HEAD
    return known(step) == HEAD


def known(step: str | None) -> str | None:
    """The step, where this program knows it. Raises StepRefused."""
    if step is not None and step not in STEPS:
        raise StepRefused(NEWER.format(step=step, head=HEAD))
    return step


def step_words(step: str | None) -> str:
    """The step as it is said to people."""
    return BEFORE_STEPS if step is None else f"trin {step}"


@contextmanager
def held(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other process shares: the second waits, and sees what the first has done."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        elif engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        yield connection


def step_of(connection: Connection) -> str | None:
    """The step that the database stands at; None where none was ever written."""
    if not inspect(connection).has_table(step_table.name):
        return None
    return connection.execute(select(step_table.c.version_num)).scalar()


def check_columns(connection: Connection, metadata: MetaData) -> None:
    """Raises StepRefused where a table has other columns than the program's."""
    found, wanted = _columns(connection, metadata), columns_of(metadata)
    for name in sorted(wanted):
        if found.get(name) != wanted[name]:
            raise StepRefused(
                f"Tabellen {name} er ikke, som et tidligere program har lavet den. Intet er ændret. {SEE_ADDRESS}"
            )


def columns_of(metadata: MetaData) -> dict[str, set[str]]:
    """The names of the columns, by table."""
    return {name: set(table.columns.keys()) for name, table in metadata.tables.items()}


def _columns(connection: Connection, metadata: MetaData) -> dict[str, set[str]]:
    """Those that the database has, of the tables that the program has."""
    looked = inspect(connection)
    there = metadata.tables.keys() & set(looked.get_table_names())
    return {name: {str(column["name"]) for column in looked.get_columns(name)} for name in there}


def _asked_quickly(engine: Engine) -> str | None:
    try:
        with engine.connect() as connection:
            return connection.execute(select(step_table.c.version_num)).scalar()
    except (OperationalError, ProgrammingError):  # no such table, or a fault: the next question tells which
        with engine.connect() as connection:
            return step_of(connection)
