"""The rules a move must keep, each with its name, its Danish sentence and its source in the agreement.

Rules of the *move* (halve timer, to zoner, timer nok) are asked before it is carried out. Rules of the
*placement* are asked of the result: a move is refused for what it breaks, not for what was broken before it.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Move, Placement, Scenario
from lib.domain.numbers import hours as in_hours
from lib.domain.numbers import number

NOT_HOURS = "Skriv timerne som et tal, fx 12,5."


class MoveRefused(ValueError):
    """A move breaks a rule. `rule_id` names it, `sentence` says in Danish what is wrong and what to do."""

    def __init__(self, rule_id: str, sentence: str) -> None:
        super().__init__(sentence)
        self.rule_id = rule_id
        self.sentence = sentence


@dataclass(frozen=True, order=True)
class Violation:
    """One rule broken in one place (`where`: the ids of activity, resource or zone concerned)."""

    rule_id: str
    where: tuple[str, ...]
    sentence: str


Check = Callable[[Agreement, Placement, Placement], Iterator[Violation]]
"""(agreement, first placement, placement) -> what is broken in the latter."""


@dataclass(frozen=True)
class Rule:
    """A rule of the placement: id, sentence for the list, where it comes from, and how it is checked."""

    rule_id: str
    sentence: str
    source: str
    check: Check


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
    """All rules of an agreement, for one first placement."""

    agreement: Agreement
    base: Placement

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of the placement that concern this plan, in the order they are shown."""
        return tuple(_placement_rules(self.agreement))

    def violations(self, placement: Placement) -> frozenset[Violation]:
        """Everything a placement breaks; an independent check of any solution, however it was found."""
        found = (rule.check(self.agreement, self.base, placement) for rule in self.rules)
        return frozenset(violation for violations in found for violation in violations)

    def carried_out(self, scenario: Scenario, move: Move) -> Scenario:
        """The scenario with the move; raises MoveRefused, naming the first rule it breaks."""
        self._refuse_impossible(scenario.placement, move)
        after = scenario.with_move(move)
        known = {(broken.rule_id, broken.where) for broken in self.violations(scenario.placement)}
        order = [rule.rule_id for rule in self.rules]
        found = sorted(
            self.violations(after.placement), key=lambda broken: (order.index(broken.rule_id), broken)
        )
        for broken in found:
            if (broken.rule_id, broken.where) not in known:
                raise MoveRefused(broken.rule_id, broken.sentence)
        return after

    def replayed(self, moves: tuple[Move, ...]) -> tuple[Scenario, tuple[Move, ...]]:
        """Moves made earlier, made again: (scenario of those that still hold, those that do not)."""
        scenario, dropped = Scenario(self.base), []
        for move in moves:
            try:
                scenario = self.carried_out(scenario, move)
            except MoveRefused:
                dropped.append(move)
        return scenario, tuple(dropped)

    def _refuse_impossible(self, placement: Placement, move: Move) -> None:
        if move.half_hours <= 0:
            raise MoveRefused("halve_timer", "Der skal flyttes mindst en halv time.")
        if move.from_zone == move.to_zone:
            raise MoveRefused("to_zoner", "Vælg to forskellige zoner at flytte timer mellem.")
        unknown = [zone for zone in (move.from_zone, move.to_zone) if zone not in self.agreement.zone_ids]
        if unknown:
            raise MoveRefused("to_zoner", f"Planen har ingen zone med navnet {unknown[0]}.")
        if (move.activity_id, move.resource) not in self.agreement.serves:
            raise MoveRefused("egne_indsatser", _not_served(self.agreement, move.activity_id, move.resource))
        available = placement.at(move.source)
        if move.half_hours > available:
            raise MoveRefused("timer_nok", _too_few(self.agreement, move, available))


def _placement_rules(agreement: Agreement) -> Iterator[Rule]:
    yield Rule(
        "egne_indsatser",
        "Arbejdsgivernes timer bliver i de indsatser, de er givet til",
        "delaftalernes afsnit om medarbejdertimer",
        _outside_own_activities,
    )
    yield Rule(
        "uaendrede_timer",
        "Timer pr. indsats og arbejdsgiver er uændret",
        "delaftalernes afsnit om medarbejdertimer",
        _changed_totals,
    )
    everywhere = [terms for terms in agreement.activities if terms.everywhere]
    if everywhere:
        names = " og ".join(dict.fromkeys(terms.delaftale for terms in everywhere))
        source = everywhere[0].placement_rule
        yield Rule("overalt", f"{names}: indsatserne er i alle zoner", source, _absent)
    for terms in agreement.activities:
        if terms.teams:
            yield Rule(
                f"hold_{terms.activity_id}",
                f"{terms.short_name}: {terms.teams} hele hold i hver sin zone",
                terms.placement_rule,
                _teams_check(terms.activity_id, terms.teams),
            )
    yield Rule(
        "mindste_blok",
        "En indsats er i en zone med mindst 2 timer om ugen (0,5 for dem, der skal være overalt)",
        "Zonekompas' forudsætning: under det er der ikke tid til at være til stede",
        _too_small,
    )
    yield Rule("base", "Hver zone har timer til sin base", "aftalen: en fast base i hver zone", _no_base)


