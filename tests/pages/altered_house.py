"""A house whose public file has been changed: the states that the default plan does not happen to be in."""

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.conftest import BuiltHouse


def alter_house(house: BuiltHouse, folder: Path, monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    """Copy the public file into `folder`, run the SQL on the copy and point this process at it."""
    copy = folder / house.public_file.name
    shutil.copy(house.public_file, copy)
    with duckdb.connect(str(copy)) as connection:
        for statement in statements:
            connection.execute(statement)
    monkeypatch.setenv("ZONEKOMPAS_WAREHOUSE", str(folder))
