"""A whole build on a disk that has room for less and less: always a sentence, and the old version stays in force."""

import os
import subprocess
import sys

import pytest

from lib.cli.main import REFUSED
from lib.cli.places import BuildPlaces
from lib.settings import Settings
from lib.state.engine import open_state
from lib.state.versions import active_version
from lib.warehouse.build import is_built
from tests.conftest import ROOT

pytestmark = pytest.mark.soak

PROGRAM = """
import resource, sys
most = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
from lib.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("most_bytes", [2_000, 50_000, 2_000_000, 6_000_000])
def test_a_build_without_room_changes_nothing(
    own_built_plan: Settings, own_places: BuildPlaces, most_bytes: int
) -> None:
    before = active_version(open_state(own_built_plan.state_url), own_built_plan.plan_id)
    assert before is not None
    figures = own_built_plan.plan_folder / "figures.csv"
    figures.write_text(figures.read_text(encoding="utf-8").replace(",36.4,", ",36.5,", 1), encoding="utf-8")
    own = {
        "ZONEKOMPAS_PLANS": str(own_built_plan.plan_folder.parent),
        "ZONEKOMPAS_PLAN": own_built_plan.plan_id,
        "ZONEKOMPAS_GEO": str(own_built_plan.geo_file),
        "ZONEKOMPAS_WAREHOUSE": str(own_built_plan.warehouse_folder),
        "ZONEKOMPAS_RAW": str(own_places.raw_folder),
        "ZONEKOMPAS_STATE_URL": own_built_plan.state_url,
        "ZONEKOMPAS_DATATRAEK": str(own_built_plan.archive_folder),
    }
    command = [sys.executable, "-B", "-c", PROGRAM, str(most_bytes), "build"]
    ran = subprocess.run(command, cwd=ROOT, env=os.environ | own, capture_output=True, text=True, check=False)

    assert ran.returncode == REFUSED, ran.stderr
    assert "Traceback" not in ran.stderr
    assert "kan ikke skrives" in ran.stderr or ran.stderr.startswith("Disken ")
    assert active_version(open_state(own_built_plan.state_url), own_built_plan.plan_id) == before
    assert is_built(own_built_plan.warehouse_folder, own_places.raw_folder, before.version)
    left = [path.name for path in own_built_plan.warehouse_folder.iterdir() if path.name.startswith(".")]
    assert left == []
