"""The same rules on tidy frames."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from lib.domain.indicator import Kind
from lib.domain.observation import Provenance, Status
from lib.domain.statistics.errors import InvalidNumbers
from lib.domain.statistics.intervals import Counts, Estimate, Interval, Method, estimate, rate_limits
from lib.domain.statistics.reliability import ReliabilityLimits
from lib.domain.statistics.tables import (
    estimates_of,
    points_of,
    with_intervals,
    with_judgements,
    with_reliability,
)
from lib.domain.statistics.trend import Direction, Point, trend


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


def test_another_level_is_told_and_kinds_may_be_one_for_all() -> None:
    made = with_intervals(shown().loc[[7, 9]].drop(columns="kind"), Kind.SHARE, 0.998)
    one = estimate(Kind.SHARE, Counts(81, 263), 0.998)
    assert one is not None
    assert one.interval is not None
    assert made[["low", "high", "confidence_pct", "method"]].iloc[0].to_list() == [
        one.interval.low,
        one.interval.high,
        pytest.approx(99.8),
        "wilson",
    ]
    assert made.iloc[1][["low", "high", "confidence_pct", "method"]].isna().all()


def test_marks_words_and_reasons_are_text_columns() -> None:
    frame = with_reliability(with_intervals(shown())).assign(
        benchmark_value=30.0, benchmark_provenance="published"
    )
    made = with_judgements(frame, "kommunen")
    texts = ["method", "reliability", "judgement", "judgement_reason"]
    assert {str(made[each].dtype) for each in texts} == {"string"}
    assert {str(made[each].dtype) for each in ("low", "high", "confidence_pct", "benchmark_gap")} == {
        "float64"
    }


def test_a_share_of_three_years_is_as_sure_as_its_mean_year_and_a_rate_as_all_its_events() -> None:
    frame = pd.DataFrame(
        {
            "kind": ["share", "share", "rate"],
            "numerator": [3 * 81, 81, 30],
            "denominator": [3 * 263, 263, 600],
            "period_start": [pd.Timestamp(2021, 10, 1), pd.NaT, pd.Timestamp(2021, 1, 1)],
            "period_end": [pd.Timestamp(2023, 10, 1), pd.NaT, pd.Timestamp(2023, 12, 31)],
        }
    )
    made = with_intervals(frame)
    # Newcombe 1998, table I: 81/263 is 25.53 to 36.62.
    assert made["low"].iloc[:2].tolist() == pytest.approx([25.53, 25.53], abs=0.005)
    assert made["high"].iloc[:2].tolist() == pytest.approx([36.62, 36.62], abs=0.005)
    rate = rate_limits([30], [600])
    assert made.loc[2, ["low", "high"]].tolist() == [rate.low[0], rate.high[0]]
    without_start = with_intervals(frame.drop(columns="period_start"))
    assert without_start.loc[0, "low"] > made.loc[0, "low"]


def test_counts_of_pandas_own_kind_may_lack_a_value() -> None:
    counts = pd.DataFrame({"numerator": [81, None], "denominator": [263, 90]}, dtype="Int64")
    made = with_intervals(counts, Kind.SHARE)
    assert made["low"].isna().tolist() == [False, True]


def test_the_wrong_row_of_another_kind_is_named_by_what_the_frame_has() -> None:
    frame = shown().drop(columns="year")
    frame.loc[1, "denominator"] = 0
    with pytest.raises(InvalidNumbers, match=r"\(d zone1, kolonnerne"):
        with_intervals(frame)
    with pytest.raises(InvalidNumbers, match=r"\(række 4, kolonnerne"):
        with_intervals(frame[["kind", "numerator", "denominator"]])


def test_the_mark_needs_no_column_of_kinds_and_follows_the_limits_that_are_set() -> None:
    frame = shown().loc[[7]].drop(columns="kind")
    assert with_reliability(frame, Kind.SHARE)["reliability"].tolist() == ["sikker"]
    strict = ReliabilityLimits(share_points=5)
    assert with_reliability(frame, Kind.SHARE, strict)["reliability"].tolist() == ["usikker"]


def test_rows_become_estimates_with_the_interval_that_the_columns_say() -> None:
    frame = pd.DataFrame(
        {
            "value": [30.8, 42.4, np.nan, np.inf, 12.0],
            "low": [25.5, np.nan, 1.0, 1.0, 10.0],
            "high": [36.6, np.nan, 2.0, 2.0, 14.0],
            "confidence_pct": [99.0, np.nan, 95.0, 95.0, 95.0],
            "method": ["wilson", None, "byar", "byar", "byar"],
        }
    )
    first = Estimate(30.8, Interval(25.5, 36.6, 0.99, Method.WILSON))
    last = Estimate(12.0, Interval(10.0, 14.0, 0.95, Method.BYAR))
    assert estimates_of(frame) == [first, Estimate(42.4, None), None, None, last]
    masked = frame.assign(status=["ok", "ok", "ok", "ok", "diskretioneret"])
    assert estimates_of(masked) == [first, Estimate(42.4, None), None, None, None]
    days = masked.assign(
        period_start=date(2024, 1, 1), period_end=date(2024, 12, 31), provenance=["demo", *[None] * 4]
    )
    period = date(2024, 1, 1), date(2024, 12, 31)
    assert points_of(days)[:3] == (
        Point(*period, first, Provenance.DEMO),
        Point(*period, Estimate(42.4, None), None),
        Point(*period, None, None),
    )


def test_the_same_number_is_better_where_high_is_good_and_worse_where_it_is_not() -> None:
    frame = with_intervals(pd.concat([shown().loc[[7]]] * 3)).assign(
        polarity=["higher", "lower", "none"], benchmark_value=20.0, benchmark_provenance="published"
    )
    made = with_judgements(frame, "landet")
    assert made["judgement"].tolist() == ["bedre", "vaerre", "hoejere"]
    assert made["benchmark_gap"].tolist() == pytest.approx([100 * 81 / 263 - 20.0] * 3)
    unsourced = with_judgements(frame.assign(benchmark_provenance=None), "landet")
    assert (
        unsourced["judgement_reason"].tolist()
        == ["Et af tallene har ingen kilde og bruges ikke til en vurdering."] * 3
    )
    nothing = with_judgements(frame.assign(benchmark_value=np.nan), "landet")
    assert nothing["judgement_reason"].tolist() == ["Der er intet tal for landet at holde det op mod."] * 3
