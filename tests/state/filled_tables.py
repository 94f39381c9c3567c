"""A state with rows in every table there is, whatever the tables are."""

import datetime as dt

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    Integer,
    MetaData,
    Table,
    insert,
    select,
)

from lib.domain.audit_chain import AuditEntry
from lib.state.audit import write_audit
from lib.state.audit_keeping import prune
from lib.state.engine import metadata
from lib.state.moments import utc

NOW = dt.datetime(2026, 11, 22, 9, 30, 15, 123456, tzinfo=dt.UTC)
CHAINED = ("audit", "audit_link", "audit_head", "audit_anchor")
WORDS = ("æøå ÆØÅ «citat» \"'", "linje\nskift\t\\ 😀", "", "<script>'; DROP TABLE audit; --")
EACH = 4


def fill(engine: Engine, tables: MetaData = metadata) -> None:
    """Rows in every table: the audit's own through the one way in, the others made by the types of their columns.
    `tables`: those of an earlier program."""
    with engine.begin() as connection:
        for table in tables.sorted_tables:
            if table.name not in CHAINED:
                rows = [{each.name: made(each, place) for each in table.columns} for place in range(EACH)]
                connection.execute(insert(table), rows)
    write_audit(engine, AuditEntry(NOW - dt.timedelta(days=400), "konto-0", "for længst", "", ""))
    prune(engine, NOW - dt.timedelta(days=365), "konto-0", NOW)
    for place in range(EACH):
        write_audit(engine, AuditEntry(NOW, f"konto-{place}", "handling", WORDS[place], WORDS[-place]))


def made(column: Column[object], place: int) -> object:
    """A value of the column's type; NULL in the last row where that may be."""
    if column.nullable and place == EACH - 1:
        return None
    if isinstance(column.type, Boolean):
        return place % 2 == 0
    if isinstance(column.type, DateTime):
        return NOW - dt.timedelta(days=place, microseconds=place)
    if isinstance(column.type, Date):
        return NOW.date() - dt.timedelta(days=100 * place)
    if isinstance(column.type, Integer):
        return 7 + place
    unique = column.primary_key or column.unique
    words = f"{place}" if unique else WORDS[place]
    return words[: getattr(column.type, "length", None) or 10_000]


def all_rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, moments as UTC."""
    with engine.connect() as connection:
        return {table.name: _rows(connection, table) for table in metadata.sorted_tables}


def _rows(connection: Connection, table: Table) -> list[tuple[object, ...]]:
    rows = connection.execute(select(table).order_by(*table.primary_key.columns))
    return [tuple(_plain(value) for value in row) for row in rows]


def _plain(value: object) -> object:
    return utc(value).astimezone(dt.UTC) if isinstance(value, dt.datetime) else value
