"""How sure dækning is, when the need is a count that could have come out otherwise.

Needs are drawn as in `proposal.robust` (gamma with Jeffreys' prior for a Poisson count); the interval is what the
middle 95 % of the draws give. A placement that was fitted to the counts looks better on them than on any draw, so the
limits are widened to hold the number itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.domain.allocation.coverage import Need, plan_coverage
from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal.robust import DRAWS, drawn_needs
from lib.domain.numbers import count, share, share_pct

_TAILS = (2.5, 97.5)
_SAME = 1e-9


@dataclass(frozen=True)
class CoverageRange:
    """Dækning, 0-100, and its 95 % limits."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class CoverageChange:
    """Dækning before and after on the same draws; `higher` is the percent of the draws (0-100) in which after is
    higher, `error` the half-width of that percentage's 95 % interval."""

    before: CoverageRange
    after: CoverageRange
    higher: float
    error: float


def coverage_change(
    before: Placement, after: Placement, needs: Sequence[Need], draws: int = DRAWS, seed: int = 1
) -> CoverageChange | None:
    """The dækning of two placements on the same draws of the need; None without a need."""
    old, new = plan_coverage(before, needs), plan_coverage(after, needs)
    if old is None or new is None:
        return None
    sampled = drawn_needs(needs, draws, seed)
    olds, news = _drawn(before, sampled), _drawn(after, sampled)
    share = float(np.mean(news > olds + _SAME))
    error = 1.96 * float(np.sqrt(share * (1 - share) / draws))
    return CoverageChange(_range(old, olds), _range(new, news), 100 * share, 100 * error)


def range_words(coverage: CoverageRange) -> str:
    """`dækning 86 % (81-90)` without its first word."""
    return f"{share_pct(coverage.value)} ({share(coverage.low)}-{share(coverage.high)})"


def persons_words(need: Need, zone: str) -> str:
    """The persons of a need in a zone with their interval, where there is one: `133 personer (111-158)`."""
    persons = f"{count(need.in_zone(zone))} personer"
    low, high = need.limits(zone)
    return persons if low == high else f"{persons} ({count(low)}-{count(high)})"


def change_words(change: CoverageChange) -> str:
    """What the uncertainty of the need leaves of a change in dækning, in a sentence."""
    now = f"Dækning {range_words(change.after)}"
    if change.before == change.after:
        return f"{now}: behovet er optalt og kunne være faldet anderledes ud."
    kept = f"{now}, før {range_words(change.before)}"
    if change.higher >= 97.5:
        return f"{kept}: højere, også når behovet er talt lidt anderledes."
    if change.higher <= 2.5:
        return f"{kept}: ikke højere, heller ikke når behovet er talt lidt anderledes."
    return f"{kept}: højere i {share(change.higher)} af 100 tænkelige optællinger af behovet."


def _drawn(placement: Placement, sampled: Sequence[Sequence[Need]]) -> "np.typing.NDArray[np.float64]":
    return np.array([plan_coverage(placement, needs) or 0.0 for needs in sampled])


def _range(value: float, drawn: "np.typing.NDArray[np.float64]") -> CoverageRange:
    low, high = (float(limit) for limit in np.percentile(drawn, _TAILS))
    return CoverageRange(100 * value, 100 * min(low, value), 100 * max(high, value))
