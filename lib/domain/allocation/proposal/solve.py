"""The proposal, to proven optimum: first the worst-off zone, then dækning, then the fewest moved hours.

The worst-off zone's ratio can only be one of finitely many numbers (whole half-hours over a zone's fair share), so
its best level is found by bisection: a level is reached or not. Each later stage is solved with the earlier ones held.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from lib.domain.allocation.coverage import Need, hours_moved
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Placement
from lib.domain.allocation.proposal.programme import Coefficients, FloatArray, Programme, Row, programme
from lib.domain.allocation.proposal.terms import Terms, broken
from lib.domain.allocation.rules import Rulebook

WORST_OFF, MISSING, MOVED = "daarligst", "mangel", "flyttet"
WORST_OFF_FIRST = (WORST_OFF, MISSING, MOVED)
"""The order of the aims as design says: the worst-off zone, then dækning, then the fewest moved hours."""
COVERAGE_FIRST = (MISSING, MOVED)
TIME_LIMIT = 20.0
"""Seconds that one solve may take before its best answer so far is shown with its gap."""
SAME = 1e-5
"""Half-hours: two shortfalls closer than this are the same. Wider than the solver's own tolerance of 1e-6 a row."""
_OPTIMAL, _TIME_OUT, _INFEASIBLE = 0, 1, 2
_ANSWERS = (_OPTIMAL, _TIME_OUT, _INFEASIBLE)
"""What scipy calls the solver's answers; anything else is no answer."""


@dataclass(frozen=True)
class _Found:
    """One answer of the solver; `bound` is the least that `sums` can be."""

    placement: Placement
    optimal: bool
    bound: float


class Infeasible(ValueError):
    """No placement keeps all the rules that count."""


@dataclass(frozen=True)
class Stage:
    """One aim: its value, the proven bound of it, both in its own unit (`ratio` or half-hours)."""

    aim: str
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """How far the value may be from the best there is; 0 when it is proven to be the best."""
        return abs(self.value - self.bound)


@dataclass(frozen=True)
class Proposal:
    """A placement, the stages that led to it, and the ids of rules it breaks when checked outside the solver (none)."""

    placement: Placement
    stages: tuple[Stage, ...]
    broken: tuple[str, ...]

    def value(self, aim: str) -> float:
        """What was reached of an aim: a ratio for the worst-off zone, else half-hours; 0 where there was none."""
        return next((stage.value for stage in self.stages if stage.aim == aim), 0.0)

    @property
    def proven(self) -> bool:
        """Whether nothing better exists, stage by stage."""
        return not self.broken and all(stage.gap <= SAME for stage in self.stages)


def propose(
    rulebook: Rulebook,
    needs: Sequence[Need],
    terms: Terms,
    aims: Sequence[str] = WORST_OFF_FIRST,
    time_limit: float = TIME_LIMIT,
) -> Proposal:
    """The best placement, aim by aim in the order given. Raises Infeasible where the rules clash
    (see `clash.smallest_clash`)."""
    made = programme(rulebook, needs, terms)
    if _solved(made, {}, (), time_limit) is None:
        raise Infeasible("Reglerne kan ikke alle holde på én gang.")
    held, level = _worst_off(made, time_limit) if WORST_OFF in aims else ((), None)
    stages = [] if level is None else [level]
    placement = rulebook.base
    for aim in (aim for aim in aims if aim != WORST_OFF):
        sums, constant = _aim(made, aim)
        found = _solved(made, sums, held, time_limit)
        if found is None:
            # The solver has lost a placement that is there: what was found so far stands, and is not called proven.
            stages.append(Stage(aim, inf, -inf))
            break
        placement = found.placement
        value = made.missing(placement) if aim == MISSING else _moved(rulebook.base, placement)
        stages.append(Stage(aim, value, value if found.optimal else found.bound + constant))
        held = (*held, Row("", sums, -inf, value - constant + SAME))
    return Proposal(placement, tuple(stages), broken(rulebook, terms, placement))


