"""The rules of this package on tidy frames: one row per indicator, area and period, as the warehouse gives
them.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from lib.domain.indicator import Kind, Polarity
from lib.domain.observation import Provenance, Status
from lib.domain.statistics.checks import check_counts
from lib.domain.statistics.comparison import Benchmark, Judged, compare
from lib.domain.statistics.intervals import LEVEL, Estimate, Interval, Method, Numbers, limits_of, method_used
from lib.domain.statistics.reliability import DEFAULT_LIMITS, ReliabilityLimits, reliability
from lib.domain.statistics.trend import Point

_NAMING_COLUMNS = ("indicator_id", "area_id", "year")


def with_intervals(frame: pd.DataFrame, kind: Kind | None = None, level: float = LEVEL) -> pd.DataFrame:
    """`frame` with low and high (unit of the row), confidence_pct (95.0) and method; missing where no
    interval.

    A share over several years (period_start to period_end, where the frame has them) counts mostly the same residents
    once a year: its interval is that of the mean year, or it would look surer than it is.

    Needs numerator and denominator, and a column kind unless `kind` is given for all rows. A row whose status
    is not ok gets none, whatever its counts. Raises InvalidNumbers naming row and column.
    """
    kinds, (numerators, denominators) = _kinds(frame, kind), _counts(frame)
    names = _row_names(frame)
    low, high = np.full(len(frame), np.nan), np.full(len(frame), np.nan)
    for each in Kind:
        rows = [place for place, one in enumerate(kinds) if one is each]
        years = _years_covered(frame)[rows] if each is Kind.SHARE else np.ones(len(rows))
        x, n = numerators[rows] / years, denominators[rows] / years
        check_counts(each, x, n, [names[row] for row in rows])
        low[rows], high[rows] = limits_of(each, x, n, level)
    known = ~np.isnan(low)
    methods = [
        method_used(one, x).value if has else None
        for one, x, has in zip(kinds, numerators, known, strict=True)
    ]
    return frame.assign(
        low=low,
        high=high,
        confidence_pct=np.where(known, 100 * level, np.nan),
        method=pd.array(methods, dtype="string"),
    )


def with_reliability(
    frame: pd.DataFrame, kind: Kind | None = None, limits: ReliabilityLimits = DEFAULT_LIMITS
) -> pd.DataFrame:
    """`frame` with a column reliability (a `Reliability` per row), worked out from the counts themselves.

    So the mark is the same whichever interval columns the frame carries or a page shows. Needs value,
    numerator, denominator, and a column kind unless `kind` is given.
    """
    estimates = estimates_of(with_intervals(frame, kind))
    marks = [
        reliability(one, each, limits).value for one, each in zip(_kinds(frame, kind), estimates, strict=True)
    ]
    return frame.assign(reliability=pd.array(marks, dtype="string"))


def with_judgements(frame: pd.DataFrame, benchmark_name: str) -> pd.DataFrame:
    """`frame` with judgement (a `Judgement`), benchmark_gap (number minus benchmark) and judgement_reason.

    Needs value, the columns of `with_intervals`, provenance, polarity, benchmark_value and
    benchmark_provenance; the benchmark is a fixed number, missing where it has none. `benchmark_name`: how a
    sentence names it ('kommunen').
    """
    made = [
        compare(
            Judged(one, _provenance(own)),
            Benchmark(benchmark_name, None if np.isnan(fixed) else Estimate(fixed, None), _provenance(other)),
            Polarity(polarity),
        )
        for one, own, fixed, other, polarity in zip(
            estimates_of(frame),
            _texts(frame, "provenance"),
            _floats(frame, "benchmark_value"),
            _texts(frame, "benchmark_provenance"),
            _texts(frame, "polarity"),
            strict=True,
        )
    ]
    return frame.assign(
        judgement=pd.array([each.judgement.value for each in made], dtype="string"),
        benchmark_gap=np.array([np.nan if each.difference is None else each.difference for each in made]),
        judgement_reason=pd.array([each.reason for each in made], dtype="string"),
    )


def estimates_of(frame: pd.DataFrame) -> list[Estimate | None]:
    """Value and interval of each row of `with_intervals`; None where there is no value or the status is not
    ok.
    """
    return [
        Estimate(value, None if np.isnan(low) else Interval(low, high, confidence / 100, Method(method)))
        if shown and np.isfinite(value)
        else None
        for shown, value, low, high, confidence, method in zip(
            _shown(frame),
            _floats(frame, "value"),
            _floats(frame, "low"),
            _floats(frame, "high"),
            _floats(frame, "confidence_pct"),
            _texts(frame, "method"),
            strict=True,
        )
    ]


def points_of(frame: pd.DataFrame) -> tuple[Point, ...]:
    """One series (one indicator, one area, one basis) as points for `trend` and `change_since`.

    Needs period_start, period_end, provenance, value and the columns of `with_intervals`.
    """
    return tuple(
        Point(start, end, one, _provenance(provenance))
        for start, end, one, provenance in zip(
            _days(frame, "period_start"),
            _days(frame, "period_end"),
            estimates_of(frame),
            _texts(frame, "provenance"),
            strict=True,
        )
    )


def _kinds(frame: pd.DataFrame, kind: Kind | None) -> list[Kind]:
    return [Kind(each) for each in _texts(frame, "kind")] if kind is None else [kind] * len(frame)


def _counts(frame: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Numerators and denominators, NaN where the row is not shown."""
    shown = np.array(_shown(frame), dtype=bool)
    return (
        np.where(shown, _floats(frame, "numerator"), np.nan),
        np.where(shown, _floats(frame, "denominator"), np.nan),
    )


def _years_covered(frame: pd.DataFrame) -> Numbers:
    """Calendar years that each row's period touches; 1 where the frame or the row has no period."""
    if not {"period_start", "period_end"} <= set(frame.columns):
        return np.ones(len(frame))
    first, last = pd.to_datetime(frame["period_start"]), pd.to_datetime(frame["period_end"])
    return np.asarray((last.dt.year - first.dt.year + 1).fillna(1), dtype=np.float64)


def _provenance(text: str) -> Provenance | None:
    return Provenance(text) if text in set(Provenance) else None


def _shown(frame: pd.DataFrame) -> list[bool]:
    if "status" not in frame.columns:
        return [True] * len(frame)
    return [each == Status.OK for each in _texts(frame, "status")]


def _row_names(frame: pd.DataFrame) -> list[str]:
    """How a sentence names each row: by indicator, area and year where the frame has them, else by its place."""
    columns = [each for each in _NAMING_COLUMNS if each in frame.columns]
    if not columns:
        return [f"række {place + 1}" for place in range(len(frame))]
    return [" ".join(parts) for parts in zip(*(_texts(frame, each) for each in columns), strict=True)]


def _floats(frame: pd.DataFrame, column: str) -> Numbers:
    return frame[column].to_numpy(dtype=np.float64, na_value=np.nan)


def _texts(frame: pd.DataFrame, column: str) -> Sequence[str]:
    return [str(each) for each in frame[column]]


def _days(frame: pd.DataFrame, column: str) -> list[date]:
    return [each.date() for each in pd.to_datetime(frame[column])]
