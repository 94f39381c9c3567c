"""One hostile house for all of these tests: built from a hostile plan by the real command, and written full."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.settings import Settings, read_settings
from tests.attacks.hostile_plan import build_hostile_house
from tests.attacks.hostile_state import Writer, Written
from tests.browser.app_server import AppServer
from tests.browser.chrome import SharedChromium

HERE = Path(__file__).parent
IN_EACH_CELL = 4
"""So many that all strings come into cells of every kind that a page shows much of."""


@dataclass(frozen=True)
class HostileHouse:
    """Where it is, the environment that points at it, and what is written in it."""

    folder: Path
    environment: dict[str, str]
    settings: Settings
    written: Written


def open_hostile_house(folder: Path, start: int = 0, per_cell: int = IN_EACH_CELL) -> HostileHouse:
    """A hostile house in `folder`; its strings are handed out from number `start`."""
    _, environment = build_hostile_house(folder, start, per_cell)
    settings = read_settings(environment)
    return HostileHouse(folder, environment, settings, Writer(settings, start).write_all())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("attacks"))


@pytest.fixture(scope="session")
def hostile_house(tmp_path_factory: pytest.TempPathFactory) -> HostileHouse:
    """The house of the ordinary suite. Read it; what writes takes a copy of its state."""
    return open_hostile_house(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def hostile_environment(
    hostile_house: HostileHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> HostileHouse:
    """This process pointed at the hostile house, with a copy of its state."""
    for name, value in hostile_house.environment.items():
        monkeypatch.setenv(name, value)
    state = shutil.copy(hostile_house.folder / "state.sqlite", tmp_path / "state.sqlite")
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{state}")
    return hostile_house


@pytest.fixture(scope="module")
def hostile_server(
    hostile_house: HostileHouse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[AppServer]:
    """The app as it is served, over the hostile house."""
    server = AppServer(hostile_house.environment, tmp_path_factory.mktemp("hostile-server") / "log.txt")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[SharedChromium]:
    """A Chromium that is gone before the next file's tests: its event loop would be in the way of theirs."""
    shared = SharedChromium()
    yield shared
    shared.close()
