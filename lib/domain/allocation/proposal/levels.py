"""The levels that the worst-off zone can have, and the weighed proposal as a search over them.

As a column of one programme the worst-off zone's ratio makes the relaxation weak: a plan of fourteen activities was not
solved in half a minute. With the ratio held at a level, the rest is close to a transportation problem. There are
finitely many levels, and what the rest costs never falls when the level rises, so a range of levels costs at least the
rest at its lowest and the ratio at its highest: ranges that cannot hold a better placement are never looked into.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import ceil, inf

from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal.programme import Programme, Row
from lib.domain.allocation.proposal.solver import SAME, Unanswered

MOST_LEVELS = 300
"""Levels that are solved before the best so far is given with its gap."""
SAME_RATIO = 1e-12


def levels_of(made: Programme, ceiling: float) -> list[float]:
    """Every ratio that the worst-off zone can have, up to the ceiling, lowest first; 0 is always reached."""
    ratios = {
        halves / share
        for _, share in made.levels.values()
        for halves in range(int(ceiling * share + SAME) + 1)
    }
    return sorted(ratios | {0.0})


def level_rows(made: Programme, level: float) -> tuple[Row, ...]:
    """Each zone has at least the level of its fair share, in whole half-hours."""
    return tuple(Row("", own, ceil(level * share - SAME), inf) for own, share in made.levels.values())


@dataclass(frozen=True)
class AtLevel:
    """The cheapest placement whose worst-off zone has at least some level: `rest` is what it costs but for the ratio,
    `bound` the least that can be; `ratio` is what its worst-off zone has (half-hours and 0-1)."""

    placement: Placement
    rest: float
    bound: float
    ratio: float


@dataclass(frozen=True)
class Cheapest:
    """All levels' cheapest placements that cost the same, the least; `bound` is the least that any can cost."""

    found: tuple[AtLevel, ...]
    cost: float
    bound: float


@dataclass
class _Search:
    """`price` is what the ratio costs from 0 to 1. `ranges`: (bound, lowest, highest, answer at the lowest level)."""

    levels: Sequence[float]
    price: float
    same: float
    seen: list[AtLevel] = field(default_factory=list)
    ranges: list[tuple[float, int, int, int]] = field(default_factory=list)
    closed: float = inf

    def cost(self, answer: AtLevel) -> float:
        return answer.rest + self.price * (1 - answer.ratio)

    @property
    def best(self) -> float:
        return min((self.cost(each) for each in self.seen), default=inf)

    def leave(self, number: int, high: int) -> None:
        """Give up a range that has the answer of that number below it: it may hold as much as its bound says."""
        self.closed = min(self.closed, self.seen[number].bound + self.price * (1 - self.levels[high]))

    def put(self, number: int, low: int, high: int) -> None:
        """Keep a range whose lowest level has the answer of that number; levels under the answer's ratio cost more."""
        answer = self.seen[number]
        bound = answer.bound + self.price * (1 - self.levels[high])
        low = max(low, bisect_right(self.levels, answer.ratio + SAME_RATIO) - 1)
        if low >= high:
            self.closed = min(self.closed, bound)
        else:
            heappush(self.ranges, (bound, low, high, number))


def cheapest(
    levels: Sequence[float], price: float, at: Callable[[float], AtLevel | None], same: float
) -> Cheapest | None:
    """The placements of least cost over all levels (lowest first); None where even the lowest has none.

    `at` solves one level, None where no placement has it; it may raise Unanswered. Costs within `same` of each other
    are the same.
    """
    search = _Search(levels, price, same)
    first = at(levels[0])
    if first is None:
        return None
    search.seen.append(first)
    search.put(0, 0, len(levels) - 1)
    while search.ranges and search.ranges[0][0] <= search.best + same and len(search.seen) < MOST_LEVELS:
        _, low, high, number = heappop(search.ranges)
        middle = (low + high + 1) // 2
        try:
            answer = at(levels[middle])
        except Unanswered:
            answer = None
            search.leave(number, high)
        search.put(number, low, middle - 1)
        if answer is not None:
            search.seen.append(answer)
            search.put(len(search.seen) - 1, middle, high)
    best = search.best
    left = search.ranges[0][0] if search.ranges else inf
    by_ratio = {each.ratio: each for each in search.seen if search.cost(each) <= best + same}
    return Cheapest(tuple(by_ratio.values()), best, min(best, left, search.closed))
