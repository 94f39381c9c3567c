"""A house with every shipped plan in it: the default plan as it was built once, and the others built beside it."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from tests.conftest import ROOT, BuiltHouse

OTHER = "slagelse"
"""The shipped plan that is not the default one."""


def house_of_all_plans(built: BuiltHouse, folder: Path) -> BuiltHouse:
    """A copy of the built house in `folder`, with the other plan built into it by the command line."""
    warehouse, raw = folder / "warehouse", folder / "raw"
    shutil.copytree(built.warehouse_folder, warehouse)
    shutil.copytree(built.raw_folder, raw)
    state = Path(shutil.copy(built.state_file, folder / "state.sqlite"))
    house = replace(built, warehouse_folder=warehouse, raw_folder=raw, state_file=state)
    environment = {**os.environ, **house.environment, "ZONEKOMPAS_PLAN": OTHER}
    command = [sys.executable, "-m", "lib", "build"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return house
