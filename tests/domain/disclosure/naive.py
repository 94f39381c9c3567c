"""A second, plain attacker and a brute-force optimum that share nothing with the program but table and release."""

from itertools import combinations

import numpy as np
from scipy.optimize import linprog

from lib.domain.disclosure.release import Release, publish_positions
from lib.domain.disclosure.table import BoolArray, DisclosureTable, FloatArray


def naive_spans(release: Release) -> FloatArray:
    """Whole-person spans of all cells by two programmes per cell over all leaves, no presolve at all."""
    matrix = np.vstack([release.incidence.toarray(), release.known.matrix.toarray()])
    low = np.concatenate([release.low, release.known.low])
    high = np.concatenate([release.high, release.known.high])
    upper, lower = np.isfinite(high), np.isfinite(low)
    rows = np.vstack([matrix[upper], -matrix[lower]])
    limits = np.concatenate([high[upper], -low[lower]])
    bounds = [(0.0, n) for n in release.leaf_populations]
    spans = np.zeros(len(release.cell_ids))
    for cell in np.flatnonzero(release.masked):
        objective = release.incidence[[cell]].toarray().ravel()
        ends = []
        for sign in (1.0, -1.0):
            found = linprog(sign * objective, A_ub=rows, b_ub=limits, bounds=bounds, method="highs")
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        spans[cell] = np.floor(ends[1] + 1e-6) - np.ceil(ends[0] - 1e-6)
    return spans


def naive_is_safe(table: DisclosureTable, hidden: BoolArray, required: FloatArray) -> bool:
    """True when every masked cell keeps its required span against the plain attacker."""
    release = publish_positions(table, hidden)
    return bool(np.all(naive_spans(release)[release.masked] >= required[release.masked]))


def brute_force_loss(table: DisclosureTable, forced: BoolArray, required: FloatArray) -> float:
    """The least summed weight over all masks that hold the forced cells and are safe, by trying every subset."""
    free = np.flatnonzero(~forced & ~table.printed)
    cost = np.where(table.never_published, 0.0, table.weights)
    masks = []
    for size in range(free.size + 1):
        for extra in combinations(free.tolist(), size):
            hidden = forced.copy()
            hidden[list(extra)] = True
            masks.append((float(cost[hidden].sum()), hidden))
    for loss, hidden in sorted(masks, key=lambda pair: pair[0]):
        if naive_is_safe(table, hidden, required):
            return loss
    raise AssertionError("No mask is safe, not even hiding everything.")
