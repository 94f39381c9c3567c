"""Whether a move is still worth it when the need is not quite what was counted.

Each zone's persons are drawn anew from what the count can tell (a gamma distribution with Jeffreys' prior for a Poisson
count, Box & Tiao 1973, section 1.3). A move is worth it in a draw when the placement is better with it than without it,
the other moves unchanged: more dækning, or the same with a better worst-off zone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.domain.allocation.coverage import Need, plan_coverage, standings
from lib.domain.allocation.placement import Move, Placement

DRAWS = 500
SURVIVES = 80.0
"""Percent of the draws in which a move must be worth it to be called robust."""
_SAME = 1e-9


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
            )
            for need in needs
        )
        for _ in range(draws)
    )


def supports(
    base: Placement, moves: Sequence[Move], needs: Sequence[Need], draws: int = DRAWS, seed: int = 1
) -> tuple[MoveSupport, ...]:
    """How often each move stays worth it, in the order of `moves`. A move of an activity without a need never is."""
    after = base
    for move in moves:
        after = after.shifted(move)
    sampled = drawn_needs(needs, draws, seed)
    found = []
    for move in moves:
        without = after.shifted(
            Move(move.activity_id, move.resource, move.to_zone, move.from_zone, move.half_hours)
        )
        share = sum(_better(after, without, drawn) for drawn in sampled) / draws
        error = 1.96 * float(np.sqrt(share * (1 - share) / draws))
        found.append(MoveSupport(move, 100 * share, 100 * error))
    return tuple(found)


def _better(one: Placement, other: Placement, needs: Sequence[Need]) -> bool:
    gain = (plan_coverage(one, needs) or 0.0) - (plan_coverage(other, needs) or 0.0)
    if abs(gain) > _SAME:
        return gain > 0
    return _worst(one, needs) > _worst(other, needs) + _SAME


def _worst(placement: Placement, needs: Sequence[Need]) -> float:
    zones = list(dict.fromkeys(zone for need in needs for zone, _ in need.persons))
    ratios = [each.ratio for each in standings(placement, needs, zones)]
    return min((ratio for ratio in ratios if ratio is not None), default=0.0)
