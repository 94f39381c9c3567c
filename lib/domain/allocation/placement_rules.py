"""The rules of a placement: what each says, where it comes from, and how it is checked. One place for each."""

from collections.abc import Iterator

from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Placement
from lib.domain.allocation.rule import Check, Rule, Violation
from lib.domain.allocation.terms import (
    BASE,
    BLOCK,
    EVERYWHERE,
    LOCK,
    MOST_MOVED,
    OWN,
    SESSION,
    TEAM_CYCLE,
    TEAMS,
    UNCHANGED,
    Terms,
)
from lib.domain.numbers import hour_words

OWN_CHOICE = "eget valg i scenariet"


def rules_of(agreement: Agreement, terms: Terms) -> Iterator[Rule]:
    """The rules that concern the plan, lifted or not, in the order they are shown; those of `terms` last."""
    yield Rule(
        OWN,
        "Arbejdsgivernes timer bliver i de aktiviteter, de er givet til",
        "delaftalernes afsnit om medarbejdertimer",
        _outside_own_activities,
    )
    yield Rule(
        UNCHANGED,
        "Timer pr. aktivitet og arbejdsgiver er uændret",
        "delaftalernes afsnit om medarbejdertimer",
        _changed_totals,
    )
    everywhere = [activity for activity in agreement.activities if activity.everywhere]
    if everywhere:
        names = " og ".join(dict.fromkeys(activity.delaftale for activity in everywhere))
        source = everywhere[0].placement_rule
        yield Rule(EVERYWHERE, f"{names}: aktiviteterne er i alle zoner", source, _absent)
    yield from _team_rules(agreement)
    yield Rule(
        BLOCK,
        "En aktivitet er i en zone med mindst 2 timer om ugen (0,5 for dem, der skal være overalt)",
        "Zonekompas' forudsætning: under det er der ikke tid til at være til stede",
        _too_small,
    )
    yield Rule(BASE, "Hver zone har timer til sin base", "aftalen: en fast base i hver zone", _no_base)
    yield from _added_rules(agreement, terms)


def _team_rules(agreement: Agreement) -> Iterator[Rule]:
    with_teams = [activity for activity in agreement.activities if activity.teams]
    for activity in with_teams:
        whole = (
            "ét helt hold i én zone" if activity.teams == 1 else f"{activity.teams} hele hold i hver sin zone"
        )
        sentence = f"{activity.short_name}: {whole}"
        check = _teams_check(activity.activity_id, activity.teams or 0)
        yield Rule(f"{TEAMS}{activity.activity_id}", sentence, activity.placement_rule, check)
    in_cycles = [activity for activity in with_teams if activity.cycle_months]
    if in_cycles:
        names = " og ".join(
            f"{activity.short_name} (hver {activity.cycle_months}. måned)" for activity in in_cycles
        )
        sentence = f"Et hold flytter kun, når et nyt forløb starter: {names}"
        yield Rule(TEAM_CYCLE, sentence, in_cycles[0].placement_rule, _nothing)


def _added_rules(agreement: Agreement, terms: Terms) -> Iterator[Rule]:
    for activity_id, size in terms.sessions:
        if not agreement.has(activity_id):
            continue
        activity = agreement.terms(activity_id)
        sentence = f"{activity.short_name}: hele gange på {_hours(size)}"
        source = activity.terms_source or OWN_CHOICE
        yield Rule(f"{SESSION}{activity_id}", sentence, source, _sessions_check(activity, size))
    if terms.locks:
        yield Rule(LOCK, "Det, der er låst, bliver, som det er", OWN_CHOICE, _locks_check(terms))
    if terms.most_moved is not None:
        sentence = f"Højst {_hours(terms.most_moved)} skifter zone"
        yield Rule(MOST_MOVED, sentence, OWN_CHOICE, _most_moved_check(terms.most_moved))


def _nothing(_agreement: Agreement, _base: Placement, _placement: Placement) -> Iterator[Violation]:
    """A rule of when hours move asks nothing of where they stand (see `cycles.off_cycle`)."""
    yield from ()


def _outside_own_activities(agreement: Agreement, _: Placement, placement: Placement) -> Iterator[Violation]:
    for activity_id, resource in placement.pair_totals:
        if (activity_id, resource) not in agreement.serves:
            sentence = not_served(agreement, activity_id, resource)
            yield Violation(OWN, (activity_id, resource), sentence)


def _changed_totals(agreement: Agreement, base: Placement, placement: Placement) -> Iterator[Violation]:
    for pair in sorted(base.pair_totals.keys() | placement.pair_totals.keys()):
        before, after = base.pair_totals.get(pair, 0), placement.pair_totals.get(pair, 0)
        if before != after:
            where = f"{pair[1]} har {_hours(after)} i aktiviteten; aftalen giver {_hours(before)}."
            yield Violation(UNCHANGED, pair, where)
    for cell, amount in placement.items:
        if amount < 0:
            sentence = f"Der er under 0 timer i {agreement.zone_name(cell.zone)}."
            yield Violation(UNCHANGED, (cell.activity_id, cell.resource, cell.zone), sentence)


