"""A backup that is damaged, or was made to do harm, is refused with a sentence before anything is unpacked."""

import hashlib
import json
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.backup.folders import put_aside, put_in_place, require_room
from lib.backup.names import ARCHIVE, MANIFEST, files_below, is_safe
from lib.backup.sealed import SEAL, BackupRefused, open_sealed, write_sealed

MEMBERS = {
    "state/audit.jsonl": b'{"table":"audit"}\n[1]\n' * 20,
    "datatraek/plan/originals/ab12": bytes(range(256)) * 8,
    "raw/raw-7f3a.duckdb": b"",
}
FACTS = {"made_at": "2026-11-22T09:30:00+00:00"}
ON_SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    path = tmp_path / "kopi.zip"
    write_sealed(path, [(name, [content]) for name, content in MEMBERS.items()], FACTS)
    return path


def contents(path: Path) -> dict[str, bytes]:
    """All that is in a backup that is found whole."""
    with open_sealed(path) as sealed:
        sealed.check_all()
        found = {}
        for name, member in sealed.members.items():
            with sealed.opened(member) as handle:
                found[name] = handle.read()
        return found


def seal(path: Path) -> Path:
    """Seals a zip as its maker would: whoever can change a file can."""
    content = path.read_bytes()[:-SEAL]
    path.write_bytes(content + hashlib.sha256(content).hexdigest().encode())
    return path


def forged(
    path: Path, entries: list[tuple[str, bytes]], listed: list[dict[str, object]] | None = None
) -> Path:
    """A sealed zip of any entries; `listed` is what its table of contents says instead of the truth."""
    truth = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in entries
    ]
    manifest = {"format": 1, "members": truth if listed is None else listed, **FACTS}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zip_file:
        for name, content in [*entries, (MANIFEST, json.dumps(manifest).encode())]:
            zip_file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        zip_file.comment = b"0" * SEAL
    return seal(path)


def test_what_is_put_in_comes_out(backup: Path) -> None:
    assert contents(backup) == MEMBERS
    assert zipfile.ZipFile(backup).testzip() is None
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_the_same_content_makes_the_same_file(backup: Path, tmp_path: Path) -> None:
    again = tmp_path / "igen.zip"
    made = write_sealed(again, [(name, [content]) for name, content in MEMBERS.items()], FACTS)
    assert again.read_bytes() == backup.read_bytes()
    assert made.seal == hashlib.sha256(again.read_bytes()[:-SEAL]).hexdigest()


def test_a_name_that_is_taken_stays_as_it_is(backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(FileExistsError):
        write_sealed(backup, [], FACTS)
    assert backup.read_bytes() == before


def test_a_backup_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def full() -> object:
        yield b"noget"
        raise OSError(28, "No space left on device")

    with pytest.raises(BackupRefused, match="disken er fuld"):
        write_sealed(tmp_path / "kopi.zip", [("state/audit.jsonl", full())], FACTS)
    assert list(tmp_path.iterdir()) == []


@ON_SHARED_FOLDER
@given(st.data())
def test_one_flipped_bit_is_enough(backup: Path, data: st.DataObject) -> None:
    whole = backup.read_bytes()
    place, bit = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 7))
    spoilt = backup.with_name("spoilt.zip")
    spoilt.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
    with pytest.raises(BackupRefused, match="ikke en hel sikkerhedskopi"):
        contents(spoilt)


@ON_SHARED_FOLDER
@given(st.data())
def test_a_short_file_is_refused(backup: Path, data: st.DataObject) -> None:
    whole = backup.read_bytes()
    spoilt = backup.with_name("spoilt.zip")
    spoilt.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(BackupRefused):
        contents(spoilt)


@ON_SHARED_FOLDER
@given(st.data())
def test_bytes_changed_by_one_who_seals_it_anew_change_nothing_or_are_refused(
    backup: Path, data: st.DataObject
) -> None:
    whole = bytearray(backup.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.integers(0, len(whole) - 1 - SEAL))] = data.draw(st.integers(0, 255))
    spoilt = backup.with_name("spoilt.zip")
    spoilt.write_bytes(whole)
    try:
        found = contents(seal(spoilt))
    except BackupRefused:
        return
    assert found == MEMBERS


@pytest.mark.parametrize(
    "name",
    [
        "../state/audit.jsonl",
        "state/../../etc/passwd",
        "/etc/passwd",
        "datatraek/../../ude",
        "datatraek//ude",
        "datatraek/plan\\..\\ude",
        "datatraek/C:/ude",
        "datatraek/.gemt/fil",
        "datatraek/plan/fil.",
        "datatraek/plan/ny\nlinje",
        f"datatraek/{'a' * 300}",
        "raw/andet.txt",
        "state/Audit.jsonl",
        "state/mappe/audit.jsonl",
        "noget/andet",
        "state",
        "",
    ],
)
def test_a_name_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    assert not is_safe(name)
    if name:
        with pytest.raises(BackupRefused):
            contents(forged(tmp_path / "ond.zip", [(name, b"x")]))
        with pytest.raises(BackupRefused, match="kan ikke være"):
            write_sealed(tmp_path / "kopi.zip", [(name, [b"x"])], FACTS)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = forged(tmp_path / "bombe.zip", [("state/audit.jsonl", bytes(80 << 20))])
    assert bomb.stat().st_size < 1 << 20
    with pytest.raises(BackupRefused, match="fylder for meget"), open_sealed(bomb):
        pass


def test_a_table_of_contents_that_lies_is_refused(tmp_path: Path) -> None:
    true = {"name": "state/audit.jsonl", "size": 1, "sha256": hashlib.sha256(b"x").hexdigest()}
    lies: list[list[object]] = [
        [],
        [{**true, "size": 2}],
        [{**true, "sha256": "0" * 64}],
        [true, true],
        [true, {**true, "name": "state/event.jsonl"}],
        [{"name": "state/audit.jsonl"}],
        ["state/audit.jsonl"],
    ]
    for lie in lies:
        with pytest.raises(BackupRefused):
            contents(forged(tmp_path / "løgn.zip", [("state/audit.jsonl", b"x")], lie))
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = forged(tmp_path / "to.zip", [("state/audit.jsonl", b"x"), ("state/audit.jsonl", b"x")])
    with pytest.raises(BackupRefused):
        contents(twice)


@pytest.mark.parametrize("content", [b"", b"0" * 64, b"noget andet end en zip" * 20])
def test_what_is_no_backup_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "andet"
    for written in (content, content + hashlib.sha256(content).hexdigest().encode()):
        path.write_bytes(written)
        with pytest.raises(BackupRefused):
            contents(path)


def test_files_go_back_into_an_empty_folder_and_only_there(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "datatraek"
    with open_sealed(backup) as sealed:
        require_room(sealed, ARCHIVE, folder)
        put_in_place(put_aside(sealed, ARCHIVE, folder), folder)
        (path,) = files_below(folder, ARCHIVE).values()
        assert path.read_bytes() == MEMBERS["datatraek/plan/originals/ab12"]
        assert {stat.S_IMODE(each.stat().st_mode) for each in path.parents[:3]} == {0o700}
        require_room(sealed, ARCHIVE, folder)
        path.write_bytes(b"en andens fil")
        with pytest.raises(BackupRefused, match="ikke tom"):
            require_room(sealed, ARCHIVE, folder)
