"""From a divided solution to a whole one near it: blocks, sessions and teams first, then single half-hours.

With whole blocks, sessions and teams held, what is left is a transportation problem, whose best solution is whole by
itself. Activities that have no single half-hours leave the others least choice, so they come first; where too many at
once leave nothing possible, half of them are tried.
"""

from collections.abc import Callable, Sequence
from math import floor

import numpy as np

from lib.domain.allocation.proposal.programme import Coefficients, FloatArray, Programme
from lib.domain.allocation.proposal.steps import NEARLY

_MOST_OF_IT = 0.5
_WHOLE = 1e-6

Bounds = tuple[FloatArray, FloatArray]
"""The least and the most of each column."""
Relaxed = Callable[[Bounds], FloatArray | None]
"""The best divided solution within bounds; None where there is none."""


def rounded(made: Programme, divided: FloatArray, relaxed: Relaxed) -> tuple[Bounds, FloatArray]:
    """Bounds that hold whole blocks, sessions and teams near a divided solution, and the best divided solution within
    them, which is whole but for what could not be held."""
    zones: dict[str, list[Coefficients]] = {}
    for (activity, _), own in made.places.items():
        zones.setdefault(activity, []).append(own)
    rigid = [activity for activity, every in zones.items() if not _divisible(every)]
    bounds = (made.low, made.high)
    for activities in (rigid, [activity for activity in zones if activity not in rigid]):
        bounds, divided = _held(made, zones, activities, bounds, divided, relaxed)
    return bounds, divided


def _held(
    made: Programme,
    zones: dict[str, list[Coefficients]],
    activities: Sequence[str],
    bounds: Bounds,
    divided: FloatArray,
    relaxed: Relaxed,
) -> tuple[Bounds, FloatArray]:
    """As many of the activities held as leave something possible: all, or as many of each half."""
    if not activities:
        return bounds, divided
    low, high = bounds[0].copy(), bounds[1].copy()
    for activity in activities:
        steps = _whole_steps(made, zones[activity], divided, made.base.activity_totals[activity])
        columns = list(steps)
        low[columns] = high[columns] = list(steps.values())
    found = relaxed((low, high))
    if found is not None:
        return (low, high), found
    if len(activities) > 1:
        middle = len(activities) // 2
        for half in (activities[:middle], activities[middle:]):
            bounds, divided = _held(made, zones, half, bounds, divided, relaxed)
    return bounds, divided


def _divisible(zones: Sequence[Coefficients]) -> bool:
    return any(1 in own.values() for own in zones)


def _whole_steps(
    made: Programme, zones: Sequence[Coefficients], divided: FloatArray, left: float
) -> dict[int, int]:
    """Steps to take of each column with steps of more than a half-hour, of an activity with `left` half-hours.

    First those that the solution has whole; then, of the next ones, those it has most of. Never more than there are
    half-hours, and all of them where there are no single ones.
    """
    taken: dict[int, int] = {}
    wishes: list[tuple[float, int, float]] = []
    for own in zones:
        here = sum(length * float(divided[column]) for column, length in own.items())
        for column, length in ((column, length) for column, length in own.items() if length > 1):
            most = int(made.high[column])
            taken[column] = max(int(made.low[column]), min(most, floor(here / length + NEARLY)))
            here, left = here - taken[column] * length, left - taken[column] * length
            if taken[column] < most:
                wishes.append((here / length, column, length))
                here = 0.0
    for part, column, length in sorted(wishes, reverse=True):
        wanted = part >= _MOST_OF_IT or not _divisible(zones) or not any(taken.values())
        if wanted and length <= left:
            taken[column] += 1
            left -= length
    return taken


def is_whole(solution: FloatArray) -> bool:
    """Whether every column is a whole number, but for what the solver cannot tell."""
    return bool(np.abs(solution - np.round(solution)).max() <= _WHOLE)
