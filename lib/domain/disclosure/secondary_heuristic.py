"""Secondary masking fast: near the smallest loss, for any size of table.

1. Large tables: within each block of afdelinger that are in the same sums, hide the lightest partners that make
the hidden ones safe among themselves. 2. For every count still unsafe, the cheapest movement of counts that
gives it its span: hide what moves (the linear programme behind the shortest-path and hypercube methods). 3.
Show again what is not needed: in small tables every cell is tried, in large ones the totals.
"""

import numpy as np

from lib.domain.disclosure.attacker import find_unsafe
from lib.domain.disclosure.blocks import protect_blocks
from lib.domain.disclosure.movement import Movement, neighbourhood
from lib.domain.disclosure.primary import forced_cells
from lib.domain.disclosure.release import publish_positions
from lib.domain.disclosure.requirement import required_spans
from lib.domain.disclosure.table import BoolArray, DisclosureTable, FloatArray, Mask

SMALL = 300
"""Leaves up to which the whole table is looked at for every cell."""


def heuristic_mask(table: DisclosureTable) -> Mask:
    """A safe mask of small loss (see `loss_weight`); safe by the attacker's own test."""
    required = required_spans(table).spans
    hidden = forced_cells(table)
    unsafe = find_unsafe(publish_positions(table, hidden), required)
    if table.leaf_count > SMALL and unsafe.any():
        hidden = protect_blocks(table, hidden, unsafe, required)
        unsafe = find_unsafe(publish_positions(table, hidden), required)
    hops = 2
    while unsafe.any():
        before = int(hidden.sum())
        hidden = _hide_movements(table, hidden, unsafe, required, hops)
        if int(hidden.sum()) == before:
            hidden = _hide_neighbours(table, hidden, unsafe)
            hops += 1
        unsafe = find_unsafe(publish_positions(table, hidden), required)
    hidden = _show_again(table, hidden, required)
    return Mask(table.named(hidden))


def _hide_movements(
    table: DisclosureTable, hidden: BoolArray, unsafe: BoolArray, required: FloatArray, hops: int
) -> BoolArray:
    whole = Movement(table, np.arange(table.leaf_count)) if table.leaf_count <= SMALL else None
    for cell in np.flatnonzero(unsafe):
        movement = whole or Movement(table, neighbourhood(table, int(cell), hidden, hops))
        hidden = hidden | movement.support(int(cell), hidden, required[cell])
    return hidden


def _hide_neighbours(table: DisclosureTable, hidden: BoolArray, unsafe: BoolArray) -> BoolArray:
    """Where moving fractions of persons is enough but whole persons are not: hide the lightest cell around."""
    leaves = np.asarray(table.incidence[np.flatnonzero(unsafe)].sum(axis=0)).ravel() > 0
    around = np.asarray(table.incidence @ leaves.astype(np.float64) > 0)
    open_cells = ~hidden & ~table.printed
    candidates = np.flatnonzero(around & open_cells)
    if candidates.size == 0:
        candidates = np.flatnonzero(open_cells)
    chosen = hidden.copy()
    chosen[candidates[np.argmin(table.weights[candidates])]] = True
    return chosen


def _show_again(table: DisclosureTable, hidden: BoolArray, required: FloatArray) -> BoolArray:
    forced = forced_cells(table)
    worth_trying = np.arange(table.cell_count) >= (0 if table.leaf_count <= SMALL else table.leaf_count)
    extra = np.flatnonzero(hidden & ~forced & worth_trying)
    for cell in extra[np.argsort(-table.weights[extra], kind="stable")]:
        fewer = hidden.copy()
        fewer[cell] = False
        if not find_unsafe(publish_positions(table, fewer), required).any():
            hidden = fewer
    return hidden
