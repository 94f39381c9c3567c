"""The mask between the raw and the public file."""

import pandas as pd
import pytest

from lib.cli.places import read_places
from lib.domain.disclosure import Mask, primary_cells
from lib.domain.plan_tables import PlanTables
from lib.ingest.plan_reader import read_plan
from lib.settings import read_settings
from lib.warehouse.compose import measure
from lib.warehouse.masking.mask import mask, masked, publishable
from lib.warehouse.masking.pooled import pools
from lib.warehouse.masking.proof import prove, traces
from lib.warehouse.masking.task import MaskingTask
from lib.warehouse.masking.tasks import masking_tasks
from lib.warehouse.measured import Measured
from lib.warehouse.observations import shown_afdelinger
from lib.warehouse.uncertainty import with_uncertainty

YEAR = "2024"


@pytest.fixture(scope="module")
def plan_tables() -> PlanTables:
    settings = read_settings({})
    return read_plan(settings.plan_folder, settings.geo_file)


@pytest.fixture(scope="module")
def measured(plan_tables: PlanTables) -> Measured:
    return measure(plan_tables)


@pytest.fixture(scope="module")
def afdelinger(plan_tables: PlanTables) -> pd.DataFrame:
    return shown_afdelinger(plan_tables.tables)


@pytest.fixture(scope="module")
def tasks(plan_tables: PlanTables, measured: Measured, afdelinger: pd.DataFrame) -> list[MaskingTask]:
    return masking_tasks(plan_tables, measured.observed, measured.rolled, afdelinger)


def uncertain(shown: Measured, plan_tables: PlanTables) -> Measured:
    indicators = plan_tables.tables["indicators"]
    return Measured(with_uncertainty(shown.observed, indicators), with_uncertainty(shown.rolled, indicators))


def test_without_secondary_masking_the_attacker_wins(
    plan_tables: PlanTables, measured: Measured, afdelinger: pd.DataFrame, tasks: list[MaskingTask]
) -> None:
    of_year = [task for task in tasks if YEAR in task.name and task.table.leaf_count < 100]
    primary = [Mask(task.table.named(primary_cells(task.table))) for task in of_year]
    shown = masked(publishable(plan_tables, measured, afdelinger), of_year, primary)
    assert prove(of_year, shown).leaks


def test_the_masked_file_carries_no_trace(
    plan_tables: PlanTables, measured: Measured, afdelinger: pd.DataFrame
) -> None:
    shown = uncertain(mask(plan_tables, measured, afdelinger, read_places({}).mask_folder), plan_tables)
    assert (shown.observed["status"] == "diskretioneret").any()
    assert traces(shown).empty


def test_every_published_afdeling_row_has_a_task_that_guards_it(
    plan_tables: PlanTables, measured: Measured, afdelinger: pd.DataFrame, tasks: list[MaskingTask]
) -> None:
    shown = publishable(plan_tables, measured, afdelinger).observed
    own = shown[shown["area_id"].isin(afdelinger["area_id"])]
    rows = set(zip(own["indicator_id"], own["area_id"], own["period_end"], strict=True))
    guarded = {
        (key.indicator_id, key.area_id, key.period_end)
        for task in tasks
        for rows_of_cell in task.cells.values()
        for key in rows_of_cell
    }
    assert rows <= guarded


def test_sensitive_indicators_are_three_year_pools_three_years_apart(
    plan_tables: PlanTables, measured: Measured, afdelinger: pd.DataFrame
) -> None:
    shown = publishable(plan_tables, measured, afdelinger).observed
    own = shown[shown["area_id"].isin(afdelinger["area_id"]) & (shown["indicator_id"] == "doemte")]
    assert sorted(own["period_end"].dt.year.unique()) == [2019, 2022, 2025]
    assert ((own["period_end"].dt.year - own["period_start"].dt.year) == 2).all()
    one = own[(own["area_id"] == "afd_03") & (own["period_end"].dt.year == 2022)].iloc[0]
    raw = measured.observed
    parts = raw[
        (raw["area_id"] == "afd_03")
        & (raw["indicator_id"] == "doemte")
        & raw["period_end"].dt.year.isin([2020, 2021, 2022])
    ]
    assert one["numerator"] == parts["numerator"].sum()
    assert one["denominator"] == parts["denominator"].sum()


def test_nothing_to_pool_gives_nothing() -> None:
    empty = pd.DataFrame({"indicator_id": [], "area_id": [], "period_end": []})
    assert pools(empty).empty


def test_printed_cells_stay_as_printed(
    plan_tables: PlanTables, measured: Measured, afdelinger: pd.DataFrame
) -> None:
    """Table 9 prints cells of 1 and 2; what the agreement prints is public."""
    shown = mask(plan_tables, measured, afdelinger, read_places({}).mask_folder).observed
    printed = shown[shown["provenance"] == "published"]
    assert (printed["status"] == "diskretioneret").sum() == 0
    small = printed[(printed["indicator_id"] == "maalgruppe_6.10") & (printed["area_id"] == "zone4")]
    assert small["numerator"].tolist() == [2]


def test_small_målgrupper_of_other_dates_are_masked_in_their_zone(
    plan_tables: PlanTables, measured: Measured, afdelinger: pd.DataFrame
) -> None:
    shown = mask(plan_tables, measured, afdelinger, read_places({}).mask_folder).observed
    zones = shown[shown["indicator_id"].str.startswith("maalgruppe_") & (shown["provenance"] == "demo")]
    left = zones[zones["status"] == "ok"]
    assert not left["numerator"].between(1, 4).any()
    assert (zones["status"] == "diskretioneret").mean() < 0.5
