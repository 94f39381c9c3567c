"""The proposal with the most points as the user weighs the aims (see `weights`)."""

from collections.abc import Mapping, Sequence
from math import inf

from lib.domain.allocation.coverage import Need, worst_off
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Placement
from lib.domain.allocation.proposal.levels import AtLevel, cheapest, level_rows, levels_of
from lib.domain.allocation.proposal.programme import Coefficients, Programme
from lib.domain.allocation.proposal.solver import SAME, Found, relaxed_level, solved
from lib.domain.allocation.proposal.stages import MISSING, MOVED, WEIGHED, Cost, Stage, no_more, stage_of
from lib.domain.allocation.proposal.weights import POINTS, Weights, measured_on, weighed
from lib.domain.allocation.rules import Rulebook


def by_weight(
    made: Programme,
    costs: Mapping[str, Cost],
    rulebook: Rulebook,
    needs: Sequence[Need],
    weights: Weights,
    time_limit: float,
) -> tuple[Placement, tuple[Stage, ...]]:
    """The most points; of the placements that have them the one that moves least, where the weights make many."""
    cost = costs[WEIGHED]
    price = weights.shares[0] * _total(rulebook.base, needs) if made.levels else 0.0
    levels = levels_of(made, relaxed_level(made)) if price else [0.0]

    def ratio(placement: Placement) -> float:
        return min(1.0, worst_ratio(rulebook, needs, placement)) if price else 0.0

    def at(level: float) -> AtLevel | None:
        found = solved(made, cost.sums, level_rows(made, level), time_limit)
        if found is None:
            return None
        reached = ratio(found.placement)
        rest = cost.of(found.placement) - price * (1 - reached)
        return AtLevel(found.placement, rest, rest if found.optimal else found.bound + cost.constant, reached)

    best = cheapest(levels, price, at, SAME)
    if best is None:
        return rulebook.base, (Stage(WEIGHED, inf, -inf),)
    weighed_stage = Stage(WEIGHED, cost.shown(best.cost), cost.shown(best.bound))
    if not _ties(weights):
        return best.found[0].placement, (weighed_stage,)
    least = [_fewest_moved(made, costs, each, time_limit) for each in best.found]
    found, stage = min(least, key=lambda pair: pair[1].value)
    return best.found[0].placement if found is None else found.placement, (weighed_stage, stage)


def weighed_cost(
    costs: Mapping[str, Cost], rulebook: Rulebook, needs: Sequence[Need], weights: Weights
) -> Cost:
    """The points that a placement lacks of 100, as half-hours of those that dækning is measured on: the unit in which
    the solver's tolerances are set. The columns are all of it but the worst-off zone's ratio."""
    base, zones, total = rulebook.base, rulebook.agreement.zone_ids, _total(rulebook.base, needs)
    sums: Coefficients = {}
    for share, cost in zip(weights.shares[1:], (costs[MISSING], costs[MOVED]), strict=True):
        for column, each in cost.sums.items():
            sums[column] = sums.get(column, 0.0) + share * each

    def lacking(placement: Placement) -> float:
        return total * (1 - weighed(weights, base, placement, needs, zones) / POINTS)

    constant = weights.shares[1] * costs[MISSING].constant
    return Cost(sums, constant, lacking, lambda lacks: POINTS * (1 - lacks / total))


def worst_ratio(rulebook: Rulebook, needs: Sequence[Need], placement: Placement) -> float:
    """The ratio of the zone that has least of its fair share; 0 where no zone has a fair share."""
    found = worst_off(placement, needs, rulebook.agreement.zone_ids)
    return (found[0].ratio or 0.0) if found else 0.0


def _ties(weights: Weights) -> bool:
    """Whether many placements have the same points by the nature of the weights: where moved hours weigh nothing, or
    just as much as the hours they mend. Elsewhere it takes an accident, and any of the placements is as good."""
    return weights.few_moved in (0, weights.coverage)


def _fewest_moved(
    made: Programme, costs: Mapping[str, Cost], each: AtLevel, time_limit: float
) -> tuple[Found | None, Stage]:
    """The placement that moves least of those with the points of one."""
    held = (*level_rows(made, each.ratio), no_more(costs[WEIGHED], each.rest))
    return stage_of(made, MOVED, costs[MOVED], held, time_limit, each.placement)


def _total(base: Placement, needs: Sequence[Need]) -> float:
    """Half-hours that a hundred points are."""
    return measured_on(base, needs) * HALF_HOURS_PER_HOUR or 1.0
