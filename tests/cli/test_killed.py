"""A command killed at any moment leaves the old version or the new one, whole. Two hundred kills: `make soak`."""

import shutil
from pathlib import Path

import pytest

from lib.cli.places import BuildPlaces
from lib.settings import Settings
from tests.cli.killed import Kitchen, kill_often

KILLS = 20


@pytest.fixture
def kitchen(own_plan: Settings, own_places: BuildPlaces) -> Kitchen:
    """The default plan without its demo layer, so that a command takes a moment, built once."""
    shutil.rmtree(own_plan.plan_folder / "demo")
    made = Kitchen(own_plan, own_places)
    process = made.command("build")
    process.communicate()
    assert process.returncode == 0
    return made


def test_twenty_kills_lose_nothing(kitchen: Kitchen, tmp_path: Path) -> None:
    assert kill_often(kitchen, tmp_path, KILLS, seed=20261122) >= KILLS
