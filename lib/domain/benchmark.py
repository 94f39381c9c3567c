"""A figure held against a named benchmark: how far, on which side, and whether that side is good.

Published shares often come without the counts behind them. Then there is no interval, so this says direction
only, never that a difference is certain (docs/architecture.md, "The tables"). Demo values are never judged.
"""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from lib.domain.indicator import Polarity
from lib.domain.observation import REAL_PROVENANCES, Provenance, Status


class Side(StrEnum):
    """Where a value lies, seen with the decimals that are shown."""

    OVER = "over"
    UNDER = "under"
    EQUAL = "equal"


class Judgement(StrEnum):
    """Whether the side is good. NONE: equal, no polarity, or a value that may not be judged."""

    GUNSTIG = "gunstig"
    UGUNSTIG = "ugunstig"
    NONE = "none"


@dataclass(frozen=True)
class Figure:
    """One value (pct 0-100, a rate or a count; None when missing) and where it comes from (None when
    missing)."""

    value: float | None
    provenance: Provenance | None

    @property
    def known(self) -> bool:
        """True when there is a number, of whatever origin."""
        return self.value is not None and math.isfinite(self.value)

    @property
    def is_real(self) -> bool:
        """True for a number that is published or loaded: only those may carry a headline or a judgement."""
        return self.known and self.provenance in REAL_PROVENANCES


MISSING = Figure(None, None)


@dataclass(frozen=True)
class Comparison:
    """`difference` is value minus benchmark, in points of the unit, rounded as shown."""

    difference: float
    side: Side
    judgement: Judgement


def compare(figure: Figure, benchmark: Figure, polarity: Polarity, decimals: int = 1) -> Comparison | None:
    """`figure` against `benchmark`; None when either is missing.

    The side is seen with the decimals shown: a difference that rounds to nothing is EQUAL. A judgement is made only
    when both are real and the indicator has a polarity.
    """
    difference = change(benchmark, figure, decimals)
    if difference is None:
        return None
    side = _side(difference)
    may_judge = figure.is_real and benchmark.is_real
    return Comparison(difference, side, _judgement(side, polarity) if may_judge else Judgement.NONE)


def change(earlier: Figure, later: Figure, decimals: int = 1) -> float | None:
    """`later` minus `earlier` in points of the unit, rounded to `decimals` once, at the end; None when either is
    missing. Some figures are printed with two decimals: rounding them first would move the difference."""
    if earlier.value is None or later.value is None or not (earlier.known and later.known):
        return None
    return round(later.value - earlier.value, decimals)


def year_before(years: Sequence[int], breaks: Sequence[dt.date]) -> int | None:
    """The last of `years` before the newest one that the newest may be compared with; None without one.

    A change is never computed across a break in the series: a break in or after the earlier year, up to the end of
    the newest one, rules the earlier year out.
    """
    *earlier, newest = sorted(years) or [0]
    if not earlier:
        return None
    crossed = any(earlier[-1] <= day.year <= newest for day in breaks)
    return None if crossed else earlier[-1]


def figures_by_area(shown: pd.DataFrame) -> dict[str, Figure]:
    """`{area_id: Figure}` of a frame with SHOWN_COLUMNS that holds one indicator and one period.

    A row that is not `ok` (missing, masked, not relevant) becomes MISSING. Raises ValueError for an area
    twice.
    """
    if shown["area_id"].duplicated().any():
        raise ValueError("one row per area expected")
    rows = zip(shown["area_id"], shown["value"], shown["status"], shown["provenance"], strict=True)
    return {
        str(area): Figure(float(value), Provenance(provenance)) if status == Status.OK else MISSING
        for area, value, status, provenance in rows
    }


def _side(difference: float) -> Side:
    if difference == 0:
        return Side.EQUAL
    return Side.OVER if difference > 0 else Side.UNDER


def _judgement(side: Side, polarity: Polarity) -> Judgement:
    if side is Side.EQUAL or polarity is Polarity.NONE:
        return Judgement.NONE
    good = Side.OVER if polarity is Polarity.HIGHER else Side.UNDER
    return Judgement.GUNSTIG if side is good else Judgement.UGUNSTIG
