"""Making the tables that are missing, also when several processes open an empty database at once."""

from sqlalchemy import Engine, MetaData, func, inspect, select

LOCK = 0x5A4B
"""The number of the lock that is held in PostgreSQL meanwhile; any number that nobody else uses."""


def make_tables(engine: Engine, metadata: MetaData) -> None:
    """Makes the tables that are not there. One process at a time looks and makes; a database that has them all is only
    looked at, so it may be read-only."""
    if not _missing(engine, metadata):
        return
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        elif engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        metadata.create_all(connection)


def _missing(engine: Engine, metadata: MetaData) -> set[str]:
    return metadata.tables.keys() - set(inspect(engine).get_table_names())
