"""The archive keeps bytes and rows whole, and says so when it cannot."""

from pathlib import Path

import pandas as pd
import pytest

from lib.archive.archive import Archive, ArchiveUnavailable
from lib.domain.datatraek.row_hash import rows_hash
from lib.domain.datatraek.rows import DatatraekKind, typed_rows

KIND = DatatraekKind.OBSERVATIONER


def some_rows() -> pd.DataFrame:
    """Three rows: a share, a masked one and a missing one."""
    raw = pd.DataFrame(
        {
            "indicator_id": ["andel", "andel", "andel"],
            "area_id": ["a", "b", "c"],
            "period_start": ["2024-01-01"] * 3,
            "period_end": ["2024-12-31"] * 3,
            "value": [12.5, None, None],
            "numerator": [5, None, None],
            "denominator": [40, None, None],
            "status": ["ok", "diskretioneret", "mangler"],
            "source_id": ["kilde"] * 3,
            "sheet": ["Ark1"] * 3,
            "cell": ["B2", "B3", "B4"],
        }
    )
    return typed_rows(raw, KIND)


def test_the_original_comes_back_byte_for_byte(tmp_path: Path) -> None:
    sent = tmp_path / "fil.xlsx"
    sent.write_bytes(bytes(range(256)) * 5000)
    archive = Archive(tmp_path / "arkiv", "plan")
    digest = archive.keep_original(sent)
    assert archive.original(digest).read_bytes() == sent.read_bytes()
    assert archive.keep_original(sent) == digest


def test_rows_come_back_with_the_same_hash_and_types(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "arkiv", "plan")
    archive.keep_rows("d1", some_rows())
    again = archive.rows("d1")
    assert rows_hash(again, KIND) == rows_hash(some_rows(), KIND)
    pd.testing.assert_frame_equal(typed_rows(again, KIND), some_rows())


def test_rows_in_blocks_and_words_as_categories_come_back_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lib.archive.archive.ROWS_AT_ONCE", 2)
    archive = Archive(tmp_path / "arkiv", "plan")
    words = dict.fromkeys(["indicator_id", "area_id", "status", "source_id", "sheet"], "category")
    archive.keep_rows("plain", some_rows())
    archive.keep_rows("coded", some_rows().astype(words))
    pd.testing.assert_frame_equal(archive.rows("coded"), archive.rows("plain"))
    pd.testing.assert_frame_equal(typed_rows(archive.rows("coded"), KIND), some_rows())


def test_changed_bytes_are_told_not_handed_out(tmp_path: Path) -> None:
    sent = tmp_path / "fil.csv"
    sent.write_bytes(b"a;b\n1;2\n")
    archive = Archive(tmp_path / "arkiv", "plan")
    digest = archive.keep_original(sent)
    archive.original(digest).write_bytes(b"a;b\n1;3\n")
    with pytest.raises(ArchiveUnavailable, match="er ændret"):
        archive.original(digest)


def test_what_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "arkiv", "plan")
    for ask in (archive.original, archive.rows, archive.report):
        with pytest.raises(ArchiveUnavailable, match="sikkerhedskopi"):
            ask("findes_ikke")


def test_damaged_rows_are_told(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "arkiv", "plan")
    archive.keep_rows("d1", some_rows())
    (tmp_path / "arkiv" / "plan" / "rows" / "d1.parquet").write_bytes(b"PAR1 ikke mere")
    with pytest.raises(ArchiveUnavailable, match="kan ikke læses"):
        archive.rows("d1")


def test_a_folder_that_cannot_be_written_changes_nothing_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "arkiv").write_text("en fil, ikke en mappe")
    with pytest.raises(ArchiveUnavailable, match="Intet er ændret"):
        Archive(tmp_path / "arkiv", "plan").keep_report("d1", {"rows": 1})


def test_only_the_owner_can_look_into_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "arkiv", "plan")
    archive.keep_report("d1", {"rows": 1})
    assert archive.report("d1") == {"rows": 1}
    assert (tmp_path / "arkiv" / "plan").stat().st_mode & 0o077 == 0
