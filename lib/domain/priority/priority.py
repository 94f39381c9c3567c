"""Which zone comes first, and in how much of what may count: the weights asked for and the figures' own uncertainty."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lib.domain.priority.acceptability import Acceptability, acceptability
from lib.domain.priority.gaps import Gaps, drawn_gaps
from lib.domain.priority.turning import leads_throughout
from lib.domain.priority.weights import WeightSpace, drawn_weights

FloatArray = npt.NDArray[np.float64]

DRAWS = 10_000
SEED = 2026
"""The same question has the same answer each time it is asked."""

WHOLE = 100.0

ALIKE = 5.0
"""Percentage points: zones whose shares of first places are no further apart than this are called a tie."""


@dataclass(frozen=True)
class Priority:
    """`leaders`: places of the zones that come first; more than one is a tie. `uncertain`: some figures were drawn.

    `proven`: one zone comes first with every set of weights in `space`, not only with those that were drawn.
    """

    gaps: Gaps
    space: WeightSpace
    acceptability: Acceptability
    leaders: tuple[int, ...]
    draws: int
    uncertain: bool
    proven: bool

    @property
    def first(self) -> FloatArray:
        """Per zone, percent (0-100) of the draws in which it comes first."""
        first: FloatArray = self.acceptability.ranks[:, 0]
        return first


def prioritise(gaps: Gaps, space: WeightSpace, draws: int = DRAWS, seed: int = SEED) -> Priority:
    """The zones' stability over the sets of weights in `space` and over the figures' uncertainty.

    Raises ValueError where `space` is for another number of indicators, NoWeights where no weights meet its limits.
    """
    if space.size != len(gaps.readings):
        raise ValueError("The weights are for another number of indicators")
    dice = np.random.default_rng(seed)
    weights = drawn_weights(space, draws, dice)
    uncertain = any(gaps.uncertain)
    values = (
        drawn_gaps(gaps, draws, dice)
        if uncertain
        else np.broadcast_to(gaps.normalised, (draws, *gaps.distances.shape))
    )
    found = acceptability(values, weights)
    leaders = _leaders(found.ranks[:, 0], max(ALIKE, 2 * found.error))
    always = not uncertain and bool(found.ranks[leaders[0], 0] == WHOLE)
    proven = always and leads_throughout(gaps.normalised, space, leaders[0])
    return Priority(gaps, space, found, leaders, draws, uncertain, proven)


def _leaders(first: FloatArray, alike: float) -> tuple[int, ...]:
    """`alike` is never finer than two simulated shares can be told apart."""
    return tuple(int(zone) for zone in np.flatnonzero(first >= first.max() - alike))
