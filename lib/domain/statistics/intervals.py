"""Confidence intervals for shares, rates and counts: Wilson, Byar and exact Poisson, 95 % unless said
otherwise.

Sources: Wilson 1927 as method 3 in Newcombe, Statistics in Medicine 1998;17:857-872 (through statsmodels).
Byar as in Breslow & Day, Statistical Methods in Cancer Research II, IARC 1987, with the exact limits of the
chi-square relation under ten events: Public Health Technical Guidance "Rates" (Fingertips, OHID). Counts need
not be whole: averages over two years are not.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite, isnan
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lib.domain.indicator import Kind
from lib.domain.statistics.checks import check_counts, check_level
from lib.domain.statistics.errors import InvalidNumbers

LEVEL = 0.95
BYAR_FROM = 10
"""Events from which Byar's approximation is used; under it the exact limits."""

Numbers = npt.NDArray[np.float64]


class Method(StrEnum):
    """How an interval was made."""

    WILSON = "wilson"
    BYAR = "byar"
    EKSAKT = "eksakt_poisson"
    NEWCOMBE = "newcombe"
    MOVER = "mover"


@dataclass(frozen=True)
class Interval:
    """Limits in the unit of the number itself: pct 0-100, per 100 persons, count, or points for a difference.

    `level` is the confidence, 0.95 for 95 %. Raises InvalidNumbers when the limits are unknown or the wrong
    way round.
    """

    low: float
    high: float
    level: float
    method: Method

    def __post_init__(self) -> None:
        check_level(self.level)
        if isnan(self.low) or isnan(self.high) or self.low > self.high:
            raise InvalidNumbers(
                f"Intervallet fra {self.low} til {self.high} kan ikke være rigtigt: "
                "nedre grænse skal være kendt og højst lig med øvre."
            )

    @property
    def width(self) -> float:
        """Upper minus lower limit, in the unit of the number."""
        return self.high - self.low

    def holds(self, value: float) -> bool:
        """True when `value` is within the limits; a limit itself is within."""
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Counts:
    """What a number is made of: persons or events over persons. NaN where a part is not known or is masked.

    For a bare count (`Kind.COUNT`) the denominator plays no part and may be NaN.
    """

    numerator: float
    denominator: float = float("nan")


@dataclass(frozen=True)
class Estimate:
    """A number as shown and, where its counts are known, its interval in the same unit."""

    value: float
    interval: Interval | None

    def __post_init__(self) -> None:
        if not isfinite(self.value):
            raise InvalidNumbers("Der er intet tal at vurdere: en manglende værdi må ikke regnes som et tal.")


class Limits(NamedTuple):
    """Lower and upper limits, element by element; NaN where there is no interval."""

    low: Numbers
    high: Numbers


def wilson_limits(numerators: npt.ArrayLike, denominators: npt.ArrayLike, level: float = LEVEL) -> Limits:
    """Wilson score limits in pct 0-100. NaN where a count is NaN or the denominator 0.

    Raises InvalidNumbers for negative or infinite counts, a numerator over its denominator, or an impossible
    level.
    """
    check_level(level)
    x, n = _floats(numerators, denominators)
    check_counts(Kind.SHARE, x, n)
    known = ~np.isnan(x) & (n > 0)
    low, high = np.full(x.shape, np.nan), np.full(x.shape, np.nan)
    if known.any():
        # SciPy's distributions take a second of a start: read where they are used.
        from statsmodels.stats.proportion import proportion_confint

        limits = proportion_confint(x[known], n[known], alpha=1 - level, method="wilson")
        low[known], high[known] = (100 * np.asarray(limit, dtype=np.float64) for limit in limits)
    # Rounding leaves 1e-17 where the limit is 0 or 100 by the formula itself.
    low[known & (x == 0)] = 0.0
    high[known & (x == n)] = 100.0
    return Limits(low, high)


def byar_limits(events: npt.ArrayLike, level: float = LEVEL) -> Limits:
    """Byar's approximate limits for Poisson counts, in counts (Breslow & Day 1987, p. 69). NaN where NaN."""
    check_level(level)
    x = np.asarray(events, dtype=np.float64)
    check_counts(Kind.COUNT, x, x)
    from scipy.stats import norm  # here: see wilson_limits

    z = float(norm.ppf((1 + level) / 2))
    base = np.where(x > 0, x, 1.0)
    low = base * (1 - 1 / (9 * base) - z / (3 * np.sqrt(base))) ** 3
    above = x + 1
    high = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return Limits(np.where(np.isnan(x), np.nan, np.where(x > 0, np.maximum(low, 0.0), 0.0)), high)


