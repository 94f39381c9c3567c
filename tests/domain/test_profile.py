"""The lines of a profile from judged rows and histories."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.domain.observation import Status
from lib.domain.profile import Held, ProfileLine, profile_lines
from lib.domain.statistics.trend import Direction

FEATURES: dict[str, Any] = {
    "indicator_id": "a",
    "short_label": "A",
    "unit": "pct",
    "kind": "share",
    "polarity": "lower",
    "source_id": "s",
    "reliability": "sikker",
    "method": "wilson",
}


def row(area: str, year: int, events: float, provenance: str = "datatraek", **changes: Any) -> dict[str, Any]:
    value = events / 10
    day = pd.Timestamp(date(year, 12, 31))
    known = {"numerator": events, "denominator": 1000.0, "low": value - 2.8, "high": value + 2.8}
    return {
        **FEATURES, **known, "area_id": area, "year": year, "period_start": pd.Timestamp(date(year, 1, 1)),
        "period_end": day, "value": value, "status": "ok", "provenance": provenance, **changes,
    }  # fmt: skip


NO_COUNTS = {
    "numerator": float("nan"),
    "denominator": float("nan"),
    "low": float("nan"),
    "high": float("nan"),
}


def line_of(rows: list[dict[str, Any]], history: list[dict[str, Any]], breaks: list[date]) -> ProfileLine:
    """The line of the area 'own' against a kommune at 20,0 %."""
    held = Held(pd.DataFrame([row("kommune", 2025, 200.0)]), "kommunen")
    (line,) = profile_lines(pd.DataFrame(rows), "own", held, pd.DataFrame(history), {"a": breaks})
    return line


def rising(provenance: str = "datatraek") -> list[dict[str, Any]]:
    return [row("own", year, 100.0 + 60 * step, provenance) for step, year in enumerate(range(2020, 2026))]


def test_a_loaded_number_has_judgement_place_trend_and_rank() -> None:
    line = line_of([row("own", 2025, 400.0), row("peer", 2025, 250.0)], rising(), [])
    assert line.gap == pytest.approx(20.0)
    assert line.judgement == "vaerre"
    assert line.places is not None
    assert line.places.value == -1.0
    assert line.trend.direction is Direction.STIGER
    assert line.trend.words(line.polarity) == "stiger og bliver værre"
    assert line.rank.words() == "nr. 1 af 2"
    assert line.change == "steget 6,0 siden 2024"


def test_the_trend_of_a_real_number_uses_no_demo() -> None:
    history = [*rising("demo")[:-1], row("own", 2025, 400.0)]
    line = line_of([row("own", 2025, 400.0)], history, [])
    assert line.trend.direction is Direction.KAN_IKKE_BEREGNES
    assert line.change == ""


def test_later_years_than_the_number_s_own_do_not_count() -> None:
    line = line_of([row("own", 2023, 280.0)], rising(), [])
    assert line.trend.direction is Direction.KAN_IKKE_BEREGNES


def test_neither_trend_nor_change_crosses_a_break() -> None:
    line = line_of([row("own", 2025, 400.0)], rising(), [date(2025, 1, 1)])
    assert line.trend.direction is Direction.KAN_IKKE_BEREGNES
    assert line.change == ""


def test_demo_has_a_trend_that_says_so_and_no_change() -> None:
    line = line_of([row("own", 2025, 400.0, "demo")], rising("demo"), [])
    assert line.trend.words(line.polarity) == "stiger (demo)"
    assert line.change == ""
    assert line.judgement == "kan_ikke_vurderes"


def test_a_published_number_without_counts_is_placed_but_not_ranked() -> None:
    rows = [
        row("own", 2025, 400.0, "published", **NO_COUNTS),
        row("peer", 2025, 250.0, "published", **NO_COUNTS),
    ]
    line = line_of(rows, rows[:1], [])
    assert line.low is None
    assert line.rank.first is None
    assert line.places is not None
    assert line.places.value == -1.0


def test_a_masked_number_leaves_its_peers_and_benchmark() -> None:
    hidden = row("own", 2025, 0.0, "demo", value=float("nan"), status="diskretioneret", **NO_COUNTS)
    line = line_of([hidden, row("peer", 2025, 250.0, "demo")], [hidden], [])
    assert line.status is Status.DISKRETIONERET
    assert line.figure.value is None
    assert line.benchmark.value == 20.0
    assert line.gap is None
    assert line.places is not None
    assert line.places.value is None
    assert line.places.peers == (-1.0,)


def test_an_indicator_without_the_area_has_no_line() -> None:
    held = Held(pd.DataFrame([row("kommune", 2025, 200.0)]), "kommunen")
    rows = pd.DataFrame([row("peer", 2025, 250.0)])
    assert profile_lines(rows, "own", held, pd.DataFrame(rising()), {}) == []
