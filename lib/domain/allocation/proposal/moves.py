"""From one placement to another as moves: what a page lists, draws as arrows and plays back."""

from collections.abc import Sequence

from lib.domain.allocation.placement import Cell, Move, Placement


def moves_between(before: Placement, after: Placement, zones: Sequence[str]) -> tuple[Move, ...]:
    """The moves that make `after` of `before`, of each activity and employer apart; together they move no hour twice.

    The zone that gives most gives first, to the zone that lacks most; ties in the order of `zones`. Raises ValueError
    where the two have not the same hours per activity and employer.
    """
    if before.pair_totals != after.pair_totals:
        raise ValueError("the two placements have not the same hours")
    moves: list[Move] = []
    for activity, resource in sorted(before.pair_totals):
        change = {
            zone: after.at(Cell(activity, resource, zone)) - before.at(Cell(activity, resource, zone))
            for zone in zones
        }
        while any(change.values()):
            giver = min(zones, key=lambda zone: change[zone])
            taker = max(zones, key=lambda zone: change[zone])
            amount = min(-change[giver], change[taker])
            moves.append(Move(activity, resource, giver, taker, amount))
            change[giver] += amount
            change[taker] -= amount
    return tuple(moves)
