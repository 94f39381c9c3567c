"""Small random plans, and every placement of them one by one: the answer that a proposal must find."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from math import comb, prod

from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.coverage import Need, hours_moved, shortfall, standings
from lib.domain.allocation.placement import Cell, Placement
from lib.domain.allocation.proposal.terms import Lock, Terms, broken
from lib.domain.allocation.rules import Rulebook
from lib.domain.plan import Zone

CLOSE = 1e-6
MOST_PLACEMENTS = 3000


@dataclass(frozen=True)
class Case:
    """A plan small enough to try every placement of."""

    rulebook: Rulebook
    needs: tuple[Need, ...]
    terms: Terms


def random_case(seed: int) -> Case:
    """Two or three zones, up to three activities with one or two employers, under any mix of rules; few enough
    placements to try them all."""
    dice = random.Random(seed)
    case = _case(dice)
    while _placements(case.rulebook) > MOST_PLACEMENTS:
        case = _case(dice)
    return case


def _placements(rulebook: Rulebook) -> int:
    parts = len(rulebook.agreement.zone_ids)
    return prod(comb(total + parts - 1, parts - 1) for total in rulebook.base.pair_totals.values())


def _case(dice: random.Random) -> Case:
    zones = tuple(
        Zone(f"z{number}", number, f"Zone {number}", "") for number in range(1, dice.choice((2, 3)) + 1)
    )
    activities = tuple(_activity(dice, name, len(zones)) for name in "abc"[: dice.choice((2, 2, 3))])
    cells: dict[Cell, int] = {}
    serves = set()
    for activity in activities:
        employers = ("r",) if activity.teams else dice.choice((("r",), ("r", "s")))
        for employer in employers:
            serves.add((activity.activity_id, employer))
            for zone, amount in _first(dice, activity, zones, len(employers)):
                cells[Cell(activity.activity_id, employer, zone)] = amount
    rulebook = Rulebook(Agreement(zones, activities, frozenset(serves)), Placement.of(cells))
    return Case(rulebook, _needs(dice, activities, zones), _terms(dice, rulebook))


def _activity(dice: random.Random, name: str, zones: int) -> ActivityTerms:
    kind = dice.choice(("plain", "plain", "everywhere", "teams"))
    teams = min(2, zones) if kind == "teams" else None
    return ActivityTerms(name, name, name, "D", kind == "everywhere", teams, "")


def _first(
    dice: random.Random, activity: ActivityTerms, zones: tuple[Zone, ...], employers: int
) -> Iterator[tuple[str, int]]:
    for number, zone in enumerate(zones):
        if activity.teams:
            yield zone.area_id, 3 if number < activity.teams else 0
        else:
            yield zone.area_id, dice.randint(0, 5 if employers == 1 else 3)


def _needs(
    dice: random.Random, activities: tuple[ActivityTerms, ...], zones: tuple[Zone, ...]
) -> tuple[Need, ...]:
    chosen = [each for each in activities if dice.random() < 0.8]
    return tuple(
        Need(
            each.activity_id, tuple((zone.area_id, float(dice.randint(0, 40))) for zone in zones), "published"
        )
        for each in chosen
    )


def _terms(dice: random.Random, rulebook: Rulebook) -> Terms:
    activities = [each.activity_id for each in rulebook.agreement.activities]
    locks = (
        {Lock(dice.choice(["", *activities]), dice.choice(rulebook.agreement.zone_ids))}
        if dice.random() < 0.3
        else set()
    )
    sessions = ((dice.choice(activities), 2),) if dice.random() < 0.2 else ()
    most = dice.randint(0, 8) if dice.random() < 0.4 else None
    lifted = {rule.rule_id for rule in rulebook.rules if dice.random() < 0.15}
    return Terms(frozenset(lifted), frozenset(locks), most, sessions)


def every_placement(rulebook: Rulebook) -> Iterator[Placement]:
    """All ways to place the half-hours of each activity and employer on the zones, allowed or not."""
    zones = rulebook.agreement.zone_ids
    pairs = sorted(rulebook.base.pair_totals.items())
    ways = [list(_compositions(total, len(zones))) for _, total in pairs]
    for chosen in itertools.product(*ways):
        yield Placement.of(
            {
                Cell(*pair, zone): amount
                for (pair, _), amounts in zip(pairs, chosen, strict=True)
                for zone, amount in zip(zones, amounts, strict=True)
            }
        )


def _compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in _compositions(total - first, parts - 1):
            yield (first, *rest)


def aims(case: Case, placement: Placement) -> tuple[float, float, float]:
    """(worst-off ratio, shortfall in hours, hours moved), as the model's own measures have them."""
    ratios = [each.ratio for each in standings(placement, case.needs, case.rulebook.agreement.zone_ids)]
    known = [ratio for ratio in ratios if ratio is not None]
    missing = sum(
        shortfall(placement, need)
        for need in case.needs
        if need.total > 0 and placement.activity_totals.get(need.activity_id)
    )
    return min(known, default=0.0), missing, hours_moved(case.rulebook.base, placement)


def allowed_aims(case: Case) -> list[tuple[float, float, float]]:
    """The aims of every placement that keeps the rules."""
    return [
        aims(case, placement)
        for placement in every_placement(case.rulebook)
        if not broken(case.rulebook, case.terms, placement)
    ]


def best_in_order(
    allowed: list[tuple[float, float, float]], order: tuple[int, ...]
) -> tuple[float, float, float]:
    """The best aims, one after the other in the order given (0 worst-off, 1 shortfall, 2 moved)."""
    for place in order:
        sign = -1 if place == 0 else 1
        least = min(sign * each[place] for each in allowed)
        allowed = [each for each in allowed if sign * each[place] <= least + CLOSE]
    return allowed[0]


def points(case: Case, found: tuple[float, float, float], given: tuple[float, float, float]) -> float:
    """What aims are worth with the weights given: the share of each in its own hundred points.

    A hundred points are the worst-off zone's whole fair share, and the hours of the activities with a need.
    """
    totals = case.rulebook.base.activity_totals
    known = [need.activity_id for need in case.needs if need.total > 0 and totals.get(need.activity_id)]
    hours = sum(totals[activity] for activity in known or totals) / 2
    worst, missing, moved = found
    each = (worst if known else 1.0, 1 - missing / hours, 1 - moved / hours)
    return 100 * sum(weight * part for weight, part in zip(given, each, strict=True)) / sum(given)


def random_weights(seed: int) -> tuple[float, float, float]:
    """Points of 0-10 as the sliders give, not all of them 0."""
    dice = random.Random(seed)
    given = tuple(float(dice.randint(0, 10)) for _ in range(3))
    return (given[0], given[1], given[2]) if any(given) else (1.0, 1.0, 1.0)
