"""A disclosure table while it is put together, cell by cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lib.domain.disclosure import CountInterval, DisclosureTable, make_table, with_known_sums
from lib.domain.disclosure.requirement import REQUIRED_SPAN
from lib.domain.disclosure.table import UNBOUNDED
from lib.warehouse.masking.task import RowKey, Rows


@dataclass
class Draft:
    """What `make_table` wants, and the rows behind the cells. Fill it with `leaf`, `total`, `fact` and `show`."""

    counts: dict[str, float] = field(default_factory=dict)
    populations: dict[str, float] = field(default_factory=dict)
    sums: dict[str, tuple[str, ...]] = field(default_factory=dict)
    never: set[str] = field(default_factory=set)
    insiders: set[str] = field(default_factory=set)
    facts: list[tuple[dict[str, float], CountInterval]] = field(default_factory=list)
    rows: dict[str, Rows] = field(default_factory=dict)

    def leaf(self, cell: str, count: float, population: float = UNBOUNDED, never: bool = False) -> str:
        """A count that no other cell is a part of; `never`: it has no row of its own and must not be worked out."""
        self.counts[cell] = count
        if population < UNBOUNDED:
            self.populations[cell] = population
        if never:
            self.never.add(cell)
        return cell

    def total(self, cell: str, members: Sequence[str]) -> str:
        """A sum of leaves."""
        self.sums[cell] = tuple(members)
        return cell

    def insider_total(self, cell: str, members: Sequence[str]) -> None:
        """A sum that nobody publishes and that those concerned know; that of one leaf says nothing more."""
        if len(members) > 1:
            self.insiders.add(self.total(cell, members))

    def show(self, cell: str, row: RowKey) -> None:
        """`row` shows the cell: it is hidden with it."""
        self.rows[cell] = (*self.rows.get(cell, ()), row)

    def count(self, cells: Iterable[str]) -> float:
        """The true sum of some leaves."""
        return sum(self.counts[cell] for cell in cells)

    def fact(self, shares: Mapping[str, float], low: float, high: float) -> None:
        """Everyone knows that the weighted sum of leaves lies in low..high (widened to what is true)."""
        true = sum(share * self.counts[cell] for cell, share in shares.items())
        self.facts.append((dict(shares), CountInterval(min(low, true), max(high, true))))

    def table(self, with_insiders: bool = True) -> DisclosureTable:
        """The table of all cells. What insiders know is public as printed, but where that alone would tell a count:
        then it is theirs to guard."""
        told = [cell for cell in self.insiders if with_insiders and self._leaves_open(self.sums[cell])]
        return self._made({cell: self._exactly(self.sums[cell]) for cell in sorted(told)})

    def _leaves_open(self, members: Sequence[str]) -> bool:
        """Whether the sum alone leaves each of its counts the span that is required."""
        most = {cell: self.populations.get(cell, UNBOUNDED) for cell in members}
        total, persons = self.count(members), sum(most.values())
        spans = {cell: min(own, total) - max(0.0, total - (persons - own)) for cell, own in most.items()}
        return all(spans[cell] >= min(REQUIRED_SPAN, own) for cell, own in most.items())

    def _exactly(self, members: Sequence[str]) -> CountInterval:
        count = self.count(members)
        return CountInterval(count, count)

    def _made(self, printed: Mapping[str, CountInterval]) -> DisclosureTable:
        sums = {cell: own for cell, own in self.sums.items() if cell in printed or cell not in self.insiders}
        never = frozenset(self.never)
        made = make_table(self.counts, self.populations, sums, never_published=never, printed=printed)
        return with_known_sums(made, self.facts)
