"""A small plan of its own for the commands about datatræk."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from lib.cli.places import BuildPlaces, read_places
from lib.settings import Settings, read_settings
from tests.cli.killed import Kitchen
from tests.made_once import made_once


@pytest.fixture(scope="session")
def built_kitchen(tmp_path_factory: pytest.TempPathFactory) -> Kitchen:
    """The default plan without its demo layer, so that a command takes a moment, built once for all test processes."""
    return at_folder(made_once(tmp_path_factory, "koekken", small_kitchen), read_settings({}))


@pytest.fixture
def kitchen(built_kitchen: Kitchen, tmp_path: Path) -> Kitchen:
    """A copy of the small plan, free to be spoilt."""
    folder = tmp_path / "koekken"
    shutil.copytree(built_kitchen.settings.warehouse_folder.parent, folder)
    return at_folder(folder, built_kitchen.settings)


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A folder for files that are sent in."""
    folder = tmp_path / "sendt"
    folder.mkdir()
    return folder


def small_kitchen(folder: Path) -> Kitchen:
    """The small plan in `folder`, built."""
    default = read_settings({})
    shutil.copytree(default.plan_folder, folder / "plans" / default.plan_id)
    shutil.rmtree(folder / "plans" / default.plan_id / "demo")
    shutil.copy(default.geo_file, folder / "zones.geojson")
    made = at_folder(folder, default)
    code, said = made.said("build")
    assert code == 0, said
    return made


def at_folder(folder: Path, like: Settings) -> Kitchen:
    """The small plan whose files lie in `folder`."""
    settings = dataclasses.replace(
        like,
        plan_folder=folder / "plans" / like.plan_id,
        geo_file=folder / "zones.geojson",
        warehouse_folder=folder / "warehouse",
        state_url=f"sqlite:///{folder / 'state.sqlite'}",
        archive_folder=folder / "datatraek",
    )
    return Kitchen(settings, BuildPlaces(folder / "raw", read_places({}).mask_folder))
