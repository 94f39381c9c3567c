"""Two hundred commands killed at random moments of import, publication and withdrawal."""

from pathlib import Path

import pytest

from tests.cli.conftest import small_kitchen
from tests.cli.killed import kill_often

KILLS = 100


@pytest.mark.soak
@pytest.mark.parametrize("seed", [4, 5])
def test_two_hundred_kills_lose_nothing(seed: int, tmp_path: Path) -> None:
    kitchen = small_kitchen(tmp_path / "koekken")
    commands = kill_often(kitchen, tmp_path, KILLS, seed=seed)
    print(f"{KILLS} kills in {commands} commands; every version was whole")
