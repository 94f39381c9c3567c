"""May a what-if zone be shown? A moved border is a differencing attack: its answer minus the real zone is what moved.

The attacker is told more than the answer says: besides each what-if zone the exact count of every set of afdelinger
that goes from one zone to another. If no masked count can be narrowed then, it cannot be by the answer alone, nor by
any sum or difference with the real zones, with what is public, or with what earlier questions were answered.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from lib.domain.disclosure import Mask, attack, find_unsafe, publish
from lib.domain.disclosure.joined import members_of, with_released_sums
from lib.domain.disclosure.primary import SMALLEST_SHOWN
from lib.domain.disclosure.release import publish_positions
from lib.domain.disclosure.requirement import REQUIRED_SPAN
from lib.domain.disclosure.table import UNBOUNDED, DisclosureTable

Leaves = frozenset[str]


class BorderAudit:
    """The audit of one masked table. `known` grows by what is answered: the order of questions counts."""

    def __init__(self, table: DisclosureTable, mask: Mask) -> None:
        """`mask` is what the public file hides of `table`."""
        self._table = table
        self._unseen = Mask(mask.hidden | table.named(table.never_published))
        own = table.cell_ids[: table.leaf_count]
        self._counts = dict(zip(own, table.counts.tolist(), strict=False))
        self._populations = dict(zip(own, table.populations.tolist(), strict=False))
        self._public = {
            frozenset(members_of(table, cell))
            for cell, name in enumerate(table.cell_ids)
            if name not in self._unseen.hidden and not table.printed[cell]
        }
        self.known: set[Leaves] = set()

    @cached_property
    def _required(self) -> Mapping[str, float]:
        """Least span by cell, as `required_spans` has it. Whether more than that is open is not asked: a table of two
        crimes over three years would take seconds, and most of them are refused before."""
        everything = np.ones(self._table.cell_count, dtype=np.bool_)
        enough = np.full(self._table.cell_count, REQUIRED_SPAN)
        found = attack(publish_positions(self._table, everything), enough).ranges
        return {cell: min(REQUIRED_SPAN, one.span) for cell, one in found.items()}

    def count(self, leaves: Leaves) -> float:
        """The true count of a set of afdelinger."""
        return sum(self._counts[leaf] for leaf in leaves)

    def is_known(self, leaves: Leaves) -> bool:
        """Whether the count has been answered before, or stands in the public file."""
        return leaves in self.known or leaves in self._public

    def tell(self, sums: Iterable[Leaves]) -> None:
        """From now on these counts are known to whoever asks."""
        self.known |= {leaves for leaves in sums if leaves}

    def allows(self, sums: Sequence[Leaves]) -> bool:
        """Whether all these counts may be known together, on top of what is known. None of them may be 1-4 persons, or
        all but 1-4, or hold one masked count among shown ones, unless it is known as it is."""
        wanted = {leaves for leaves in sums if leaves}
        news = [leaves for leaves in wanted if not self.is_known(leaves)]
        if any(self._few(leaves) or len(leaves & self._unseen.hidden) == 1 for leaves in news):
            return False
        every = sorted(self.known | wanted, key=sorted)
        joined = with_released_sums(
            self._table, {f"hvad hvis {number}": sorted(leaves) for number, leaves in enumerate(every)}
        )
        needed = joined.counts * 0.0
        for place, cell in enumerate(joined.cell_ids):
            needed[place] = self._required.get(cell, 0.0)
        return not find_unsafe(publish(joined, self._unseen), needed).any()

    def _few(self, leaves: Leaves) -> bool:
        count = self.count(leaves)
        population = min(sum(self._populations[leaf] for leaf in leaves), UNBOUNDED)
        few_others = population < UNBOUNDED and 1 <= population - count < SMALLEST_SHOWN
        return 1 <= count < SMALLEST_SHOWN or few_others


def shown_zones(
    audit: BorderAudit, zones: dict[str, Leaves], flows: dict[tuple[str, str], Leaves]
) -> frozenset[str]:
    """Which of the changed `zones` (id -> leaves) of an indicator may be shown; `flows`: (from, to) -> what moves.

    What is known already may be shown again. The others all together if they pass, else zone by zone in the order
    given, each with the flows that touch it. What is allowed is told to the audit.
    """
    if all(audit.is_known(leaves) for leaves in zones.values()):
        return frozenset(zones)
    if audit.allows([*zones.values(), *flows.values()]):
        audit.tell([*zones.values(), *flows.values()])
        return frozenset(zones)
    allowed = set()
    for zone, leaves in zones.items():
        touching = [leaves, *(moved for way, moved in flows.items() if zone in way)]
        if audit.is_known(leaves):
            allowed.add(zone)
        elif audit.allows(touching):
            audit.tell(touching)
            allowed.add(zone)
    return frozenset(allowed)
