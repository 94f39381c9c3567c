"""A plan of which nothing is published: its demo layer is made around levels that are made up too, and says so."""

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from lib.cli.demo import make_demo
from lib.ingest.messages import PlanFileError
from lib.ingest.plan_toml import read_plan_header
from lib.settings import Settings, read_settings
from tests.other_plan import OTHER

MADE = ("afdelinger.csv", "demo/observations.csv", "demo/target_groups.csv", "demo/kendskabsgrad.csv")


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    shipped = read_settings({}).of_plan(OTHER)
    shutil.copytree(shipped.plan_folder, tmp_path / OTHER)
    return replace(shipped, plan_folder=tmp_path / OTHER)


def test_the_shipped_layer_is_what_its_seed_gives(own: Settings) -> None:
    shipped = {name: (own.plan_folder / name).read_bytes() for name in MADE}
    make_demo(own, None)
    assert {name: (own.plan_folder / name).read_bytes() for name in MADE} == shipped


def test_zones_meet_the_made_up_levels_of_the_first_year_and_nothing_unpublished_is_invented_beside(
    own: Settings,
) -> None:
    header = read_plan_header(own.plan_folder)
    afdelinger = pd.read_csv(own.plan_folder / "afdelinger.csv").set_index("area_id")
    rows = pd.read_csv(own.plan_folder / "demo" / "observations.csv")
    assert set(rows["indicator_id"]) == set(header.demo_levels)
    assert (rows["year"].min(), rows["year"].max()) == header.demo_years
    first = rows[rows["year"] == int(header.valid_from[:4])].assign(
        zone=rows["area_id"].map(afdelinger["zone"])
    )
    counted = first.groupby(["indicator_id", "zone"], sort=False)[["numerator", "denominator"]].sum()
    for indicator, levels in header.demo_levels.items():
        for zone, level in zip(afdelinger["zone"].unique(), levels, strict=True):
            persons = counted.loc[(indicator, zone)]
            assert abs(persons["numerator"] - level * persons["denominator"] / 100) <= 0.5
    assert set(afdelinger["provenance"]) == {"demo"}
    assert afdelinger["organisation"].str.endswith("(demo)").all()
    assert len(pd.read_csv(own.plan_folder / "demo" / "target_groups.csv")) == 0


def test_a_level_for_each_zone_or_a_sentence(own: Settings) -> None:
    toml = own.plan_folder / "plan.toml"
    words = toml.read_text(encoding="utf-8")
    toml.write_text(words.replace("[4.4, 3.1, 5.2, 2.3]", "[4.4, 3.1]"), encoding="utf-8")
    with pytest.raises(PlanFileError, match="2 niveauer til 4 zoner"):
        make_demo(own, None)
