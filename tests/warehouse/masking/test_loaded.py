"""Masking of loaded rows, case by case: what an attacker would subtract, and what keeps him from it."""

from pathlib import Path

import pandas as pd
import pytest

from lib.cli.places import read_places
from lib.domain.observation import Status
from lib.warehouse.compose import measure
from lib.warehouse.masking.proof import prove
from lib.warehouse.measured import Measured
from tests.warehouse.loaded_plans import (
    CRIME,
    PLAN,
    SHARE,
    ZONES,
    Row,
    loaded,
    plan,
    row,
    shown,
    statuses,
    tasks_of,
)

SIX = {"a1": "zone1", "a2": "zone1", "a3": "zone1", "b1": "zone2", "b2": "zone2", "b3": "zone2"}
ZONE2 = [row("b1", 20, 100), row("b2", 30, 100), row("b3", 10, 100)]
MASKED = Status.DISKRETIONERET.value


@pytest.fixture
def masks() -> Path:
    """Masks are kept under what they mask, so all tests share the folder."""
    return read_places({}).mask_folder


def numerators(rows: pd.DataFrame, indicator_id: str = SHARE) -> dict[str, float]:
    own = rows[(rows["indicator_id"] == indicator_id) & (rows["status"] == "ok")]
    own = own[own["provenance"] == "datatraek"]
    return dict(zip(own["area_id"], own["numerator"].astype(float), strict=True))


def test_a_zone_that_equals_its_roll_up_is_hidden_with_it(masks: Path) -> None:
    """The whole of zone 1 is 3 persons: measured and rolled up are one figure, and zone 2 must not give it away."""
    rows = [row("a1", 1, 100), row("a2", 1, 100), row("a3", 1, 100), row("zone1", 3, 300), *ZONE2]
    public = shown(loaded(SIX, rows), masks)
    assert statuses(public.observed)["zone1"] == MASKED
    assert statuses(public.rolled)["zone1"] == MASKED
    assert MASKED in (statuses(public.rolled)["zone2"], statuses(public.rolled)[PLAN])


def test_without_the_measured_zone_in_the_mask_the_attacker_wins(masks: Path) -> None:
    rows = [row("a1", 2, 100), row("a2", 30, 100), row("a3", 12, 100), row("zone1", 44, 300), *ZONE2]
    tables = loaded(SIX, rows)
    public = shown(tables, masks)
    # The afdelinger are hidden in pairs; were zone 1's afdelinger shown but for one, the zone would give it.
    again = public.observed.copy()
    hidden = again["area_id"].isin(["a2", "a3"]) & (again["indicator_id"] == SHARE)
    again.loc[hidden, "status"] = "ok"
    leaks = prove(tasks_of(tables, measure(tables)), Measured(again, public.rolled)).leaks
    assert any("|a1" in leak.cell for leak in leaks)


def test_what_the_source_masked_cannot_be_subtracted_from_its_zone(masks: Path) -> None:
    """zone 1 is 53, the two afdelinger at hand are 50: the third has 3, which the source masked."""
    rows = [row("a1", 20, 100), row("a2", 30, 100), row("a3", None), row("zone1", 53, 300), *ZONE2]
    public = shown(loaded(SIX, rows), masks)
    assert numerators(public.rolled)["zone1"] == 50
    assert statuses(public.observed)["zone1"] == MASKED
    rolled = public.rolled[public.rolled["area_id"] == "zone1"].iloc[0]
    assert (rolled["coverage_areas"], rolled["coverage_areas_total"]) == (2, 3)


def test_a_plan_total_does_not_give_back_what_the_zone_hides(masks: Path) -> None:
    rows = [row("a1", 20, 100), row("a2", 30, 100), row("a3", None), row("zone1", 53, 300)]
    rows += [*ZONE2, row("zone2", 60, 300), row(PLAN, 113, 600)]
    public = shown(loaded(SIX, rows), masks)
    told = numerators(public.observed)
    assert "zone1" not in told
    assert not {"zone2", PLAN} <= set(told), "113 - 60 would be zone 1"


def test_a_large_remainder_over_several_afdelinger_is_no_secret(masks: Path) -> None:
    """Two afdelinger did not deliver; the zone says that they have 40 between them, and nobody is pointed at."""
    rows = [row("a1", 20, 100), row("zone1", 60, 300), *ZONE2]
    public = shown(loaded(SIX, rows), masks)
    assert numerators(public.observed)["zone1"] == 60
    assert numerators(public.rolled)["zone1"] == 20


@pytest.mark.parametrize("count", [0, 7, 40])
def test_one_masked_afdeling_is_guarded_whatever_its_count(masks: Path, count: int) -> None:
    """The source hides a second afdeling so that the first cannot be found; its zone must not undo that."""
    rows = [row("a1", 20, 100), row("a2", 30, 100), row("a3", None), row("zone1", 50 + count, 300), *ZONE2]
    public = shown(loaded(SIX, rows), masks)
    assert statuses(public.observed)["zone1"] == MASKED


