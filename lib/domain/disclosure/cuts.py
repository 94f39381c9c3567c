"""Inequalities that every safe mask satisfies: why a given mask is not enough, in a form a master problem can use.

For a cell c that must keep a span r if hidden: sum over other cells of coefficient * hidden >= need *
hidden[c]. Capacity cuts come from the dual of the attacker's programmes (Fischetti and Salazar-Gonzalez 2001,
with a sliding protection level); cover cuts from monotony: hiding more never narrows a range.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from lib.domain.disclosure.attacker import find_unsafe
from lib.domain.disclosure.release import publish_positions
from lib.domain.disclosure.table import BoolArray, DisclosureError, DisclosureTable, FloatArray

EPSILON = 1e-3
"""Play given to open cells when the dual is chosen: of equal explanations the one with the fewest cells wins."""

ROOM = 10.0
"""Hidden totals get this much more play than they have, so that the dual explains by leaves where it can."""


@dataclass(frozen=True, eq=False)
class Cut:
    """coefficients @ hidden >= need * hidden[target]; the target's own coefficient is 0."""

    target: int
    coefficients: FloatArray
    need: float

    def violated_by(self, hidden: BoolArray) -> bool:
        """True when the mask breaks the inequality."""
        return bool(hidden[self.target]) and float(self.coefficients @ hidden) < self.need - 1e-6

    def row(self) -> FloatArray:
        """The inequality as row @ hidden >= 0."""
        row = self.coefficients.copy()
        row[self.target] = -self.need
        return row


@dataclass(frozen=True, eq=False)
class Play:
    """How far each count can move from its true value: downwards and upwards, in persons (>= 0), if it is hidden.

    Of printed cells and of facts (`fact_*`): always, hidden or not.
    """

    down: FloatArray
    up: FloatArray
    fact_down: FloatArray
    fact_up: FloatArray

    @staticmethod
    def of(table: DisclosureTable) -> "Play":
        """The play of every cell and fact of the table."""
        facts = table.known.matrix @ table.counts[: table.leaf_count]
        return Play(
            down=np.where(table.printed, table.counts - table.public_low, table.counts),
            up=np.where(table.printed, table.public_high - table.counts, table.populations - table.counts),
            fact_down=facts - table.known.low,
            fact_up=table.known.high - facts,
        )


def capacity_cut(
    table: DisclosureTable, play: Play, target: int, hidden: BoolArray, required: float
) -> Cut | None:
    """The cut that explains why `target` is not safe under `hidden`, or None when there is none of this kind."""
    coefficients, constant = np.zeros(table.cell_count), 0.0
    for direction in (1.0, -1.0):
        part, part_constant = _dual_bound(table, play, target, hidden, direction)
        coefficients += part
        constant += part_constant
    need = required - constant - coefficients[target]
    if need <= 1e-6:
        return None
    coefficients[target] = 0.0
    return Cut(target, np.minimum(coefficients, need), need)


def _dual_bound(
    table: DisclosureTable, play: Play, target: int, hidden: BoolArray, direction: float
) -> tuple[FloatArray, float]:
    """Per cell, what hiding it can add to the target's movement in one direction, and what is there anyway."""
    leaves = table.leaf_count
    free = hidden | table.printed
    down = np.where(free, play.down, np.minimum(play.down, EPSILON))
    up = np.where(free, play.up, np.minimum(play.up, EPSILON))
    loose = np.where(hidden[leaves:], ROOM, 0.0)
    rows = sparse.vstack([table.incidence[leaves:], table.known.matrix], format="csr")
    row_up = np.concatenate([up[leaves:] + loose, play.fact_up])
    row_down = np.concatenate([down[leaves:] + loose, play.fact_down])
    objective = -direction * _dense_row(table.incidence, target)
    solved = linprog(
        objective,
        A_ub=sparse.vstack([rows, -rows], format="csr") if rows.shape[0] else None,
        b_ub=np.concatenate([row_up, row_down]) if rows.shape[0] else None,
        bounds=np.column_stack([-down[:leaves], up[:leaves]]),
        method="highs",
    )
    if solved.x is None:
        raise DisclosureError(f"Angrebet på {table.cell_ids[target]} kunne ikke løses: {solved.message}")
    multipliers = -solved.ineqlin.marginals if rows.shape[0] else np.empty(0)
    row_count = rows.shape[0]
    total_count = table.cell_count - leaves
    on_up = np.concatenate([-solved.upper.marginals, multipliers[:total_count]])
    on_down = np.concatenate([solved.lower.marginals, multipliers[row_count : row_count + total_count]])
    reach = _product(on_up, play.up) + _product(on_down, play.down)
    constant = float(
        _product(multipliers[total_count:row_count], play.fact_up).sum()
        + _product(multipliers[row_count + total_count :], play.fact_down).sum()
        + reach[table.printed].sum()
    )
    return np.where(table.printed, 0.0, reach), constant


def _product(multipliers: FloatArray, play: FloatArray) -> FloatArray:
    """multipliers * play, with the solver's dust removed and an unused infinite play counted as nothing."""
    clean = np.where(multipliers > 1e-9, multipliers, 0.0)
    return np.multiply(clean, play, out=np.zeros_like(clean), where=clean > 0)


def _dense_row(matrix: Any, row: int) -> FloatArray:
    dense: FloatArray = matrix[[row]].toarray().ravel()
    return dense


def cover_cut(table: DisclosureTable, target: int, hidden: BoolArray, required: float) -> Cut:
    """At least one cell outside a largest mask that still leaves `target` unsafe must be hidden with it."""
    only_target = np.full(table.cell_count, -np.inf)
    only_target[target] = required
    largest = hidden.copy()
    for cell in np.argsort(table.weights, kind="stable"):
        if largest[cell] or table.printed[cell]:
            continue
        largest[cell] = True
        if not find_unsafe(publish_positions(table, largest), only_target)[target]:
            largest[cell] = False
    outside = ~largest & ~table.printed
    return Cut(target, outside.astype(np.float64), 1.0)
