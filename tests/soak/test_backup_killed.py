"""A backup and a restore killed at every step there is: a file opened or named, a statement carried out."""

from pathlib import Path

import pytest

from tests.cli.backup_house import full_house, kill_backups, kill_restores

ALL = 10_000


@pytest.mark.soak
def test_a_restore_killed_at_every_step_leaves_nothing_or_all(tmp_path: Path) -> None:
    steps = kill_restores(full_house(tmp_path / "fuld"), tmp_path, ALL)
    print(f"{steps} kills of a restore: each left nothing, and could be run again, or all")


@pytest.mark.soak
def test_a_backup_killed_at_every_step_leaves_no_half_file(tmp_path: Path) -> None:
    steps = kill_backups(full_house(tmp_path / "fuld"), tmp_path, ALL)
    print(f"{steps} kills of a backup: each left no file, or a whole one")
