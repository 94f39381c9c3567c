"""Whether a move is still worth it when the need is not quite what was counted.

Each zone's persons are drawn anew from what the count can tell (a gamma distribution with Jeffreys' prior for a Poisson
count, Box & Tiao 1973, section 1.3). A move is worth it in a draw when the placement is better with it than without it,
the other moves unchanged, by the aims of the proposal: in their order, or by the points as they are weighed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from lib.domain.allocation.coverage import Need, plan_coverage, worst_off
from lib.domain.allocation.placement import Move, Placement
from lib.domain.allocation.proposal.solve import WORST_OFF_FIRST, Aims
from lib.domain.allocation.proposal.stages import MISSING, WORST_OFF
from lib.domain.allocation.proposal.weights import Weights, moved_share, points

DRAWS = 500
SURVIVES = 80.0
"""Percent of the draws in which a move must be worth it to be called robust."""
_SAME = 1e-9
Measure = Callable[[Sequence[Need]], tuple[float, ...]]


@dataclass(frozen=True)
class MoveSupport:
    """A move and the percent of the draws (0-100) in which it is worth it; `error` is the half-width of the 95 %
    interval of that percentage (the draws are a sample too)."""

    move: Move
    worth: float
    error: float

    @property
    def survives(self) -> bool:
        """Whether it is worth it in at least SURVIVES percent of the draws."""
        return self.worth >= SURVIVES


def drawn_needs(needs: Sequence[Need], draws: int, seed: int) -> tuple[tuple[Need, ...], ...]:
    """So many sets of needs as the counts might as well have been; the same for the same seed."""
    dice = np.random.default_rng(seed)
    return tuple(
        tuple(
            Need(
                need.activity_id,
                tuple((zone, float(dice.gamma(persons + 0.5))) for zone, persons in need.persons),
                need.basis,
                factors=need.factors,
            )
            for need in needs
        )
        for _ in range(draws)
    )


def supports(
    base: Placement,
    moves: Sequence[Move],
    needs: Sequence[Need],
    aims: Aims = WORST_OFF_FIRST,
    draws: int = DRAWS,
    seed: int = 1,
) -> tuple[MoveSupport, ...]:
    """How often each move stays worth it by the aims, in the order of `moves`. A move of an activity without a need
    never is."""
    after = base
    for move in moves:
        after = after.shifted(move)
    sampled = drawn_needs(needs, draws, seed)
    with_all = list(map(_measure(after, base, needs, aims), sampled))
    found = []
    for move in moves:
        back = Move(move.activity_id, move.resource, move.to_zone, move.from_zone, move.half_hours)
        without = _measure(after.shifted(back), base, needs, aims)
        worth = [_better(one, without(drawn)) for one, drawn in zip(with_all, sampled, strict=True)]
        share = sum(worth) / draws
        error = 1.96 * float(np.sqrt(share * (1 - share) / draws))
        found.append(MoveSupport(move, 100 * share, 100 * error))
    return tuple(found)


def _measure(placement: Placement, base: Placement, needs: Sequence[Need], aims: Aims) -> Measure:
    """What a placement is worth in a draw by the aims, the first first; moved hours cost only where weighed."""
    zones = list(dict.fromkeys(zone for need in needs for zone, _ in need.persons))
    if isinstance(aims, Weights):
        moved = moved_share(base, placement, needs)
        return lambda drawn: (points(aims, placement, drawn, zones, moved),)
    each: dict[str, Callable[[Sequence[Need]], float]] = {
        WORST_OFF: lambda drawn: _worst(placement, drawn, zones),
        MISSING: lambda drawn: plan_coverage(placement, drawn) or 0.0,
    }
    wanted = [each[aim] for aim in aims if aim in each]
    return lambda drawn: tuple(of(drawn) for of in wanted)


def _better(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """By the first part that differs."""
    return next((a > b for a, b in zip(one, other, strict=True) if abs(a - b) > _SAME), False)


def _worst(placement: Placement, needs: Sequence[Need], zones: Sequence[str]) -> float:
    found = worst_off(placement, needs, zones)
    return (found[0].ratio or 0.0) if found else 0.0
