"""The arithmetic of the benchmark's report."""

import pytest

from tests.bench.report import PageTimes, Timing, percentile, table, timing


@pytest.mark.parametrize(("pct", "expected"), [(0, 1), (50, 10), (95, 19), (100, 20)])
def test_percentile_is_a_time_that_was_measured(pct: float, expected: float) -> None:
    assert percentile(list(range(20, 0, -1)), pct) == expected


def test_timing_counts_and_rounds() -> None:
    assert timing([10.4, 30.6, 20.5]) == Timing(3, 20, 31)


def test_table_gives_ratios_to_the_floor_and_none_for_the_floor() -> None:
    floor = PageTimes("tom", *[Timing(5, 100, 120)] * 3)
    page = PageTimes("Zonekort", Timing(5, 250, 300), Timing(5, 150, 200), Timing(20, 100, 110))
    rows = table(floor, [page]).splitlines()
    assert rows[2] == "| tom | 100 / 120 | 100 / 120 | 100 / 120 |"
    assert rows[3] == "| Zonekort | 250 / 300 (2.5×) | 150 / 200 (1.5×) | 100 / 110 (1.0×) |"
