"""The cheapest way to let a count move: which cells must be hidden for an attacker to believe it larger or
smaller."""

from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from lib.domain.disclosure.cuts import Play
from lib.domain.disclosure.table import BoolArray, DisclosureTable, FloatArray, IntArray

HIDDEN_COST = 1e-4
"""Cost of moving an already hidden count, per unit of weight: small, so that movements stay short."""

WIDE_SUM = 500
"""Of a sum of more leaves than this only some are neighbours, hidden and light ones first."""

SOME = 60


def neighbourhood(table: DisclosureTable, cell: int, hidden: BoolArray, hops: int) -> IntArray:
    """Leaves that share a sum with the cell, then `hops` times their neighbours in the narrow sums."""
    totals = table.incidence[table.leaf_count :]
    narrow = np.diff(totals.indptr) <= WIDE_SUM
    near = table.incidence[[cell]].toarray().ravel() > 0
    for total in np.flatnonzero(~narrow & (totals @ near.astype(np.float64) > 0)):
        members = totals.indices[totals.indptr[total] : totals.indptr[total + 1]]
        order = np.lexsort((table.weights[members], ~hidden[members]))
        near[members[order[:SOME]]] = True
    sums = totals[np.flatnonzero(narrow)]
    for _ in range(hops):
        near = near | (sums.T @ (sums @ near.astype(np.float64)) > 0)
    return np.flatnonzero(near)


class Movement:
    """Pairs of movements of `leaves`, one up and one down, that together give a cell its span; other leaves
    stand still.

    Variables: per movement and cell a rise and a fall (persons); a total moves as its leaves do, a fact within
    its play.
    """

    def __init__(self, table: DisclosureTable, leaves: IntArray) -> None:
        self.table = table
        totals = table.incidence[table.leaf_count :][:, leaves]
        touched = np.flatnonzero(np.diff(totals.indptr) > 0)
        self.cells = np.concatenate([leaves, table.leaf_count + touched])
        play = Play.of(table)
        size, total_count = self.cells.size, touched.size
        sums = sparse.hstack([totals[touched], -sparse.eye_array(total_count)])
        facts = sparse.hstack(
            [table.known.matrix[:, leaves], sparse.csr_array((table.known.low.size, total_count))]
        )
        one = sparse.vstack([sums, facts], format="csr")
        signed = sparse.hstack([one, -one])
        self.rows = sparse.block_diag([signed, signed], format="csr")
        zero = np.zeros(total_count)
        self.row_low = np.tile(np.concatenate([zero, -play.fact_down]), 2)
        self.row_high = np.tile(np.concatenate([zero, play.fact_up]), 2)
        self.most = np.tile(np.concatenate([play.up[self.cells], play.down[self.cells]]), 2)
        self.size = size

    def support(self, cell: int, hidden: BoolArray, required: float) -> BoolArray:
        """The cells (of the whole table) that must be hidden for `cell` to have its span; none if that cannot be."""
        table, chosen = self.table, self.cells
        price = np.where(hidden, HIDDEN_COST * table.weights, table.weights)
        price = np.where(table.printed, 0.0, price)[chosen]
        place = int(np.flatnonzero(chosen == cell)[0])
        aim = sparse.csr_array(
            (
                np.array([1.0, -1.0, -1.0, 1.0]),
                (np.zeros(4, dtype=np.int64), place + self.size * np.arange(4)),
            ),
            shape=(1, 4 * self.size),
        )
        found = self._cheapest(np.tile(price, 4), aim, required)
        moves = found.reshape(4, self.size).max(axis=0) > 1e-7
        moved = np.zeros(table.cell_count, dtype=np.bool_)
        moved[chosen[moves]] = True
        return moved & ~table.printed

    def _cheapest(self, price: FloatArray, aim: Any, required: float) -> FloatArray:
        constraints = LinearConstraint(
            sparse.vstack([self.rows, aim], format="csr"),
            np.append(self.row_low, required),
            np.append(self.row_high, np.inf),
        )
        found = milp(price, constraints=constraints, bounds=Bounds(0.0, self.most))
        empty: FloatArray = np.zeros(price.size)
        return empty if found.x is None else np.asarray(found.x, dtype=np.float64)
