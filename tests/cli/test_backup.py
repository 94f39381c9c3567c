"""`python -m lib backup` and `restore`: every row and every file or nothing, while others write, and when killed."""

import dataclasses
import os
import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from lib.backup.names import ARCHIVE
from lib.backup.sealed import BackupRefused
from lib.cli.backup_making import BACKED_UP
from lib.domain.audit_chain import AuditEntry, chain_faults
from lib.state.audit import append, audit_rows, write_audit
from lib.state.audit_keeping import read_chain
from lib.state.backup import RowsRefused
from lib.state.engine import open_state
from lib.state.tables import datatraek
from tests.cli.backup_house import (
    assert_same,
    files_of,
    full_house,
    kill_backups,
    kill_restores,
    place,
    put_back,
    rows_of,
    taken,
)
from tests.cli.conftest import at_folder
from tests.cli.killed import Kitchen
from tests.state.filled_tables import NOW

KILLS = 12
"""Moments of each; all of them: `make soak`."""


@pytest.fixture
def full(tmp_path: Path) -> Kitchen:
    """A house with something of everything."""
    return full_house(tmp_path / "fuld")


def test_everything_comes_back_into_an_empty_place(full: Kitchen, tmp_path: Path) -> None:
    path = taken(full, tmp_path / "kopi.zip", with_raw=True)
    before = audit_rows(open_state(full.settings.state_url))[-1]
    assert (before.actor, before.action, before.subject) == ("konto-9", BACKED_UP, "kopi.zip")
    empty = place(tmp_path / "tom")
    assert put_back(empty, path) == ()
    assert_same(empty, rows_of(full))
    assert files_of(empty) == files_of(full)
    assert not list(empty.settings.archive_folder.rglob(".*"))
    write_audit(open_state(empty.settings.state_url), AuditEntry(NOW, "konto-8", "handling", "efter", ""))
    assert chain_faults(read_chain(open_state(empty.settings.state_url))) == ()


def test_without_being_asked_the_unmasked_files_stay_out(full: Kitchen, tmp_path: Path) -> None:
    empty = place(tmp_path / "tom")
    put_back(empty, taken(full, tmp_path / "kopi.zip"))
    assert not empty.places.raw_folder.exists()
    assert files_of(empty) == {
        name: held for name, held in files_of(full).items() if name.startswith(ARCHIVE)
    }


def test_nothing_is_restored_over_anything(full: Kitchen, tmp_path: Path) -> None:
    path = taken(full, tmp_path / "kopi.zip")
    before = rows_of(full), files_of(full)
    with pytest.raises(RowsRefused, match="ikke tom"):
        put_back(full, path)
    assert (rows_of(full), files_of(full)) == before
    other = place(tmp_path / "anden")
    stranger = other.settings.archive_folder / "plan-a" / "originals" / "en-andens"
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes(b"rows of somebody else")
    with pytest.raises(BackupRefused, match="ikke tom"):
        put_back(other, path)
    assert not any(rows for name, rows in rows_of(other).items() if name != "audit_head")
    assert list(files_of(other)) == ["datatraek/plan-a/originals/en-andens"]


def test_a_full_disk_leaves_the_place_empty(
    full: Kitchen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = taken(full, tmp_path / "kopi.zip")
    empty = place(tmp_path / "tom")
    usage = shutil.disk_usage(tmp_path)._replace(free=1_000)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: usage)
        with pytest.raises(BackupRefused, match="ikke plads"):
            put_back(empty, path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _no_space)
        with pytest.raises(BackupRefused, match="stadig tom"):
            put_back(empty, path)
    assert files_of(empty) == {}
    assert put_back(empty, path) == ()


