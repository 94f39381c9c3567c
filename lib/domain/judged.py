"""A table of figures, each held against one named benchmark: the side it lies on, the judgement and how it is marked.

`compare` (lib/domain/statistics/comparison.py) makes the judgement, `lib/domain/benchmark.py` the side. This joins
each figure with the benchmark's figure of the same period and says which of the two may be shown.
"""

from collections.abc import Hashable
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from lib.domain.benchmark import MISSING, Figure
from lib.domain.benchmark import compare as side_of
from lib.domain.indicator import Kind, Polarity
from lib.domain.observation import REAL_PROVENANCES, Provenance, Status
from lib.domain.statistics.comparison import Benchmark, Comparison, Judged, Judgement, compare, rest_benchmark
from lib.domain.statistics.intervals import LEVEL, Counts
from lib.domain.statistics.reliability import Reliability
from lib.domain.statistics.tables import estimates_of, with_judgements

PLAN_ORDER, LARGEST_FIRST = "planens", "forskel"


class Mark(StrEnum):
    """How a figure against its benchmark may be drawn.

    GRAA: judged, but not different or not reliable. RETNING: real figures without counts, so only the side is known.
    OPDIGTET: one of the two is demo or interpolated. UDEN: there is no figure, or nothing to hold it against.
    """

    BEDRE = "bedre"
    VAERRE = "vaerre"
    FORSKEL = "forskel"
    GRAA = "graa"
    RETNING = "retning"
    OPDIGTET = "opdigtet"
    UDEN = "uden"


_MARKS = {
    Judgement.BEDRE: Mark.BEDRE,
    Judgement.VAERRE: Mark.VAERRE,
    Judgement.LAVERE: Mark.FORSKEL,
    Judgement.HOEJERE: Mark.FORSKEL,
}


def judged(frame: pd.DataFrame, benchmark: pd.DataFrame, name: str) -> pd.DataFrame:
    """`frame` with benchmark_value, benchmark_provenance, judgement, benchmark_gap, judgement_reason, side, direction
    and mark.

    `frame`: SHOWN_COLUMNS, kind and polarity, one row per indicator and area. `benchmark`: SHOWN_COLUMNS of one area,
    any periods; `name` is how a sentence names it ('kommunen'). Counts are never held against another area's count:
    a large area has more of everything.
    """
    by_indicator = dict(tuple(benchmark[benchmark["status"] == Status.OK].groupby("indicator_id")))
    figures = [_benchmark_figure(row, by_indicator) for row in frame.to_dict("records")]
    joined = frame.assign(
        benchmark_value=np.array([_number(figure.value) for figure in figures], dtype=float),
        benchmark_provenance=pd.array([figure.provenance for figure in figures], dtype="string"),
    )
    return _with_marks(with_judgements(_with_confidence(joined), name))


def judged_against_rest(frame: pd.DataFrame, whole: pd.DataFrame, name: str) -> pd.DataFrame:
    """As `judged`, against the whole without the area ('resten af kommunen'): needs the counts of both.

    `whole`: SHOWN_COLUMNS of the area that all others are part of. Where a count is not known there is no benchmark.
    """
    by_indicator = dict(tuple(whole[whole["status"] == Status.OK].groupby("indicator_id")))
    known = _with_confidence(frame)
    rows, estimates = known.to_dict("records"), estimates_of(known)
    benchmarks = [_rest(row, by_indicator, name) for row in rows]
    made: list[Comparison] = [
        compare(Judged(estimate, _provenance(row)), benchmark, Polarity(row["polarity"]))
        for row, estimate, benchmark in zip(rows, estimates, benchmarks, strict=True)
    ]
    values = [None if each.estimate is None else each.estimate.value for each in benchmarks]
    return _with_marks(
        known.assign(
            benchmark_value=np.array([_number(value) for value in values], dtype=float),
            benchmark_provenance=pd.array([each.provenance for each in benchmarks], dtype="string"),
            judgement=pd.array([each.judgement.value for each in made], dtype="string"),
            benchmark_gap=np.array([_number(each.difference) for each in made], dtype=float),
            judgement_reason=pd.array([each.reason for each in made], dtype="string"),
        )
    )


def real_before_made_up(real: pd.DataFrame, everything: pd.DataFrame) -> pd.DataFrame:
    """Of each indicator its real rows where it has any value of that kind, else its rows of `everything`; by sort.

    Both frames as the question `area_matrix`. A newer demo year never takes the place of a published one.
    """
    has_real = set(real.loc[real["status"] == Status.OK, "indicator_id"])
    kept = [real[real["indicator_id"].isin(has_real)], everything[~everything["indicator_id"].isin(has_real)]]
    parts = [part for part in kept if not part.empty]
    return pd.concat(parts, ignore_index=True).sort_values("sort", kind="stable") if parts else real


