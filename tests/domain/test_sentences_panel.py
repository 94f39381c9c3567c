"""The two lines under a curve: golden sentences, and what may not be said."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from lib.domain.indicator import Kind, Polarity
from lib.domain.sentences_panel import area_points, change_line, change_years, trend_line
from lib.domain.statistics.trend import Point
from tests.domain.test_sentences_trend import INDICATOR

FALLING = {2015: 500, 2016: 470, 2017: 440, 2018: 410, 2019: 380}
"""Of 1.000 persons, so that five points are enough for a trend."""


def series(
    counts: dict[int, int | None], provenance: str = "datatraek", persons: float = 1000
) -> pd.DataFrame:
    """One area; `persons` NaN is a published figure without counts."""
    rows = [
        {
            "area_id": "z1",
            "year": year,
            "period_start": dt.date(year, 1, 1),
            "period_end": dt.date(year, 12, 31),
            "value": float("nan") if count is None else count / 10,
            "numerator": float("nan") if persons != persons or count is None else float(count),
            "denominator": persons,
            "status": "diskretioneret" if count is None else "ok",
            "provenance": provenance,
        }
        for year, count in counts.items()
    ]
    return pd.DataFrame(rows)


def points(*frames: pd.DataFrame) -> tuple[Point, ...]:
    return area_points(pd.concat(frames, ignore_index=True), "z1", INDICATOR)


def test_five_loaded_points_give_a_direction_with_its_judgement() -> None:
    assert trend_line(points(series(FALLING)), INDICATOR, []) == "Udvikling: falder og bliver bedre"
    neutral = replace(INDICATOR, polarity=Polarity.NONE)
    assert trend_line(points(series(FALLING)), neutral, []) == "Udvikling: falder"


def test_a_demo_direction_says_demo_and_is_not_judged() -> None:
    assert trend_line(points(series(FALLING, "demo")), INDICATOR, []) == "Udvikling: falder (demo)"
    level = dict.fromkeys(FALLING, 400)
    assert (
        trend_line(points(series(level, "demo")), INDICATOR, []) == "Udvikling: ingen sikker ændring (demo)"
    )


@pytest.mark.parametrize(
    "frame",
    [series(FALLING).iloc[:4], series(FALLING, "published", float("nan")), series({**FALLING, 2017: None})],
    ids=["four points", "no counts", "one masked"],
)
def test_with_fewer_than_five_points_there_is_no_direction(frame: pd.DataFrame) -> None:
    assert trend_line(points(frame), INDICATOR, []) == "Udvikling: kan ikke beregnes"


def test_a_direction_never_crosses_a_break() -> None:
    assert (
        trend_line(points(series(FALLING)), INDICATOR, [dt.date(2017, 1, 1)])
        == "Udvikling: kan ikke beregnes"
    )


def test_a_change_has_its_size_and_its_interval() -> None:
    assert change_line(points(series(FALLING)), 2015, INDICATOR, []) == (
        "Siden 2015: 12,0 procentpoint lavere i 2019 (95 %: −16,3 til −7,7)"
    )


def test_a_change_that_cannot_be_told_from_none_says_so() -> None:
    line = change_line(points(series({2015: 400, 2019: 390})), 2015, INDICATOR, [])
    assert line.startswith("Siden 2015: 1,0 procentpoint lavere i 2019, kan ikke skelnes fra uændret (95 %:")


def test_without_counts_the_uncertainty_is_unknown() -> None:
    published = points(series(FALLING, "published", float("nan")))
    assert change_line(published, 2015, INDICATOR, []) == (
        "Siden 2015: 12,0 procentpoint lavere i 2019, usikkerheden er ukendt"
    )


def test_a_real_number_is_held_against_the_latest_real_one_and_demo_is_named() -> None:
    mixed = points(series({2015: 500, 2019: 400}), series({2021: 380, 2025: 360}, "demo"))
    assert "i 2019 (95 %" in change_line(mixed, 2015, INDICATOR, [])
    assert "i 2025 (demo)" in change_line(mixed, 2019, INDICATOR, [])
    assert "i 2025 (demo)" in change_line(mixed, 2021, INDICATOR, [])


def test_no_change_across_a_break_or_from_a_year_without_a_value() -> None:
    assert "databrud" in change_line(points(series(FALLING)), 2015, INDICATOR, [dt.date(2017, 1, 1)])
    masked = points(series({2015: None, 2019: 400}))
    assert change_line(masked, 2015, INDICATOR, []) == "Siden 2015: kan ikke beregnes, et af tallene mangler"


def test_an_unchanged_count_is_unchanged() -> None:
    counted = replace(INDICATOR, kind=Kind.COUNT, unit="antal")
    same = series({2015: 40, 2019: 40}).assign(value=40.0)
    assert change_line(area_points(same, "z1", counted), 2015, counted, []).startswith(
        "Siden 2015: uændret i 2019"
    )


def test_a_change_can_be_counted_from_every_year_with_a_value_but_the_last() -> None:
    assert change_years(series({2015: 500, 2016: None, 2017: 440, 2019: 380})) == [2015, 2017]
    assert change_years(series({2019: 380})) == []


def test_a_rise_is_higher() -> None:
    rising = {year: 1000 - persons for year, persons in FALLING.items()}
    assert "procentpoint højere i 2019" in change_line(points(series(rising)), 2015, INDICATOR, [])


def test_half_a_point_more_is_higher() -> None:
    line = change_line(points(series({2015: 400, 2019: 405})), 2015, INDICATOR, [])
    assert line.startswith("Siden 2015: 0,5 procentpoint højere i 2019, kan ikke skelnes fra uændret")


def test_the_last_year_has_nothing_to_be_held_against() -> None:
    assert change_line(points(series({2019: 400})), 2019, INDICATOR, []) == (
        "Siden 2019: kan ikke beregnes, et af tallene mangler"
    )
