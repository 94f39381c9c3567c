"""Two numbers side by side: two areas in one year, two years of one area, or two indicators that mean the same.

The difference has an interval of its own (Newcombe for shares, lib/domain/statistics/differences.py), and only where
the counts of both are known and the two are independent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from lib.domain.indicator import Indicator
from lib.domain.observation import Provenance, Status
from lib.domain.statistics.comparison import ensure_comparable
from lib.domain.statistics.differences import Contrast, difference
from lib.domain.statistics.intervals import Counts
from lib.domain.statistics.tables import points_of, with_intervals
from lib.domain.statistics.trend import change_since

NO_COUNTS = "Antallet af personer bag mindst et af tallene er ikke oplyst, så usikkerheden kan ikke beregnes."
SAME_PERSONS = "De to tal handler om de samme personer, så forskellen har intet interval her."
MASKED = "Mindst et af tallene vises ikke: så få personer bag tallet, at det kunne pege på én af dem."
MISSING_NUMBER = "Mindst et af de to tal mangler."

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class PairNumber:
    """One of the two: `name` is what tells it from the other (an area, a year or an indicator)."""

    name: str
    value: float
    low: float | None
    high: float | None
    status: str
    provenance: str | None


@dataclass(frozen=True)
class Pair:
    """First against second. `gap` is first minus second (points for pct), None where it may not be said.

    `contrast` is the difference with its interval; without one `reason` is a Danish sentence that says why.
    `over_time`: the two are years of one area, and their names the years.
    """

    subject: str
    unit: str
    first: PairNumber
    second: PairNumber
    gap: float | None
    contrast: Contrast | None
    reason: str
    over_time: bool = False

    @property
    def is_demo(self) -> bool:
        """True when one of the two is made up or interpolated: then nothing is said about which is higher."""
        made_up = (Provenance.DEMO, Provenance.INTERPOLERET)
        return any(each.provenance in made_up for each in (self.first, self.second))


def two_areas(indicator: Indicator, first: Row, second: Row, subject: str) -> Pair:
    """Two areas of one level in one period; rows with SHOWN_COLUMNS and name."""
    return _pair(indicator, subject, (first, str(first["name"])), (second, str(second["name"])), "")


def two_years(indicator: Indicator, earlier: Row, later: Row, breaks: Sequence[date], subject: str) -> Pair:
    """A later year against an earlier one of the same area, never across a databrud."""
    frame = with_intervals(pd.DataFrame([dict(earlier), dict(later)]), indicator.kind)
    before, after = points_of(frame)
    crossed = change_since(before, after, breaks)
    barred = crossed.reason if crossed.value is None and before.estimate and after.estimate else ""
    pair = _pair(indicator, subject, (later, str(later["year"])), (earlier, str(earlier["year"])), barred)
    return replace(pair, over_time=True)


def two_indicators(first: Indicator, one: Row, second: Indicator, other: Row, subject: str) -> Pair:
    """Two indicators of one area on one axis. Raises IncomparableDefinitions when they do not mean the same."""
    ensure_comparable(first, second)
    pair = _pair(first, subject, (one, first.short_label), (other, second.short_label), "")
    return replace(pair, contrast=None, reason=pair.reason if pair.gap is None else SAME_PERSONS)


def _pair(
    indicator: Indicator, subject: str, first: tuple[Row, str], second: tuple[Row, str], barred: str
) -> Pair:
    one, other = _number(*first), _number(*second)
    reason = barred or _reason(one, other)
    if reason:
        return Pair(subject, indicator.unit, one, other, None, None, reason)
    gap = one.value - other.value
    contrast = difference(indicator.kind, _counts(first[0]), _counts(second[0]))
    return Pair(subject, indicator.unit, one, other, gap, contrast, "" if contrast else NO_COUNTS)


def _reason(one: PairNumber, other: PairNumber) -> str:
    statuses = {one.status, other.status}
    if Status.DISKRETIONERET in statuses:
        return MASKED
    return "" if statuses == {Status.OK} else MISSING_NUMBER


def _number(row: Row, name: str) -> PairNumber:
    return PairNumber(
        name,
        float(row["value"]),
        None if pd.isna(row["low"]) else float(row["low"]),
        None if pd.isna(row["high"]) else float(row["high"]),
        str(row["status"]),
        None if pd.isna(row["provenance"]) else str(row["provenance"]),
    )


def _counts(row: Row) -> Counts:
    """NaN where a count is not known; a bare count needs no denominator."""
    return Counts(_known(row["numerator"]), _known(row["denominator"]))


def _known(count: Any) -> float:
    return float("nan") if pd.isna(count) else float(count)
