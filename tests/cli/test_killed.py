"""A command killed at any moment leaves the old version or the new one, whole. Two hundred kills: `make soak`."""

from pathlib import Path

from tests.cli.killed import Kitchen, kill_often

KILLS = 3


def test_a_few_kills_lose_nothing(kitchen: Kitchen, sent: Path, tmp_path: Path) -> None:
    quick = kitchen.emptied(tmp_path / "tom")
    assert kill_often(quick, sent, KILLS, seed=20261122) >= KILLS
