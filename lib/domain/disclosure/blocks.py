"""Partners within a block: afdelinger in the same sums protect each other whatever is published above."""

import numpy as np

from lib.domain.disclosure.table import BoolArray, DisclosureTable, FloatArray, IntArray


def protect_blocks(
    table: DisclosureTable, hidden: BoolArray, unsafe: BoolArray, required: FloatArray
) -> BoolArray:
    """`hidden` and the lightest partners of each block with an unsafe leaf; a block that has none stays as is."""
    chosen = hidden.copy()
    for block in _blocks(table):
        if unsafe[block].any():
            chosen[_partners(table, block, hidden[block], required)] = True
    return chosen


def _blocks(table: DisclosureTable) -> list[IntArray]:
    """Leaves grouped by the totals and facts they are in."""
    columns = table.incidence[table.leaf_count :].tocsc()
    columns.sort_indices()
    facts = np.asarray(abs(table.known.matrix).sum(axis=0)).ravel()
    groups: dict[tuple[bytes, int], list[int]] = {}
    for leaf in np.flatnonzero(~table.printed[: table.leaf_count]):
        span = columns.indices[columns.indptr[leaf] : columns.indptr[leaf + 1]]
        alone = int(leaf) if facts[leaf] else -1
        groups.setdefault((span.tobytes(), alone), []).append(int(leaf))
    return [np.array(members, dtype=np.int64) for members in groups.values()]


def _partners(table: DisclosureTable, block: IntArray, hidden: BoolArray, required: FloatArray) -> IntArray:
    """The leaves to hide so that the block's hidden leaves are safe even if their sum is known; none if
    impossible."""
    taken, rest = block[hidden].tolist(), block[~hidden]
    added: list[int] = []
    for leaf in rest[np.argsort(table.weights[rest], kind="stable")]:
        if _safe_together(table, taken + added, required):
            break
        added.append(int(leaf))
    if not _safe_together(table, taken + added, required):
        return np.empty(0, dtype=np.int64)
    for leaf in reversed(added.copy()):
        fewer = [other for other in added if other != leaf]
        if _safe_together(table, taken + fewer, required):
            added = fewer
    return np.array(added, dtype=np.int64)


def _safe_together(table: DisclosureTable, leaves: list[int], required: FloatArray) -> bool:
    counts, populations = table.counts[leaves], table.populations[leaves]
    most = np.minimum(populations, counts.sum())
    least = np.maximum(0.0, counts.sum() - (populations.sum() - populations))
    return bool(np.all(most - least >= required[leaves]))
