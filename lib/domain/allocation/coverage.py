"""How well a placement meets the need: fair share, dækning, hours per 100 persons, and the worst-off zone.

Source of the measures: docs/architecture.md, "Allocation". Dækning is one minus the dissimilarity index of
hours and need: the share of the hours that stands where the need is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Placement

PUBLISHED = "published"
"""The basis of a need whose counts the agreement prints; any other basis is demo or a proxy count."""


@dataclass(frozen=True)
class Need:
    """Persons in an activity's target group by zone. `basis` is 'published', 'demo' or 'proxy'.

    `low` and `high` are the 95 % limits of the persons by zone, empty where there is no interval. `factors` say how
    much a person of each zone counts in the fair share (weighing.py), 1 in those not named. Raises ValueError for a
    negative or unknown (NaN) number of persons, a need being whole or not there, and for limits that do not enclose.
    """

    activity_id: str
    persons: tuple[tuple[str, float], ...]
    basis: str
    low: tuple[tuple[str, float], ...] = ()
    high: tuple[tuple[str, float], ...] = ()
    factors: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        if not all(persons >= 0 for _, persons in self.persons):
            raise ValueError(f"need of {self.activity_id} has a zone without a number of persons")
        for zone, persons in self.persons:
            low, high = self.limits(zone)
            if not low <= persons <= high:
                raise ValueError(f"need of {self.activity_id} is outside its own interval in {zone}")

    @cached_property
    def _by_zone(self) -> dict[str, float]:
        return dict(self.persons)

    @cached_property
    def total(self) -> float:
        """Persons in all zones."""
        return sum(persons for _, persons in self.persons)

    @cached_property
    def _counting(self) -> dict[str, float]:
        """By zone the persons times the zone's factor."""
        factors = dict(self.factors)
        return {zone: persons * factors.get(zone, 1.0) for zone, persons in self.persons}

    @cached_property
    def _all_counting(self) -> float:
        return sum(self._counting.values())

    def in_zone(self, zone: str) -> float:
        """Persons in one zone, 0 for a zone the need does not name."""
        return self._by_zone.get(zone, 0.0)

    def limits(self, zone: str) -> tuple[float, float]:
        """95 % limits of the persons in a zone; the number itself twice where there is no interval."""
        persons = self.in_zone(zone)
        return dict(self.low).get(zone, persons), dict(self.high).get(zone, persons)

    def fair_share(self, zone: str, total_hours: float) -> float:
        """Hours the zone would have, if hours followed persons, each counting as its zone's factor says. The need must
        have persons at all."""
        return total_hours * self._counting.get(zone, 0.0) / self._all_counting


@dataclass(frozen=True)
class ZoneStanding:
    """A zone's hours against its fair share, over the activities with a need."""

    zone: str
    hours: float
    fair_share: float

    @property
    def ratio(self) -> float | None:
        """Hours as a share of the fair share: 1 is even, under 1 too few; None without a fair share."""
        return self.hours / self.fair_share if self.fair_share else None


@dataclass(frozen=True)
class ZoneChange:
    """What a zone has before and after, what it gained and what it gave (hours a week)."""

    zone: str
    before: float
    after: float
    gained: float
    given: float


def counted(placement: Placement, needs: Iterable[Need]) -> tuple[Need, ...]:
    """The needs that dækning is measured on: those with persons, of an activity with hours."""
    return tuple(need for need in needs if need.total > 0 and _hours_of(placement, need.activity_id) > 0)


def shortfall(placement: Placement, need: Need) -> float:
    """Hours missing from the zones that have less than their fair share."""
    total = _hours_of(placement, need.activity_id)
    missing = (
        need.fair_share(zone, total) - placement.in_zone(need.activity_id, zone) / HALF_HOURS_PER_HOUR
        for zone, _ in need.persons
    )
    return sum(max(0.0, hours) for hours in missing)


def coverage(placement: Placement, need: Need) -> float | None:
    """Dækning of one activity, 0-1: 1 when every zone has its fair share. None without hours or persons."""
    return plan_coverage(placement, (need,))


def plan_coverage(placement: Placement, needs: Iterable[Need]) -> float | None:
    """Dækning of the plan, 0-1: that of its activities, weighted by hours. None when none has a need."""
    known = counted(placement, needs)
    total = sum(_hours_of(placement, need.activity_id) for need in known)
    if not total:
        return None
    return max(0.0, 1 - sum(shortfall(placement, need) for need in known) / total)


def hours_per_100(placement: Placement, need: Need, zone: str) -> float | None:
    """Hours a week per 100 persons in the target group in a zone; None where the zone has no such persons."""
    persons = need.in_zone(zone)
    if not persons:
        return None
    return 100 * placement.in_zone(need.activity_id, zone) / HALF_HOURS_PER_HOUR / persons


def even_hours_per_100(placement: Placement, need: Need) -> float | None:
    """Hours per 100 persons that every zone would have at full dækning; None without persons."""
    return 100 * _hours_of(placement, need.activity_id) / need.total if need.total else None


def standings(placement: Placement, needs: Iterable[Need], zones: Sequence[str]) -> tuple[ZoneStanding, ...]:
    """Hours and fair share of every zone, in the order given, over the activities with a need."""
    known = counted(placement, needs)
    return tuple(
        ZoneStanding(
            zone,
            sum(placement.in_zone(need.activity_id, zone) for need in known) / HALF_HOURS_PER_HOUR,
            sum(need.fair_share(zone, _hours_of(placement, need.activity_id)) for need in known),
        )
        for zone in zones
    )


def worst_off(placement: Placement, needs: Iterable[Need], zones: Sequence[str]) -> tuple[ZoneStanding, ...]:
    """The zones with the lowest ratio of hours to fair share: several when they tie, none without a need."""
    ratios = [(standing.ratio, standing) for standing in standings(placement, needs, zones)]
    known = [(ratio, standing) for ratio, standing in ratios if ratio is not None]
    lowest = min((ratio for ratio, _ in known), default=0.0)
    return tuple(standing for ratio, standing in known if ratio == lowest)


def hours_moved(before: Placement, after: Placement, activity_ids: Iterable[str] | None = None) -> float:
    """Hours that stand in another zone than before, of all or some activities; there and back is none."""
    cells = dict(after.items).keys() | dict(before.items).keys()
    if activity_ids is not None:
        wanted = frozenset(activity_ids)
        cells = {cell for cell in cells if cell.activity_id in wanted}
    gained = sum(max(0, after.at(cell) - before.at(cell)) for cell in cells)
    return gained / HALF_HOURS_PER_HOUR


def zone_changes(before: Placement, after: Placement, zones: Sequence[str]) -> tuple[ZoneChange, ...]:
    """Gains and losses of every zone, in the order given, counted per activity and resource."""
    cells = dict(after.items).keys() | dict(before.items).keys()
    changes = []
    for zone in zones:
        differences = [after.at(cell) - before.at(cell) for cell in cells if cell.zone == zone]
        changes.append(
            ZoneChange(
                zone,
                before.zone_totals.get(zone, 0) / HALF_HOURS_PER_HOUR,
                after.zone_totals.get(zone, 0) / HALF_HOURS_PER_HOUR,
                sum(change for change in differences if change > 0) / HALF_HOURS_PER_HOUR,
                -sum(change for change in differences if change < 0) / HALF_HOURS_PER_HOUR,
            )
        )
    return tuple(changes)


def _hours_of(placement: Placement, activity_id: str) -> float:
    return placement.activity_totals.get(activity_id, 0) / HALF_HOURS_PER_HOUR
