"""A scenario opened again on newer data or other rules: what has changed for it, in Danish sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lib.domain.allocation.coverage import PUBLISHED, Need, counted, plan_coverage
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Move, Placement
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.terms import LOCK, MOST_MOVED
from lib.domain.dates import long_date
from lib.domain.list_words import listed
from lib.domain.numbers import hour_words, hours, number
from lib.domain.scenario.compared import lock_words
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.replay import Dropped, Replayed, replayed, rulebook_for

OWN_TERMS = frozenset({LOCK, MOST_MOVED})
"""Rules that the scenario itself sets: they come and go with it."""
OLD_DATA_GONE = "Scenariets datagrundlag findes ikke længere her; behov og dækning dengang kan ikke vises."


@dataclass(frozen=True)
class Ground:
    """What a scenario stands on: data version, the rules with the first placement, and the needs that are known."""

    version: str
    rulebook: Rulebook
    needs: tuple[Need, ...]


def changes_since(document: ScenarioDocument, now: Ground, then: Ground | None = None) -> tuple[str, ...]:
    """What is another than when the scenario was made, the gravest first; empty where nothing is.

    First the moves that no longer hold, then rules, locks without a place, the first placement, needs and dækning.
    `then` is the ground of `document.version` where it can still be opened; it may be of today's rules.
    """
    here = replayed(now.rulebook, document)
    found = [_no_longer(each, now.rulebook) for each in here.dropped]
    found += _rules(document, now, then)
    found += _locks(document, now.rulebook)
    if then is not None:
        found += _placement(now.rulebook, then.rulebook)
        found += _needs(now, then)
        found += _coverage(document, here, now, then)
    elif document.version != now.version:
        found.append(OLD_DATA_GONE)
    return tuple(found)


def _no_longer(dropped: Dropped, rulebook: Rulebook) -> str:
    rule = rulebook.rule(dropped.rule_id)
    which = f" Reglen: »{rule.sentence}«." if rule is not None else ""
    return f"{_move_words(dropped.move, rulebook)} holder ikke længere. {dropped.sentence}{which}"


def _move_words(move: Move, rulebook: Rulebook) -> str:
    agreement = rulebook.agreement
    name = (
        agreement.terms(move.activity_id).short_name if agreement.has(move.activity_id) else move.activity_id
    )
    zones = f"fra {agreement.zone_name(move.from_zone)} til {agreement.zone_name(move.to_zone)}"
    starts = "" if move.starts is None else f" fra {long_date(move.starts)}"
    return f"Flytningen af {hour_words(move.hours)} {name} ({move.resource}) {zones}{starts}"


def _rules(document: ScenarioDocument, now: Ground, then: Ground | None) -> Iterator[str]:
    """Rules that have come or gone; one the scenario has lifted is neither new to it nor missed."""
    rules = rulebook_for(now.rulebook, document)
    ids = [rule.rule_id for rule in rules.counting]
    old = then and rulebook_for(then.rulebook, document)
    for rule_id in ids:
        rule = rules.rule(rule_id)
        if rule_id not in {*document.rules, *OWN_TERMS} and rule is not None:
            yield f"Ny regel: »{rule.sentence}« ({rule.source})."
    for rule_id in document.rules:
        if rule_id not in {*ids, *OWN_TERMS, *document.terms.lifted}:
            rule = old.rule(rule_id) if old else None
            yield f"Reglen »{rule.sentence if rule else rule_id}« findes ikke længere."


def _locks(document: ScenarioDocument, rulebook: Rulebook) -> Iterator[str]:
    agreement = rulebook.agreement
    for lock in sorted(document.terms.locks):
        gone_activity = lock.activity_id and not agreement.has(lock.activity_id)
        if gone_activity or (lock.zone and lock.zone not in agreement.zone_ids):
            yield f"Låsen på {lock_words(lock, agreement)} holder ikke noget: planen har det ikke længere."


def _placement(now: Rulebook, then: Rulebook) -> Iterator[str]:
    """Activities whose hours stand otherwise before any move, one sentence each."""
    for activity_id in _activities(now, then):
        name = _name(activity_id, now, then)
        if not now.agreement.has(activity_id):
            yield f"{name} er ikke længere i planen."
        elif not then.agreement.has(activity_id):
            total = now.base.activity_totals.get(activity_id, 0) / HALF_HOURS_PER_HOUR
            yield f"{name} er ny i planen med {hour_words(total)} om ugen."
        elif changed := list(_moved_cells(activity_id, now, then)):
            yield f"Udgangspunktet for {name} er ændret: {listed(changed)} timer om ugen."


def _moved_cells(activity_id: str, now: Rulebook, then: Rulebook) -> Iterator[str]:
    for zone in _zones(now, then):
        before, after = then.base.in_zone(activity_id, zone), now.base.in_zone(activity_id, zone)
        if before != after:
            yield f"{_zone(zone, now, then)} fra {_hours(before)} til {_hours(after)}"


def _needs(now: Ground, then: Ground) -> Iterator[str]:
    """Needs that have come, gone or changed, one sentence for each activity."""
    new, old = ({need.activity_id: need for need in ground.needs} for ground in (now, then))
    for activity_id in _activities(now.rulebook, then.rulebook):
        name = _name(activity_id, now.rulebook, then.rulebook)
        if activity_id in new and activity_id not in old:
            yield f"Behovet for {name} er nu kendt og tæller med i dækningen."
        elif activity_id in old and activity_id not in new:
            yield f"Behovet for {name} er ikke længere kendt og tæller ikke med i dækningen."
        elif activity_id in new:
            yield from _need(name, old[activity_id], new[activity_id], now.rulebook, then.rulebook)


def _need(name: str, before: Need, after: Need, now: Rulebook, then: Rulebook) -> Iterator[str]:
    persons = [
        f"{_zone(zone, now, then)} fra {_persons(before.in_zone(zone))} til {_persons(after.in_zone(zone))}"
        for zone in _zones(now, then)
        if _persons(before.in_zone(zone)) != _persons(after.in_zone(zone))
    ]
    if persons:
        yield f"Behovet for {name} er ændret: {listed(persons)} personer."
    if (before.basis == PUBLISHED) != (after.basis == PUBLISHED):
        kind = "offentliggjorte tal" if after.basis == PUBLISHED else "demo- eller hjælpetal"
        yield f"Behovet for {name} er nu målt med {kind}."


def _coverage(document: ScenarioDocument, here: Replayed, now: Ground, then: Ground) -> Iterator[str]:
    """Dækning on both grounds, where it is another; today's without the moves that no longer hold."""
    there = replayed(then.rulebook, document)
    before, after = _pct(there.scenario.placement, then), _pct(here.scenario.placement, now)
    if before == after:
        return
    if before is None or after is None:
        yield f"Scenariets dækning var {before or 'ukendt'} og er nu {after or 'ukendt'}."
        return
    without = " uden de flytninger, der ikke holder" if here.dropped else ""
    yield f"Scenariets dækning var {before} procent og er nu {after} procent{without}."


def _pct(placement: Placement, ground: Ground) -> str | None:
    share = plan_coverage(placement, counted(ground.rulebook.base, ground.needs))
    return None if share is None else number(100 * share)


def _activities(now: Rulebook, then: Rulebook) -> Iterable[str]:
    """Ids of the activities of both, in the agreement's order, those that are gone last."""
    both = (*now.agreement.activities, *then.agreement.activities)
    return dict.fromkeys(terms.activity_id for terms in both)


def _zones(now: Rulebook, then: Rulebook) -> Iterable[str]:
    return dict.fromkeys((*now.agreement.zone_ids, *then.agreement.zone_ids))


def _name(activity_id: str, now: Rulebook, then: Rulebook) -> str:
    agreement = now.agreement if now.agreement.has(activity_id) else then.agreement
    return agreement.terms(activity_id).short_name


def _zone(zone: str, now: Rulebook, then: Rulebook) -> str:
    return (now if zone in now.agreement.zone_ids else then).agreement.zone_name(zone)


def _persons(persons: float) -> str:
    return number(persons, 0 if abs(persons - round(persons)) < 0.05 else 1)


def _hours(half_hours: int) -> str:
    return hours(half_hours / HALF_HOURS_PER_HOUR)
