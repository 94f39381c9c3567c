"""Tables that hold more than one publication: sums shown earlier, and another version of the same period."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from lib.domain.disclosure.table import (
    CountInterval,
    DisclosureTable,
    FloatArray,
    Mask,
    make_table,
    with_known_sums,
)

EARLIER = "tidligere:"
"""Prefix of the cells of an earlier version."""


def members_of(table: DisclosureTable, cell: int) -> tuple[str, ...]:
    """The leaves that a cell sums."""
    span = slice(table.incidence.indptr[cell], table.incidence.indptr[cell + 1])
    return tuple(table.cell_ids[leaf] for leaf in sorted(table.incidence.indices[span].tolist()))


def with_released_sums(table: DisclosureTable, sums: Mapping[str, Sequence[str]]) -> DisclosureTable:
    """The table with further sums of leaves that are public exactly and cannot be hidden."""
    counts, populations = leaf_values(table, table.counts), leaf_values(table, table.populations)
    printed = dict(printed_of(table))
    printed |= {name: _exactly(sum(counts[leaf] for leaf in set(members))) for name, members in sums.items()}
    joined = make_table(
        counts,
        populations,
        {**sums_of(table), **sums},
        never_published=table.named(table.never_published),
        printed=printed,
        weights=dict(zip(table.cell_ids, table.weights.tolist(), strict=True)),
    )
    return with_known_sums(joined, list(facts_of(table)))


def with_earlier_version(table: DisclosureTable, earlier: DisclosureTable, mask: Mask) -> DisclosureTable:
    """The table of a re-issued period together with the version already out under `mask`.

    An afdeling whose count and population are the same in both is one unknown (the attacker may guess as much:
    the cautious reading); what the earlier version showed of it cannot be hidden any more. Cells of the earlier
    version that was shown are public as shown; those that were hidden stay hidden and must stay safe.
    """
    names = {leaf: _name_in_join(table, earlier, i) for i, leaf in enumerate(_leaves(earlier))}
    old_counts, old_pops = leaf_values(earlier, earlier.counts), leaf_values(earlier, earlier.populations)
    counts = leaf_values(table, table.counts) | {names[leaf]: n for leaf, n in old_counts.items()}
    populations = leaf_values(table, table.populations) | {names[leaf]: n for leaf, n in old_pops.items()}
    old_sums = {
        EARLIER + total: [names[leaf] for leaf in leaves] for total, leaves in sums_of(earlier).items()
    }
    hidden = earlier.positions(mask.hidden) & ~earlier.printed
    printed = dict(printed_of(table))
    stay_hidden = set(table.named(table.never_published))
    for cell, cell_id in enumerate(earlier.cell_ids):
        name = names.get(cell_id, EARLIER + cell_id)
        if hidden[cell] and name.startswith(EARLIER):
            stay_hidden.add(name)
        if not hidden[cell]:
            printed[name] = CountInterval(float(earlier.public_low[cell]), float(earlier.public_high[cell]))
    joined = make_table(
        counts,
        populations,
        {**sums_of(table), **old_sums},
        never_published=frozenset(stay_hidden),
        printed=printed,
        weights=dict(zip(table.cell_ids, table.weights.tolist(), strict=True)),
    )
    renamed = [
        ({names[leaf]: share for leaf, share in fact.items()}, interval)
        for fact, interval in facts_of(earlier)
    ]
    return with_known_sums(joined, [*facts_of(table), *renamed])


def _name_in_join(table: DisclosureTable, earlier: DisclosureTable, old: int) -> str:
    # An earlier version may hold earlier ones itself; a count that comes back is the count it was.
    leaf = earlier.cell_ids[old]
    while leaf.startswith(EARLIER):
        leaf = leaf.removeprefix(EARLIER)
    if leaf in _leaves(table):
        new = table.cell_ids.index(leaf)
        same = table.counts[new] == earlier.counts[old] and table.populations[new] == earlier.populations[old]
        if same:
            return leaf
    return EARLIER + earlier.cell_ids[old]


def _exactly(count: float) -> CountInterval:
    return CountInterval(count, count)


def _leaves(table: DisclosureTable) -> tuple[str, ...]:
    return table.cell_ids[: table.leaf_count]


def leaf_values(table: DisclosureTable, values: FloatArray) -> dict[str, float]:
    """One of the table's arrays as leaf -> value."""
    return {leaf: float(values[i]) for i, leaf in enumerate(_leaves(table))}


def sums_of(table: DisclosureTable) -> dict[str, tuple[str, ...]]:
    """The totals: name -> leaves."""
    return {table.cell_ids[i]: members_of(table, i) for i in range(table.leaf_count, table.cell_count)}


def printed_of(table: DisclosureTable) -> Iterator[tuple[str, CountInterval]]:
    """The printed cells with what is public of them."""
    for i in np.flatnonzero(table.printed):
        yield table.cell_ids[i], CountInterval(float(table.public_low[i]), float(table.public_high[i]))


def facts_of(table: DisclosureTable) -> Iterator[tuple[dict[str, float], CountInterval]]:
    """The public facts: weights of the leaves and the interval of their sum."""
    matrix = table.known.matrix.tocsr()
    for row in range(matrix.shape[0]):
        span = slice(matrix.indptr[row], matrix.indptr[row + 1])
        shares = {
            table.cell_ids[leaf]: float(share)
            for leaf, share in zip(matrix.indices[span], matrix.data[span], strict=True)
        }
        yield shares, CountInterval(float(table.known.low[row]), float(table.known.high[row]))
