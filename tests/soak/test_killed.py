"""Commands killed at random moments of import, publication and withdrawal: 200 with the state in SQLite, 100 in
PostgreSQL."""

import dataclasses
import os
from pathlib import Path

import pytest

from lib.state.engine import open_state
from tests.cli.conftest import small_kitchen
from tests.cli.killed import kill_often
from tests.postgres.server import PostgresServer

KILLS = int(os.environ.get("ZONEKOMPAS_TEST_COMMAND_KILLS", "100"))


@pytest.mark.soak
@pytest.mark.parametrize("seed", [4, 5])
def test_two_hundred_kills_lose_nothing(seed: int, tmp_path: Path) -> None:
    kitchen = small_kitchen(tmp_path / "koekken")
    commands = kill_often(kitchen, tmp_path, KILLS, seed=seed)
    print(f"{KILLS} kills in {commands} commands; every version was whole")


@pytest.mark.soak
def test_kills_lose_nothing_with_the_state_on_a_server(tmp_path: Path) -> None:
    server = PostgresServer()
    server.start()
    try:
        address = server.new_database()
        small = small_kitchen(tmp_path / "koekken")
        kitchen = dataclasses.replace(small, settings=dataclasses.replace(small.settings, state_url=address))
        code, said = kitchen.said("build")
        assert code == 0, said

        def settle() -> None:
            open_state(address).dispose()
            server.wait_until_left(address)

        commands = kill_often(kitchen, tmp_path, KILLS, seed=6, settle=settle)
        open_state(address).dispose()
        print(f"{KILLS} kills in {commands} commands; every version was whole")
    finally:
        server.close()