def _no_space(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_backup_taken_while_others_write_is_of_one_moment(full: Kitchen, tmp_path: Path) -> None:
    engine, stop = open_state(full.settings.state_url), threading.Event()

    def write() -> None:
        while not stop.is_set():
            with engine.begin() as connection:
                append(connection, AuditEntry(NOW, "konto-7", "handling", "imens", ""))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        paths = [taken(full, tmp_path / f"kopi-{number}.zip") for number in range(3)]
    finally:
        stop.set()
        writer.join()
    for number, path in enumerate(paths):
        assert put_back(place(tmp_path / f"tom-{number}"), path) == ()


def test_a_restore_that_is_killed_leaves_nothing_or_all_and_can_be_run_again(
    full: Kitchen, tmp_path: Path
) -> None:
    assert kill_restores(full, tmp_path, KILLS) > KILLS


def test_a_backup_that_is_killed_leaves_no_half_file(full: Kitchen, tmp_path: Path) -> None:
    assert kill_backups(full, tmp_path, KILLS) > KILLS


def test_what_is_missing_in_the_archive_is_said(full: Kitchen, tmp_path: Path) -> None:
    with open_state(full.settings.state_url).connect() as connection:
        known = connection.execute(select(datatraek)).first()
    assert known is not None
    code, said = full.said("backup", str(tmp_path / "kopi.zip"))
    assert code == 1
    assert f"datatraek/{known.plan_id}/rows/{known.datatraek_id}.parquet" in said


def test_refusals_are_sentences(full: Kitchen, tmp_path: Path) -> None:
    path = taken(full, tmp_path / "kopi.zip")
    spoilt = tmp_path / "spoilt.zip"
    spoilt.write_bytes(path.read_bytes()[:-1])
    asked = {
        ("backup", str(path)): "findes allerede",
        ("backup", str(tmp_path / "ingen" / "kopi.zip")): "findes ikke",
        ("backup", str(tmp_path / "ny.zip"), "--konto", "navn@eksempel.dk"): "konto-id",
        ("restore", str(tmp_path / "ingen.zip")): "findes ikke",
        ("restore", str(tmp_path)): "kan ikke læses",
        ("restore", str(spoilt)): "kontrolsummen passer ikke",
        ("restore", str(spoilt), "--proeve"): "kontrolsummen passer ikke",
        ("restore", str(path)): "ikke tom",
    }
    for arguments, words in asked.items():
        code, said = full.said(*arguments)
        assert (code, words in said) == (2, True), said
    assert full.run("restore", str(path), "--proeve")["tabeller"] > 20


def test_the_restore_drill(kitchen: Kitchen, sent: Path, tmp_path: Path) -> None:
    """As docs/drift.md tells it: take a copy, check it, restore it elsewhere, build, verify. The built files are copied
    too, so that `build` finds the restored state to be that of the files."""
    kitchen.run("import", str(kitchen.made_file(sent, 1)), "--profil", "skabelon")
    copy, original = str(tmp_path / "kopi.zip"), kitchen.settings
    made = kitchen.run("backup", copy, "--konto", "konto-9")
    assert (made["arkivfiler"], made["mangler"]) == (4, [])
    assert kitchen.run("restore", copy, "--proeve")["kontrolsum"] == made["kontrolsum"]
    drill = at_folder(tmp_path / "oevelse", original)
    drill = dataclasses.replace(
        drill,
        settings=dataclasses.replace(
            drill.settings, plan_folder=original.plan_folder, geo_file=original.geo_file
        ),
    )
    drill.run("restore", copy, "--konto", "konto-8")
    shutil.copytree(original.warehouse_folder, drill.settings.warehouse_folder)
    shutil.copytree(kitchen.places.raw_folder, drill.places.raw_folder)
    code, said = drill.said("build")
    assert (code, "aktuel" in said) == (0, True), said
    drill.assert_whole()
    verified = drill.run("audit", "verify", "--hoved", made["hoved"])
    assert (verified["holder"], verified["raekker"]) == (True, len(rows_of(kitchen)["audit"]) + 1)
    assert_same(drill, rows_of(kitchen))
    assert files_of(drill) == files_of(kitchen)
