"""Indicators that give each other away: classes of one population, and counts that bound each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from lib.domain.disclosure.joined import facts_of, leaf_values, printed_of, sums_of
from lib.domain.disclosure.table import UNBOUNDED, CountInterval, DisclosureTable, make_table, with_known_sums

SEPARATOR = "|"


@dataclass(frozen=True)
class ClassFamily:
    """Indicators that are classes of one population: nobody is in two, and at most `unclassified` persons of an
    afdeling in none.

    0: the classes are exhaustive, the masked one is the rest; UNBOUNDED: nothing is known but that they exclude
    each other. Example: main activity and education of the 18-29-year-olds, whose five published shares sum to
    100.
    """

    indicators: tuple[str, ...]
    unclassified: float


@dataclass(frozen=True)
class Links:
    """What everyone knows about indicators together: class families, and pairs (lesser, greater) of counts.

    Example of a pair: persons charged, and charges.
    """

    families: tuple[ClassFamily, ...] = ()
    ordered: tuple[tuple[str, str], ...] = ()

    def bundles(self, indicators: list[str]) -> list[tuple[str, ...]]:
        """The indicators grouped so that linked ones are masked together."""
        group = {indicator: frozenset({indicator}) for indicator in indicators}
        for linked in [family.indicators for family in self.families] + list(self.ordered):
            present = [indicator for indicator in linked if indicator in group]
            merged = frozenset().union(*(group[indicator] for indicator in present))
            group |= dict.fromkeys(merged, merged)
        return sorted({tuple(sorted(members)) for members in group.values()})


def cell_name(indicator: str, cell: str) -> str:
    """Id of an indicator's cell in a linked table."""
    return f"{indicator}{SEPARATOR}{cell}"


def link_tables(tables: Mapping[str, DisclosureTable], links: Links) -> DisclosureTable:
    """One table of several indicators (indicator -> table) with the facts that link them; cells as `cell_name`
    has them."""
    counts: dict[str, float] = {}
    populations: dict[str, float] = {}
    sums: dict[str, list[str]] = {}
    weights: dict[str, float] = {}
    printed: dict[str, CountInterval] = {}
    kept_out: set[str] = set()
    facts: list[tuple[dict[str, float], CountInterval]] = []
    for indicator, table in tables.items():
        name = dict(zip(table.cell_ids, (cell_name(indicator, c) for c in table.cell_ids), strict=True))
        counts |= {name[leaf]: count for leaf, count in leaf_values(table, table.counts).items()}
        populations |= {name[leaf]: n for leaf, n in leaf_values(table, table.populations).items()}
        sums |= {name[total]: [name[leaf] for leaf in leaves] for total, leaves in sums_of(table).items()}
        weights |= {name[cell]: float(w) for cell, w in zip(table.cell_ids, table.weights, strict=True)}
        printed |= {name[cell]: interval for cell, interval in printed_of(table)}
        kept_out |= {name[cell] for cell in table.named(table.never_published)}
        facts += [({name[leaf]: s for leaf, s in fact.items()}, known) for fact, known in facts_of(table)]
    joined = make_table(
        counts, populations, sums, never_published=frozenset(kept_out), printed=printed, weights=weights
    )
    leaves = {leaf for table in tables.values() for leaf in table.cell_ids[: table.leaf_count]}
    return with_known_sums(joined, facts + list(link_facts(sorted(leaves), links, counts, populations)))


def part_of(table: DisclosureTable, indicator: str) -> np.typing.NDArray[np.bool_]:
    """Which cells of a linked table are the indicator's."""
    return np.array([cell.startswith(indicator + SEPARATOR) for cell in table.cell_ids], dtype=np.bool_)


def link_facts(
    leaves: Iterable[str],
    links: Links,
    counts: Mapping[str, float],
    populations: Mapping[str, float],
) -> Iterator[tuple[dict[str, float], CountInterval]]:
    """What `links` say of the counts of each leaf (an area, in a period); both mappings go by `cell_name`."""
    for leaf in leaves:
        for family in links.families:
            classes = [c for c in (cell_name(i, leaf) for i in family.indicators) if c in counts]
            whole = {populations.get(c, UNBOUNDED) for c in classes}
            if len(classes) < 2 or len(whole) != 1 or whole == {UNBOUNDED}:
                continue
            true, population = sum(counts[c] for c in classes), whole.pop()
            complete = len(classes) == len(family.indicators)
            least = max(0.0, population - family.unclassified) if complete else 0.0
            yield dict.fromkeys(classes, 1.0), CountInterval(min(least, true), max(population, true))
        for lesser, greater in links.ordered:
            low, high = cell_name(lesser, leaf), cell_name(greater, leaf)
            if low in counts and high in counts and counts[low] <= counts[high]:
                yield {low: 1.0, high: -1.0}, CountInterval(-UNBOUNDED, 0.0)
