"""Weights from comparisons of two indicators at a time, and whether the comparisons agree with each other.

Source: Saaty, A scaling method for priorities in hierarchical structures, Journal of Mathematical Psychology
1977;15:234-281 (principal eigenvector, consistency ratio, random index).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

RANDOM_INDEX = {1: 0.0, 2: 0.0, 3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24}
"""The mean consistency index of comparisons made at random, by number of indicators."""

MOST_COMPARED = max(RANDOM_INDEX)
"""More indicators than this are more than 15 comparisons: nobody answers those with care."""

CONSISTENT = 0.10
"""Saaty's limit: comparisons above it contradict each other too much."""

SCALE = (1, 3, 5, 7, 9)
"""How much more one indicator counts than another: alike, somewhat, clearly, much, entirely."""


@dataclass(frozen=True)
class Pairwise:
    """`weights` sum to 1. `ratio`: consistency ratio, 0 when all comparisons agree. `worst`: the two indicators whose
    comparison is farthest from what the others say; None when all agree."""

    weights: FloatArray
    ratio: float
    worst: tuple[int, int] | None

    @property
    def consistent(self) -> bool:
        """True when the comparisons agree well enough to be used."""
        return self.ratio <= CONSISTENT


def weigh(size: int, answers: Mapping[tuple[int, int], float]) -> Pairwise:
    """`answers[(one, other)]`: how many times as much the first counts as the second (1/9 to 9), first place smaller;
    pairs without an answer count alike. Raises ValueError for more than MOST_COMPARED indicators or other numbers."""
    if not 1 <= size <= MOST_COMPARED:
        raise ValueError(f"Sammenlign højst {MOST_COMPARED} indikatorer parvis.")
    matrix = np.ones((size, size))
    for (one, other), times in answers.items():
        if not 0 <= one < other < size or not 1 / max(SCALE) - 1e-9 <= times <= max(SCALE):
            raise ValueError("A comparison of two other indicators, or outside 1/9 to 9")
        matrix[one, other], matrix[other, one] = times, 1 / times
    values, vectors = np.linalg.eig(matrix)
    largest = int(np.argmax(values.real))
    vector = np.abs(vectors[:, largest].real)
    weights = vector / vector.sum()
    index = (float(values[largest].real) - size) / (size - 1) if size > 1 else 0.0
    ratio = max(0.0, index / RANDOM_INDEX[size]) if RANDOM_INDEX[size] else 0.0
    return Pairwise(weights, ratio, _worst(matrix, weights))


def _worst(matrix: FloatArray, weights: FloatArray) -> tuple[int, int] | None:
    pairs = list(combinations(range(len(weights)), 2))
    off = [abs(np.log(matrix[one, other] * weights[other] / weights[one])) for one, other in pairs]
    if not pairs or max(off) < 1e-9:
        return None
    return pairs[int(np.argmax(off))]
