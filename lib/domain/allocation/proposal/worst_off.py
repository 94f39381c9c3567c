"""The best level of the worst-off zone, by bisection: a level is reached, out of reach, or not answered in time."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal.levels import SAME_RATIO, level_rows, levels_of
from lib.domain.allocation.proposal.programme import Programme, Row
from lib.domain.allocation.proposal.solver import Unanswered, relaxed_level, solved


@dataclass(frozen=True)
class Level:
    """The best ratio found, the highest that is not out of reach, the rows that hold it and a placement that has it."""

    value: float
    bound: float
    rows: tuple[Row, ...]
    known: Placement


def best_level(
    made: Programme,
    held: Sequence[Row],
    known: Placement,
    ratio: Callable[[Placement], float],
    time_limit: float,
) -> Level:
    """The best ratio of the worst-off zone under rows that are held; `known` is a placement that keeps them.

    `ratio` is that of a placement. `time_limit`: seconds for one run of the solver, half as long after each level that
    is not answered in time. The programme must have a zone with a fair share.
    """
    levels = reachable(made, levels_of(made, relaxed_level(made, held, time_limit)))
    reached = max(0, bisect_right(levels, ratio(known) + SAME_RATIO) - 1)
    unreached = unknown = len(levels)
    probe = unreached - 1
    while unreached - reached > 1:
        try:
            found = solved(made, {}, (*held, *level_rows(made, levels[probe])), time_limit)
        except Unanswered:
            unreached, time_limit = probe, time_limit / 2
        else:
            if found is None:
                unreached = unknown = probe
            else:
                reached, known = probe, found.placement
        probe = (reached + unreached) // 2
    return Level(levels[reached], levels[unknown - 1], level_rows(made, levels[reached]), known)


def reachable(made: Programme, levels: Sequence[float]) -> list[float]:
    """The levels, lowest first, that there are half-hours enough for, each zone's rounded up to whole ones."""
    hours = sum(made.base.activity_totals[activity] for activity in {activity for activity, _ in made.shares})
    low, high = 0, len(levels)
    while high - low > 1:
        middle = (low + high) // 2
        if sum(row.low for row in level_rows(made, levels[middle])) <= hours:
            low = middle
        else:
            high = middle
    return list(levels[:high])
