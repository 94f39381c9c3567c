"""Two hundred commands killed at random moments of import, publication and withdrawal."""

import shutil
from pathlib import Path

import pytest

from lib.cli.places import BuildPlaces
from lib.settings import Settings
from tests.cli.killed import Kitchen, kill_often

KILLS = 200


@pytest.mark.soak
def test_two_hundred_kills_lose_nothing(own_plan: Settings, own_places: BuildPlaces, tmp_path: Path) -> None:
    shutil.rmtree(own_plan.plan_folder / "demo")
    kitchen = Kitchen(own_plan, own_places)
    kitchen.command("build").communicate()
    commands = kill_often(kitchen, tmp_path, KILLS, seed=4)
    print(f"{KILLS} kills in {commands} commands; every version was whole")