def _aim(made: Programme, aim: str) -> tuple[Coefficients, float]:
    """The columns that an aim sums, and the constant that belongs to them (half-hours)."""
    return (made.shortfall, sum(made.shares.values())) if aim == MISSING else (made.moved, 0.0)


def _moved(base: Placement, placement: Placement) -> float:
    return hours_moved(base, placement) * HALF_HOURS_PER_HOUR


def is_feasible(rulebook: Rulebook, terms: Terms, time_limit: float = TIME_LIMIT) -> bool:
    """Whether any placement keeps all the rules that count."""
    return _solved(programme(rulebook, (), terms), {}, (), time_limit) is not None


def _worst_off(made: Programme, time_limit: float) -> tuple[tuple[Row, ...], Stage | None]:
    """The best level of the worst-off zone as rows that hold it, and the stage; nothing without a fair share."""
    if not made.levels:
        return (), None
    ceiling = _relaxed_level(made)
    levels = _levels(made, ceiling)
    reached, unreached = 0, len(levels)
    probe = unreached - 1
    while unreached - reached > 1:
        if _solved(made, {}, _level_rows(made, levels[probe]), time_limit) is None:
            unreached = probe
        else:
            reached = probe
        probe = (reached + unreached) // 2
    return _level_rows(made, levels[reached]), Stage(WORST_OFF, levels[reached], levels[reached])


def _levels(made: Programme, ceiling: float) -> list[float]:
    """Every ratio that the worst-off zone can have, up to the ceiling, lowest first; 0 is always reached."""
    ratios = {
        halves / share
        for _, share in made.levels.values()
        for halves in range(int(ceiling * share + SAME) + 1)
    }
    return sorted(ratios | {0.0})


def _level_rows(made: Programme, level: float) -> tuple[Row, ...]:
    """Each zone has at least the level of its fair share, in whole half-hours."""
    return tuple(Row("", own, ceil(level * share - SAME), inf) for own, share in made.levels.values())


def _relaxed_level(made: Programme) -> float:
    """An upper bound of the worst-off ratio: the best when hours could be divided at will."""
    columns = len(made.low)
    rows = [Row("", {**own, columns: -share}, 0, inf) for own, share in made.levels.values()]
    every = [*made.rows, *rows]
    wider = Programme(
        made.cells,
        np.append(made.low, 0.0),
        np.append(made.high, 1.0),
        np.zeros(columns + 1),
        tuple(every),
        {},
        {},
        {},
        {},
    )
    found = milp(
        -wider.dense({columns: 1.0}),
        integrality=wider.whole,
        bounds=Bounds(wider.low, wider.high),
        constraints=_constraints(wider, every),
    )
    return float(found.x[columns]) if found.status == _OPTIMAL else 1.0


def _solved(made: Programme, sums: Coefficients, held: Sequence[Row], time_limit: float) -> _Found | None:
    """The placement with the smallest value of `sums`; None where nothing keeps the rows."""
    rows = [*made.rows, *held]
    found = _run(made, sums, rows, time_limit, presolve=True)
    if found.status not in _ANSWERS:
        # HiGHS' presolve now and then ends in an error where a row holds an earlier aim to its last decimal.
        found = _run(made, sums, rows, time_limit, presolve=False)
    if found.x is None:
        return None
    solution: FloatArray = np.asarray(found.x, dtype=np.float64)
    return _Found(made.placement(solution), found.status == _OPTIMAL, float(found.mip_dual_bound))


def _run(made: Programme, sums: Coefficients, rows: Sequence[Row], time_limit: float, presolve: bool) -> Any:
    return milp(
        made.dense(sums),
        integrality=made.whole,
        bounds=Bounds(made.low, made.high),
        constraints=_constraints(made, rows),
        options={"mip_rel_gap": 0.0, "time_limit": time_limit, "presolve": presolve},
    )


def _constraints(made: Programme, rows: Sequence[Row]) -> LinearConstraint:
    low = np.array([row.low for row in rows])
    high = np.array([row.high for row in rows])
    return LinearConstraint(made.matrix(rows), low, high)
