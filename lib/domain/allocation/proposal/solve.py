"""The proposal, to proven optimum: the worst-off zone, dækning and the fewest moved hours, in an order or weighed.

The worst-off zone's ratio can only be one of finitely many numbers (whole half-hours over a zone's fair share), so
its best level is found by bisection: a level is reached or not. Each later stage is solved with the earlier ones held.
Weighed, the levels are searched (see `levels`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal.programme import Programme, Row, programme
from lib.domain.allocation.proposal.solver import SAME, TIME_LIMIT, Unanswered, solved
from lib.domain.allocation.proposal.stages import (
    MISSING,
    MOVED,
    WEIGHED,
    WORST_OFF,
    Cost,
    Stage,
    costs_of,
    no_more,
    stage_of,
)
from lib.domain.allocation.proposal.terms import Terms, broken
from lib.domain.allocation.proposal.weighted import by_weight, weighed_cost, worst_ratio
from lib.domain.allocation.proposal.weights import Weights
from lib.domain.allocation.proposal.worst_off import best_level
from lib.domain.allocation.rules import Rulebook

WORST_OFF_FIRST = (WORST_OFF, MISSING, MOVED)
"""The order of the aims as design says: the worst-off zone, then dækning, then the fewest moved hours."""
COVERAGE_FIRST = (MISSING, WORST_OFF, MOVED)
MOST_COVERAGE = (MISSING, MOVED)
"""What the frontier asks: nothing but dækning, for as few hours as it takes."""
Aims = tuple[str, ...] | Weights
"""The aims in an order, the fewest moved hours last; or weighed against each other."""

CLASH = "Reglerne kan ikke alle holde på én gang"


class Infeasible(ValueError):
    """No placement keeps all the rules that count."""


@dataclass(frozen=True)
class Proposal:
    """A placement, the stages that led to it, and the ids of rules it breaks when checked outside the solver (none).

    `measured`: what the placement has of every aim, asked for or not, reckoned outside the solver.
    """

    placement: Placement
    stages: tuple[Stage, ...]
    broken: tuple[str, ...]
    measured: tuple[tuple[str, float], ...] = ()

    def value(self, aim: str) -> float:
        """What was reached of an aim: a ratio for the worst-off zone, points for what was weighed, else half-hours; 0
        where there is none."""
        return dict(self.measured).get(aim, 0.0)

    @property
    def proven(self) -> bool:
        """Whether nothing better exists, stage by stage."""
        return not self.broken and all(stage.gap <= SAME for stage in self.stages)


def propose(
    rulebook: Rulebook,
    needs: Sequence[Need],
    terms: Terms,
    aims: Aims = WORST_OFF_FIRST,
    time_limit: float = TIME_LIMIT,
) -> Proposal:
    """The best placement, aim by aim in the order given, or with the most points as they are weighed. Raises Infeasible
    where the rules clash (see `clash.smallest_clash`).

    `time_limit`: seconds for one run of the solver, of which a plan as large as a country's takes up to a dozen. What
    is not proven by then is the best found, and its stages say how far it may be from the best there is.
    """
    made = programme(rulebook, needs, terms)
    costs = costs_of(made, rulebook.base)
    if isinstance(aims, Weights):
        costs[WEIGHED] = weighed_cost(costs, rulebook, needs, aims)
    try:
        known = _first(made, rulebook, terms, time_limit)
        if isinstance(aims, Weights):
            placement, stages = by_weight(made, costs, rulebook, needs, aims, time_limit)
        else:
            placement, stages = _in_order(made, costs, known, rulebook, needs, aims, time_limit)
    except Unanswered:
        placement, stages = rulebook.base, (Stage(MOVED, inf, -inf),)
    measured = {aim: cost.shown(cost.of(placement)) for aim, cost in costs.items()}
    measured[WORST_OFF] = worst_ratio(rulebook, needs, placement)
    return Proposal(placement, stages, broken(rulebook, terms, placement), tuple(measured.items()))


def _first(made: Programme, rulebook: Rulebook, terms: Terms, time_limit: float) -> Placement:
    """A placement that keeps the rules: the first one, where it does. Raises Infeasible or Unanswered."""
    base = rulebook.base
    if not broken(rulebook, terms, base) and made.solution(base) is not None:
        return base
    found = solved(made, {}, (), time_limit)
    if found is None:
        raise Infeasible(f"{CLASH}.")
    return found.placement


def _in_order(
    made: Programme,
    costs: Mapping[str, Cost],
    known: Placement,
    rulebook: Rulebook,
    needs: Sequence[Need],
    aims: Sequence[str],
    time_limit: float,
) -> tuple[Placement, tuple[Stage, ...]]:
    """Aim by aim, the earlier ones held; `known` is a placement that keeps the rules."""
    held, stages = tuple[Row, ...](), list[Stage]()
    for aim in aims:
        if aim == WORST_OFF:
            if made.levels:
                level = best_level(
                    made, held, known, lambda each: worst_ratio(rulebook, needs, each), time_limit
                )
                known, held = level.known, (*held, *level.rows)
                stages.append(Stage(WORST_OFF, level.value, level.bound))
            continue
        found, stage = stage_of(made, aim, costs[aim], held, time_limit, known)
        stages.append(stage)
        if found is None:
            break
        known = found.placement
        held = (*held, no_more(costs[aim], costs[aim].of(known)))
    return known, tuple(stages)


def is_feasible(rulebook: Rulebook, terms: Terms, time_limit: float = TIME_LIMIT) -> bool:
    """Whether any placement keeps all the rules that count; it is not denied where none was found in time."""
    try:
        return solved(programme(rulebook, (), terms), {}, (), time_limit) is not None
    except Unanswered:
        return True
