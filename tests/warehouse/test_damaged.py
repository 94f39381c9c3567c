"""A data file whose blocks cannot be read: pages are told in Danish, `build` makes it anew, and it is read at once."""

import shutil
from pathlib import Path

import pytest

from lib.warehouse.build import is_built
from lib.warehouse.public import WarehouseUnavailable, open_public
from tests.conftest import BuiltHouse


@pytest.fixture
def folders(built_house: BuiltHouse, tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the two folders that may be spoilt."""
    copies = tmp_path / "warehouse", tmp_path / "raw"
    for source, copy in zip((built_house.warehouse_folder, built_house.raw_folder), copies, strict=True):
        shutil.copytree(source, copy)
    return copies


def spoil(file: Path) -> bytes:
    """Half of the file in its middle is other bytes; returns what it was."""
    whole = file.read_bytes()
    part = len(whole) // 4
    file.write_bytes(whole[:part] + b"\xff" * (2 * part) + whole[3 * part :])
    return whole


def read_all(file: Path) -> int:
    """How many rows the file has, every one of them read."""
    warehouse = open_public(file)
    names = warehouse.ask("SELECT table_name FROM duckdb_tables()")["table_name"]
    return sum(len(warehouse.ask(f'SELECT * FROM "{name}"')) for name in names)


@pytest.mark.parametrize("which", [0, 1])
def test_a_damaged_file_is_no_built_version(folders: tuple[Path, Path], which: int) -> None:
    version = next(folders[0].iterdir()).stem.removeprefix("public-")
    assert is_built(*folders, version)
    spoil(next(folders[which].iterdir()))
    assert not is_built(*folders, version)


def test_pages_are_told_and_read_the_mended_file_without_a_restart(folders: tuple[Path, Path]) -> None:
    file = next(folders[0].iterdir())
    whole = spoil(file)
    with pytest.raises(WarehouseUnavailable, match=r"public-\w+\.duckdb (er beskadiget|kan ikke læses)\."):
        read_all(file)
    mended = file.with_name("mended")
    mended.write_bytes(whole)
    mended.replace(file)
    assert read_all(file) > 10_000
