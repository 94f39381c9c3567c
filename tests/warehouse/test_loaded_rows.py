"""Loaded rows in the built files: what is shown, what stands beside it, and what the questions tell of it."""

from pathlib import Path

import pytest

from lib.cli.places import read_places
from lib.domain.plan_tables import PlanTables
from lib.warehouse import questions
from lib.warehouse.build import build
from lib.warehouse.compose import measure
from lib.warehouse.files import public_path
from lib.warehouse.public import PublicWarehouse
from tests.warehouse.loaded_plans import CRIME, PLAN, SHARE, Row, loaded, row

ZONES = {"a1": "zone1", "a2": "zone1", "a3": "zone1", "b1": "zone2", "b2": "zone2", "b3": "zone2"}
PRINTED = {"period_start": "2019-11-01", "period_end": "2019-11-01"}


def built(tables: PlanTables, folder: Path, steps: list[tuple[str, float]] | None = None) -> PublicWarehouse:
    told = [] if steps is None else steps
    version = build(
        tables,
        folder,
        folder / "raw",
        read_places({}).mask_folder,
        lambda step, share: told.append((step, share)),
    )
    return PublicWarehouse(public_path(folder, version))


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> PublicWarehouse:
    """Afdelinger, zones, a school and a kommune of made datatræk; no demo layer."""
    rows: list[Row] = [row(area, 20 + place, 100) for place, area in enumerate(ZONES) if area != "a3"]
    rows += [row("a3", None), row("zone1", 90, 300), row("zone3", 44, 200)]
    rows += [row("zone1", 31, 100, datatraek_id="d2", **PRINTED), row("fredericia", None, value=21.5)]
    rows += [row("skole_ullerup_baek", 3, 40)]
    rows += [
        row(area, 9, 100, indicator_id=CRIME, period_start=f"{year}-01-01", period_end=f"{year}-12-31")
        for area in ZONES
        for year in (2024, 2025)
    ]
    registered = [
        {
            "activity_id": "myob",
            "zone": "zone1",
            "period_start": "2026-10-01",
            "period_end": "2026-10-31",
            "measure": measure_name,
            "value": value,
            "status": "ok",
            "source_id": "egne",
        }
        for measure_name, value in (("deltagere", 3.0), ("hold", 1.0))
    ]
    folder = tmp_path_factory.mktemp("loaded")
    return built(loaded(ZONES, rows, registrations=registered), folder)


def test_the_demo_layer_is_gone(warehouse: PublicWarehouse) -> None:
    left = warehouse.ask("SELECT count(*) AS rows FROM both_bases WHERE provenance = 'demo'")
    assert left["rows"][0] == 0


def test_a_loaded_figure_is_shown_before_the_printed_one_and_both_can_be_seen(
    warehouse: PublicWarehouse,
) -> None:
    both = questions.both_bases(warehouse, SHARE, ["zone1"])
    of_2019 = both[both["year"] == 2019]
    assert of_2019["provenance"].tolist() == ["datatraek", "published"]
    series = questions.series(warehouse, SHARE, ["zone1"], only_real=True)
    assert series[series["year"] == 2019]["value"].tolist() == [31.0]


def test_a_value_is_worked_out_where_the_source_gives_counts_only(warehouse: PublicWarehouse) -> None:
    own = questions.afdeling_values(warehouse, SHARE, 2024, only_real=True).set_index("area_id")
    assert own.at["a2", "value"] == 21.0
    assert own.at["a3", "status"] == "diskretioneret"


def test_a_roll_up_tells_what_it_covers_and_never_counts_a_masked_part_as_0(
    warehouse: PublicWarehouse,
) -> None:
    both = questions.both_bases(warehouse, SHARE, ["zone1"])
    rolled = both[(both["year"] == 2024) & (both["basis"] == "rullet_op")].iloc[0]
    assert (rolled["numerator"], rolled["denominator"], rolled["value"]) == (41, 200, 20.5)
    assert (rolled["coverage_areas"], rolled["coverage_areas_total"]) == (2, 3)
    assert rolled["coverage_residents_pct"] == pytest.approx(200 / 3)


