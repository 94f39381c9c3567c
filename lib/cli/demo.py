"""`python -m lib demo`: made-up afdelinger that hit the published figures, written into the plan's folder.

Where nothing is published of an indicator, its levels may be made up too (plan.toml, `[demo.levels]`).
"""

import json
from dataclasses import replace
from typing import Any

import pandas as pd

from lib.demo.generate import demo_layer
from lib.demo.indicators import STANDARD_INDICATORS, DemoIndicator
from lib.demo.inputs import DemoInputs, DemoTotals
from lib.demo.places import zone_shapes
from lib.demo.write import write_demo
from lib.ingest.csv_file import read_checked
from lib.ingest.messages import Flaw, PlanFileError
from lib.ingest.plan_fields import PLAN_FILES
from lib.ingest.plan_keys import KEYS
from lib.ingest.plan_toml import FILE, PlanHeader, read_plan_header
from lib.settings import Settings


def make_demo(settings: Settings, seed: int | None) -> str:
    """Writes the demo layer and says what was written. Raises PlanFileError where the plan has no
    zones or its figures are broken."""
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
    zones = json.loads(settings.geo_file.read_text(encoding="utf-8"))
    drawn = tuple(zone_shapes(zones, settings.plan_id, "zone"))
    if not drawn:
        problem = f"Planen {settings.plan_id} har ingen zoner."
        raise PlanFileError(
            [Flaw(settings.geo_file.name, 0, "", problem, "Indlæs et kort over zonerne først.")]
        )
    levels = _made_levels(header, drawn)
    frames["figures"] = pd.concat([frames["figures"], levels]) if len(levels) else frames["figures"]
    inputs = DemoInputs(
        plan_id=settings.plan_id,
        totals=DemoTotals(header.organisations, header.residents, header.households),
        zones=zones,
        plan_area=header.plan_area,
        kommune_area=header.kommune_area,
        land_area=header.land_area,
        rest_area=header.demo_rest_area,
        **frames,
    )
    return replace(inputs, **_only_made_up(header)) if header.demo_levels else inputs


def _made_levels(header: PlanHeader, zones: tuple[str, ...]) -> pd.DataFrame:
    """The made-up levels as figures of the plan's first year. Raises PlanFileError where a zone has none."""
    rows = []
    for indicator, levels in header.demo_levels.items():
        if len(levels) != len(zones):
            problem = f"Der er {len(levels)} niveauer til {len(zones)} zoner."
            raise PlanFileError([Flaw(FILE, 0, f"demo.levels.{indicator}", problem, "Skriv et for hver.")])
        year = float(header.valid_from[:4])
        rows += [(indicator, year, zone, level) for zone, level in zip(zones, levels, strict=True)]
    return pd.DataFrame(rows, columns=["indicator_id", "year", "area_id", "value"])


def _only_made_up(header: PlanHeader) -> dict[str, Any]:
    """The indicators that have a level, and the years of the series."""
    known = {indicator.indicator_id: indicator for indicator in STANDARD_INDICATORS}
    chosen = [known.get(name, DemoIndicator(name, "alle")) for name in header.demo_levels]
    years = dict(zip(("first_year", "last_year"), header.demo_years, strict=False))
    return {"indicators": tuple(chosen), **years}


def _with_plain_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Whole-number columns as floats: the generator works in numpy, which has no whole number that is missing."""
    whole = frame.select_dtypes("Int64").columns
    return frame.astype(dict.fromkeys(whole, "float64"))
