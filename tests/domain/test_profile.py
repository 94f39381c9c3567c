"""The lines of a profile from judged rows and histories."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.domain.benchmark import Figure
from lib.domain.indicator import Polarity
from lib.domain.judged import Mark
from lib.domain.observation import Provenance, Status
from lib.domain.profile import Held, ProfileLine, SpinePlaces, profile_lines
from lib.domain.ranking import Rank
from lib.domain.spine import Spread
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


def test_a_line_says_everything_of_one_number() -> None:
    """40,0 % (37,2 to 42,8) against 20,0 %, low is good, a peer at 25,0 %: places by the largest distance, 20."""
    line = line_of([row("own", 2025, 400.0), row("peer", 2025, 250.0)], rising()[:3], [])
    assert (line.indicator_id, line.short_label, line.unit, line.polarity) == (
        "a",
        "A",
        "pct",
        Polarity.LOWER,
    )
    assert (line.years, line.status, line.figure) == (
        (2025, 2025),
        Status.OK,
        Figure(40.0, Provenance.DATATRAEK),
    )
    assert (line.low, line.high, line.reliability) == (pytest.approx(37.2), pytest.approx(42.8), "sikker")
    assert (line.benchmark, line.gap) == (Figure(20.0, Provenance.DATATRAEK), 20.0)
    assert (line.mark, line.judgement, line.reason) == (Mark.VAERRE, "vaerre", "")
    assert line.rank == Rank(1, 1, 2, "")
    assert line.places is not None
    assert (line.places.low, line.places.high) == (pytest.approx(-0.86), pytest.approx(-1.14))
    assert line.places.peers == (-0.25,)
    assert line.places.spread == Spread(-0.25, -0.25, None)


def test_without_an_interval_the_places_have_none_and_the_reason_is_told() -> None:
    rows = [
        row(area, 2025, events, "published", **NO_COUNTS)
        for area, events in (("own", 100.0), ("peer", 250.0))
    ]
    line = line_of(rows, rows[:1], [])
    assert line.reason == (
        "Antallet af personer bag tallet er ikke oplyst, så usikkerheden kan ikke beregnes."
    )
    # 10 below and 5 above a kommune at 20: low is good, so the better side is to the right.
    assert line.places == SpinePlaces(1.0, None, None, (-0.5,), Spread(-0.5, -0.5, None))


def test_the_years_are_those_of_the_period() -> None:
    pool = row("own", 2025, 400.0, period_start=pd.Timestamp(2023, 1, 1))
    assert line_of([pool], rising()[:1], []).years == (2023, 2025)
    assert line_of([row("own", 2025, 400.0, period_start=pd.NaT)], rising()[:1], []).years == (2025, 2025)


def test_of_a_year_told_twice_the_later_figure_is_the_one_that_has_moved() -> None:
    halves = {"period_end": pd.Timestamp(2025, 6, 30)}
    history = [
        row("own", 2024, 350.0, period_end=pd.Timestamp(2024, 6, 30)),
        row("own", 2024, 340.0),
        row("own", 2025, 410.0, **halves),
        row("own", 2025, 400.0),
    ]
    assert line_of([row("own", 2025, 400.0)], history, []).change == "steget 6,0 siden 2024"


def test_a_masked_peer_lends_no_benchmark_to_a_masked_number() -> None:
    hidden = {"value": float("nan"), "status": "diskretioneret", **NO_COUNTS}
    rows = [row("own", 2025, 0.0, "demo", **hidden), row("a", 2025, 0.0, **hidden), row("b", 2025, 250.0)]
    assert line_of(rows, rows[:1], []).benchmark == Figure(20.0, Provenance.DATATRAEK)


def test_the_lines_stand_in_the_order_of_the_rows() -> None:
    held = Held(pd.DataFrame([row("kommune", 2025, 200.0)]), "kommunen")
    rows = pd.DataFrame([row("own", 2025, 400.0, indicator_id=each) for each in ("b", "a", "c")])
    lines = profile_lines(rows, "own", held, pd.DataFrame(rising()), {})
    assert [line.indicator_id for line in lines] == ["b", "a", "c"]


def test_a_count_moves_in_whole_numbers() -> None:
    counts = {"kind": "count", "unit": "antal", "denominator": float("nan")}
    history = [row("own", 2024, 340.0, value=340.0, **counts), row("own", 2025, 400.0, value=400.0, **counts)]
    line = line_of(history[1:], history, [])
    assert (line.unit, line.change) == ("antal", "steget 60 siden 2024")
