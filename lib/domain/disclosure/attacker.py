"""The attacker: what can be worked out about every masked count from the release alone.

Two linear programmes per masked count (smallest and largest feasible value), rounded inwards to whole persons.
It knows nothing of how the mask was made: its only input is a Release. See Fischetti and Salazar-Gonzalez
(2001).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from lib.domain.disclosure.presolve import TOLERANCE, Part, ReducedSystem, reduce_release
from lib.domain.disclosure.release import Release
from lib.domain.disclosure.table import BoolArray, DisclosureError, FloatArray, IntArray

LARGE_PART = 24
LOOKS = 4


@dataclass(frozen=True)
class CellRange:
    """The whole numbers of persons that a masked count can still be."""

    low: float
    high: float

    @property
    def span(self) -> float:
        """high - low; 0 when the count is known."""
        return self.high - self.low


@dataclass(frozen=True)
class AuditResult:
    """What the attacker knows of every masked cell."""

    ranges: Mapping[str, CellRange]

    def unsafe(self, required: Mapping[str, float]) -> dict[str, CellRange]:
        """The cells whose span is below the required one."""
        return {cell: found for cell, found in self.ranges.items() if found.span < required[cell]}


def attack(release: Release, enough: FloatArray | None = None) -> AuditResult:
    """The range of every masked count. Raises DisclosureError when the release contradicts itself.

    Exact without `enough`; with it (persons, in cell order) a range may be told too narrow where its span is enough
    already, which saves most of the programmes of a large table.
    """
    low, high = _ranges(release, enough)
    cells = np.flatnonzero(release.masked)
    return AuditResult({release.cell_ids[i]: CellRange(float(low[i]), float(high[i])) for i in cells})


def find_unsafe(release: Release, required: FloatArray) -> BoolArray:
    """Masked cells (in cell order) whose span is below `required` persons; faster than `attack`.

    Every feasible solution met widens what is known to be possible, so that most counts need no programme of
    their own.
    """
    low, high = _ranges(release, required)
    unsafe: BoolArray = release.masked & (high - low < required)
    return unsafe


def _ranges(release: Release, enough: FloatArray | None) -> tuple[FloatArray, FloatArray]:
    """Whole-person bounds of all cells; with `enough` a bound may be inside the true one where the span suffices."""
    system = reduce_release(release)
    class_low, class_high = system.class_low.copy(), system.class_high.copy()
    total_low, total_high = system.totals_known.copy(), system.totals_known.copy()
    class_leaves = _leaves_by_class(system)
    masked_totals = np.flatnonzero(release.masked[release.leaf_count :])
    masked_rows = system.totals[masked_totals].tocsc()
    for part in system.parts:
        inside = masked_rows[:, part.classes].toarray()
        attacked = _AttackedPart(system, part, inside)
        if enough is None or attacked.closed_form:
            attacked.solve_all()
        else:
            leaf_need = [(class_leaves[k], enough[class_leaves[k]]) for k in part.classes]
            attacked.solve_until(leaf_need, enough[release.leaf_count + masked_totals])
        size = part.classes.size
        class_low[part.classes], class_high[part.classes] = attacked.low[:size], attacked.high[:size]
        total_low[masked_totals] += attacked.low[size:]
        total_high[masked_totals] += attacked.high[size:]
    leaf_low, leaf_high = leaf_ranges(system, class_low, class_high)
    low = np.ceil(np.concatenate([leaf_low, total_low]) - TOLERANCE) + 0.0
    high = np.floor(np.concatenate([leaf_high, total_high]) + TOLERANCE)
    return low, high


def leaf_ranges(
    system: ReducedSystem, class_low: FloatArray, class_high: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Bounds of the leaves when their class totals range over class_low..class_high: the rest of a class gives
    way."""
    free = system.leaf_class >= 0
    of = system.leaf_class[free]
    low, high = system.leaf_low.copy(), system.leaf_high.copy()
    rest_high = system.class_high[of] - system.leaf_high[free]
    rest_low = system.class_low[of] - system.leaf_low[free]
    low[free] = np.maximum(low[free], class_low[of] - rest_high)
    high[free] = np.minimum(high[free], class_high[of] - rest_low)
    return low, high


