"""The same rules on tidy frames."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from lib.domain.indicator import Kind
from lib.domain.observation import Provenance, Status
from lib.domain.statistics.errors import InvalidNumbers
from lib.domain.statistics.tables import points_of, with_intervals, with_judgements, with_reliability
from lib.domain.statistics.trend import Direction, trend


def shown() -> pd.DataFrame:
    """Newcombe's 81/263, a published share without counts, a masked one, a rate and a count; index not 0, 1,
    2 ...
    """
    return pd.DataFrame(
        {
            "indicator_id": ["a", "b", "c", "d", "e"],
            "area_id": ["zone1"] * 5,
            "year": [2024] * 5,
            "kind": ["share", "share", "share", "rate", "count"],
            "polarity": ["lower", "lower", "lower", "lower", "none"],
            "value": [100 * 81 / 263, 42.4, np.nan, 6.0, 15.0],
            "numerator": [81, np.nan, 3, 12, 15],
            "denominator": [263, np.nan, 90, 200, np.nan],
            "status": [Status.OK, Status.OK, Status.DISKRETIONERET, Status.OK, Status.OK],
            "provenance": [
                Provenance.DATATRAEK,
                Provenance.PUBLISHED,
                None,
                Provenance.DEMO,
                Provenance.DATATRAEK,
            ],
        },
        index=[7, 3, 9, 1, 5],
    )


def test_each_row_gets_the_interval_of_its_kind() -> None:
    frame = with_intervals(shown())

    assert frame.index.tolist() == [7, 3, 9, 1, 5]
    assert frame.loc[7, ["low", "high"]].tolist() == pytest.approx([25.53, 36.62], abs=0.005)
    assert frame["method"].dropna().to_dict() == {7: "wilson", 1: "byar", 5: "byar"}
    assert frame.loc[[7, 1, 5], "confidence_pct"].tolist() == pytest.approx([95.0] * 3)


def test_a_number_without_counts_and_a_masked_one_get_none_even_when_counts_slip_in() -> None:
    frame = with_intervals(shown())

    assert frame.loc[[3, 9], ["low", "high", "confidence_pct", "method"]].isna().all(axis=None)


def test_one_kind_for_all_rows_needs_no_column() -> None:
    frame = with_intervals(shown().loc[[7]].drop(columns=["kind", "status"]), Kind.SHARE)

    assert frame["method"].tolist() == ["wilson"]


def test_no_rows_give_no_rows() -> None:
    frame = with_reliability(shown().iloc[:0])

    assert frame.empty
    assert "reliability" in frame.columns


def test_an_impossible_row_is_named() -> None:
    frame = shown()
    frame.loc[7, "numerator"] = 300

    with pytest.raises(InvalidNumbers, match="a zone1 2024, kolonnerne numerator og denominator"):
        with_intervals(frame)
    with pytest.raises(InvalidNumbers, match="række 1"):
        with_intervals(frame[["kind", "numerator", "denominator"]])


def test_the_reliability_mark_stays_when_interval_columns_are_hidden() -> None:
    bare = with_reliability(shown())
    full = with_reliability(with_intervals(shown()))

    assert bare["reliability"].tolist() == ["sikker", "ukendt", "ukendt", "usikker", "usikker"]
    assert full["reliability"].tolist() == bare["reliability"].tolist()
    assert "low" not in bare.columns


def test_rows_are_judged_against_the_named_benchmark() -> None:
    frame = with_intervals(shown()).assign(
        benchmark_value=[25.0, 25.6, 25.0, 5.0, np.nan],
        benchmark_provenance=[*[Provenance.PUBLISHED] * 4, None],
    )
    made = with_judgements(frame, "kommunen")

    assert made["judgement"].tolist() == ["vaerre", *["kan_ikke_vurderes"] * 4]
    assert made.loc[7, "judgement_reason"] == ""
    assert made.loc[3, "benchmark_gap"] == pytest.approx(16.8)
    assert np.isnan(made.loc[9, "benchmark_gap"])
    assert "demotal" in made.loc[1, "judgement_reason"]
    assert "kommunen" in made.loc[5, "judgement_reason"]


def test_a_series_becomes_points_for_the_trend() -> None:
    # ukhsa-collaboration/fingertips-open, WhenUsingTrendMarkerCalculator.cs, TrendData_1: decreasing.
    numerators, denominators = [621, 599, 556, 535, 447], [3454, 3195, 3256, 3227, 3121]
    frame = pd.DataFrame(
        {
            "period_start": [date(year, 1, 1) for year in range(2010, 2015)],
            "period_end": [date(year, 12, 31) for year in range(2010, 2015)],
            "value": 100 * np.array(numerators) / np.array(denominators),
            "numerator": numerators,
            "denominator": denominators,
            "status": "ok",
            "provenance": "published",
        }
    )
    points = points_of(with_intervals(frame, Kind.SHARE))

    assert [point.end.year for point in points] == [2010, 2011, 2012, 2013, 2014]
    assert trend(points).direction is Direction.FALDER
