"""Rank acceptabilities, central weights and confidence factors by simulation, with the error of the simulation.

Source: Lahdelma & Salminen 2001 (SMAA-2). Ranks: 1 is the zone that comes first (the largest weighted sum).
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Acceptability:
    """`ranks`: zones x ranks, percent (0-100) of the draws in which the zone has the rank; rows, columns sum to 100.

    `central`: zones x indicators, the mean weights of the draws in which the zone comes first (NaN where it never is).
    `confidence`: percent of the draws of data in which the zone comes first with its own central weights (or NaN).
    `pairs`: zones x zones, percent of the draws in which the first comes before the second. `error`: half-width of the
    95 % interval of any of the percentages at worst, in percentage points.
    """

    ranks: FloatArray
    central: FloatArray
    confidence: FloatArray
    pairs: FloatArray
    error: float


def acceptability(values: FloatArray, weights: FloatArray) -> Acceptability:
    """`values`: draws x zones x indicators, normalised so that more means sooner; `weights`: draws x indicators.

    A tie in a draw is shared between the zones that tie. Raises ValueError where the two do not have as many draws.
    """
    if len(values) != len(weights):
        raise ValueError("values and weights must have as many draws")
    scores = np.einsum("dzi,di->dz", values, weights)
    shares = _rank_shares(scores)
    first = shares[:, :, 0]
    central = _central(first, weights)
    return Acceptability(
        ranks=100 * shares.mean(axis=0),
        central=central,
        confidence=_confidence(values, central),
        pairs=100 * _before(scores).mean(axis=0),
        error=simulation_error(len(values)),
    )


def simulation_error(draws: int) -> float:
    """Half-width of the 95 % interval of a percentage near 50 from so many independent draws, in percentage points."""
    return 100 * Z_95 * sqrt(0.25 / draws)


def _rank_shares(scores: FloatArray) -> FloatArray:
    """draws x zones x ranks: 1 at the zone's rank; zones that tie share the ranks between them evenly."""
    zones = scores.shape[1]
    above = (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    tied = (scores[:, None, :] == scores[:, :, None]).sum(axis=2)
    ranks = np.arange(zones)
    inside = (ranks >= above[:, :, None]) & (ranks < (above + tied)[:, :, None])
    shares: FloatArray = inside / tied[:, :, None]
    return shares


def _before(scores: FloatArray) -> FloatArray:
    """draws x zones x zones: 1 where the first comes before the second, a half where they tie."""
    wins = (scores[:, :, None] > scores[:, None, :]).astype(np.float64)
    ties = (scores[:, :, None] == scores[:, None, :]).astype(np.float64)
    before: FloatArray = wins + ties / 2
    return before


def _central(first: FloatArray, weights: FloatArray) -> FloatArray:
    sums = first.sum(axis=0)
    with np.errstate(invalid="ignore"):
        central: FloatArray = np.where(sums[:, None] > 0, first.T @ weights / sums[:, None], np.nan)
    return central


def _confidence(values: FloatArray, central: FloatArray) -> FloatArray:
    found = np.full(len(central), np.nan)
    for zone, weights in enumerate(central):
        if not np.isnan(weights).any():
            found[zone] = 100 * _rank_shares(values @ weights)[:, zone, 0].mean()
    return found
