"""The demo layer disappears by itself once real afdelinger are loaded."""

import datetime as dt

import pandas as pd

from lib.cli.build import build_plan
from lib.cli.check import open_active
from lib.cli.places import BuildPlaces
from lib.settings import Settings
from lib.warehouse import questions


def test_one_loaded_afdeling_takes_the_whole_demo_layer_away(
    own_plan: Settings, own_places: BuildPlaces
) -> None:
    path = own_plan.plan_folder / "afdelinger.csv"
    afdelinger = pd.read_csv(path, dtype=str, keep_default_na=False)
    real = afdelinger.head(1).assign(area_id="rigtig_1", name="En rigtig afdeling", provenance="datatraek")
    pd.concat([afdelinger, real]).to_csv(path, index=False)
    build_plan(own_plan, own_places, dt.datetime(2026, 11, 21, tzinfo=dt.UTC))
    warehouse = open_active(own_plan)
    assert questions.areas(warehouse, "afdeling")["area_id"].tolist() == ["rigtig_1"]
    left = warehouse.ask("SELECT count(*) AS rows FROM both_bases WHERE provenance = 'demo'")
    assert left["rows"][0] == 0
