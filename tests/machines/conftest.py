"""Three app processes on the loopback address, each with a folder of its own as a machine has, over one PostgreSQL and
one shared place."""

import datetime as dt
import hashlib
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser
from sqlalchemy import Engine

from lib.cli.versions import share
from lib.domain.access.account import LOCAL
from lib.domain.version import Version
from lib.settings import Settings, read_settings
from lib.state.engine import open_state
from lib.state.versions import PUBLISHED, Publication, activate, active_version
from lib.warehouse.files import public_path
from tests.browser.app_server import AppServer
from tests.browser.chrome import SharedChromium
from tests.conftest import BuiltHouse
from tests.postgres.server import PostgresServer


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass
class Machines:
    """`servers`: the app processes; `settings`: those of the first machine, which builds."""

    postgres: PostgresServer
    servers: list[AppServer]
    folders: list[Path]
    settings: Settings

    @property
    def engine(self) -> Engine:
        return open_state(self.settings.state_url)

    @property
    def active(self) -> Version:
        found = active_version(self.engine, self.settings.plan_id)
        assert found is not None
        return found

    def publish(self, name: str) -> Version:
        """What `python -m lib publish` does when it has built: the file is shared, and the version named in one
        transaction. Building is tested elsewhere: the file is the active version's under another name."""
        before, version = self.active.version, hashlib.sha256(name.encode()).hexdigest()
        folder = self.settings.warehouse_folder
        other = public_path(folder, version)
        other.write_bytes(public_path(folder, before).read_bytes())
        with duckdb.connect(str(other)) as connection:
            connection.execute("UPDATE meta SET version = $version", {"version": version})
        share(self.settings, version, now())
        new = Version(version, self.settings.plan_id, now())
        activate(self.engine, Publication(new, (), LOCAL, PUBLISHED, name, before))
        return new

    def kill(self, number: int) -> None:
        """SIGKILL to an app process: no word to anybody."""
        os.kill(self.servers[number].pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def machines(built_house: BuiltHouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """All of them, running on the default plan's version."""
    folder = tmp_path_factory.mktemp("machines")
    postgres = PostgresServer()
    postgres.start()
    folders = [folder / f"machine{number}" for number in (1, 2, 3)]
    shared = {
        "ZONEKOMPAS_STATE_URL": postgres.new_database(),
        "ZONEKOMPAS_WAREHOUSE_SHARED": str(folder / "shared"),
        "ZONEKOMPAS_DATATRAEK": str(folder / "datatraek"),
    }
    own = [{**shared, "ZONEKOMPAS_WAREHOUSE": str(each)} for each in folders]
    world = Machines(postgres, [], folders, read_settings({**os.environ, **own[0]}))
    _seed(world, built_house)
    world.servers = [AppServer(each, folder / f"log{number}.txt") for number, each in enumerate(own, start=1)]
    with ThreadPoolExecutor() as pool:
        list(pool.map(AppServer.start, world.servers))
    yield world
    for server in world.servers:
        server.stop()
    world.engine.dispose()
    postgres.close()


def _seed(world: Machines, house: BuiltHouse) -> None:
    """The built version, active in PostgreSQL and in the shared place; only the first machine has its file."""
    built = active_version(open_state(house.state_url), world.settings.plan_id)
    assert built is not None
    world.settings.warehouse_folder.mkdir()
    own = public_path(world.settings.warehouse_folder, built.version)
    own.write_bytes(house.public_file.read_bytes())
    share(world.settings, built.version, now())
    activate(world.engine, Publication(built, (), LOCAL, PUBLISHED, "", None))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium, gone when these tests are."""
    chromium = SharedChromium()
    yield chromium.browser
    chromium.close()
