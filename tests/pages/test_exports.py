"""What can be fetched as CSV holds no value and no interval for a masked cell, for every indicator of the plan.

The frames are the real ones: what the questions answer over the built house, through the pages' own export tables.
"""

import re

import pandas as pd
import pytest

from lib.charts.series_marks import area_names
from lib.charts.words import export_table
from lib.maps.tables import afdeling_table_shown, zone_table_shown
from lib.ui.overview import export_table as overview_table
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

MASKED = "diskretioneret"


@pytest.fixture(scope="module")
def indicator_ids(public_warehouse: PublicWarehouse) -> list[str]:
    return list(questions.zonal_indicators(public_warehouse, only_real=False)["indicator_id"])


def with_numbers(masked: pd.DataFrame, allowed: set[str]) -> pd.DataFrame:
    """Rows that hold a digit in a column that is not `allowed` to."""
    words = masked.drop(columns=list(allowed)).fillna("").astype(str)
    told = words.apply(lambda column: column.str.contains(re.compile(r"\d")))
    return masked[told.any(axis=1)]


def test_the_map_of_afdelinger(public_warehouse: PublicWarehouse, indicator_ids: list[str]) -> None:
    plan = questions.plan(public_warehouse)
    zones = {zone.area_id: zone.name for zone in plan.zones}
    seen = 0
    for indicator_id in indicator_ids:
        unit = questions.indicator(public_warehouse, indicator_id).unit
        for year in questions.years(public_warehouse, indicator_id, only_real=False, level="afdeling"):
            rows = questions.afdeling_values(public_warehouse, indicator_id, year, only_real=False)
            table = afdeling_table_shown(rows, zones, unit)
            masked = table[table["Status"].isin([MASKED, "vises ikke"])]
            seen += int((table["Status"] == MASKED).sum())
            assert with_numbers(masked, {"Afdeling", "Zone", "Beboere", "95 %-interval"}).empty
            assert set(masked["95 %-interval"]) <= {""}
    assert seen > 500


def test_zones_curves_and_overview(public_warehouse: PublicWarehouse, indicator_ids: list[str]) -> None:
    plan = questions.plan(public_warehouse)
    seen = 0
    for indicator_id in indicator_ids:
        indicator = questions.indicator(public_warehouse, indicator_id)
        series = questions.series(public_warehouse, indicator_id, list(area_names(plan)), only_real=False)
        curves = export_table(series, plan, indicator)
        masked = curves[curves["Status"] == MASKED]
        seen += len(masked)
        assert masked[["Værdi", "Nedre 95 %", "Øvre 95 %"]].isna().all(axis=None)
        for year in set(series["year"]):
            table = zone_table_shown(
                questions.zone_table(public_warehouse, indicator_id, int(year), only_real=False),
                indicator.unit,
            )
            hidden = table[table["Status"] == MASKED]
            assert with_numbers(hidden, {"Område", "95 %-interval"}).empty
            assert set(hidden["95 %-interval"]) <= {""}
    overview = overview_table(questions.matrix(public_warehouse, only_real=False))
    assert overview.loc[overview["Status"] == MASKED, "Værdi"].isna().all()
    assert seen > 0
