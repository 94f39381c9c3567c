"""A made agreement of any size, as real ones are: employers, blocks, sessions, teams, presence rules, locks, need."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Cell, Placement
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.terms import Lock, Terms
from lib.domain.plan import Zone

Counts = npt.NDArray[np.int64]

KINDS, SHARES = ("divisible", "everywhere", "sessions", "teams"), (0.55, 0.25, 0.12, 0.08)
SESSION = 4
HALF_HOURS_AN_AREA = 3.5
"""Of one activity, on average: as the 12 activities of the default plan have it on its 41 afdelinger."""
WITH_NEED, LOCKED = 0.75, 0.01
EMPLOYERS = 12
SERVED_BY = (0.6, 0.3, 0.1)
"""Shares of activities with one, two and three employers."""


@dataclass(frozen=True)
class MadeAgreement:
    """An agreement with its first placement under terms, and the needs of most of its activities."""

    rulebook: Rulebook
    needs: tuple[Need, ...]

    @property
    def terms(self) -> Terms:
        """What is locked and comes in whole sessions; nothing is lifted."""
        return self.rulebook.terms


def made_agreement(activities: int, areas: int, seed: int = 1) -> MadeAgreement:
    """So many activities on so many areas. The first placement keeps every rule; the same seed makes the same."""
    dice = np.random.default_rng(seed)
    zones = tuple(Zone(f"o{number:03}", number, f"Område {number}", "") for number in range(1, areas + 1))
    residents = 60 + dice.lognormal(np.log(190), 0.5, areas)
    cells: dict[Cell, int] = {}
    made: list[ActivityTerms] = []
    needs: list[Need] = []
    for number in range(activities):
        kind = "everywhere" if number == 0 else str(dice.choice(KINDS, p=SHARES))
        terms = _terms(f"i{number:03}", kind, areas)
        persons = dice.poisson(residents * dice.uniform(0.03, 0.25) * dice.lognormal(0, 0.4, areas))
        amounts = _first(dice, terms, residents * dice.lognormal(0, 0.5, areas))
        cells |= _by_employer(dice, terms.activity_id, zones, amounts)
        made.append(terms)
        if number == 0 or dice.random() < WITH_NEED:
            by_zone = tuple((zone.area_id, float(count)) for zone, count in zip(zones, persons, strict=True))
            needs.append(Need(terms.activity_id, by_zone, "demo"))
    serves = frozenset((cell.activity_id, cell.resource) for cell in cells)
    rulebook = Rulebook(Agreement(zones, tuple(made), serves), Placement.of(cells), _added(dice, made, zones))
    return MadeAgreement(rulebook, tuple(needs))


def _terms(activity_id: str, kind: str, areas: int) -> ActivityTerms:
    teams = max(2, areas // 10) if kind == "teams" else None
    session = SESSION if kind == "sessions" else None
    return ActivityTerms(activity_id, activity_id, activity_id, "D", kind == "everywhere", teams, "", session)


def _first(dice: np.random.Generator, terms: ActivityTerms, weights: npt.NDArray[np.float64]) -> Counts:
    """Half-hours by area: about where people live, in what the activity comes in."""
    areas = len(weights)
    total = int(areas * HALF_HOURS_AN_AREA * dice.lognormal(0, 0.5))
    shares = weights / weights.sum()
    if terms.teams:
        amounts = np.zeros(areas, dtype=np.int64)
        amounts[dice.choice(areas, terms.teams, replace=False, p=shares)] = max(4, total // terms.teams)
        return amounts
    if terms.session:
        return terms.session * dice.multinomial(max(1, total // terms.session), shares)
    if terms.everywhere:
        return 1 + dice.multinomial(total, shares)
    present = dice.choice(
        areas, min(areas, max(1, total // (2 * terms.smallest_block))), replace=False, p=shares
    )
    amounts = np.zeros(areas, dtype=np.int64)
    rest = max(0, total - terms.smallest_block * len(present))
    amounts[present] = terms.smallest_block + dice.multinomial(rest, shares[present] / shares[present].sum())
    return amounts


def _by_employer(
    dice: np.random.Generator, activity_id: str, zones: Sequence[Zone], amounts: Counts
) -> dict[Cell, int]:
    several = 1 + int(dice.choice(len(SERVED_BY), p=SERVED_BY))
    employers = sorted(dice.choice(EMPLOYERS, several, replace=False))
    split = dice.multinomial(amounts, dice.dirichlet(np.full(several, 5.0)))
    return {
        Cell(activity_id, f"a{employer:02}", zone.area_id): int(split[place, which])
        for place, zone in enumerate(zones)
        for which, employer in enumerate(employers)
        if split[place, which]
    }


def _added(dice: np.random.Generator, made: Sequence[ActivityTerms], zones: Sequence[Zone]) -> Terms:
    """Some activities are locked in some areas; sessions as the activities have them."""
    locks = frozenset(
        Lock(made[int(dice.integers(len(made)))].activity_id, zones[int(dice.integers(len(zones)))].area_id)
        for _ in range(round(LOCKED * len(made) * len(zones)))
    )
    return Terms(
        locks=locks, sessions=tuple((each.activity_id, each.session) for each in made if each.session)
    )
