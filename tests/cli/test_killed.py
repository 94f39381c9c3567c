"""A command killed at any moment leaves the old version or the new one, whole. Two hundred kills: `make soak`."""

from pathlib import Path

from tests.cli.killed import Kitchen, kill_often

KILLS = 1


def test_a_kill_loses_nothing(kitchen: Kitchen, sent: Path, tmp_path: Path) -> None:
    quick = kitchen.emptied(tmp_path / "tom")
    assert kill_often(quick, sent, KILLS, seed=20261122) >= KILLS