def test_rows_beside_the_plan_pass_through_but_few_pupils_do_not(warehouse: PublicWarehouse) -> None:
    kommune = questions.series(warehouse, SHARE, ["fredericia"], only_real=True)
    assert kommune[kommune["year"] == 2024]["value"].tolist() == [21.5]
    school = questions.series(warehouse, SHARE, ["skole_ullerup_baek"], only_real=True)
    assert school["status"].tolist() == ["diskretioneret"]


def test_the_page_can_say_why_no_afdeling_has_crime_figures(warehouse: PublicWarehouse) -> None:
    pools = questions.afdeling_pools(warehouse).set_index("indicator_id")
    assert pools.at[CRIME, "years"] == 2
    assert "alle årene 2023-2025" in pools.at[CRIME, "reason"]
    assert "ingen tal for afdelinger" in pools.at["sigtelser", "reason"]


def test_registrations_are_shown_without_few_participants(warehouse: PublicWarehouse) -> None:
    own = questions.registrations(warehouse).set_index(["measure", "zone"])
    assert own.at[("deltagere", "zone1"), "status"] == "diskretioneret"
    assert own.at[("hold", "zone1"), "value"] == 1
    assert own.at[("hold", PLAN), "provenance"] == "datatraek"


def test_freshness_is_told_per_source(warehouse: PublicWarehouse) -> None:
    sources = questions.freshness_inputs(warehouse).set_index("source_id")
    assert str(sources.at["lbf_t10", "last_period_end"])[:10] == "2025-12-31"
    assert sources.at["lbf_t10", "last_datatraek_id"] == "d1"
    assert sources.at["egne", "rows"] == 2
    assert sources.at["lbf_t19", "loaded_rows"] == 0


def test_coverage_is_told_per_indicator_and_zone(warehouse: PublicWarehouse) -> None:
    own = questions.coverage(warehouse).set_index(["indicator_id", "zone"])
    first = own.loc[(SHARE, "zone1")]
    assert first[["afdelinger", "ok", "masked", "small", "missing"]].tolist() == [3, 2, 1, 0, 0]
    assert first["ok_pct"] == pytest.approx(200 / 3)


def test_each_datatræk_is_summed_up(warehouse: PublicWarehouse) -> None:
    own = questions.loaded_summary(warehouse).set_index("datatraek_id")
    assert own.at["d2", "rows"] == 1
    assert own.at["d1", "masked"] >= 2


def test_an_afdeling_counts_in_the_zone_of_the_day(tmp_path: Path) -> None:
    stays: list[Row] = [
        {"area_id": "a1", "zone": "zone1", "valid_to": "2022-12-31"},
        {"area_id": "a1", "zone": "zone2", "valid_from": "2023-01-01"},
        {"area_id": "b1", "zone": "zone2"},
    ]
    rows = [
        row(area, 20, 100, period_start=f"{year}-11-01", period_end=f"{year}-11-01")
        for area in ("a1", "b1")
        for year in (2022, 2023)
    ]
    tables = loaded({"a1": "zone2", "b1": "zone2"}, rows, memberships=stays)
    rolled = measure(tables).rolled
    by_year = rolled.set_index([rolled["period_end"].dt.year, "area_id"])["numerator"].astype(int)
    assert by_year.to_dict() == {
        (2022, "zone1"): 20, (2022, "zone2"): 20, (2022, PLAN): 40,
        (2023, "zone2"): 40, (2023, PLAN): 40,
    }  # fmt: skip
    areas = questions.areas(built(tables, tmp_path), "afdeling").set_index("area_id")
    assert areas.at["a1", "parent_id"] == "zone2"


def test_the_build_tells_how_far_it_is(tmp_path: Path) -> None:
    steps: list[tuple[str, float]] = []
    built(loaded({"a1": "zone1"}, [row("a1", 20, 100)]), tmp_path, steps)
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1


def test_loaded_rows_of_afdelinger_that_are_not_loaded_do_not_count(tmp_path: Path) -> None:
    tables = loaded({}, [row("afd_01", 30, 100), row("zone1", 40, 200)])
    own = measure(tables).observed
    real = own[own["provenance"] == "datatraek"]
    assert real["area_id"].tolist() == ["zone1"]