def _leaves_by_class(system: ReducedSystem) -> list[IntArray]:
    order = np.argsort(system.leaf_class, kind="stable")
    starts = np.searchsorted(system.leaf_class[order], np.arange(system.class_low.size))
    return np.split(order, starts)[1:]


class _AttackedPart:
    """Bounds of the targets of one part: its classes, then the masked totals' share of the part."""

    def __init__(self, system: ReducedSystem, part: Part, totals_inside: FloatArray) -> None:
        self.system, self.part, self.totals = system, part, totals_inside
        self.class_low, self.class_high = system.class_low[part.classes], system.class_high[part.classes]
        size = part.classes.size + totals_inside.shape[0]
        self.low, self.high = np.full(size, np.inf), np.full(size, -np.inf)
        self.low[part.classes.size :][~totals_inside.any(axis=1)] = 0.0
        self.high[part.classes.size :][~totals_inside.any(axis=1)] = 0.0
        rows = part.low.size
        self.closed_form = rows == 0 or (rows == 1 and bool(np.all(part.matrix.toarray() == 1.0)))

    def solve_all(self) -> None:
        """Exact bounds of every target."""
        if self.closed_form:
            self._solve_star()
            return
        for target in range(self.low.size):
            self._solve(target)

    def solve_until(self, leaf_need: list[tuple[IntArray, FloatArray]], total_need: FloatArray) -> None:
        """Bounds wide enough to show that each need is met, or exact ones where it is not."""
        self._look_around()
        for target, (leaves, need) in enumerate(leaf_need):
            if np.any(self._leaf_spans(target, leaves) < need):
                self._solve(target)
        for place, need in enumerate(total_need):
            target = len(leaf_need) + place
            if self.high[target] - self.low[target] < need:
                self._solve(target)

    def _look_around(self) -> None:
        """Solutions in all directions: in a large part they settle most counts for the price of a few programmes."""
        classes = self.part.classes.size
        if classes < LARGE_PART:
            return
        directions = np.random.default_rng(classes).standard_normal((LOOKS, classes))
        for objective in np.concatenate([directions, -directions]):
            self._reach(objective)

    def _leaf_spans(self, target: int, leaves: IntArray) -> FloatArray:
        low, high = self.system.leaf_low[leaves], self.system.leaf_high[leaves]
        least = np.maximum(low, self.low[target] - (self.class_high[target] - high))
        most = np.minimum(high, self.high[target] - (self.class_low[target] - low))
        spans: FloatArray = np.floor(most + TOLERANCE) - np.ceil(least - TOLERANCE)
        return spans

    def _solve_star(self) -> None:
        """At most one sum binds the classes: what is inside the target gives way to what is outside."""
        bound_low = float(self.part.low[0]) if self.part.low.size else -np.inf
        bound_high = float(self.part.high[0]) if self.part.high.size else np.inf
        targets = np.vstack([np.eye(self.part.classes.size), self.totals])
        inside_low, inside_high = targets @ self.class_low, targets @ self.class_high
        outside_low = self.class_low.sum() - inside_low
        outside_high = self.class_high.sum() - inside_high
        self.low = np.maximum(inside_low, bound_low - outside_high)
        self.high = np.minimum(inside_high, bound_high - outside_low)

    def _solve(self, target: int) -> None:
        size = self.part.classes.size
        objective = np.eye(1, size, target)[0] if target < size else self.totals[target - size]
        if not objective.any():
            return
        for sign in (1.0, -1.0):
            self._reach(sign * objective)

    def _reach(self, objective: FloatArray) -> None:
        part = self.part
        solution = extreme_point(objective, part.matrix, part.low, part.high, self.class_low, self.class_high)
        values = np.concatenate([solution, self.totals @ solution])
        self.low, self.high = np.minimum(self.low, values), np.maximum(self.high, values)


def extreme_point(
    objective: FloatArray,
    matrix: object,
    row_low: FloatArray,
    row_high: FloatArray,
    low: FloatArray,
    high: FloatArray,
) -> FloatArray:
    """A point of the polytope where `objective` is smallest. Raises DisclosureError when there is no point."""
    found = milp(objective, constraints=LinearConstraint(matrix, row_low, row_high), bounds=Bounds(low, high))
    if found.x is None:
        raise DisclosureError(f"De offentlige tal modsiger hinanden: {found.message}")
    point: FloatArray = found.x
    return point