def test_one_that_is_too_small_for_rows_of_its_own_is_guarded(masks: Path) -> None:
    rows = [row("a1", 20, 100), row("a2", 30, 100), row("a3", 17, 60), row("zone1", 67, 260), *ZONE2]
    public = shown(loaded(SIX, rows, residents={"a3": 80}), masks)
    assert "a3" not in statuses(public.observed)
    shown_afdelinger = {"a1", "a2"} & set(numerators(public.observed))
    assert "zone1" not in numerators(public.observed) or len(shown_afdelinger) < 2


def test_another_definition_is_hidden_whenever_the_roll_up_is(masks: Path) -> None:
    """The source counts 38 in zone 1 where the afdelinger give 44: two figures, one of which tells the other."""
    few = [row("a1", 1, 100), row("a2", 1, 100), row("a3", 2, 100)]
    public = shown(loaded(SIX, [*few, row("zone1", 3, 300), *ZONE2]), masks)
    assert (statuses(public.observed)["zone1"], statuses(public.rolled)["zone1"]) == (MASKED, MASKED)
    many = [row("a1", 12, 100), row("a2", 12, 100), row("a3", 20, 100)]
    public = shown(loaded(SIX, [*many, row("zone1", 38, 300), *ZONE2]), masks)
    assert numerators(public.observed)["zone1"] == 38
    assert numerators(public.rolled)["zone1"] == 44


def test_zones_without_afdelinger_are_a_table_with_the_plan(masks: Path) -> None:
    """30 + 3 + 22 + 41 = 96: hiding the 3 alone would leave it to be subtracted."""
    rows = [row(zone, n, 300) for zone, n in zip(ZONES, (30, 3, 22, 41), strict=True)] + [row(PLAN, 96, 1200)]
    public = shown(loaded({}, rows), masks)
    told = numerators(public.observed[public.observed["provenance"] == "datatraek"])
    assert "zone2" not in told
    assert len(told) == 3


def test_a_percentage_without_its_n_is_a_count_too(masks: Path) -> None:
    """2 % of 300 residents is 6 at most, and fewer of an age band; 20 % is not few."""
    rows = [row("a1", None, value=2.0), row("a2", None, value=20.0), row("a3", None, value=25.0)]
    public = shown(loaded(SIX, rows), masks)
    assert statuses(public.observed)["a1"] == MASKED


def test_a_mean_of_few_pupils_is_masked(masks: Path) -> None:
    indicators = plan().tables["indicators"]
    grades = indicators.iloc[[0]].assign(
        indicator_id="karakter", kind="mean", unit="karakter", additive=False, sensitive=False
    )
    rows = [
        row(place, None, n, indicator_id="karakter", value=6.4)
        for place, n in (("a1", 4), ("a2", 5), ("a3", None))
    ]
    tables = loaded(SIX, rows, indicators=pd.concat([indicators, grades], ignore_index=True))
    public = shown(tables, masks)
    assert statuses(public.observed, "karakter") == {"a1": MASKED, "a2": "ok", "a3": "ok"}
    assert public.rolled[public.rolled["indicator_id"] == "karakter"].empty


def kendskab(**totals: int) -> list[Row]:
    """Målgrupper of four zones whose parts add up, and the totals of afdelinger."""
    parts = plan().public_facts.sums[0].parts
    about = {"period_start": "2026-11-02", "period_end": "2026-11-02"}
    rows: list[Row] = []
    for place, zone in enumerate(ZONES):
        counts = [2 if number == place else 12 for number in range(len(parts))]
        rows += [row(zone, n, indicator_id=part, **about) for part, n in zip(parts, counts, strict=True)]
        rows.append(row(zone, sum(counts), 900, indicator_id="kendskabsgrad", **about))
    return rows + [row(area, n, 100, indicator_id="kendskabsgrad", **about) for area, n in totals.items()]


def test_totals_of_afdelinger_and_målgrupper_of_zones_are_one_table(masks: Path) -> None:
    """170 known persons in zone 1: 168 in two afdelinger leave 2 in the third, and 14 målgrupper leave 2 in the last.
    Zone 1's total is a cell of both sums."""
    public = shown(loaded(SIX, kendskab(a1=90, a2=78, a3=2)), masks)
    own = numerators(public.observed, "kendskabsgrad")
    afdelinger = [own.get(area) for area in ("a1", "a2", "a3")]
    assert afdelinger[2] is None
    assert "zone1" not in own or None in afdelinger[:2]
    assert public.rolled[
        (public.rolled["indicator_id"] == "kendskabsgrad") & (public.rolled["area_id"] == "zone1")
    ].empty


def test_afdelinger_stand_in_for_a_total_that_is_not_delivered(masks: Path) -> None:
    """170 in the afdelinger of zone 1, 168 in 14 målgrupper: the 2 of the last are told without any zone total."""
    rows = [
        each
        for each in kendskab(a1=90, a2=60, a3=20)
        if (each["indicator_id"], each["area_id"]) != ("kendskabsgrad", "zone1")
    ]
    tables = loaded(SIX, rows)
    shown(tables, masks)
    table = next(task.table for task in tasks_of(tables, measure(tables)) if "2026-11-02" in task.name)
    leaves = [table.cell_ids.index(f"kendskabsgrad|{area}") for area in ("a1", "a2", "a3")]
    known = table.known.matrix.toarray()
    assert ((known[:, leaves] == 1).all(axis=1) & (known == -1).any(axis=1)).any()


