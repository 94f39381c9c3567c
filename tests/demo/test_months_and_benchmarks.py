"""Monthly target groups and kendskabsgrad, and the kommune and country after their last published year."""

import pandas as pd

from lib.demo.inputs import DemoInputs, DemoLayer, published_years
from lib.demo.target_groups import SUBSETS

PUBLISHED_MONTH = "2022-06-01"
ZONES = ["zone1", "zone2", "zone3", "zone4"]


def plan_level(layer: DemoLayer) -> pd.DataFrame:
    """Persons per month and code, all zones together."""
    return layer.target_groups.pivot_table(
        index="date", columns="target_group", values="persons", aggfunc="sum"
    )


def test_every_month_but_the_published_one_has_every_cell(any_layer: DemoLayer) -> None:
    months = pd.date_range("2022-01-01", "2026-10-01", freq="MS").strftime("%Y-%m-%d").drop(PUBLISHED_MONTH)
    rows = any_layer.target_groups
    assert sorted(rows["date"].unique()) == list(months)
    assert len(rows) == len(months) * 16 * len(ZONES)
    assert (rows["persons"] >= 0).all()


def test_levels_join_the_published_month(any_layer: DemoLayer, inputs: DemoInputs) -> None:
    published = inputs.target_groups[inputs.target_groups["area_id"].isin(ZONES)]
    near = any_layer.target_groups.query("date in ['2022-05-01', '2022-07-01']")
    mean = near.groupby(["target_group", "area_id"])["persons"].mean().rename("near").reset_index()
    both = published.merge(mean, on=["target_group", "area_id"])
    assert len(both) == 64
    assert (both["near"] - both["persons"].fillna(0)).abs().le(1 + 0.15 * both["persons"].fillna(0)).all()


def test_unemployed_in_fleksjob_are_part_of_fleksjob(any_layer: DemoLayer) -> None:
    wide = any_layer.target_groups.pivot(index=["date", "area_id"], columns="target_group", values="persons")
    assert (wide["6.9L"] <= wide["6.9"]).all()


def test_the_reform_moves_persons_and_loses_none(any_layer: DemoLayer) -> None:
    plan = plan_level(any_layer)
    before, after = plan.loc["2025-06-01"], plan.loc["2025-07-01"]
    gone, came = ["6.4", "6.5", "INT-SHP"], ["6.2", "6.3"]
    assert after[gone].sum() < 0.75 * before[gone].sum()
    assert after[came].sum() > before[came].sum()
    moved = before[gone + came].sum()
    assert abs(after[gone + came].sum() - moved) < 0.1 * moved


def test_groups_closed_by_law_fall(any_layer: DemoLayer) -> None:
    plan = plan_level(any_layer)
    for code in ("6.8", "6.10"):
        assert plan.loc["2026-10-01", code] < 0.8 * plan.loc["2026-01-01", code]


def test_kendskabsgrad_is_the_sum_of_the_main_groups(any_layer: DemoLayer) -> None:
    main = any_layer.target_groups[~any_layer.target_groups["target_group"].isin(SUBSETS)]
    sums = main.groupby(["date", "area_id"])["persons"].sum()
    known = any_layer.kendskabsgrad.set_index(["date", "area_id"])["persons"]
    assert len(known) == 57 * 6
    assert (known.loc[sums.index] == sums).all()


def test_the_kommune_is_the_zones_and_the_rest(any_layer: DemoLayer, inputs: DemoInputs) -> None:
    for column in ("persons", "population"):
        wide = any_layer.kendskabsgrad.pivot(index="date", columns="area_id", values=column)
        assert (wide[[*ZONES, inputs.rest_area]].sum(axis=1) == wide[inputs.kommune_area]).all()
        assert (wide > 0).all(axis=None)


def test_benchmarks_come_only_after_the_last_published_year(any_layer: DemoLayer, inputs: DemoInputs) -> None:
    last = {}
    for (indicator, area), rows in any_layer.benchmarks.groupby(["indicator_id", "area_id"]):
        last[indicator, area] = max(published_years(inputs.figures, indicator, area))
        rhythm = [2017, 2021, 2025] if indicator == "valgdeltagelse_kv" else range(2015, 2026)
        assert rows["year"].tolist() == [year for year in rhythm if year > last[indicator, area]]
    assert len(last) == len(inputs.indicators) * 2


def test_benchmarks_move_gently(any_layer: DemoLayer, inputs: DemoInputs) -> None:
    for (indicator, area), rows in any_layer.benchmarks.groupby(["indicator_id", "area_id"]):
        published = published_years(inputs.figures, indicator, area)
        latest = published[max(published)]
        assert (rows["value"] - latest).abs().max() <= max(0.2 * latest, 0.2)
