"""What it would take before another zone came first: the smallest change of the weights."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from lib.domain.priority.weights import WeightSpace

FloatArray = npt.NDArray[np.float64]

AHEAD = 1e-4
"""How far ahead (1 is the largest distance of any zone) another zone must be: more than a tie."""


@dataclass(frozen=True)
class Turn:
    """`zone` (its place) comes first with `weights`; `moved` is the weight that has changed place (0-1)."""

    zone: int
    weights: FloatArray
    moved: float


def leaders_at(values: FloatArray, weights: FloatArray) -> tuple[int, ...]:
    """Places of the zones with the largest weighted sum; more than one is a tie."""
    scores = values @ weights
    return tuple(int(zone) for zone in np.flatnonzero(scores >= scores.max() - AHEAD))


def leads_throughout(values: FloatArray, space: WeightSpace, zone: int) -> bool:
    """True when the zone comes first alone with every set of weights in `space`: proven, not drawn."""
    others = [other for other in range(len(values)) if other != zone]
    return all(_least_lead(values[zone] - values[other], space) >= AHEAD for other in others)


def what_turns(values: FloatArray, weights: FloatArray) -> Turn | None:
    """The set of weights nearest to `weights` (sum of absolute changes) with which another zone comes first alone.

    `values`: zones x indicators, normalised; `weights` sum to 1. None where no weights at all put another zone first.
    """
    leaders = leaders_at(values, weights)
    turns = [
        turn
        for zone in range(len(values))
        if zone not in leaders or len(leaders) > 1
        if (turn := _nearest(values, weights, zone)) is not None
    ]
    return min(turns, key=lambda turn: turn.moved, default=None)


def _nearest(values: FloatArray, weights: FloatArray, zone: int) -> Turn | None:
    """Linear programme over the new weights and the size of each change."""
    size = len(weights)
    others = np.delete(values, zone, axis=0)
    behind = np.hstack([others - values[zone], np.zeros((len(others), size))])
    grown = np.hstack([np.eye(size), -np.eye(size)])
    shrunk = np.hstack([-np.eye(size), -np.eye(size)])
    answer = linprog(
        np.concatenate([np.zeros(size), np.ones(size)]),
        A_ub=np.vstack([behind, grown, shrunk]),
        b_ub=np.concatenate([np.full(len(others), -AHEAD), weights, -weights]),
        A_eq=np.concatenate([np.ones(size), np.zeros(size)])[None, :],
        b_eq=[1.0],
        bounds=(0, 1),
    )
    if not answer.success:
        return None
    found = np.asarray(answer.x[:size], dtype=np.float64)
    return Turn(zone, found, float(np.abs(found - weights).sum() / 2))


def _least_lead(lead: FloatArray, space: WeightSpace) -> float:
    """The smallest weighted sum of `lead` over the weights in `space`."""
    named = list(space.order)
    unnamed = [place for place in range(space.size) if place not in named]
    steps = [*zip(named, named[1:], strict=False), *((named[-1], other) for other in unnamed if named)]
    rows = np.zeros((len(steps), space.size))
    for row, (more, less) in zip(rows, steps, strict=True):
        row[more], row[less] = -1.0, 1.0
    answer = linprog(
        lead,
        A_ub=rows if steps else None,
        b_ub=np.zeros(len(steps)) if steps else None,
        A_eq=np.ones((1, space.size)),
        b_eq=[1.0],
        bounds=list(zip(space.low or [0.0] * space.size, space.high or [1.0] * space.size, strict=True)),
    )
    return float(answer.fun) if answer.success else -np.inf