def test_a_masked_målgruppe_is_not_what_the_total_leaves(masks: Path) -> None:
    """The source masks one of the 15 groups in zone 1 and prints the zone's total of 170."""
    rows = kendskab()
    first = plan().public_facts.sums[0].parts[0]
    rows = [
        {**each, "numerator": None, "status": MASKED}
        if (each["indicator_id"], each["area_id"]) == (first, "zone1")
        else each
        for each in rows
    ]
    public = shown(loaded(SIX, rows), masks)
    parts = public.observed[
        (public.observed["area_id"] == "zone1") & (public.observed["provenance"] == "datatraek")
    ]
    assert (parts["status"] == MASKED).sum() >= 2


def crime(area: str, year: int, numerator: int, order: int = 0) -> Row:
    days = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
    return row(area, numerator, 200, indicator_id=CRIME, order=order, datatraek_id=f"y{year}", **days)


def test_sensitive_afdelinger_are_shown_as_pools_of_a_fixed_window_only(masks: Path) -> None:
    rows = [
        crime(area, year, 8 + place) for place, area in enumerate(SIX) for year in (2022, 2023, 2024, 2025)
    ]
    own = shown(loaded(SIX, rows), masks).observed
    afdelinger = own[own["area_id"].isin(SIX) & (own["indicator_id"] == CRIME)]
    assert set(afdelinger["period_end"].dt.year) == {2025}
    assert set(afdelinger["period_start"].dt.year) == {2023}
    assert afdelinger.set_index("area_id")["numerator"].astype(int).to_dict() == {
        area: 3 * (8 + place) for place, area in enumerate(SIX)
    }


def test_fewer_than_three_years_of_a_sensitive_indicator_show_no_afdeling(masks: Path) -> None:
    rows = [crime(area, year, 9) for area in SIX for year in (2024, 2025)]
    public = shown(loaded(SIX, rows), masks)
    assert public.observed[public.observed["area_id"].isin(SIX)].empty
    assert numerators(public.rolled[public.rolled["period_end"].dt.year == 2025], CRIME)["zone1"] == 27


def test_a_masked_year_of_a_sensitive_indicator_leaves_no_row(masks: Path) -> None:
    rows = [crime(area, year, 9) for area in SIX for year in (2023, 2024, 2025)]
    rows[0] = {**rows[0], "numerator": None, "status": MASKED}
    public = shown(loaded(SIX, rows), masks)
    first = public.observed[(public.observed["area_id"] == "a1") & (public.observed["indicator_id"] == CRIME)]
    assert first.empty


def test_an_afdeling_that_changed_zone_inside_the_window_counts_in_each_years_zone(masks: Path) -> None:
    stays: list[Row] = [{"area_id": area, "zone": zone} for area, zone in SIX.items() if area != "a3"]
    stays += [
        {"area_id": "a3", "zone": "zone2", "valid_to": "2023-12-31"},
        {"area_id": "a3", "zone": "zone1", "valid_from": "2024-01-01"},
    ]
    rows = [crime(area, year, 10) for area in SIX for year in (2023, 2024, 2025)]
    tables = loaded(SIX, rows, memberships=stays)
    public = shown(tables, masks)
    of_crime = public.rolled[(public.rolled["indicator_id"] == CRIME) & (public.rolled["area_id"] != PLAN)]
    by_year = of_crime.set_index([of_crime["period_end"].dt.year, "area_id"])["numerator"].astype(int)
    assert by_year.to_dict() == {
        (2023, "zone1"): 20, (2023, "zone2"): 40,
        (2024, "zone1"): 30, (2024, "zone2"): 30,
        (2025, "zone1"): 30, (2025, "zone2"): 30,
    }  # fmt: skip
    (task,) = tasks_of(tables, measure(tables))
    cell = f"{CRIME}|zone2@2023-12-31"
    members = task.table.incidence[[task.table.cell_ids.index(cell)]].indices
    assert f"{CRIME}|a3@2023-12-31" in {task.table.cell_ids[leaf] for leaf in members}


def test_a_loaded_row_never_hides_a_printed_one(masks: Path) -> None:
    """Table 9 prints 2 persons in 6.10; a loaded 2 for the same day is masked beside it, the printed one stays."""
    about = {"indicator_id": "maalgruppe_6.10", "period_start": "2022-06-01", "period_end": "2022-06-01"}
    public = shown(loaded({}, [row("zone4", 2, **about)]), masks).observed
    both = public[(public["indicator_id"] == "maalgruppe_6.10") & (public["area_id"] == "zone4")]
    of_day = both[both["period_end"] == "2022-06-01"].set_index("provenance")["status"]
    assert of_day.to_dict() == {"published": "ok", "datatraek": MASKED}
