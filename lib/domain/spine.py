"""Where a number lies around its benchmark: -1 to 1, the unfavourable side always to the left.

The distance is scaled by the largest distance among the area and its peers, so that indicators in different units
stand under each other in one picture. Without a polarity neither side is good: then right is simply higher.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from lib.domain.indicator import Polarity

BAND_FROM = 8
"""Quartiles of fewer peers say nothing that the peers themselves do not."""


@dataclass(frozen=True)
class SpineScale:
    """How the numbers of one indicator become positions. `reach` is the distance that is 1 (unit of the number)."""

    benchmark: float
    reach: float
    polarity: Polarity

    def place(self, value: float) -> float:
        """-1 (furthest on the unfavourable side) to 1 for the area and its peers; a limit may lie outside."""
        if self.reach == 0:
            return 0.0
        distance = (value - self.benchmark) / self.reach
        return -distance if self.polarity is Polarity.LOWER else distance


@dataclass(frozen=True)
class Spread:
    """Positions of the peers: the outermost two and, from `BAND_FROM` peers, the quartiles around the middle half."""

    low: float
    high: float
    middle: tuple[float, float] | None


def spine_scale(values: Iterable[float], benchmark: float, polarity: Polarity) -> SpineScale:
    """The scale for all `values` of one indicator (area and peers); NaN takes no part.

    Raises ValueError when the benchmark is not a number: then there is nothing to lie around.
    """
    if not isfinite(benchmark):
        raise ValueError("a spine needs a benchmark")
    distances = [abs(value - benchmark) for value in values if isfinite(value)]
    return SpineScale(benchmark, max(distances, default=0.0), polarity)


def spread(scale: SpineScale, values: Sequence[float]) -> Spread | None:
    """Where the peers lie; None without any. NaN takes no part."""
    places = np.array([scale.place(value) for value in values if isfinite(value)])
    if not places.size:
        return None
    quartiles = np.quantile(places, [0.25, 0.75]) if places.size >= BAND_FROM else None
    middle = None if quartiles is None else (float(quartiles[0]), float(quartiles[1]))
    return Spread(float(places.min()), float(places.max()), middle)
