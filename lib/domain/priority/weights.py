"""Weights of the indicators: any, in a given order of importance, or within limits; each set sums to 1."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

MOST_REFUSED = 400
"""Draws thrown away per draw kept before the limits are called too narrow."""


class NoWeights(ValueError):
    """No set of weights meets what is asked; the message says so in Danish."""


@dataclass(frozen=True)
class WeightSpace:
    """The sets of weights that count.

    `order`: places of indicators, most important first (each weighs at least as much as the next); empty: no order.
    `low` and `high` (0-1) per indicator; empty: 0 and 1.
    """

    size: int
    order: tuple[int, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


def drawn_weights(space: WeightSpace, draws: int, dice: np.random.Generator) -> FloatArray:
    """`draws` x indicators, uniform over the sets of weights that count (flat Dirichlet; sorting one gives the uniform
    distribution over an order). Raises NoWeights where limits leave nothing, or next to nothing."""
    low = np.array(space.low or (0.0,) * space.size)
    high = np.array(space.high or (1.0,) * space.size)
    if low.sum() > 1 or high.sum() < 1 or (low > high).any():
        raise NoWeights("Vægtene kan ikke tilsammen blive 100 %: ret grænserne.")
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


def _ordered(drawn: FloatArray, order: Sequence[int]) -> FloatArray:
    """Each set with its largest weights where the order has the most important indicators; others keep theirs."""
    if not order:
        return drawn
    places = list(order)
    arranged = drawn.copy()
    arranged[:, places] = -np.sort(-drawn[:, places], axis=1)
    return arranged
