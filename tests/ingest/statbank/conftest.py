"""The local Statbank with the tables of the plan's queries, and clients that wait for nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.ingest.statbank.client import Patience, StatbankClient
from tests.ingest.statbank.local_statbank import Statbank, serve
from tests.ingest.statbank.made_tables import tables


@pytest.fixture
def bank() -> Iterator[Statbank]:
    bank = Statbank(tables())
    server = serve(bank)
    yield bank
    bank.released.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def waits() -> list[float]:
    """The seconds that a client wanted to wait between attempts."""
    return []


@pytest.fixture
def client(bank: Statbank, waits: list[float]) -> StatbankClient:
    return StatbankClient(bank.url, Patience(silent=5, attempts=3), sleep=waits.append)


@pytest.fixture
def plan_folder() -> Path:
    return Path(__file__).parents[3] / "data" / "plans" / "fredericia"
