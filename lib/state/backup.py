"""All rows of the state as lines of JSON with their types: out of one database and into an empty one, SQLite or
PostgreSQL alike."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Integer,
    String,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)

from lib.state.audit_tables import audit_head
from lib.state.engine import metadata
from lib.state.moments import utc
from lib.state.tables import datatraek, version_named

ROWS_AT_ONCE = 1_000
LARGEST = 2**63
NEWER = "Sikkerhedskopien er fra et nyere program: {what} er ukendt her. Intet er gendannet."
UNREADABLE = "Sikkerhedskopien kan ikke læses: {table} har en række, der ikke passer. Intet er gendannet."
NOT_EMPTY = "Databasen er ikke tom: {table} har rækker. Der gendannes kun i en tom database. Intet er ændret."


class RowsRefused(Exception):
    """Rows that cannot be put back; the message says why in Danish. Nothing has been changed."""


def table_names() -> list[str]:
    """The tables of the state, by name: those that `open_state` makes."""
    return sorted(metadata.tables)


def written_rows(connection: Connection, name: str) -> Iterator[bytes]:
    """A table as lines: its columns with their types, then a row a line, by its key."""
    table = metadata.tables[name]
    columns = {column.name: _kind(column) for column in table.columns}
    yield _line({"table": name, "columns": columns})
    for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
        yield _line([_plain(value) for value in row])


def archived_files(connection: Connection) -> list[str]:
    """The files, below the archive's folder, that the log of datatræk speaks of."""
    found: set[str] = set()
    for row in connection.execute(select(datatraek)):
        originals = f"{row.plan_id}/originals/{row.original_sha256}"
        rows, report = (
            f"{row.plan_id}/{room}/{row.datatraek_id}.{kind}"
            for room, kind in (("rows", "parquet"), ("reports", "json"))
        )
        found |= {originals, rows, report, f"{row.plan_id}/profiles/{row.profile_sha256}.toml"}
    return sorted(found)


def versions_in(connection: Connection) -> list[tuple[str, str]]:
    """(plan_id, version) of every version that has been the active one."""
    named = select(version_named.c.plan_id, version_named.c.version).distinct()
    return sorted((row.plan_id, row.version) for row in connection.execute(named))


def begin_restoring(connection: Connection) -> None:
    """Must be the transaction's first statement: nobody else writes in the audit before it is done. Raises RowsRefused
    where a table has rows; the head of an audit without rows is none."""
    connection.execute(update(audit_head).values(chain=audit_head.c.chain))
    for table in metadata.sorted_tables:
        found = select(table).limit(1)
        if table is audit_head:
            found = found.where(audit_head.c.number > 0)
        if connection.execute(found).first() is not None:
            raise RowsRefused(NOT_EMPTY.format(table=table.name))
    connection.execute(delete(audit_head))


def restore_rows(connection: Connection, name: str, lines: Iterable[bytes]) -> int:
    """Puts a table's rows back; returns how many. A column that came after the backup was made is left empty where it
    may be. Raises RowsRefused."""
    if name not in metadata.tables:
        raise RowsRefused(NEWER.format(what=f"tabellen {name}"))
    table, rest, rows = metadata.tables[name], iter(lines), 0
    columns = _columns(table, next(rest, b""))
    read = (_row(table, columns, line) for line in rest)
    while block := list(islice(read, ROWS_AT_ONCE)):
        connection.execute(insert(table), block)
        rows += len(block)
    _count_on(connection, table)
    return rows


def _columns(table: Table, line: bytes) -> list[Column[Any]]:
    """The columns as the backup lists them."""
    try:
        head = json.loads(line)
        listed = dict(head["columns"])
        same = head["table"] == table.name
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RowsRefused(UNREADABLE.format(table=table.name)) from error
    unknown = listed.keys() - set(table.columns.keys())
    if unknown:
        raise RowsRefused(NEWER.format(what=f"kolonnen {min(unknown)} i {table.name}"))
    lacking = [each.name for each in table.columns if each.name not in listed and not each.nullable]
    if lacking or not same or any(_kind(table.columns[name]) != kind for name, kind in listed.items()):
        raise RowsRefused(UNREADABLE.format(table=table.name))
    return [table.columns[name] for name in listed]


def _row(table: Table, columns: list[Column[Any]], line: bytes) -> dict[str, object]:
    try:
        values = json.loads(line)
        if not isinstance(values, list):
            raise TypeError
        return {
            column.name: None if value is None else _READERS[_kind(column)](value)
            for column, value in zip(columns, values, strict=True)
        }
    except (ValueError, TypeError, RecursionError) as error:
        raise RowsRefused(UNREADABLE.format(table=table.name)) from error


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL numbers new rows by a counter of its own, which does not see rows that came with their numbers."""
    column = table.autoincrement_column
    if connection.dialect.name != "postgresql" or column is None:
        return
    last = connection.execute(select(func.max(column))).scalar()
    if last is not None:
        counter = func.pg_get_serial_sequence(table.name, column.name)
        connection.execute(select(func.setval(counter, last)))


def _kind(column: Column[Any]) -> str:
    """The type's word in a backup. Raises KeyError for a type that none has been given to: no table may have it."""
    kinds: dict[type, str] = {
        Boolean: "boolean",
        DateTime: "moment",
        Date: "day",
        Integer: "integer",
        String: "text",
    }
    for kind, word in kinds.items():
        if isinstance(column.type, kind):
            return word
    raise KeyError(str(column))


def _plain(value: object) -> object:
    if isinstance(value, dt.datetime):
        return utc(value).astimezone(dt.UTC).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value


def _exactly(kind: type) -> Callable[[Any], Any]:
    def read(value: object) -> object:
        if type(value) is not kind:
            raise TypeError
        return value

    return read


def _integer(value: object) -> object:
    if type(value) is not int or not -LARGEST <= value < LARGEST:
        raise TypeError
    return value


def _moment(value: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise TypeError
    return moment.astimezone(dt.UTC)


_READERS: dict[str, Callable[[Any], object]] = {
    "boolean": _exactly(bool),
    "moment": _moment,
    "day": dt.date.fromisoformat,
    "integer": _integer,
    "text": _exactly(str),
}


def _line(content: object) -> bytes:
    return (
        json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        + b"\n"
    )
