"""What a placement is worth when the user weighs the aims against each other instead of putting them in an order.

Each aim is counted in points of 0-100, so that a weight is how much one point of it counts:

- the worst-off zone: one point is one percent of its fair share;
- dækning: one point is one percentage point, which is one percent of the hours that dækning is measured on;
- few moved hours: one point is one percent of those same hours that stays in its zone. With the same weight on this and
  on dækning, an hour that moves must therefore mend more than an hour that is missing, or it stays.

A weighted sum of attributes in fixed units: Keeney & Raiffa 1976, Decisions with Multiple Objectives, section 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from lib.domain.allocation.coverage import Need, counted, hours_moved, plan_coverage, worst_off
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Placement

POINTS = 100.0


class NoWeights(ValueError):
    """Weights that say nothing; the message says so in Danish."""


@dataclass(frozen=True)
class Weights:
    """How much one point of each aim counts: numbers of 0 or more, of which only the proportions matter.

    Raises NoWeights where one is negative or no number, and where all are 0.
    """

    worst_off: float
    coverage: float
    few_moved: float

    def __post_init__(self) -> None:
        given = (self.worst_off, self.coverage, self.few_moved)
        if not all(isfinite(weight) and weight >= 0 for weight in given) or not any(given):
            raise NoWeights("Mindst ét hensyn skal have vægt: sæt en af skyderne op.")

    @property
    def shares(self) -> tuple[float, float, float]:
        """The weights as shares of their sum: (worst-off zone, dækning, few moved hours), together 1."""
        total = self.worst_off + self.coverage + self.few_moved
        return self.worst_off / total, self.coverage / total, self.few_moved / total


def measured_on(base: Placement, needs: Sequence[Need]) -> float:
    """The hours a week that a hundred points of dækning and of moved hours are: those of the activities with a need,
    all hours where none has one."""
    known = counted(base, needs)
    totals = base.activity_totals
    halves = sum(totals[need.activity_id] for need in known) if known else sum(totals.values())
    return halves / HALF_HOURS_PER_HOUR


def weighed(
    weights: Weights, base: Placement, placement: Placement, needs: Sequence[Need], zones: Sequence[str]
) -> float:
    """Points of a placement, 100 where every zone has its fair share and nothing has moved.

    Reckoned from the placement itself, not by the programme that found it. Negative only where more hours move than
    dækning is measured on. What has no need counts as missing nothing.
    """
    return points(weights, placement, needs, zones, moved_share(base, placement, needs))


def moved_share(base: Placement, placement: Placement, needs: Sequence[Need]) -> float:
    """Moved hours as a share of those that a hundred points are."""
    total = measured_on(base, needs)
    return hours_moved(base, placement) / total if total else 0.0


def points(
    weights: Weights, placement: Placement, needs: Sequence[Need], zones: Sequence[str], moved: float
) -> float:
    """As `weighed`, of a placement whose `moved_share` is known."""
    worst, covered, stayed = weights.shares
    found = worst_off(placement, needs, zones)
    ratio = 1.0 if not found or found[0].ratio is None else min(1.0, found[0].ratio)
    coverage = plan_coverage(placement, needs)
    return POINTS * (worst * ratio + covered * (1.0 if coverage is None else coverage) + stayed * (1 - moved))
