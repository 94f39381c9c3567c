"""Weights of the indicators: any, in a given order of importance, or within limits; each set sums to 1."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

MOST_REFUSED = 400
"""Draws thrown away per draw kept before limits together with an order are called too narrow."""

SWEEPS = 30
"""Times every pair of indicators exchanges weight in a draw within limits; far more than the sets need to forget
where they began (a test holds the draws against those found by throwing away)."""

ROUNDING = 1e-9


class NoWeights(ValueError):
    """No set of weights meets what is asked; the message says so in Danish."""


@dataclass(frozen=True)
class WeightSpace:
    """The sets of weights that count.

    `order`: places of indicators, most important first: each weighs at least as much as the next, and those not named
    weigh no more than the last named; empty: no order. `low` and `high` (0-1) per indicator; empty: 0 and 1.
    """

    size: int
    order: tuple[int, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


def even(size: int) -> FloatArray:
    """The same weight on each."""
    return np.full(size, 1 / size)


def from_points(points: Sequence[float]) -> FloatArray:
    """Weights in proportion to points of 0 or more. Raises NoWeights where all are 0."""
    total = float(sum(points))
    if total <= 0:
        raise NoWeights("Mindst én indikator skal have vægt: sæt en af skyderne op.")
    return np.array(points, dtype=np.float64) / total


def centroid(size: int, order: Sequence[int]) -> FloatArray:
    """The mean of all weights in the order (rank order centroid: Barron & Barrett 1996, Management Science 42:1515);
    those not named share the rest evenly."""
    spacings = np.array(
        [sum(1 / place for place in range(rank, size + 1)) / size for rank in range(1, size + 1)]
    )
    rest = [place for place in range(size) if place not in order]
    found = np.empty(size)
    found[list(order)] = spacings[: len(order)]
    if rest:
        found[rest] = spacings[len(order) :].mean()
    return found


def around(weights: FloatArray, swing: float) -> WeightSpace:
    """The sets in which each weight is at most `swing` (0-1) of itself smaller or larger."""
    low = tuple(float(weight) for weight in weights * (1 - swing))
    high = tuple(float(weight) for weight in np.minimum(weights * (1 + swing), 1.0))
    return WeightSpace(len(weights), low=low, high=high)


def between(sets: FloatArray) -> WeightSpace:
    """The sets that lie, indicator by indicator, between the smallest and the largest of some (sets x indicators)."""
    low, high = sets.min(axis=0), sets.max(axis=0)
    return WeightSpace(
        sets.shape[1], low=tuple(float(each) for each in low), high=tuple(float(each) for each in high)
    )


def drawn_weights(space: WeightSpace, draws: int, dice: np.random.Generator) -> FloatArray:
    """`draws` x indicators, uniform over the sets of weights that count (flat Dirichlet; sorting one gives the uniform
    distribution over an order). Raises NoWeights where limits leave nothing, or with an order next to nothing."""
    low = np.array(space.low or (0.0,) * space.size)
    high = np.array(space.high or (1.0,) * space.size)
    if low.sum() > 1 + ROUNDING or high.sum() < 1 - ROUNDING or (low > high).any():
        raise NoWeights("Vægtene kan ikke tilsammen blive 100 %: ret grænserne.")
    if not space.low and not space.high:
        return _ordered(dice.dirichlet(np.ones(space.size), draws), space.order)
    if not space.order:
        return _within(low, high, draws, dice)
    return _thrown(space, low, high, draws, dice)


def _thrown(
    space: WeightSpace, low: FloatArray, high: FloatArray, draws: int, dice: np.random.Generator
) -> FloatArray:
    """Drawn in the order, and thrown away where a limit is not kept."""
    kept: list[FloatArray] = []
    found = 0
    for _ in range(MOST_REFUSED):
        drawn = _ordered(dice.dirichlet(np.ones(space.size), draws), space.order)
        inside = drawn[((drawn >= low) & (drawn <= high)).all(axis=1)]
        kept.append(inside)
        found += len(inside)
        if found >= draws:
            joined: FloatArray = np.concatenate(kept)[:draws]
            return joined
    raise NoWeights(
        "Grænserne for vægtene er så snævre, at næsten ingen vægte er tilbage: giv dem mere plads."
    )


def _within(low: FloatArray, high: FloatArray, draws: int, dice: np.random.Generator) -> FloatArray:
    """Gibbs sampling: every draw is a chain of its own from the middle; two indicators at a time share their sum anew,
    uniformly over what the limits leave. The uniform distribution is the one that this does not change."""
    width = high - low
    part = (1 - low.sum()) / width.sum() if width.sum() > ROUNDING else 0.0
    found = np.tile(low + part * width, (draws, 1))
    pairs = list(combinations(range(len(low)), 2))
    for _ in range(SWEEPS):
        for at in dice.permutation(len(pairs)):
            one, other = pairs[at]
            both = found[:, one] + found[:, other]
            least = np.maximum(low[one], both - high[other])
            most = np.maximum(least, np.minimum(high[one], both - low[other]))
            found[:, one] = dice.uniform(least, most)
            found[:, other] = both - found[:, one]
    return found


def _ordered(drawn: FloatArray, order: Sequence[int]) -> FloatArray:
    """Each set with its largest weights where the order has the most important indicators; the others have the rest,
    as it fell (the draws do not know one indicator from another)."""
    if not order:
        return drawn
    named = list(order)
    unnamed = [place for place in range(drawn.shape[1]) if place not in named]
    by_size = np.argsort(-drawn, axis=1)
    arranged = np.empty_like(drawn)
    arranged[:, named] = np.take_along_axis(drawn, by_size[:, : len(named)], axis=1)
    rest = np.sort(by_size[:, len(named) :], axis=1)
    arranged[:, unnamed] = np.take_along_axis(drawn, rest, axis=1)
    return arranged
