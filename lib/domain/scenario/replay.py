"""A kept scenario on the rules and hours of today: which of its moves still hold, and why the others do not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from lib.domain.allocation.placement import Move, Placement, Scenario
from lib.domain.allocation.rule import Violation
from lib.domain.allocation.rules import MoveRefused, Rulebook
from lib.domain.allocation.terms import UNCHANGED
from lib.domain.scenario.document import ScenarioDocument

TOO_FEW = "timer_nok"
"""The rule of a move that takes more hours than there are."""
_CAREFUL_ROUNDS = 16
"""So many times only the last move is taken from a broken place; after that every move that touches it."""


@dataclass(frozen=True)
class Dropped:
    """A move that no longer holds: the rule it breaks (its id) and the Danish sentence that says how."""

    move: Move
    rule_id: str
    sentence: str


@dataclass(frozen=True)
class Replayed:
    """The scenario of the moves that hold, in their order, and those that do not."""

    scenario: Scenario
    dropped: tuple[Dropped, ...]


def rulebook_for(rulebook: Rulebook, document: ScenarioDocument) -> Rulebook:
    """The rules under the document's terms; whole sessions are those of the rulebook where it has them."""
    sessions = dict(document.terms.sessions) | dict(rulebook.terms.sessions)
    return rulebook.with_terms(replace(document.terms, sessions=tuple(sessions.items())))


def rules_in_force(rulebook: Rulebook) -> tuple[str, ...]:
    """Ids of the rules that count, in the order they are shown: what a document keeps as its `rules`."""
    return tuple(rule.rule_id for rule in rulebook.counting)


def replayed(rulebook: Rulebook, document: ScenarioDocument) -> Replayed:
    """The document's moves made again under its own terms.

    Moves are judged together, on every day of the scenario: a proposal may pass through a placement that no rule
    would allow to stand. Where the whole breaks a rule, the last of the moves concerned is left out, and so on.
    """
    rules = rulebook_for(rulebook, document)
    kept, dropped = _without_impossible(rules, document.moves)
    known = {(each.rule_id, each.where): each.excess for each in rules.violations(rulebook.base)}
    rounds = 0
    while broken := [
        each
        for each in rules.scenario_violations(Scenario(rulebook.base, tuple(kept)))
        if each.excess > known.get((each.rule_id, each.where), -1)
    ]:
        rounds += 1
        for place, why in sorted(
            _to_leave_out(kept, broken, rounds <= _CAREFUL_ROUNDS).items(), reverse=True
        ):
            dropped.append(_why(rules, kept, kept.pop(place), why))
    order = {id(move): place for place, move in enumerate(document.moves)}
    return Replayed(
        Scenario(rulebook.base, tuple(kept)),
        tuple(sorted(dropped, key=lambda each: order[id(each.move)])),
    )


def _without_impossible(rules: Rulebook, moves: Iterable[Move]) -> tuple[list[Move], list[Dropped]]:
    """Moves that can be made at all, and those that name what the plan does not have."""
    kept, dropped = [], []
    zones = frozenset(rules.agreement.zone_ids)
    for move in moves:
        in_plan = (move.activity_id, move.resource) in rules.agreement.serves
        if (
            in_plan
            and move.half_hours > 0
            and move.from_zone != move.to_zone
            and {move.from_zone, move.to_zone} <= zones
        ):
            kept.append(move)
            continue
        try:
            rules.carried_out(Scenario(rules.base), move)
        except MoveRefused as refused:
            dropped.append(Dropped(move, refused.rule_id, refused.sentence))
    return kept, dropped


def _to_leave_out(moves: list[Move], broken: Iterable[Violation], careful: bool) -> dict[int, Violation]:
    """Places in `moves` of those to leave out, each with what it breaks."""
    out: dict[int, Violation] = {}
    for violation in broken:
        touching = list(_touching(moves, violation)) or list(range(len(moves)))
        for place in touching[-1:] if careful else touching:
            out.setdefault(place, violation)
    return out


def _touching(moves: list[Move], violation: Violation) -> Iterator[int]:
    """Places of the moves that all of `where` speaks of; too few hours in a zone are of those that take from it."""
    for place, move in enumerate(moves):
        zones = {move.from_zone} if violation.rule_id == UNCHANGED else {move.from_zone, move.to_zone}
        starts = "" if move.starts is None else move.starts.isoformat()
        if {move.activity_id, move.resource, *zones, starts}.issuperset(violation.where):
            yield place


def _why(rules: Rulebook, others: list[Move], move: Move, violation: Violation) -> Dropped:
    """Why a move does not hold: what is said to somebody who makes it after the others, else what the whole breaks."""
    days = (move.starts or date.min, date.max) if violation.rule_id == UNCHANGED else ()
    for day in days:
        placement = _after(rules.base, (other for other in others if (other.starts or date.min) <= day))
        try:
            replace(rules, base=placement).carried_out(Scenario(placement), replace(move, starts=None))
        except MoveRefused as refused:
            if refused.rule_id == TOO_FEW:
                return Dropped(move, refused.rule_id, refused.sentence)
    return Dropped(move, violation.rule_id, violation.sentence)


def _after(base: Placement, moves: Iterable[Move]) -> Placement:
    """The placement after all moves: `Scenario.placement`, but sorted once for all of them."""
    cells = dict(base.items)
    for move in moves:
        cells[move.source] = cells.get(move.source, 0) - move.half_hours
        cells[move.target] = cells.get(move.target, 0) + move.half_hours
    return Placement.of(cells)
