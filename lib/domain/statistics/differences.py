"""A difference between two areas or two years gets an interval of its own; overlapping bars prove nothing.

Sources: shares by Newcombe's hybrid score interval without continuity correction (method 10, Statistics in
Medicine 1998;17:873-890). Other differences by the same square-and-add step on the intervals of the two
numbers (MOVER: Zou & Donner, Statistics in Medicine 2008;27:1693-1702). Differences of differences: Newcombe,
Statistics in Medicine 2001;20:2885-2893.

The two numbers are taken as independent. An area and the kommune it lies in are not: hold it against the rest
of the kommune. Two years share residents, which makes the interval too wide rather than too narrow.
"""

from dataclasses import dataclass
from math import hypot

from lib.domain.indicator import Kind
from lib.domain.statistics.errors import InvalidNumbers
from lib.domain.statistics.intervals import LEVEL, Counts, Estimate, Interval, Method, estimate


@dataclass(frozen=True)
class Contrast:
    """First minus second with its interval, in percentage points for shares, per 100 persons for rates and counts for
    counts."""

    value: float
    interval: Interval

    @property
    def distinguishable(self) -> bool:
        """True when the interval leaves out "no difference"; a limit that touches it does not count as
        leaving it out.
        """
        return not self.interval.holds(0.0)


def square_and_add(first: Estimate, second: Estimate, method: Method = Method.MOVER) -> Contrast:
    """First minus second, of two independent numbers in one unit, from their own intervals.

    Raises InvalidNumbers when one has no interval or their levels differ.
    """
    one, other = first.interval, second.interval
    if one is None or other is None:
        raise InvalidNumbers("Forskellen kan ikke få et interval: antallene bag det ene tal er ikke oplyst.")
    if one.level != other.level:
        raise InvalidNumbers("De to intervaller har hvert sit konfidensniveau og kan ikke regnes sammen.")
    value = first.value - second.value
    low = value - hypot(first.value - one.low, other.high - second.value)
    high = value + hypot(one.high - first.value, second.value - other.low)
    return Contrast(value, Interval(low, high, one.level, method))


def difference(kind: Kind, first: Counts, second: Counts, level: float = LEVEL) -> Contrast | None:
    """First minus second with its interval; None where counts are not known.

    Percentage points for shares (Newcombe's method 10), per 100 persons for rates and counts for counts
    (MOVER). Raises InvalidNumbers for counts that cannot be right.
    """
    one, other = estimate(kind, first, level), estimate(kind, second, level)
    if one is None or other is None:
        return None
    return square_and_add(one, other, Method.NEWCOMBE if kind is Kind.SHARE else Method.MOVER)


def difference_in_differences(
    kind: Kind, area: tuple[Counts, Counts], benchmark: tuple[Counts, Counts], level: float = LEVEL
) -> Contrast | None:
    """How much more an area changed than its benchmark: (area after - before) - (benchmark after - before).

    `area` and `benchmark` are (before, after). None where counts are not known. Unit as in `difference`.
    """
    area_change = difference(kind, area[1], area[0], level)
    benchmark_change = difference(kind, benchmark[1], benchmark[0], level)
    if area_change is None or benchmark_change is None:
        return None
    return square_and_add(_as_estimate(area_change), _as_estimate(benchmark_change))


def _as_estimate(contrast: Contrast) -> Estimate:
    return Estimate(contrast.value, contrast.interval)
