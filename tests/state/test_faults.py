"""Real faults of a real SQLite state: each is known, and what was committed before is there after."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import SQLAlchemyError

from lib.domain.faults import Fault, fault_of
from lib.state.engine import StateUnavailable, open_state
from lib.state.reachable import MISSING, StateSilent, answered_version
from lib.state.tables import active_version as table

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A state with one version named, so that there is something to lose."""
    place = tmp_path / "state.sqlite"
    write(open_state(f"sqlite:///{place}"), "first")
    return place


@pytest.fixture
def impatient(file: Path) -> Iterator[Engine]:
    """The state, asked by an engine that waits a tenth of a second for others."""
    engine = open_state(f"sqlite:///{file}?timeout=0.1")
    yield engine
    engine.dispose()


def write(engine: Engine, plan_id: str) -> None:
    with engine.begin() as connection:
        connection.execute(insert(table).values(plan_id=plan_id, version="1" * 64, activated_at=NOW))


def committed(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT plan_id FROM active_version ORDER BY 1")]


def fault_in_writing(engine: Engine) -> Fault | None:
    with pytest.raises(SQLAlchemyError) as raised:
        write(engine, "second")
    return fault_of(raised.value)


def test_busy_ends_in_its_sentence_after_the_wait_and_goes_over(file: Path, impatient: Engine) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert fault_in_writing(impatient) is Fault.BUSY
        with pytest.raises(StateSilent, match=Fault.BUSY.value):
            answered_version(f"sqlite:///{file}?timeout=0.1", "first")
        other.execute("ROLLBACK")
    write(impatient, "second")
    assert committed(file) == ["first", "second"]


def test_a_full_disk(file: Path, impatient: Engine) -> None:
    """The database may not grow by a page: SQLite itself then says what it says of a full disk."""
    with impatient.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        long = insert(table).values(plan_id="x" * 20_000, version="1" * 64, activated_at=NOW)
        with pytest.raises(SQLAlchemyError) as raised:
            connection.execute(long)
    assert fault_of(raised.value) is Fault.FULL
    assert committed(file) == ["first"]


def test_a_write_protected_file_is_read_and_not_written(file: Path) -> None:
    engine = open_state(f"sqlite:///file:{file}?mode=ro&uri=true")
    with engine.connect() as connection:
        assert connection.execute(select(table.c.plan_id)).scalars().all() == ["first"]
    assert fault_in_writing(engine) is Fault.READ_ONLY
    assert committed(file) == ["first"]


def test_a_file_that_is_taken_away_under_the_program_is_not_written_into_the_void(
    file: Path, impatient: Engine
) -> None:
    with impatient.connect() as connection:
        assert connection.execute(select(table.c.plan_id)).scalars().all() == ["first"]
    kept = file.rename(file.with_name("gemt.sqlite"))
    assert fault_in_writing(impatient) is Fault.MOVED
    assert committed(kept) == ["first"]
    with pytest.raises(StateSilent, match=MISSING):
        answered_version(f"sqlite:///{file}", "first")
    assert not file.exists()


@pytest.mark.parametrize("at", [0, 4096])
def test_a_damaged_file_is_told_and_left_as_it_is(file: Path, tmp_path: Path, at: int) -> None:
    damaged = bytearray(file.read_bytes())
    damaged[at : at + 2048] = b"\xff" * 2048
    spoilt = tmp_path / f"spoilt{at}.sqlite"
    spoilt.write_bytes(damaged)

    with pytest.raises(StateUnavailable, match="Databasen er beskadiget") as raised:
        write(open_state(f"sqlite:///{spoilt}"), "second")
    assert "sikkerhedskopi" in str(raised.value)
    assert spoilt.read_bytes() == damaged


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(StateUnavailable, match="kan ikke åbnes"):
        open_state(f"sqlite:///{tmp_path / 'fil' / 'state.sqlite'}")