def _absent(agreement: Agreement, _: Placement, placement: Placement) -> Iterator[Violation]:
    for terms in agreement.activities:
        for zone in agreement.zone_ids if terms.everywhere else ():
            if placement.in_zone(terms.activity_id, zone) <= 0:
                name, least = agreement.zone_name(zone), _hours(terms.smallest_block)
                sentence = (
                    f"{terms.short_name} skal være i alle zoner og ville stå uden timer i {name}. "
                    f"Lad mindst {least} blive."
                )
                yield Violation(EVERYWHERE, (terms.activity_id, zone), sentence)


def _teams_check(activity_id: str, teams: int) -> Check:
    def check(agreement: Agreement, _: Placement, placement: Placement) -> Iterator[Violation]:
        name, total = agreement.terms(activity_id).short_name, placement.activity_totals.get(activity_id, 0)
        one_team = _hours(total / teams)
        for zone, zone_name in ((zone, agreement.zone_name(zone)) for zone in agreement.zone_ids):
            # Compared after multiplying, so that a total the teams do not divide evenly is still exact.
            here = placement.in_zone(activity_id, zone) * teams
            if here > total:
                sentence = f"{name}: holdene skal være i hver sin zone, og {zone_name} har et hold."
                yield Violation(f"{TEAMS}{activity_id}", (activity_id, zone), sentence)
            elif here not in (0, total):
                sentence = f"{name} har {teams} hold, som ikke kan deles: flyt et helt hold ({one_team})."
                yield Violation(f"{TEAMS}{activity_id}", (activity_id, zone), sentence)

    return check


def _too_small(agreement: Agreement, _: Placement, placement: Placement) -> Iterator[Violation]:
    for terms in agreement.activities:
        for zone in agreement.zone_ids:
            here = placement.in_zone(terms.activity_id, zone)
            if 0 < here < terms.smallest_block:
                sentence = (
                    f"{terms.short_name} ville have {_hours(here)} i {agreement.zone_name(zone)}; "
                    f"mindst {_hours(terms.smallest_block)} eller ingen."
                )
                yield Violation(BLOCK, (terms.activity_id, zone), sentence)


def _no_base(agreement: Agreement, _: Placement, placement: Placement) -> Iterator[Violation]:
    for zone in agreement.zone_ids:
        if placement.zone_totals.get(zone, 0) <= 0:
            sentence = (
                f"Basen i {agreement.zone_name(zone)} ville stå uden timer; hver zone skal have en base."
            )
            yield Violation(BASE, (zone,), sentence)


def _sessions_check(activity: ActivityTerms, size: int) -> Check:
    def check(agreement: Agreement, _: Placement, placement: Placement) -> Iterator[Violation]:
        for zone in agreement.zone_ids:
            here = placement.in_zone(activity.activity_id, zone)
            if here % size:
                sentence = (
                    f"{activity.short_name} ville have {_hours(here)} i {agreement.zone_name(zone)}; "
                    f"det er ikke hele gange på {_hours(size)}."
                )
                yield Violation(f"{SESSION}{activity.activity_id}", (activity.activity_id, zone), sentence)

    return check


def _locks_check(terms: Terms) -> Check:
    def check(agreement: Agreement, base: Placement, placement: Placement) -> Iterator[Violation]:
        for cell in sorted(dict(base.items).keys() | dict(placement.items).keys()):
            before, after = base.at(cell), placement.at(cell)
            if before != after and terms.is_locked(cell):
                name = agreement.terms(cell.activity_id).short_name if agreement.has(cell.activity_id) else ""
                sentence = (
                    f"{name or cell.activity_id} er låst i {agreement.zone_name(cell.zone)}: "
                    f"{_hours(before)} hos {cell.resource}."
                )
                where = (cell.activity_id, cell.resource, cell.zone)
                yield Violation(LOCK, where, sentence, abs(after - before))

    return check


def _most_moved_check(most: int) -> Check:
    def check(_: Agreement, base: Placement, placement: Placement) -> Iterator[Violation]:
        cells = dict(base.items).keys() | dict(placement.items).keys()
        moved = sum(max(0, placement.at(cell) - base.at(cell)) for cell in cells)
        if moved > most:
            sentence = f"I alt ville {_hours(moved)} have skiftet zone; der må højst flyttes {_hours(most)}."
            yield Violation(MOST_MOVED, (), sentence, moved - most)

    return check


def not_served(agreement: Agreement, activity_id: str, resource: str) -> str:
    """That an employer has no hours for an activity, in a sentence."""
    name = agreement.terms(activity_id).short_name if agreement.has(activity_id) else activity_id
    return f"{resource} har ingen timer til {name} i aftalen."


def _hours(amount: float) -> str:
    return hour_words(amount / HALF_HOURS_PER_HOUR)
