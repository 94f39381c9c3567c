"""The rows of every table there is, out of one database and into another: all of them, as they were."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from lib.domain.audit_chain import chain_faults
from lib.state.audit_keeping import read_chain
from lib.state.backup import RowsRefused, begin_restoring, restore_rows, table_names, written_rows
from lib.state.engine import metadata, open_state
from lib.state.snapshots import snapshot
from tests.conftest import ROOT
from tests.state.filled_tables import all_rows, fill

Lines = dict[str, list[bytes]]


@pytest.fixture
def filled(engine: Engine) -> Engine:
    fill(engine)
    return engine


@pytest.fixture
def empty(engine: Engine, other_state_url: str) -> Iterator[Engine]:
    """An empty state in a database of the other kind: a backup goes from the one to the other."""
    other = open_state(other_state_url)
    assert other.dialect.name != engine.dialect.name
    yield other
    other.dispose()


def written(engine: Engine) -> Lines:
    with snapshot(engine) as connection:
        return {name: list(written_rows(connection, name)) for name in table_names()}


def put_back(engine: Engine, lines: Lines) -> None:
    with engine.begin() as connection:
        begin_restoring(connection)
        for name, rows in lines.items():
            restore_rows(connection, name, rows)


def test_every_row_of_every_table_comes_back(filled: Engine, empty: Engine) -> None:
    put_back(empty, written(filled))
    rows = all_rows(filled)
    assert all_rows(empty) == rows
    assert all(rows.values())
    assert chain_faults(read_chain(empty)) == ()
    assert written(empty) == written(filled)


def test_no_table_is_forgotten() -> None:
    """A table that `lib/state` knows of and the backup does not: in a fresh process, where only what the program itself
    imports is imported."""
    program = (
        "import importlib, json, pkgutil\n"
        "from lib.state.backup import table_names\n"
        "kept = table_names()\n"
        "import lib.state\n"
        "for each in pkgutil.iter_modules(lib.state.__path__, 'lib.state.'):\n"
        "    importlib.import_module(each.name)\n"
        "from lib.state.engine import metadata\n"
        "print(json.dumps([kept, sorted(metadata.tables)]))\n"
    )
    command = [sys.executable, "-c", program]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    kept, known = json.loads(said)
    assert kept == known
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "lib" / "state").glob("*.py")]
    assert sum(source.count("= Table(\n") for source in sources) == len(kept)


def test_rows_go_only_into_an_empty_database(filled: Engine, empty: Engine) -> None:
    before = all_rows(filled)
    with pytest.raises(RowsRefused, match="ikke tom"):
        put_back(filled, written(empty))
    assert all_rows(filled) == before


def spoilt_lines(lines: Lines) -> dict[str, Lines]:
    """What a backup may look like that this program cannot put back, by what its refusal says."""
    head = json.loads(lines["event"][0])
    newer = {**head, "columns": {**head["columns"], "nyt": "text"}}
    other = {**head, "columns": {**head["columns"], "event_id": "text"}}
    row = json.loads(lines["event"][1])
    whole = lines["event"]
    bad = {
        "kolonnen nyt i event er ukendt": [json.dumps(newer).encode(), *whole[1:]],
        "event har en række, der ikke passer": [json.dumps(other).encode(), *whole[1:]],
        "række, der ikke passer": [whole[0], json.dumps(row[:-1]).encode()],
        "en række": [whole[0], json.dumps(["1", *row[1:]]).encode()],
        "der ikke passer": [whole[0], b"[" * 100_000],
        "har en række": [],
    }
    found = {words: {**lines, "event": spoilt} for words, spoilt in bad.items()}
    return {**found, "tabellen ny_tabel er ukendt": {**lines, "ny_tabel": whole}}


def test_what_cannot_be_put_back_leaves_the_database_empty(filled: Engine, empty: Engine) -> None:
    for words, lines in spoilt_lines(written(filled)).items():
        with pytest.raises(RowsRefused, match=words):
            put_back(empty, lines)
        assert not any(rows for name, rows in all_rows(empty).items() if name != "audit_head")
    put_back(empty, written(filled))


def test_a_column_that_came_later_is_left_empty(filled: Engine, empty: Engine) -> None:
    """`last_day` of an event may be empty, so a backup from before it had one can still be put back."""
    lines = written(filled)
    head = json.loads(lines["event"][0])
    place = list(head["columns"]).index("last_day")
    del head["columns"]["last_day"]
    rows = [json.loads(line) for line in lines["event"][1:]]
    older = [json.dumps(row[:place] + row[place + 1 :]).encode() for row in rows]
    put_back(empty, {**lines, "event": [json.dumps(head).encode(), *older]})
    assert {row[place] for row in all_rows(empty)["event"]} == {None}


def test_a_table_that_came_later_is_left_empty(filled: Engine, empty: Engine) -> None:
    lines = written(filled)
    del lines["event"]
    put_back(empty, lines)
    assert all_rows(empty)["event"] == []
    assert len(metadata.tables) == len(lines) + 1