def _outside_own_activities(agreement: Agreement, _: Placement, placement: Placement) -> Iterator[Violation]:
    for activity_id, resource in placement.pair_totals:
        if (activity_id, resource) not in agreement.serves:
            sentence = _not_served(agreement, activity_id, resource)
            yield Violation("egne_indsatser", (activity_id, resource), sentence)


def _changed_totals(agreement: Agreement, base: Placement, placement: Placement) -> Iterator[Violation]:
    for pair in sorted(base.pair_totals.keys() | placement.pair_totals.keys()):
        before, after = base.pair_totals.get(pair, 0), placement.pair_totals.get(pair, 0)
        if before != after:
            where = f"{pair[1]} har {_hours(after)} timer i indsatsen; aftalen giver {_hours(before)}."
            yield Violation("uaendrede_timer", pair, where)
    for cell, amount in placement.items:
        if amount < 0:
            sentence = f"Der er under 0 timer i {agreement.zone_name(cell.zone)}."
            yield Violation("uaendrede_timer", (cell.activity_id, cell.resource, cell.zone), sentence)


def _absent(agreement: Agreement, _: Placement, placement: Placement) -> Iterator[Violation]:
    for terms in agreement.activities:
        for zone in agreement.zone_ids if terms.everywhere else ():
            if placement.in_zone(terms.activity_id, zone) <= 0:
                name, least = agreement.zone_name(zone), _hours(terms.smallest_block)
                sentence = (
                    f"{terms.short_name} skal være i alle zoner og ville stå uden timer i {name}. "
                    f"Lad mindst {least} time blive."
                )
                yield Violation("overalt", (terms.activity_id, zone), sentence)


def _teams_check(activity_id: str, teams: int) -> Check:
    def check(agreement: Agreement, _: Placement, placement: Placement) -> Iterator[Violation]:
        name, total = agreement.terms(activity_id).short_name, placement.activity_totals.get(activity_id, 0)
        one_team = f"{_hours(total / teams)} timer"
        for zone, zone_name in ((zone, agreement.zone_name(zone)) for zone in agreement.zone_ids):
            # Compared after multiplying, so that a total the teams do not divide evenly is still exact.
            here = placement.in_zone(activity_id, zone) * teams
            if here > total:
                sentence = f"{name}: holdene skal være i hver sin zone, og {zone_name} har et hold."
                yield Violation(f"hold_{activity_id}", (activity_id, zone), sentence)
            elif here not in (0, total):
                sentence = f"{name} har {teams} hold, som ikke kan deles: flyt et helt hold ({one_team})."
                yield Violation(f"hold_{activity_id}", (activity_id, zone), sentence)

    return check


def _too_small(agreement: Agreement, _: Placement, placement: Placement) -> Iterator[Violation]:
    for terms in agreement.activities:
        for zone in agreement.zone_ids:
            here = placement.in_zone(terms.activity_id, zone)
            if 0 < here < terms.smallest_block:
                sentence = (
                    f"{terms.short_name} ville have {_hours(here)} timer i {agreement.zone_name(zone)}; "
                    f"mindst {_hours(terms.smallest_block)} timer eller ingen."
                )
                yield Violation("mindste_blok", (terms.activity_id, zone), sentence)


def _no_base(agreement: Agreement, _: Placement, placement: Placement) -> Iterator[Violation]:
    for zone in agreement.zone_ids:
        if placement.zone_totals.get(zone, 0) <= 0:
            sentence = (
                f"Basen i {agreement.zone_name(zone)} ville stå uden timer; hver zone skal have en base."
            )
            yield Violation("base", (zone,), sentence)


def _not_served(agreement: Agreement, activity_id: str, resource: str) -> str:
    name = agreement.terms(activity_id).short_name if agreement.has(activity_id) else activity_id
    return f"{resource} har ingen timer til {name} i aftalen."


def _too_few(agreement: Agreement, move: Move, available: int) -> str:
    name, zone = agreement.terms(move.activity_id).short_name, agreement.zone_name(move.from_zone)
    has = f"kun {_hours(available)} timer" if available else "ingen timer"
    return f"{name} har {has} i {zone} hos {move.resource}; {_hours(move.half_hours)} kan ikke flyttes."


def _hours(amount: float) -> str:
    return in_hours(amount / HALF_HOURS_PER_HOUR)
