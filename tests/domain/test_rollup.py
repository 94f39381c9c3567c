"""A zone is the sum of its afdelinger."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.rollup import roll_up

PERIOD = {"period_start": pd.Timestamp("2020-10-01"), "period_end": pd.Timestamp("2020-10-01")}


def part(
    area: str, numerator: float | None, denominator: float | None, provenance: str = "datatraek"
) -> dict:
    status = "ok" if numerator is not None else "mangler"
    return {
        "indicator_id": "i",
        "kind": "share",
        "area_id": area,
        "numerator": numerator,
        "denominator": denominator,
        "status": status,
        "provenance": provenance,
        **PERIOD,
    }


def members(**residents: int) -> pd.DataFrame:
    rows = [{"area_id": area, "parent_id": "zone", "residents": count} for area, count in residents.items()]
    return pd.DataFrame(rows)


def test_counts_are_summed_and_the_share_is_of_the_sums() -> None:
    """10 of 100 and 30 of 50: 40 of 150 is 26,7 %, not the mean of 10 % and 60 %."""
    rolled = roll_up(pd.DataFrame([part("a", 10, 100), part("b", 30, 50)]), members(a=200, b=100)).iloc[0]
    assert (rolled["numerator"], rolled["denominator"]) == (40, 150)
    assert rolled["value"] == pytest.approx(26.6667, abs=1e-4)
    assert (rolled["area_id"], rolled["basis"], rolled["provenance"]) == ("zone", "rullet_op", "datatraek")


def test_coverage_tells_who_is_not_in_the_sum() -> None:
    parts = pd.DataFrame([part("a", 10, 100), part("b", None, None)])
    rolled = roll_up(parts, members(a=300, b=100, c=100)).iloc[0]
    assert (rolled["coverage_areas"], rolled["coverage_areas_total"]) == (1, 3)
    assert rolled["coverage_residents_pct"] == pytest.approx(60.0)


def test_one_demo_part_makes_the_sum_demo() -> None:
    parts = pd.DataFrame([part("a", 10, 100), part("b", 30, 50, "demo")])
    assert roll_up(parts, members(a=1, b=1)).iloc[0]["provenance"] == "demo"


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=12))
def test_nothing_is_lost_or_made(counts: list[tuple[int, int]]) -> None:
    pairs = [(min(one, other), max(one, other) + 1) for one, other in counts]
    parts = pd.DataFrame([part(f"a{place}", *pair) for place, pair in enumerate(pairs)])
    rolled = roll_up(parts, members(**{f"a{place}": 10 for place in range(len(pairs))})).iloc[0]
    assert rolled["numerator"] == sum(numerator for numerator, _ in pairs)
    assert rolled["denominator"] == sum(denominator for _, denominator in pairs)


def test_a_rolled_up_row_is_whole_and_other_zones_are_other_rows() -> None:
    parts = pd.DataFrame([part("a", 10, 100), part("b", 30, 50), part("c", 5, 20, "demo"), part("d", 1, 2)])
    membership = pd.DataFrame(
        {
            "area_id": ["c", "a", "b"],
            "parent_id": ["zone2", "zone1", "zone1"],
            "residents": [50, 100, 300],
        }
    )
    common = {"indicator_id": "i", "kind": "share", **PERIOD, "status": "ok", "basis": "rullet_op"}
    first = {"area_id": "zone1", "numerator": 40, "denominator": 150, "value": 100 * 40 / 150}
    second = {"area_id": "zone2", "numerator": 5, "denominator": 20, "value": 25.0}
    assert roll_up(parts, membership).to_dict("records") == [
        {**common, **first, "provenance": "datatraek", **covered(2, 2)},
        {**common, **second, "provenance": "demo", **covered(1, 1)},
    ]


def covered(areas: int, total: int) -> dict[str, float]:
    return {"coverage_areas": areas, "coverage_areas_total": total, "coverage_residents_pct": 100.0}
