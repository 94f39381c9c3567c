"""The state of a test, empty, on each of the two databases that it may live in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from lib.state.audit import begin_chain
from lib.state.engine import metadata, open_state
from tests.postgres.server import PostgresServer

POSTGRES = pytest.param("postgresql", marks=pytest.mark.xdist_group("postgres"))
"""The cases on PostgreSQL run in one worker, which starts one server for them all."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A running server, started once."""
    server = PostgresServer(durable=False)
    server.start()
    yield server
    server.close()


@pytest.fixture(scope="session")
def shared_state(postgres: PostgresServer) -> str:
    """The address of the one database that most tests use, one after the other: a database each takes longer."""
    address = postgres.new_database()
    open_state(address).dispose()
    return address


def emptied(address: str) -> None:
    """Takes all rows away and counts from the beginning again; the chain of the audit begins anew."""
    engine = open_state(address)
    with engine.begin() as connection:
        names = ", ".join(f'"{name}"' for name in metadata.tables)
        connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY")
    begin_chain(engine)


def empty_state(kind: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a state of that kind without rows."""
    if kind == "sqlite":
        folder: Path = request.getfixturevalue("tmp_path")
        yield f"sqlite:///{folder / 'state.sqlite'}"
        return
    address: str = request.getfixturevalue("shared_state")
    yield address
    emptied(address)


@pytest.fixture(params=["sqlite", POSTGRES])
def state_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty state; its tables stay as they are."""
    yield from empty_state(request.param, request)


@pytest.fixture
def other_state_url(state_url: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty state in a database of the other kind."""
    yield from empty_state("postgresql" if state_url.startswith("sqlite") else "sqlite", request)


@pytest.fixture
def engine(state_url: str) -> Iterator[Engine]:
    """The state, open."""
    engine = open_state(state_url)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", POSTGRES])
def own_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables, of the test's own: it may change the tables too."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'own.sqlite'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    address = server.new_database()
    yield address
    server.drop_database(address)
