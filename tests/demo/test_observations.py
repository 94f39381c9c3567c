"""The made-up counts: whole, consistent with each other, and right when they are added up."""

import pandas as pd
import pytest

from lib.demo.indicators import STANDARD_INDICATORS, Draw
from lib.demo.inputs import DemoInputs, DemoLayer

TOLERANCE = 0.5
PARTS = [indicator.indicator_id for indicator in STANDARD_INDICATORS if indicator.draw is Draw.PART]
EVENTS = [indicator for indicator in STANDARD_INDICATORS if indicator.draw is Draw.EVENTS]
CONTAINED = [(i.counted_with, i.indicator_id) for i in STANDARD_INDICATORS if i.counted_with is not None]
ELECTIONS = "valgdeltagelse_kv"


def rolled_up(layer: DemoLayer) -> pd.DataFrame:
    """Sums of counts per indicator, year and area: the zones and the plan."""
    zone_of = layer.afdelinger.set_index("area_id")["zone"]
    rows = layer.observations.assign(zone=layer.observations["area_id"].map(zone_of))
    zones = pd.concat([rows, rows.assign(zone="alle_zoner")])
    sums = zones.groupby(["indicator_id", "year", "zone"])[["numerator", "denominator"]].sum().reset_index()
    return sums.assign(value=100 * sums["numerator"] / sums["denominator"])


def wide(layer: DemoLayer, column: str) -> pd.DataFrame:
    """One column per indicator, one row per afdeling and year."""
    return layer.observations.pivot(index=["area_id", "year"], columns="indicator_id", values=column)


def zone_figures(inputs: DemoInputs) -> pd.DataFrame:
    """Every published zone figure of an additive indicator."""
    figures = inputs.figures[inputs.figures["area_id"].str.match(r"zone\d$")]
    figures = figures.assign(
        published=pd.to_numeric(figures["value"], errors="coerce"), zone=figures["area_id"]
    )
    return figures.dropna(subset=["published"])[["indicator_id", "year", "zone", "published"]]


def test_every_published_zone_figure_is_met(any_layer: DemoLayer, inputs: DemoInputs) -> None:
    published = zone_figures(inputs)
    both = published.merge(rolled_up(any_layer), on=["indicator_id", "year", "zone"])
    assert len(both) == len(published) >= 70
    far = both[(both["value"] - both["published"]).abs() > TOLERANCE]
    assert far.empty, far.to_string()


def test_crime_meets_the_plan_as_a_whole(any_layer: DemoLayer, inputs: DemoInputs) -> None:
    figures = inputs.figures[inputs.figures["table"].astype(str) == "11"]
    plan = figures[figures["area_id"] == inputs.plan_area].rename(columns={"value": "published"})
    both = plan.merge(rolled_up(any_layer).query("zone == 'alle_zoner'"), on=["indicator_id", "year"])
    assert len(both) == 8
    assert (both["value"] - both["published"].astype(float)).abs().max() < 0.05


def test_the_part_that_the_source_prints_as_a_dash_is_none(any_layer: DemoLayer) -> None:
    cell = rolled_up(any_layer).query("indicator_id == 'mvu_lvu_18_29' and year == 2020 and zone == 'zone4'")
    assert cell["numerator"].tolist() == [0]


def test_every_afdeling_has_every_indicator_and_year(any_layer: DemoLayer) -> None:
    years = any_layer.observations.groupby(["indicator_id", "area_id"])["year"].agg(list)
    assert len(years) == len(STANDARD_INDICATORS) * 41
    for (indicator, _), found in years.items():
        assert found == ([2017, 2021, 2025] if indicator == ELECTIONS else list(range(2015, 2026)))


def test_counts_are_whole_persons_within_their_group(any_layer: DemoLayer) -> None:
    rows = any_layer.observations
    assert rows["numerator"].dtype.kind == rows["denominator"].dtype.kind == "i"
    assert (rows["numerator"] >= 0).all()
    assert (rows["denominator"] > 0).all()
    shares = rows[~rows["indicator_id"].isin([event.indicator_id for event in EVENTS])]
    assert (shares["numerator"] <= shares["denominator"]).all()


def test_the_young_are_divided_and_nobody_counted_twice(any_layer: DemoLayer) -> None:
    counted = wide(any_layer, "numerator")[PARTS].sum(axis=1)
    denominators = wide(any_layer, "denominator")[PARTS]
    assert (denominators.nunique(axis=1) == 1).all()
    rest = denominators[PARTS[0]] - counted
    assert (rest >= 0).all()
    assert (rest.groupby("year").sum() / denominators[PARTS[0]].groupby("year").sum() < 0.02).all()


@pytest.mark.parametrize(("inner", "outer"), CONTAINED)
def test_a_group_is_no_larger_than_the_one_it_is_part_of(layer: DemoLayer, inner: str, outer: str) -> None:
    counts = wide(layer, "numerator")
    assert (counts[inner] <= counts[outer]).all()


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.indicator_id)
def test_no_event_without_a_person(layer: DemoLayer, event) -> None:
    counts = wide(layer, "numerator")
    assert (counts.loc[counts[event.counted_with] == 0, event.indicator_id] == 0).all()


def test_denominators_agree_with_each_other(any_layer: DemoLayer) -> None:
    people = wide(any_layer, "denominator")
    young, adults = people["i_uddannelse_18_29"], people["videregaaende_30_64"]
    assert (young + adults == people["uden_for_arbejdsmarkedet_18_64"]).all()
    assert (people["uden_for_arbejdsmarkedet_18_64"] <= people["kun_grundskole_15_64"]).all()
    assert (people["kun_grundskole_15_64"] <= people["doemte"]).all()
    assert (people["doemte"] + people["enlige_forsoergere"] >= people["ikke_vestlige"]).all()
    assert (people["doemte"] < people["ikke_vestlige"]).all()


def test_the_last_year_has_the_residents_of_the_list(any_layer: DemoLayer) -> None:
    everyone = any_layer.observations.query("indicator_id == 'ikke_vestlige' and year == 2025")
    listed = any_layer.afdelinger.set_index("area_id")["residents"]
    assert everyone.set_index("area_id")["denominator"].to_dict() == listed.to_dict()


def test_afdelinger_keep_their_place_over_time(any_layer: DemoLayer) -> None:
    large = any_layer.afdelinger.loc[any_layer.afdelinger["residents"] >= 150, "area_id"]
    rows = any_layer.observations
    rows = rows[(rows["indicator_id"] == "uden_for_arbejdsmarkedet_18_64") & rows["area_id"].isin(large)]
    rows = rows.assign(share=rows["numerator"] / rows["denominator"])
    shares = rows.pivot(index="area_id", columns="year", values="share")
    assert shares[2019].corr(shares[2020]) > 0.9
    assert 0.04 < shares[2020].std() < 0.15
