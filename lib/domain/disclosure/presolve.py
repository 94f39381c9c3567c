"""A release as the smallest equivalent system: classes of afdelinger that no published sum tells apart.

Unmasked leaves drop out; masked leaves that are in exactly the same sums become one class (zone x organisation in a
plain plan), for the sums bind only the class total. Sums made of other sums are cut to their remainder, so that the
system falls into parts that can be attacked one at a time.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from lib.domain.disclosure.release import Release
from lib.domain.disclosure.table import DisclosureError, FloatArray, IntArray

TOLERANCE = 1e-6


@dataclass(frozen=True, eq=False)
class Part:
    """Classes bound together by the rows (sparse: rows x classes of the part) and by nothing else."""

    classes: IntArray
    matrix: Any
    low: FloatArray
    high: FloatArray


@dataclass(frozen=True, eq=False)
class ReducedSystem:
    """`leaf_class`: class of each leaf (-1: count known). Class totals t lie in class_low..class_high and in
    the parts.

    `totals` (all totals of the release x classes) with `totals_known` (the part of each total that is public leaves).
    """

    leaf_class: IntArray
    leaf_low: FloatArray
    leaf_high: FloatArray
    class_low: FloatArray
    class_high: FloatArray
    totals: Any
    totals_known: FloatArray
    parts: tuple[Part, ...]


def reduce_release(release: Release) -> ReducedSystem:
    """The reduced system of a release. Raises DisclosureError when the published figures contradict each other."""
    leaves = release.leaf_count
    leaf_low = np.maximum(0.0, release.low[:leaves])
    leaf_high = np.minimum(release.leaf_populations, release.high[:leaves])
    if np.any(leaf_low > leaf_high + TOLERANCE):
        raise DisclosureError("De offentlige tal modsiger hinanden: en tæller er større end sin nævner.")
    free = leaf_high > leaf_low
    known_part = np.where(free, 0.0, leaf_low)
    stacked = sparse.vstack([release.incidence[leaves:], release.known.matrix], format="csc")
    leaf_class, members = _classes(stacked, free)
    rows = sparse.csr_array(stacked[:, members]) if members.size else sparse.csr_array((stacked.shape[0], 0))
    offset = stacked @ known_part
    low = np.concatenate([release.low[leaves:], release.known.low]) - offset
    high = np.concatenate([release.high[leaves:], release.known.high]) - offset
    count = members.size
    class_low: FloatArray = np.bincount(leaf_class[free], weights=leaf_low[free], minlength=count).astype(
        float
    )
    class_high: FloatArray = np.bincount(leaf_class[free], weights=leaf_high[free], minlength=count).astype(
        float
    )
    total_count = release.incidence.shape[0] - leaves
    return ReducedSystem(
        leaf_class=leaf_class,
        leaf_low=leaf_low,
        leaf_high=leaf_high,
        class_low=class_low,
        class_high=class_high,
        totals=rows[:total_count],
        totals_known=offset[:total_count],
        parts=_parts(*_binding_rows(rows, low, high, class_low, class_high), count),
    )


def _classes(stacked: Any, free: Any) -> tuple[IntArray, IntArray]:
    """Class number of each leaf (-1 when not free) and one leaf of every class."""
    leaf_class = np.full(free.size, -1, dtype=np.int64)
    numbers: dict[tuple[bytes, bytes], int] = {}
    members: list[int] = []
    stacked.sort_indices()
    for leaf in np.flatnonzero(free):
        span = slice(stacked.indptr[leaf], stacked.indptr[leaf + 1])
        signature = (stacked.indices[span].tobytes(), stacked.data[span].tobytes())
        if signature not in numbers:
            numbers[signature] = len(members)
            members.append(int(leaf))
        leaf_class[leaf] = numbers[signature]
    return leaf_class, np.array(members, dtype=np.int64)


def _binding_rows(
    rows: Any, low: FloatArray, high: FloatArray, class_low: FloatArray, class_high: FloatArray
) -> tuple[Any, FloatArray, FloatArray]:
    """Rows that say more than the class bounds do; sums of other sums are cut to their remainder."""
    positive, negative = rows.maximum(0), rows.minimum(0)
    least = positive @ class_low + negative @ class_high
    most = positive @ class_high + negative @ class_low
    if np.any(high < least - TOLERANCE) or np.any(low > most + TOLERANCE):
        raise DisclosureError("De offentlige tal modsiger hinanden: en sum passer ikke med sine dele.")
    keep = np.flatnonzero((high < most - TOLERANCE) | (low > least + TOLERANCE))
    rows, low, high = rows[keep], low[keep], high[keep]
    rows, low, high = _cut_nested(rows, low, high)
    filled = np.diff(rows.indptr) > 0
    return rows[filled], low[filled], high[filled]


def _cut_nested(rows: Any, low: FloatArray, high: FloatArray) -> tuple[Any, FloatArray, FloatArray]:
    """From each exact sum, largest parts first, take away the exact sums inside it (the system stays the same)."""
    exact = np.isfinite(low) & (low == high) & _all_ones(rows)
    overlap = sparse.csr_array(rows @ rows.T)
    sizes = np.diff(rows.indptr)
    sets = [set(rows.indices[rows.indptr[i] : rows.indptr[i + 1]].tolist()) for i in range(rows.shape[0])]
    rank = {int(i): place for place, i in enumerate(np.argsort(sizes, kind="stable"))}
    remainder, value = [set(members) for members in sets], low.copy()
    for i in np.flatnonzero(exact):
        others = overlap.indices[overlap.indptr[i] : overlap.indptr[i + 1]]
        inside = [j for j in others if exact[j] and rank[int(j)] < rank[int(i)] and sets[j] <= sets[i]]
        for j in sorted(inside, key=lambda j: -rank[int(j)]):
            if sets[j] <= remainder[i]:
                remainder[i] -= sets[j]
                value[i] -= low[j]
    return _with_support(rows, remainder), value, np.where(exact, value, high)


def _all_ones(rows: Any) -> Any:
    """Rows whose every entry is 1: sums of whole classes."""
    rows.eliminate_zeros()
    off_by = rows.multiply(rows).sum(axis=1) - 2 * rows.sum(axis=1) + np.diff(rows.indptr)
    return np.asarray(off_by == 0)


def _with_support(rows: Any, support: list[set[int]]) -> Any:
    coordinates = rows.tocoo()
    keep = np.array(
        [c in support[r] for r, c in zip(coordinates.row, coordinates.col, strict=True)], dtype=np.bool_
    )
    data, row, column = coordinates.data[keep], coordinates.row[keep], coordinates.col[keep]
    return sparse.csr_array((data, (row, column)), shape=rows.shape)


def _parts(rows: Any, low: FloatArray, high: FloatArray, class_count: int) -> tuple[Part, ...]:
    row_count = rows.shape[0]
    labels = np.arange(class_count)
    row_labels = np.empty(0, dtype=np.int64)
    if row_count:
        graph = sparse.block_array([[None, rows], [rows.T, None]], format="csr")
        together = csgraph.connected_components(graph, directed=False)[1]
        row_labels, labels = together[:row_count], together[row_count:]
    row_groups, class_groups = _grouped(row_labels), _grouped(labels)
    parts = []
    for label, classes in class_groups.items():
        own = row_groups.get(label, np.empty(0, dtype=np.int64))
        matrix = rows[own][:, classes] if own.size else sparse.csr_array((0, classes.size))
        parts.append(Part(classes, matrix, low[own], high[own]))
    return tuple(parts)


def _grouped(labels: IntArray) -> dict[int, IntArray]:
    if labels.size == 0:
        return {}
    order = np.argsort(labels, kind="stable")
    values, starts = np.unique(labels[order], return_index=True)
    return dict(zip(values.tolist(), np.split(order, starts[1:]), strict=True))
