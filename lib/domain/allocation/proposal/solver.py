"""HiGHS, asked for the placement with the smallest value of a sum of columns.

A small programme is searched at once. A large one is relaxed first, which bounds every answer, and a whole solution is
looked for near the relaxed one (`rounding`); only where the two do not meet is it searched, for as long as allowed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal import rounding
from lib.domain.allocation.proposal.programme import Coefficients, FloatArray, Programme, Row

TIME_LIMIT = 20.0
"""Seconds that one run of the solver may take before the best answer so far is shown with its gap."""
SAME = 1e-5
"""Half-hours: two shortfalls closer than this are the same. Wider than the solver's own tolerance of 1e-6 a row."""
SMALL = 2000
"""Columns up to which a search takes less time than a good start would save."""
_NO_GAP = 1e-6
_FEWER_MOVES = 1e-6
"""What a moved half-hour counts where a solution is looked for: of those with the same sum, one that moves less."""
_OPTIMAL, _TIME_OUT, _INFEASIBLE = 0, 1, 2
_ANSWERS = (_OPTIMAL, _TIME_OUT, _INFEASIBLE)
"""What scipy calls the solver's answers; anything else is no answer."""


class Unanswered(RuntimeError):
    """No placement was found in time, nor was it shown that there is none."""


@dataclass(frozen=True)
class Found:
    """One answer of the solver; `bound` is the least that `sums` can be, `value` what they are."""

    placement: Placement
    optimal: bool
    bound: float
    value: float


def solved(
    made: Programme,
    sums: Coefficients,
    held: Sequence[Row],
    time_limit: float,
    known: Placement | None = None,
) -> Found | None:
    """The placement with the smallest value of `sums`; None where nothing keeps the rows.

    Where `sums` is empty any placement is best. `known`: a placement that keeps the rows, where there is one.
    `time_limit`: seconds for one run of the solver; a large programme takes a few. Raises Unanswered.
    """
    rows, weights = [*made.rows, *held], made.dense(sums)
    best, bound = None if known is None else made.solution(known), -inf
    if len(made.low) > SMALL:
        relaxed = _run(made, made.dense(sums or made.shortfall), rows, time_limit, whole=False)
        if relaxed.status == _INFEASIBLE:
            return None
        if relaxed.status == _OPTIMAL:
            bound = float(relaxed.fun) if sums else 0.0
        if best is None and relaxed.x is not None:
            best = _near(made, sums, rows, relaxed.x, time_limit)
        if best is not None and weights @ best - bound <= _NO_GAP:
            return _found(made, weights, bound, best)
    searched = _run(made, weights, rows, time_limit, whole=True)
    if searched.status == _INFEASIBLE and best is None:
        return None
    if searched.mip_dual_bound is not None:
        bound = max(bound, float(searched.mip_dual_bound))
    if searched.x is not None and (best is None or weights @ searched.x < weights @ best):
        best = np.asarray(np.round(searched.x), dtype=np.float64)
        if sums and len(made.low) > SMALL:
            tidied = _near(made, sums, rows, best, time_limit)
            best = best if tidied is None or weights @ tidied > weights @ best + _NO_GAP else tidied
    if best is None:
        raise Unanswered("Der er ikke fundet en fordeling inden for tiden.")
    return _found(made, weights, bound, best, searched.status == _OPTIMAL)


def _found(
    made: Programme, weights: FloatArray, bound: float, best: FloatArray, optimal: bool = False
) -> Found:
    value = float(weights @ best)
    return Found(made.placement(best), optimal or value - bound <= _NO_GAP, min(bound, value), value)


def _near(
    made: Programme, sums: Coefficients, rows: Sequence[Row], divided: FloatArray, time_limit: float
) -> FloatArray | None:
    """A whole solution near a divided one, None where none was found."""
    weights = made.dense(sums or made.shortfall) + _FEWER_MOVES * made.dense(made.moved)

    def relaxed(bounds: rounding.Bounds) -> FloatArray | None:
        found = _run(made, weights, rows, time_limit, whole=False, bounds=bounds)
        return None if found.x is None else np.asarray(found.x, dtype=np.float64)

    bounds, near = rounding.rounded(made, divided, relaxed)
    if rounding.is_whole(near):
        return np.round(near)
    found = _run(made, weights, rows, time_limit, whole=True, bounds=bounds)
    return None if found.x is None else np.asarray(np.round(found.x), dtype=np.float64)


def relaxed_level(made: Programme, held: Sequence[Row] = (), time_limit: float = TIME_LIMIT) -> float:
    """An upper bound of the worst-off ratio: the best when hours could be divided at will."""
    wider = made.with_level()
    level = len(made.low)
    found = _run(wider, -wider.dense({level: 1.0}), [*wider.rows, *held], time_limit, whole=False)
    return float(found.x[level]) if found.status == _OPTIMAL else 1.0


def _run(
    made: Programme,
    weights: FloatArray,
    rows: Sequence[Row],
    time_limit: float,
    whole: bool,
    bounds: rounding.Bounds | None = None,
) -> Any:
    """What HiGHS says. Its presolve now and then ends in an error where a row holds an earlier aim to its last
    decimal: then it is asked again without."""
    low, high = bounds or (made.low, made.high)
    for presolve in (True, False):
        found = milp(
            weights,
            integrality=made.whole if whole else np.zeros(len(weights)),
            bounds=Bounds(low, high),
            constraints=_constraints(made, rows),
            options={"mip_rel_gap": 0.0, "time_limit": time_limit, "presolve": presolve},
        )
        if found.status in _ANSWERS:
            break
    return found


def _constraints(made: Programme, rows: Sequence[Row]) -> LinearConstraint:
    low = np.array([row.low for row in rows])
    high = np.array([row.high for row in rows])
    return LinearConstraint(made.matrix(rows), low, high)