def in_order(rows: pd.DataFrame, order: str) -> pd.DataFrame:
    """A `judged` frame by indicator: PLAN_ORDER, LARGEST_FIRST (over all areas) or an area id (its difference)."""
    if order == PLAN_ORDER:
        return rows.sort_values("sort", kind="stable", ignore_index=True)
    measured = rows if order == LARGEST_FIRST else rows[rows["area_id"] == order]
    largest = measured["benchmark_gap"].abs().groupby(measured["indicator_id"]).max()
    sized = rows.assign(largest=rows["indicator_id"].map(largest))
    ordered = sized.sort_values(
        ["largest", "sort"], ascending=[False, True], kind="stable", ignore_index=True
    )
    return ordered.drop(columns="largest")


def _benchmark_figure(row: dict[Hashable, Any], by_indicator: dict[Any, pd.DataFrame]) -> Figure:
    """The benchmark's figure of the row's period: as it stands or, for a pool of years, the mean of its years."""
    series = by_indicator.get(row["indicator_id"])
    if series is None or row["kind"] == Kind.COUNT or row["status"] != Status.OK:
        return MISSING
    same = _same_period(row, series)
    if not same.empty:
        return Figure(float(same["value"].iloc[-1]), Provenance(same["provenance"].iloc[-1]))
    years = range(_first_year(row), int(row["year"]) + 1)
    covered = series[series["year"].isin(years)].drop_duplicates("year", keep="last")
    if len(covered) < len(years):
        return MISSING
    return Figure(float(covered["value"].mean()), _weakest(covered["provenance"]))


def _rest(row: dict[Hashable, Any], by_indicator: dict[Any, pd.DataFrame], name: str) -> Benchmark:
    nothing = Benchmark(name, None, None)
    series = by_indicator.get(row["indicator_id"])
    if series is None or row["kind"] == Kind.COUNT or row["status"] != Status.OK:
        return nothing
    counted = _same_period(row, series).dropna(subset=["numerator", "denominator"])
    if counted.empty or pd.isna(row["numerator"]) or pd.isna(row["denominator"]):
        return nothing
    whole = Counts(float(counted["numerator"].iloc[-1]), float(counted["denominator"].iloc[-1]))
    part = Counts(float(row["numerator"]), float(row["denominator"]))
    origin = _weakest(pd.Series([row["provenance"], counted["provenance"].iloc[-1]]))
    return rest_benchmark(name, Kind(row["kind"]), whole, part, origin)


def _same_period(row: dict[Hashable, Any], series: pd.DataFrame) -> pd.DataFrame:
    starts, ends = series["period_start"] == row["period_start"], series["period_end"] == row["period_end"]
    same: pd.DataFrame = series[starts & ends]
    return same


def _first_year(row: dict[Hashable, Any]) -> int:
    start = row["period_start"]
    return int(row["year"]) if pd.isna(start) else int(start.year)


def _weakest(provenances: pd.Series) -> Provenance:
    """What a figure made of several may call itself: made up as soon as one of them is."""
    found = [Provenance(each) for each in provenances]
    return next((each for each in found if each not in REAL_PROVENANCES), found[0])


def _with_confidence(frame: pd.DataFrame) -> pd.DataFrame:
    """The level of the intervals that the warehouse keeps, as `estimates_of` reads it."""
    return frame.assign(confidence_pct=np.where(frame["low"].notna(), 100 * LEVEL, np.nan))


def _with_marks(rows: pd.DataFrame) -> pd.DataFrame:
    records = rows.to_dict("records")
    compared = [side_of(_own(row), _benchmark(row), Polarity(row["polarity"])) for row in records]
    return rows.assign(
        side=pd.array([each.side.value if each else None for each in compared], dtype="string"),
        direction=pd.array([each.judgement.value if each else None for each in compared], dtype="string"),
        mark=pd.array([_mark(row).value for row in records], dtype="string"),
    )


def _mark(row: dict[Hashable, Any]) -> Mark:
    if pd.isna(row["benchmark_gap"]):
        return Mark.UDEN
    if not (_own(row).is_real and _benchmark(row).is_real):
        return Mark.OPDIGTET
    if pd.isna(row["low"]):
        return Mark.RETNING
    if row["reliability"] == Reliability.USIKKER:
        return Mark.GRAA
    return _MARKS.get(Judgement(row["judgement"]), Mark.GRAA)


def _own(row: dict[Hashable, Any]) -> Figure:
    return Figure(row["value"], _provenance(row)) if row["status"] == Status.OK else MISSING


def _benchmark(row: dict[Hashable, Any]) -> Figure:
    value, origin = row["benchmark_value"], row["benchmark_provenance"]
    return MISSING if pd.isna(value) or pd.isna(origin) else Figure(value, Provenance(origin))


def _provenance(row: dict[Hashable, Any]) -> Provenance | None:
    return None if pd.isna(row["provenance"]) else Provenance(row["provenance"])


def _number(value: float | None) -> float:
    return np.nan if value is None else value
