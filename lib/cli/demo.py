"""`python -m lib demo`: made-up afdelinger that hit the published figures, written into the plan's folder."""

import json

import pandas as pd

from lib.demo.generate import demo_layer
from lib.demo.inputs import DemoInputs, DemoTotals
from lib.demo.write import write_demo
from lib.ingest.csv_file import read_checked
from lib.ingest.plan_fields import PLAN_FILES
from lib.ingest.plan_keys import KEYS
from lib.ingest.plan_toml import PlanHeader, read_plan_header
from lib.settings import Settings


def make_demo(settings: Settings, seed: int | None) -> str:
    """Writes the demo layer and says what was written. Raises PlanFileError where the plan's figures are broken."""
    header = read_plan_header(settings.plan_folder)
    layer = demo_layer(_inputs(settings, header), header.demo_seed if seed is None else seed)
    written = write_demo(layer, settings.plan_folder)
    return f"{len(layer.afdelinger)} demo-afdelinger i {len(written)} filer. Kør: python -m lib build"


def _inputs(settings: Settings, header: PlanHeader) -> DemoInputs:
    frames = {
        name: _with_plain_numbers(
            read_checked(settings.plan_folder / f"{name}.csv", PLAN_FILES[name], KEYS[name])
        )
        for name in ("figures", "target_groups", "kendskabsgrad")
    }
    return DemoInputs(
        plan_id=settings.plan_id,
        totals=DemoTotals(header.organisations, header.residents, header.households),
        zones=json.loads(settings.geo_file.read_text(encoding="utf-8")),
        plan_area=header.plan_area,
        kommune_area=header.kommune_area,
        land_area=header.land_area,
        rest_area=header.demo_rest_area,
        **frames,
    )


def _with_plain_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Whole-number columns as floats: the generator works in numpy, which has no whole number that is missing."""
    whole = frame.select_dtypes("Int64").columns
    return frame.astype(dict.fromkeys(whole, "float64"))
