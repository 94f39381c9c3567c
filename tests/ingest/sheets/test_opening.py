"""The way in: by content and not by name, by size before content, and no name that could fool a reader."""

import os
from pathlib import Path

import pytest

from lib.ingest.sheets.opening import open_sheets
from lib.ingest.sheets.refused import FileRefused
from lib.ingest.sheets.source import spoken_name
from tests.ingest.sheets.conftest import Opener, Refuser
from tests.ingest.sheets.made_files import CSV, compound, mail, plain_workbook


@pytest.mark.parametrize("name", ["tal.csv", "tal.xlsx", "tal.pdf", "", "tal.eml"])
def test_the_ending_decides_nothing(opened: Opener, name: str) -> None:
    assert opened(plain_workbook(), name)[0].name == "Tabel 9"
    assert opened(CSV.encode(), name)[0].head[0] == ("Afdeling", "Antal", "Andel")
    assert opened(mail(attachments={"a.csv": CSV.encode()}), name)[0].name == "a.csv"


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("EncryptedPackage", "adgangskode"),
        ("Workbook", "gammelt_format"),
        ("__substg1.0_", "gammelt_format"),
        ("WordDocument", "forkert_filtype"),
    ],
)
def test_old_and_locked_office_files_are_refused(refused: Refuser, mark: str, code: str) -> None:
    assert refused(compound(mark)).code == code


def test_200_mb_are_refused_by_size_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "stor.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(FileRefused) as caught:
        open_sheets(path, path.name)
    assert caught.value.finding.code == "for_stor"
    assert "200 MB" in caught.value.finding.problem


def test_a_large_zip_is_refused_before_its_contents_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "stor.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(30 * 1024 * 1024)
    with pytest.raises(FileRefused) as caught:
        open_sheets(path, path.name)
    assert caught.value.finding.code == "for_stor"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, tmp_path / "nowhere", pipe):
        with pytest.raises(FileRefused) as caught:
            open_sheets(path, "tal.csv")
        assert caught.value.finding.code in ("tom_fil", "kan_ikke_aabnes")


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("uge 45.xlsx", "uge 45.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\tal.csv", "tal.csv"),
        ("a\r\nb\x00\x1b[31m.csv", "a b[31m.csv"),
        ("fdp\u202excod.csv", "fdpxcod.csv"),
        ("", "filen"),
        ("///", "filen"),
        ("\x00", "filen"),
        ("x" * 500, "x" * 120),
        ("Åhaven  æøå.csv", "Åhaven æøå.csv"),
        ("\ud800.csv", ".csv"),
    ],
)
def test_names_are_cleaned_before_they_are_spoken(name: str, spoken: str) -> None:
    assert spoken_name(name) == spoken


def test_a_refusal_names_the_file_by_its_clean_name(refused: Refuser) -> None:
    assert refused(b"", "../a\nb.csv").sentence().startswith("a b.csv: Filen er tom. ")
