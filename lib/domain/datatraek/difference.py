"""What is new, changed and gone when a datatræk is held against what is in force, and the largest changes."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.domain.datatraek.difference_match import (
    as_observations,
    latest_before,
    match_rows,
    same_content,
    slim,
    spoken_of,
)
from lib.domain.datatraek.difference_size import (
    Numbers,
    Scale,
    change_limits,
    noteworthy,
    possible,
    scale_of,
)
from lib.domain.datatraek.difference_words import difference_sentence
from lib.domain.datatraek.rows import DatatraekKind, floats
from lib.domain.indicator import Kind
from lib.domain.observation import Status
from lib.domain.statistics.intervals import LEVEL

LARGEST = 10
HAS_COUNTS = (Scale.SHARE.value, Scale.RATE.value)
"""Scales on which a figure is a numerator over a denominator."""
LARGEST_COLUMNS = (
    "indicator_id",
    "area_id",
    "period_end",
    "before",
    "after",
    "change",
    "low",
    "high",
    "period_before",
)


@dataclass(frozen=True)
class Difference:
    """Counts of rows, and the largest changes of figures (LARGEST_COLUMNS, at most LARGEST rows).

    `gone`: rows in force of a source and period that the file is about, whose key it lacks. `largest`: against the
    same period where that is in force, else against the latest earlier one (`period_before` says which); `low` and
    `high` are the 95 % interval of the change, missing where counts are unknown. Units as the indicator's; a
    difference of percentages is in percentage points.
    """

    new: int
    changed: int
    gone: int
    unchanged: int
    largest: pd.DataFrame

    def sentence(self) -> str:
        """The counts in words: '1.204 rækker er nye, 12 ændrede, 3 forsvinder.'"""
        return difference_sentence(self.new, self.changed, self.gone, self.unchanged)


def compare_rows(
    new: pd.DataFrame, in_force: pd.DataFrame, kind: DatatraekKind, indicators: pd.DataFrame
) -> Difference:
    """`new` against `in_force`, both as `typed_rows` gives them (more columns do not matter).

    `indicators`: indicator_id, kind, unit (indicators.csv). new + changed + unchanged is the number of rows of `new`.
    Geography has counts only: `largest` is then empty.
    """
    new, in_force = slim(new), slim(in_force)
    places = match_rows(new, in_force, kind)
    same = same_content(new, in_force, places, kind)
    known = places >= 0
    return Difference(
        new=int((~known).sum()),
        changed=int((known & ~same).sum()),
        gone=_gone(new, in_force, kind),
        unchanged=int(same.sum()),
        largest=_largest(new, in_force, np.where(same, -2, places), kind, indicators),
    )


def _gone(new: pd.DataFrame, in_force: pd.DataFrame, kind: DatatraekKind) -> int:
    """Geography is loaded whole: every row that the file lacks is gone."""
    missing = match_rows(in_force, new, kind) < 0
    if "period_end" not in new:
        return int(missing.sum())
    return int((missing & spoken_of(new, in_force)).sum())


def _largest(
    new: pd.DataFrame,
    in_force: pd.DataFrame,
    places: np.ndarray[tuple[int], np.dtype[np.int64]],
    kind: DatatraekKind,
    indicators: pd.DataFrame,
) -> pd.DataFrame:
    """`places`: the row in force with the same key, -1 without one, -2 for a row that says the same."""
    if "value" not in new:
        return _ordered(pd.DataFrame(columns=list(LARGEST_COLUMNS)))
    own, former = as_observations(new, kind), as_observations(in_force, kind)
    before, fresh = places.copy(), np.flatnonzero(places == -1)
    before[fresh] = latest_before(own.iloc[fresh], former)
    rows = np.flatnonzero((before >= 0) & (own["status"] == Status.OK.value).to_numpy())
    after_rows, before_rows = own.iloc[rows], former.iloc[before[rows]]
    scales = _scales(after_rows["indicator_id"], kind, indicators)
    after, earlier = _values(after_rows, scales), _values(before_rows, scales)
    change = after - earlier
    size = np.full(len(rows), np.nan)
    for scale in Scale:
        mine = scales == scale
        size[mine] = np.abs(change[mine]) / noteworthy(scale, earlier[mine])
    shown = np.argsort(-np.nan_to_num(size, nan=-1.0), kind="stable")[:LARGEST]
    shown = shown[np.nan_to_num(size[shown]) > 0]
    low, high = _limits(after_rows.iloc[shown], before_rows.iloc[shown], scales[shown])
    return _ordered(
        pd.DataFrame(
            {
                "indicator_id": after_rows["indicator_id"].to_numpy()[shown],
                "area_id": after_rows["area_id"].to_numpy()[shown],
                "period_end": after_rows["period_end"].to_numpy()[shown],
                "before": earlier[shown],
                "after": after[shown],
                "change": change[shown],
                "low": low,
                "high": high,
                "period_before": before_rows["period_end"].to_numpy()[shown],
            }
        )
    )


def _ordered(frame: pd.DataFrame) -> pd.DataFrame:
    numbers = dict.fromkeys(("before", "after", "change", "low", "high"), "float64")
    return frame[list(LARGEST_COLUMNS)].astype(numbers).reset_index(drop=True)


def _scales(
    ids: pd.Series, kind: DatatraekKind, indicators: pd.DataFrame
) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    if kind is DatatraekKind.REGISTRERINGER:
        return np.full(len(ids), Scale.COUNT, dtype=object)
    by_id = {
        str(each): scale_of(str(one), str(unit))
        for each, one, unit in zip(
            indicators["indicator_id"], indicators["kind"], indicators["unit"], strict=True
        )
    }
    codes, words = pd.factorize(ids)
    found = np.array([by_id.get(str(word), Scale.MEAN) for word in words] + [Scale.MEAN], dtype=object)
    return np.asarray(found[codes], dtype=object)


def _values(rows: pd.DataFrame, scales: np.ndarray[tuple[int], np.dtype[np.object_]]) -> Numbers:
    """The figures; where only counts are given, made of them."""
    value = floats(rows["value"])
    x, n = _counts(rows)
    share = 100 * np.divide(x, n, out=np.full(x.shape, np.nan), where=n > 0)
    made = np.where(
        scales == Scale.COUNT, x, np.where(np.isin(scales.astype(str), HAS_COUNTS), share, np.nan)
    )
    return np.where(np.isnan(value), made, value)


def _counts(rows: pd.DataFrame) -> tuple[Numbers, Numbers]:
    return (
        floats(rows["numerator"]),
        floats(rows["denominator"]),
    )


def _limits(
    after: pd.DataFrame, before: pd.DataFrame, scales: np.ndarray[tuple[int], np.dtype[np.object_]]
) -> tuple[Numbers, Numbers]:
    low, high = np.full(len(after), np.nan), np.full(len(after), np.nan)
    for kind in Kind:
        mine = np.flatnonzero(scales == Scale(kind.value))
        one, other = (_events(frame.iloc[mine], kind) for frame in (after, before))
        fine = possible(kind, *one) & possible(kind, *other)
        made = change_limits(kind, (one[0][fine], one[1][fine]), (other[0][fine], other[1][fine]), LEVEL)
        low[mine[fine]], high[mine[fine]] = made.low, made.high
    return low, high


def _events(rows: pd.DataFrame, kind: Kind) -> tuple[Numbers, Numbers]:
    """Counts for the interval: those of the mean year where a share is pooled over several."""
    x, n = _counts(rows)
    if kind is Kind.COUNT:
        return floats(rows["value"]), n
    if kind is Kind.RATE:
        return x, n
    years = (rows["period_end"].dt.year - rows["period_start"].dt.year + 1).fillna(1).to_numpy(np.float64)
    return x / years, n / years
