"""The placement in force on a day: the plan's own, and on it the moves of every decision whose day has come.

Decisions are carried out in the order in which they come into force. A move that can no longer be carried out (the
hours are not there any more) is left out and told; the decision's other moves stand, for each move balances by itself.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Move, Placement
from lib.domain.decisions.decision import Approval, Decision, DecisionKind
from lib.domain.decisions.standing import StandingState, standing
from lib.domain.numbers import hour_words


@dataclass(frozen=True)
class Undone:
    """A move of a decision in force that cannot be carried out; `has` is what the place has to give, half-hours.
    `no_zone`: the plan no longer has the zone that was to get them."""

    decision: Decision
    move: Move
    has: int
    no_zone: bool = False


@dataclass(frozen=True)
class InForce:
    """The placement on `day`. `carried` are the decisions that have shaped it, in order; `awaiting` those that wait for
    an answer; `to_come` those adopted (and approved) whose day, or a move's own day, is still ahead."""

    day: date
    placement: Placement
    carried: tuple[Decision, ...] = ()
    awaiting: tuple[Decision, ...] = ()
    to_come: tuple[Decision, ...] = ()
    undone: tuple[Undone, ...] = ()


@dataclass(frozen=True)
class _Step:
    """Moves of one decision that begin on one day."""

    day: date
    decision: Decision
    moves: tuple[Move, ...]


def placement_in_force(
    base: Placement,
    decisions: Iterable[Decision],
    approvals: Iterable[Approval],
    kinds: Iterable[DecisionKind],
    day: date,
    zones: Collection[str] = (),
) -> InForce:
    """The placement as it stands on `day`.

    `base` is the plan's; `decisions` as they stand now (corrected and withdrawn ones are not among them); `approvals`
    the answers that cover them; `zones` the plan's, outside of which nothing is moved (none given: not asked). A move
    with a day of its own waits for it. Hours are never made or lost.
    """
    answers, known = tuple(approvals), tuple(kinds)
    steps: list[_Step] = []
    awaiting, to_come = [], []
    for decision in decisions:
        stands = standing(decision, answers, known, day)
        if not decision.fields.moves:
            continue
        if stands.state is StandingState.AWAITS:
            awaiting.append(decision)
        elif stands.state is StandingState.TO_COME:
            to_come.append(decision)
        elif stands.state is StandingState.IN_FORCE and stands.since is not None:
            own = _steps(decision, stands.since)
            steps += [step for step in own if step.day <= day]
            to_come += [decision] if any(step.day > day for step in own) else []
    placement, carried, undone = base, [], []
    for step in sorted(steps, key=_order):
        placement, left = _carried_out(placement, step, zones)
        undone += left
        if len(left) < len(step.moves) and step.decision not in carried:
            carried.append(step.decision)
    return InForce(day, placement, tuple(carried), tuple(awaiting), tuple(to_come), tuple(undone))


def told(undone: Undone, activities: Mapping[str, str], zones: Mapping[str, str]) -> str:
    """The sentence about a move that cannot be carried out, with the names of activities and zones by id."""
    move = undone.move
    name = activities.get(move.activity_id, move.activity_id)
    giver, taker = (zones.get(zone, zone) for zone in (move.from_zone, move.to_zone))
    has = f"kun {hour_words(undone.has / HALF_HOURS_PER_HOUR)}" if undone.has > 0 else "ingen timer"
    why = "den zone har planen ikke længere" if undone.no_zone else f"der er {has} at flytte"
    return (
        f"Beslutningen »{undone.decision.fields.title}« flytter {hour_words(move.hours)} {name} ({move.resource}) fra "
        f"{giver} til {taker}, men {why}. Flytningen er ikke med i placeringen: tag den op på et møde."
    )


def _order(step: _Step) -> tuple[date, date, int]:
    return step.day, step.decision.fields.decided_on, step.decision.decision_id


def _steps(decision: Decision, since: date) -> list[_Step]:
    by_day: dict[date, list[Move]] = {}
    for move in decision.fields.moves:
        by_day.setdefault(max(since, move.starts or since), []).append(move)
    return [_Step(day, decision, tuple(moves)) for day, moves in by_day.items()]


def _carried_out(placement: Placement, step: _Step, zones: Collection[str]) -> tuple[Placement, list[Undone]]:
    """The moves together where they hold together, however they pass through each other; else one by one."""
    together = _after(placement, step.moves)
    homeless = [bool(zones) and move.to_zone not in zones for move in step.moves]
    if not any(homeless) and all(amount >= 0 for _, amount in together.items):
        return together, []
    undone = []
    for move, no_zone in zip(step.moves, homeless, strict=True):
        has = placement.at(move.source)
        if no_zone or move.half_hours > has:
            undone.append(Undone(step.decision, move, has, no_zone))
        else:
            placement = placement.shifted(move)
    return placement, undone


def _after(placement: Placement, moves: Sequence[Move]) -> Placement:
    for move in moves:
        placement = placement.shifted(move)
    return placement
