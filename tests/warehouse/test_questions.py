"""The typed questions, against figures printed in the agreement."""

from datetime import date

import pandas as pd
import pytest

from lib.domain.allocation.frames import agreement_from
from lib.domain.observation import SHOWN_COLUMNS
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

WORK = "uden_for_arbejdsmarkedet_18_64"


def test_the_zones_of_table_10_with_their_comparison(public_warehouse: PublicWarehouse) -> None:
    table = questions.zone_table(public_warehouse, WORK, 2019, only_real=True)
    assert table["value"].tolist() == [47.9, 39.2, 40.3, 42.38, 42.6, 22.27, 20.87]
    assert table["number"].dropna().tolist() == [1, 2, 3, 4]
    assert set(table["provenance"]) == {"published"}
    assert list(table.columns) == [*SHOWN_COLUMNS, "name", "number"]


def test_an_empty_cell_of_the_source_is_missing_even_where_demo_has_a_count(
    public_warehouse: PublicWarehouse,
) -> None:
    """Table 4, zone 4: '-'. The published figure, also when it is empty, is what the zone shows for that year."""
    table = questions.zone_table(public_warehouse, "mvu_lvu_18_29", 2020, only_real=False).set_index(
        "area_id"
    )
    assert table.loc["zone4", "status"] == "mangler"
    assert pd.isna(table.loc["zone4", "value"])


def test_a_year_without_data_still_has_all_rows(public_warehouse: PublicWarehouse) -> None:
    table = questions.zone_table(public_warehouse, WORK, 1999, only_real=False)
    assert len(table) == 7
    assert set(table["status"]) == {"mangler"}


def test_published_beats_the_roll_up_and_both_can_be_seen(public_warehouse: PublicWarehouse) -> None:
    shown = questions.series(public_warehouse, WORK, ["zone1"], only_real=False).set_index("year")
    assert shown.loc[2019, ["value", "provenance", "basis"]].tolist() == [47.9, "published", "maalt"]
    assert shown.loc[2018, ["provenance", "basis"]].tolist() == ["demo", "rullet_op"]
    both = questions.both_bases(public_warehouse, WORK, ["zone1"])
    assert both.loc[both["year"] == 2019, "basis"].tolist() == ["maalt", "rullet_op"]


def test_kommune_between_two_published_years_is_interpolated(public_warehouse: PublicWarehouse) -> None:
    """25,39 in 2015, 22,27 in 2019: 23,83 halfway; demo after; nothing before."""
    shown = questions.series(public_warehouse, WORK, ["fredericia"], only_real=False).set_index("year")
    assert shown.loc[2017, "value"] == pytest.approx(23.83)
    assert shown["provenance"].to_dict() == {
        2015: "published",
        **dict.fromkeys((2016, 2017, 2018), "interpoleret"),
        2019: "published",
        **dict.fromkeys(range(2020, 2026), "demo"),
    }


def test_the_switch_leaves_only_published_and_loaded(public_warehouse: PublicWarehouse) -> None:
    real = {"published", "datatraek"}
    for indicator_id in questions.indicators(public_warehouse)["indicator_id"]:
        areas = questions.areas(public_warehouse)["area_id"].tolist()
        rows = questions.series(public_warehouse, indicator_id, areas, only_real=True)
        assert set(rows["provenance"]) <= real, indicator_id
    assert set(questions.matrix(public_warehouse, True)["provenance"].dropna()) <= real
    assert set(questions.target_groups(public_warehouse, True)["provenance"]) <= real
    assert set(questions.kendskabsgrad(public_warehouse, True)["provenance"]) <= real
    assert questions.afdeling_values(public_warehouse, WORK, 2019, True).empty
    assert set(questions.needs(public_warehouse, True)["basis"]) == {"published"}


def test_all_published_rows_come_back_as_printed(public_warehouse: PublicWarehouse) -> None:
    figures = questions.figures(public_warehouse)
    assert len(figures) == 163
    assert figures["status"].value_counts().to_dict() == {"ok": 162, "mangler": 1}
    assert figures["year"].isna().sum() == 2, "the two figures from the text to table 11 have no year"


def test_table_9_and_its_sums(public_warehouse: PublicWarehouse) -> None:
    """The 15 groups sum to 306, 296, 253 and 282 persons, 1.137 in all; the subset of 6.9 is not in the sum."""
    groups = questions.target_groups(public_warehouse, only_real=True)
    assert len(groups) == 80
    main = groups[groups["target_group"] != "6.9L"]
    sums = main.groupby("area_id")["persons"].sum()
    assert sums.to_dict() == {"alle_zoner": 1137, "zone1": 306, "zone2": 296, "zone3": 253, "zone4": 282}


def test_every_afdeling_is_on_the_map_and_the_small_ones_without_a_value(
    public_warehouse: PublicWarehouse,
) -> None:
    rows = questions.afdeling_values(public_warehouse, "kun_grundskole_15_64", 2020, only_real=False)
    assert len(rows) == 41
    assert rows.loc[~rows["own_rows"], "value"].isna().all()
    own = rows[rows["own_rows"]]
    assert set(own["status"]) <= {"ok", "diskretioneret"}
    assert (own["value"].notna() == (own["status"] == "ok")).all()


def test_needs_of_fremskudt_are_the_sums_of_table_9(public_warehouse: PublicWarehouse) -> None:
    """6.2 + 6.3 + 6.8: 29+79+25, 18+49+26, 11+41+24, 26+32+25."""
    needs = questions.needs(public_warehouse, only_real=True)
    own = needs[needs["activity_id"] == "fremskudt"]
    assert own["persons"].tolist() == [133, 93, 76, 83]
    assert set(needs["activity_id"]) == {"fremskudt", "job_uddannelse_30", "din_uddannelsesvej"}


def test_terms_of_activities_make_the_plans_own_agreement(public_warehouse: PublicWarehouse) -> None:
    """Two hours' sessions, courses of eight months from the plan's first day, and two activities that go round."""
    plan = questions.plan(public_warehouse)
    terms = questions.activity_terms(public_warehouse)
    activities, resources = questions.activities(public_warehouse), questions.resources(public_warehouse)
    agreement = agreement_from(activities, resources, plan.zones, terms)
    assert agreement.terms("lektiecafeer").session == 4
    myob = agreement.terms("myob")
    assert (myob.cycle_months, myob.cycle_from, myob.session) == (8, date(2023, 1, 1), None)
    assert [each.activity_id for each in agreement.activities if each.rotates] == ["vejledning", "oekonomi"]
    assert agreement.terms("familie").startup_hours == 0
    assert agreement_from(activities, resources, plan.zones, terms.head(0)).terms("myob").cycle_months is None


def test_the_plan_is_described_by_its_own_data(public_warehouse: PublicWarehouse) -> None:
    plan = questions.plan(public_warehouse)
    assert [zone.number for zone in plan.zones] == [1, 2, 3, 4]
    assert plan.kommune_name == "Fredericia Kommune"
    assert plan.headline_indicator in set(questions.indicators(public_warehouse)["indicator_id"])
    with pytest.raises(KeyError):
        questions.indicator(public_warehouse, "findes_ikke")


def test_breaks_of_a_target_group(public_warehouse: PublicWarehouse) -> None:
    assert len(questions.breaks(public_warehouse, "maalgruppe_6.8")) == 2
    assert questions.breaks(public_warehouse, WORK).empty
