"""The arithmetic of the benchmark's report: percentiles, spread, ratios, and the tables made of them."""

import random

import pytest

from tests.bench.report import (
    Action,
    PageFigures,
    Ratio,
    Timing,
    page_ratios,
    percentile,
    ratio,
    table,
    timing,
    wire_table,
)


def action(p50: float) -> Action:
    return Action(Timing(5, p50, 1.2 * p50), received=12_300, cpu_ms=45.6)


FLOOR = PageFigures(
    "tom", {"cold": action(100), "warm": action(100), "rerun": action(50), "switch": action(80)}
)
PAGE = PageFigures(
    "Zonekort",
    {
        "cold": action(250),
        "warm": action(150),
        "rerun": action(50),
        "switch": action(120),
        "click": action(75),
    },
)


@pytest.mark.parametrize(("pct", "expected"), [(0, 1), (50, 10), (95, 19), (100, 20)])
def test_percentile_is_a_time_that_was_measured(pct: float, expected: float) -> None:
    assert percentile(list(range(20, 0, -1)), pct) == expected


def test_timing_counts_and_keeps_three_digits() -> None:
    found = timing([1234.5, 1030.6, 1120.5])
    assert (found.n, found.p50, found.p95) == (3, 1120, 1234)
    assert timing([0.01234]).p50 == 0.0123


def test_the_spread_holds_the_median_of_another_run() -> None:
    dice = random.Random(1)
    true, inside = 100.0, 0
    for _ in range(300):
        found = timing([dice.gauss(true, 10) for _ in range(20)])
        inside += abs(found.p50 - true) <= 2 * found.spread * found.p50
    assert inside > 0.95 * 300
    assert timing([7.0] * 20).spread == 0.0


def test_ratio_adds_both_spreads() -> None:
    assert ratio(Timing(20, 300, 310, 0.03), Timing(20, 100, 120, 0.04)) == Ratio(3.0, 0.05)


def test_the_table_gives_ratios_to_the_floor_and_none_for_the_floor() -> None:
    rows = table(FLOOR, [PAGE]).splitlines()
    assert rows[2] == "| tom | 100 / 120 | 100 / 120 | 50 / 60 | 80 / 96 |"
    assert rows[3] == "| Zonekort | 250 / 300 (2.5×) | 150 / 180 (1.5×) | 50 / 60 (1.0×) | 120 / 144 (1.5×) |"
    assert "12 kB, 46 ms" in wire_table([PAGE])


def test_a_click_on_the_map_is_held_against_the_floors_rerun() -> None:
    found = page_ratios(FLOOR, [PAGE])
    assert found["click: Zonekort"].value == 1.5
    assert found["switch: Zonekort"].value == 1.5
    assert found["rerun: Zonekort"].value == 1.0
