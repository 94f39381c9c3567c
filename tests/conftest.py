"""The real house for the tests: the default plan, built by the command line into folders of its own."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from lib.cli.places import BuildPlaces, read_places
from lib.settings import Settings, read_settings
from tests.made_once import made_once

if TYPE_CHECKING:
    from lib.warehouse.public import PublicWarehouse

# What a test asserts is a rule; how long an example takes on a busy machine is none.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class BuiltHouse:
    """A warehouse and a state that the command line has built; `environment` points a program at them."""

    warehouse_folder: Path
    raw_folder: Path
    state_file: Path

    @property
    def state_url(self) -> str:
        return f"sqlite:///{self.state_file}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            "ZONEKOMPAS_WAREHOUSE": str(self.warehouse_folder),
            "ZONEKOMPAS_RAW": str(self.raw_folder),
            "ZONEKOMPAS_STATE_URL": self.state_url,
            "ZONEKOMPAS_DATATRAEK": str(self.state_file.with_name("datatraek")),
        }

    @property
    def public_file(self) -> Path:
        """The one public file of a house that was built once."""
        (file,) = self.warehouse_folder.glob("public-*.duckdb")
        return file

    @property
    def raw_file(self) -> Path:
        """The unmasked file, which no page may open."""
        (file,) = self.raw_folder.glob("raw-*.duckdb")
        return file


@pytest.fixture(scope="session")
def built_house(tmp_path_factory: pytest.TempPathFactory) -> BuiltHouse:
    """The default plan, built once for all test processes. Read it; a test that writes copies it or builds its own."""
    folder = made_once(tmp_path_factory, "house", _build_house)
    return _house_in(folder)


def _house_in(folder: Path) -> BuiltHouse:
    return BuiltHouse(folder / "warehouse", folder / "raw", folder / "state.sqlite")


def _build_house(folder: Path) -> None:
    command = [sys.executable, "-m", "lib", "build"]
    environment = {**os.environ, **_house_in(folder).environment}
    built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr


@pytest.fixture
def house_environment(built_house: BuiltHouse, monkeypatch: pytest.MonkeyPatch) -> BuiltHouse:
    """The built house, with this process's environment pointing at it (for AppTest)."""
    for name, value in built_house.environment.items():
        monkeypatch.setenv(name, value)
    return built_house


@pytest.fixture(scope="session")
def public_warehouse(built_house: BuiltHouse) -> "PublicWarehouse":
    """The public warehouse of the built house, opened as pages open it."""
    # Here and not above: the tests of the domain run without DuckDB.
    from lib.warehouse.public import open_public

    return open_public(built_house.public_file)


@pytest.fixture
def own_plan(tmp_path: Path) -> Settings:
    """A copy of the default plan in a folder of its own, with an empty warehouse and state beside it."""
    default = read_settings({})
    folder = tmp_path / "plans" / default.plan_id
    shutil.copytree(default.plan_folder, folder)
    return Settings(
        plan_folder=folder,
        geo_file=Path(shutil.copy(default.geo_file, tmp_path / "zones.geojson")),
        warehouse_folder=tmp_path / "warehouse",
        state_url=f"sqlite:///{tmp_path / 'state.sqlite'}",
        archive_folder=tmp_path / "datatraek",
    )


@pytest.fixture
def own_places(tmp_path: Path) -> BuildPlaces:
    """An empty folder for the unmasked file; solved masks are shared, they are the same wherever they are solved."""
    return BuildPlaces(raw_folder=tmp_path / "raw", mask_folder=read_places({}).mask_folder)


@pytest.fixture
def own_built_plan(own_plan: Settings, own_places: BuildPlaces, built_house: BuiltHouse) -> Settings:
    """A copy of the default plan that has been built: its files and its state are copies too, free to be spoilt."""
    shutil.copytree(built_house.warehouse_folder, own_plan.warehouse_folder)
    shutil.copytree(built_house.raw_folder, own_places.raw_folder)
    shutil.copy(built_house.state_file, own_plan.state_url.removeprefix("sqlite:///"))
    return own_plan
