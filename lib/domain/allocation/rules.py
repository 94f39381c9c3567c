"""The rules a move must keep, each with its name, its Danish sentence and its source in the agreement.

Rules of the *move* (halve timer, to zoner, timer nok) are asked before it is carried out. Rules of the
*placement* are asked of the result on every day of the scenario: a move is refused for what it breaks or makes
worse, not for what was broken before it.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.cycles import off_cycle
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Move, Placement, Scenario
from lib.domain.allocation.placement_rules import not_served, rules_of
from lib.domain.allocation.rule import Rule, Violation
from lib.domain.allocation.terms import OWN, TEAM_CYCLE, Terms
from lib.domain.numbers import hour_words, number
from lib.domain.numbers import hours as in_hours

NOT_HOURS = "Skriv timerne som et tal, fx 12,5."


class MoveRefused(ValueError):
    """A move breaks a rule. `rule_id` names it, `sentence` says in Danish what is wrong and what to do.

    `broken` is everything it breaks of the rules that an agreement or the user has set, that one first (see
    `Rulebook.rule` for the source of each and whether it may be lifted); empty where the move itself is no move.
    """

    def __init__(self, rule_id: str, sentence: str, broken: tuple[Violation, ...] = ()) -> None:
        super().__init__(sentence)
        self.rule_id = rule_id
        self.sentence = sentence
        self.broken = broken


def half_hours(hours: float) -> int:
    """Hours a week as whole half-hours; raises MoveRefused for zero, negative and other than half steps."""
    doubled = hours * HALF_HOURS_PER_HOUR
    if not math.isfinite(doubled):
        raise MoveRefused("halve_timer", NOT_HOURS)
    if doubled <= 0:
        raise MoveRefused("halve_timer", "Der skal flyttes mindst en halv time.")
    if doubled != int(doubled):
        raise MoveRefused("halve_timer", f"Timer flyttes i halve timer; {number(hours, 2)} går ikke op.")
    return int(doubled)


def half_hours_from(words: str) -> int:
    """Hours as a person writes them ('12,5') as whole half-hours; raises MoveRefused for anything else."""
    try:
        hours = float(words.strip().replace(",", "."))
    except ValueError:
        raise MoveRefused("halve_timer", NOT_HOURS) from None
    return half_hours(hours)


@dataclass(frozen=True)
class Rulebook:
    """All rules of an agreement, for one first placement; `terms` says what is lifted, locked and limited."""

    agreement: Agreement
    base: Placement
    terms: Terms = field(default_factory=Terms)

    def with_terms(self, terms: Terms) -> "Rulebook":
        """The same rules under other terms."""
        return self if terms == self.terms else replace(self, terms=terms)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that concern this plan, lifted or not, in the order they are shown."""
        return tuple(rules_of(self.agreement, self.terms))

    @cached_property
    def counting(self) -> tuple[Rule, ...]:
        """The rules that are in force."""
        return tuple(rule for rule in self.rules if self.terms.counts(rule.rule_id))

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of an id: its sentence, source and whether the board may lift it; None for a rule of the move
        itself (halve timer, to zoner, timer nok), which is arithmetic and in no agreement."""
        return next((rule for rule in self.rules if rule.rule_id == rule_id), None)

    def violations(self, placement: Placement) -> frozenset[Violation]:
        """What a placement breaks of the rules in force; an independent check of any solution, however found."""
        found = (rule.check(self.agreement, self.base, placement) for rule in self.counting)
        return frozenset(violation for violations in found for violation in violations)

    def scenario_violations(self, scenario: Scenario) -> tuple[Violation, ...]:
        """What a scenario breaks of the rules in force on any of its days, each once, in the order of the rules."""
        on_days = (self.violations(scenario.on(day)) for day in scenario.days)
        return self._in_order([*self._off_cycle(scenario.moves), *(each for day in on_days for each in day)])

    def carried_out(self, scenario: Scenario, move: Move) -> Scenario:
        """The scenario with the move; raises MoveRefused, naming every rule it breaks on any day, the first first."""
        self._refuse_malformed(move)
        self._refuse_unavailable(scenario, move)
        after = scenario.with_move(move)
        found = self._off_cycle((move,))
        for day in after.days:
            found += self._worse(scenario.on(day), after.on(day))
        if broken := self._in_order(found):
            raise MoveRefused(broken[0].rule_id, broken[0].sentence, broken)
        return after

    def replayed(self, moves: tuple[Move, ...]) -> tuple[Scenario, tuple[Move, ...]]:
        """Moves made earlier, made again: (scenario of those that still hold, those that do not).

        Moves that hold together are all kept, whatever they pass through one by one: a proposal is carried out at once.
        """
        whole = Scenario(self.base, moves)
        if self._holds(whole):
            return whole, ()
        scenario, dropped = Scenario(self.base), []
        for move in moves:
            try:
                scenario = self.carried_out(scenario, move)
            except MoveRefused:
                dropped.append(move)
        return scenario, tuple(dropped)

    def _holds(self, scenario: Scenario) -> bool:
        """Whether a scenario breaks nothing on any day that its first placement does not break as much."""
        try:
            for move in scenario.moves:
                self._refuse_malformed(move)
        except MoveRefused:
            return False
        worse = (self._worse(self.base, scenario.on(day)) for day in scenario.days)
        return not self._off_cycle(scenario.moves) and not any(worse)

    def _worse(self, before: Placement, after: Placement) -> list[Violation]:
        """What the second placement breaks that the first does not, or not as much."""
        known = {(each.rule_id, each.where): each.excess for each in self.violations(before)}
        return [
            each for each in self.violations(after) if each.excess > known.get((each.rule_id, each.where), -1)
        ]

    def _off_cycle(self, moves: tuple[Move, ...]) -> list[Violation]:
        return list(off_cycle(self.agreement, moves)) if self.terms.counts(TEAM_CYCLE) else []

    def _in_order(self, found: Iterable[Violation]) -> tuple[Violation, ...]:
        """Each place once, where it is broken most, in the order of the rules."""
        order = [rule.rule_id for rule in self.rules]
        most = {(each.rule_id, each.where): each for each in sorted(found, key=lambda each: each.excess)}
        return tuple(sorted(most.values(), key=lambda each: (order.index(each.rule_id), each)))

    def _refuse_malformed(self, move: Move) -> None:
        if move.half_hours <= 0:
            raise MoveRefused("halve_timer", "Der skal flyttes mindst en halv time.")
        if move.from_zone == move.to_zone:
            raise MoveRefused("to_zoner", "Vælg to forskellige zoner at flytte timer mellem.")
        unknown = [zone for zone in (move.from_zone, move.to_zone) if zone not in self.agreement.zone_ids]
        if unknown:
            raise MoveRefused("to_zoner", f"Planen har ingen zone med navnet {unknown[0]}.")
        if (move.activity_id, move.resource) not in self.agreement.serves:
            sentence = not_served(self.agreement, move.activity_id, move.resource)
            raise MoveRefused(OWN, sentence, (Violation(OWN, (move.activity_id, move.resource), sentence),))

    def _refuse_unavailable(self, scenario: Scenario, move: Move) -> None:
        # Hours that a later move takes away are not there to be moved before it either.
        starts = move.starts or date.min
        days = {starts, *(day for day in scenario.days if day >= starts)}
        available = min(scenario.on(day).at(move.source) for day in days)
        if move.half_hours > available:
            raise MoveRefused("timer_nok", _too_few(self.agreement, move, available))


def _too_few(agreement: Agreement, move: Move, available: int) -> str:
    name, zone = agreement.terms(move.activity_id).short_name, agreement.zone_name(move.from_zone)
    has = f"kun {hour_words(available / HALF_HOURS_PER_HOUR)}" if available > 0 else "ingen timer"
    return f"{name} har {has} i {zone} hos {move.resource}; {in_hours(move.hours)} kan ikke flyttes."
