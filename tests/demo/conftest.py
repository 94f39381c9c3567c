"""The demo layer of the committed plan, generated once for all tests of it."""

import json
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from lib.demo.generate import demo_layer
from lib.demo.inputs import DemoInputs, DemoLayer, DemoTotals

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "data" / "plans" / "fredericia"


@pytest.fixture(scope="session")
def plan_folder() -> Path:
    return PLAN


@pytest.fixture(scope="session")
def seed() -> int:
    return int(tomllib.loads((PLAN / "plan.toml").read_text(encoding="utf-8"))["demo"]["seed"])


@pytest.fixture(scope="session")
def inputs() -> DemoInputs:
    plan = tomllib.loads((PLAN / "plan.toml").read_text(encoding="utf-8"))
    totals = plan["totals"]
    return DemoInputs(
        plan_id=PLAN.name,
        totals=DemoTotals(totals["organisations"], totals["residents"], totals["households"]),
        figures=pd.read_csv(PLAN / "figures.csv"),
        target_groups=pd.read_csv(PLAN / "target_groups.csv", dtype={"target_group": str}),
        kendskabsgrad=pd.read_csv(PLAN / "kendskabsgrad.csv"),
        zones=json.loads((ROOT / "geo" / "zones.geojson").read_text(encoding="utf-8")),
        plan_area=plan["plan_area"],
        kommune_area=plan["kommune_area"],
        land_area=plan["land_area"],
        rest_area="oevrige_fredericia",
    )


@pytest.fixture(scope="session")
def layer(inputs: DemoInputs, seed: int) -> DemoLayer:
    return demo_layer(inputs, seed)


@pytest.fixture(scope="session")
def other_layer(inputs: DemoInputs, seed: int) -> DemoLayer:
    """Another seed: what is promised must not be luck."""
    return demo_layer(inputs, seed + 1)


@pytest.fixture(scope="session", params=["layer", "other_layer"])
def any_layer(request: pytest.FixtureRequest) -> DemoLayer:
    """The committed layer and the one of another seed in turn."""
    drawn = request.getfixturevalue(request.param)
    assert isinstance(drawn, DemoLayer)
    return drawn
