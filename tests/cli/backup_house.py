"""A house that can be backed up, empty places to restore into, and both of it killed (SIGKILL) in the middle."""

import dataclasses
import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, event

from lib.backup.names import ARCHIVE, RAW, files_below
from lib.cli.backup_making import BackupRequest, make_backup
from lib.cli.backup_restoring import RESTORED, check_backup, restore_backup
from lib.domain.audit_chain import chain_faults
from lib.settings import read_settings
from lib.state.audit import audit_rows
from lib.state.audit_keeping import read_chain
from lib.state.engine import open_state
from tests.cli.conftest import at_folder
from tests.cli.killed import Kitchen
from tests.state.filled_tables import NOW, all_rows, fill

AUDIT = ("audit", "audit_link", "audit_head")
Steps = Callable[[], None]


def place(folder: Path) -> Kitchen:
    """An installation whose folders lie below `folder`; nothing is there yet."""
    kitchen = at_folder(folder, read_settings({}))
    return dataclasses.replace(
        kitchen, places=dataclasses.replace(kitchen.places, mask_folder=folder / "masks")
    )


def full_house(folder: Path) -> Kitchen:
    """Rows in every table, some loaded files, and an unmasked file."""
    house = place(folder)
    fill(open_state(house.settings.state_url))
    rng = random.Random(8)
    archived = [
        f"plan-{plan}/{room}/fil{plan}" for plan in "ab" for room in ("originals", "rows", "profiles")
    ]
    for name in (*archived, "plan-a/originals/.halv.123"):
        path = house.settings.archive_folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(rng.randbytes(3_000))
    house.places.raw_folder.mkdir(parents=True)
    (house.places.raw_folder / f"raw-{'ab' * 32}.duckdb").write_bytes(rng.randbytes(5_000))
    return house


def taken(house: Kitchen, path: Path, with_raw: bool = False) -> Path:
    make_backup(house.settings, house.places, BackupRequest(path, "konto-9", with_raw), NOW)
    return path


def put_back(house: Kitchen, path: Path) -> tuple[str, ...]:
    """What does not hold in the restored audit."""
    return restore_backup(house.settings, house.places, path, "konto-8", NOW).faults


def rows_of(house: Kitchen) -> dict[str, list[tuple[object, ...]]]:
    return all_rows(open_state(house.settings.state_url))


def files_of(house: Kitchen) -> dict[str, bytes]:
    folders = {ARCHIVE: house.settings.archive_folder, RAW: house.places.raw_folder}
    return {
        name: path.read_bytes()
        for room, folder in folders.items()
        if folder.is_dir()
        for name, path in files_below(folder, room).items()
    }


def assert_same(restored: Kitchen, original: dict[str, list[tuple[object, ...]]]) -> None:
    """Every row of every table as it was; the audit has one more, which tells of the restoring."""
    rows = rows_of(restored)
    assert rows.keys() == original.keys()
    for name, expected in original.items():
        if name != "audit_head":
            assert rows[name][: len(expected)] == expected, name
            assert len(rows[name]) == len(expected) + (name in AUDIT), name
    last = audit_rows(open_state(restored.settings.state_url))[-1]
    assert (last.actor, last.action) == ("konto-8", RESTORED)


def killed_at(step: int | None, work: Steps) -> int:
    """Runs `work` in a process of its own and kills it at that step (None: never); returns how many steps it took.

    A step is a file opened, named or taken away, or a statement that the database has carried out.
    """
    steps = multiprocessing.get_context("fork").Value("i", 0)

    def count(*_: object) -> None:
        steps.value += 1
        if steps.value == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched() -> None:
        open_state.cache_clear()
        sys.addaudithook(
            lambda name, _: count() if name == "open" or name.startswith(("os.", "shutil.")) else None
        )
        event.listen(Engine, "after_cursor_execute", count)
        work()

    process = multiprocessing.get_context("fork").Process(target=watched)
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return int(steps.value)


def spread(total: int, kills: int) -> list[int]:
    return sorted({1, total, *(max(1, total * part // kills) for part in range(1, kills))})


def kill_restores(full: Kitchen, folder: Path, kills: int) -> int:
    """Restores that are killed at `kills` steps spread over the work; returns how many steps there are.

    After each: the place is empty and can be restored into, or all is there.
    """
    path, original = taken(full, folder / "kopi.zip", with_raw=True), rows_of(full)
    total = killed_at(None, lambda: put_back(place(folder / "tom"), path) and None)
    assert_same(place(folder / "tom"), original)
    for step in spread(total, kills):
        empty = place(folder / f"tom-{step}")
        killed_at(step, lambda there=empty: put_back(there, path) and None)
        if not rows_of(empty)["audit"]:
            assert not any(rows for name, rows in rows_of(empty).items() if name != "audit_head"), step
            assert put_back(empty, path) == ()
        assert_same(empty, original)
        assert files_of(empty) == files_of(full)
    return total


def kill_backups(full: Kitchen, folder: Path, kills: int) -> int:
    """The same for backups: no file, or a whole one."""
    total = killed_at(None, lambda: taken(full, folder / "hel.zip") and None)
    for step in spread(total, kills):
        path = folder / f"kopi-{step}.zip"
        killed_at(step, lambda there=path: taken(full, there) and None)
        if path.exists():
            check_backup(path)
        assert chain_faults(read_chain(open_state(full.settings.state_url))) == ()
    return total
