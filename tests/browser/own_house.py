"""A house that one test may change: figures, files and state are copies."""

import shutil
from pathlib import Path

from tests.conftest import BuiltHouse


def own_house(built: BuiltHouse, folder: Path) -> BuiltHouse:
    """A copy of the built house, in the folder."""
    own = BuiltHouse(folder / "warehouse", folder / "raw", folder / "state.sqlite")
    shutil.copytree(built.warehouse_folder, own.warehouse_folder)
    shutil.copytree(built.raw_folder, own.raw_folder)
    shutil.copy(built.state_file, own.state_file)
    return own