def exact_limits(events: npt.ArrayLike, level: float = LEVEL) -> Limits:
    """Exact (Garwood) limits for Poisson counts, in counts, by their relation to chi-square. NaN where NaN."""
    check_level(level)
    x = np.asarray(events, dtype=np.float64)
    check_counts(Kind.COUNT, x, x)
    tail = (1 - level) / 2
    from scipy.stats import chi2  # here: see wilson_limits

    low: Numbers = np.asarray(chi2.ppf(tail, 2 * np.where(x > 0, x, 1.0)) / 2, dtype=np.float64)
    high: Numbers = np.asarray(chi2.ppf(1 - tail, 2 * x + 2) / 2, dtype=np.float64)
    return Limits(np.where(np.isnan(x), np.nan, np.where(x > 0, low, 0.0)), high)


def poisson_limits(events: npt.ArrayLike, level: float = LEVEL) -> Limits:
    """Limits in counts: exact under ten events, Byar from ten."""
    x = np.asarray(events, dtype=np.float64)
    byar, exact = byar_limits(x, level), exact_limits(x, level)
    return Limits(
        np.where(x >= BYAR_FROM, byar.low, exact.low), np.where(x >= BYAR_FROM, byar.high, exact.high)
    )


def rate_limits(events: npt.ArrayLike, persons: npt.ArrayLike, level: float = LEVEL) -> Limits:
    """Poisson limits per 100 persons. NaN where a count is NaN or there are no persons."""
    x, n = _floats(events, persons)
    check_counts(Kind.RATE, x, n)
    limits = poisson_limits(x, level)
    scale = np.divide(100.0, n, out=np.full(n.shape, np.nan), where=n > 0)
    return Limits(limits.low * scale, limits.high * scale)


def limits_of(
    kind: Kind, numerators: npt.ArrayLike, denominators: npt.ArrayLike, level: float = LEVEL
) -> Limits:
    """Limits of many numbers of one kind, in the unit of that kind."""
    match kind:
        case Kind.SHARE:
            return wilson_limits(numerators, denominators, level)
        case Kind.RATE:
            return rate_limits(numerators, denominators, level)
        case Kind.COUNT:
            return poisson_limits(numerators, level)
        case Kind.MEAN:
            x, _ = _floats(numerators, denominators)
            return Limits(np.full(x.shape, np.nan), np.full(x.shape, np.nan))


def value_of(kind: Kind, counts: Counts) -> float:
    """The number itself: pct 0-100, events per 100 persons, or the count. NaN where a count it needs is not
    known, and for a mean, which counts do not give.
    """
    if kind is Kind.MEAN:
        return float("nan")
    if kind is Kind.COUNT:
        return counts.numerator
    return 100 * counts.numerator / counts.denominator if counts.denominator != 0 else float("nan")


def method_used(kind: Kind, numerator: float) -> Method:
    """The method an interval of this kind is made with, given its count."""
    if kind is Kind.SHARE:
        return Method.WILSON
    return Method.BYAR if numerator >= BYAR_FROM else Method.EKSAKT


def interval(kind: Kind, counts: Counts, level: float = LEVEL) -> Interval | None:
    """The interval of one number in its own unit; None where a count it needs is not known.

    Raises InvalidNumbers for counts or a level that cannot be right.
    """
    low, high = limits_of(kind, [counts.numerator], [counts.denominator], level)
    if np.isnan(low[0]):
        return None
    return Interval(float(low[0]), float(high[0]), level, method_used(kind, counts.numerator))


def estimate(kind: Kind, counts: Counts, level: float = LEVEL) -> Estimate | None:
    """The number and its interval; None where a count it needs is not known."""
    made = interval(kind, counts, level)
    return None if made is None else Estimate(value_of(kind, counts), made)


def _floats(numerators: npt.ArrayLike, denominators: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    x, n = np.broadcast_arrays(
        np.asarray(numerators, dtype=np.float64), np.asarray(denominators, dtype=np.float64)
    )
    return x, n
