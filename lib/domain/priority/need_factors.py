"""How much a person in need counts in each zone, when the priority of the zones is let into the allocation's needs.

    s(z) = the zone's distance to the kommune, the mean over the weights (gaps.py: 1 is the farthest zone on all of it)
    factor(z) = 2 ** (s(z) - mean of s over the zones), within 1/2 and 2

- Two zones' factors stand to each other as 2 ** (s(y) - s(z)), whatever the others are: a zone that is one whole
  largest distance worse off than another counts twice as much. Zones alike count alike, and near ties give factors near
  1, so what the priority cannot tell apart moves next to nothing.
- Without scale: a distance is divided by the largest of its indicator, so units fall out.
- The score is linear in the weights, so its mean over all weights (or over an order) is its value at their centre:
  nothing is drawn.
- The exponent is kept within -1 and 1: one zone far from all the others counts double, not more.

A choice, not a measurement: nobody has published what a distance is worth in persons. Hence only where the user says
so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lib.domain.priority.gaps import Gaps, Reading, gaps
from lib.domain.priority.members import MemberWeights, sets_of
from lib.domain.priority.weights import even

FloatArray = npt.NDArray[np.float64]

DOUBLE = 2.0
"""The factor of a zone one whole distance worse off than the mean of the zones; the bound of every factor."""


@dataclass(frozen=True)
class PriorityGround:
    """Where a priority comes from, asked only when somebody wants it: the `readings` of published and loaded figures,
    the names of the `discussions`, and the `members` of one."""

    readings: Callable[[], Sequence[Reading]]
    discussions: Callable[[], Sequence[str]]
    members: Callable[[str], Sequence[MemberWeights]]


class NoGround(Exception):
    """The priority has nothing to weigh the need with; the message says so in Danish."""


DEMO = "Prioriteringen bygger på demotal. Behovet vægtes ikke."
NOTHING = "Prioriteringen har ingen tal at stå på. Behovet vægtes ikke."
NOT_REAL = (
    "Drøftelsen har vægtet indikatorer, som kun har demotal, eller som ikke har et tal for alle zoner og kommunen. "
    "Behovet vægtes ikke."
)
NO_MEMBERS = "Ingen medlemmer har vægte i drøftelsen. Behovet vægtes ikke."
FEW = 6
"""Indicators that all weights are taken over where the plan names none of its own."""


def members_factors(
    usable: Sequence[Reading], members: Sequence[MemberWeights], first: Sequence[str], zone_ids: Sequence[str]
) -> tuple[tuple[str, float], ...]:
    """(zone, factor) by the mean of the seats' weights, all of which have weighed the same indicators.

    Without members every indicator of `first` that is usable weighs the same: the centre of all weights. `usable`:
    readings of published and loaded figures. Raises NoGround.
    """
    by_id = {reading.indicator.indicator_id: reading for reading in usable}
    if members:
        chosen = list(members[0].weights)
        weights = sets_of(members, chosen).mean(axis=0)
    else:
        chosen = [name for name in first if name in by_id] or list(by_id)[:FEW]
        weights = even(len(chosen)) if chosen else np.empty(0)
    if not chosen:
        raise NoGround(NOTHING)
    if not set(chosen) <= set(by_id):
        raise NoGround(NOT_REAL)
    return need_factors(gaps([by_id[name] for name in chosen], zone_ids), weights)


def need_factors(gaps: Gaps, weights: FloatArray) -> tuple[tuple[str, float], ...]:
    """(zone, factor) in zone order. `weights` sum to 1, one per indicator of `gaps`: the centre of those that count.

    Raises NoGround where a figure is demo, and where no zone differs from the kommune on anything weighed.
    """
    if not gaps.real:
        raise NoGround(DEMO)
    if not np.any(gaps.scale * weights):
        raise NoGround(NOTHING)
    scores = gaps.normalised @ weights
    factors = DOUBLE ** np.clip(scores - scores.mean(), -1, 1)
    return tuple(zip(gaps.zone_ids, (float(factor) for factor in factors), strict=True))
