"""What new places cost: hours once to open (etableringstimer), and hours a week on the way between zones.

Both are shown beside the total and taken from nothing, unless the user says so: hours are moved, never made. How many
they are is the plan's own assumption (activity_terms.csv).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import Need, counted
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Placement, Scenario
from lib.domain.numbers import hour_words

WEEKS = 26
"""Weeks over which the hours of opening are spread where they are taken from the activity: its first half-year."""


@dataclass(frozen=True)
class Opening:
    """An activity that opens in a zone where it had no hours. `hours` are what that costs, once; `starts` the day,
    None: at once."""

    activity_id: str
    zone: str
    hours: float
    starts: date | None

    @property
    def hours_a_week(self) -> float:
        """The hours of opening spread over the first half-year."""
        return self.hours / WEEKS


def openings(agreement: Agreement, scenario: Scenario) -> tuple[Opening, ...]:
    """Every opening of a scenario, day by day; one that closes and opens again costs twice. In the agreement's order
    within a day."""
    found = []
    before = scenario.base
    for day in scenario.days:
        after = scenario.on(day)
        found += [
            Opening(terms.activity_id, zone, terms.startup_hours, None if day == date.min else day)
            for terms in agreement.activities
            for zone in agreement.zone_ids
            if after.in_zone(terms.activity_id, zone) > 0 >= before.in_zone(terms.activity_id, zone)
        ]
        before = after
    return tuple(found)


def startup_hours(found: Iterable[Opening]) -> float:
    """Etableringstimer: hours that openings cost, once."""
    return sum(opening.hours for opening in found)


def travel_hours(agreement: Agreement, placement: Placement) -> float:
    """Hours a week that employers spend between zones: for each activity, every zone beyond the first they serve."""
    return sum(
        agreement.terms(activity_id).travel_hours * (len(placement.zones_of(activity_id, resource)) - 1)
        for activity_id, resource in placement.pair_totals
        if agreement.has(activity_id)
    )


def coverage_with_startup(
    placement: Placement, needs: Iterable[Need], found: Iterable[Opening]
) -> float | None:
    """Dækning of the plan, 0-1, in the half-year in which `found` open, where opening is taken from the activity's own
    hours in the zone. Hours spent on it are in no zone: the fair shares stay what they were. None without a need.
    """
    spent: dict[tuple[str, str], float] = {}
    for opening in found:
        where = (opening.activity_id, opening.zone)
        spent[where] = spent.get(where, 0.0) + opening.hours_a_week
    missing = total = 0.0
    for need in counted(placement, needs):
        hours = placement.activity_totals[need.activity_id] / HALF_HOURS_PER_HOUR
        total += hours
        for zone, _ in need.persons:
            where = (need.activity_id, zone)
            here = max(0.0, placement.in_zone(*where) / HALF_HOURS_PER_HOUR - spent.get(where, 0.0))
            missing += max(0.0, need.fair_share(zone, hours) - here)
    return max(0.0, 1 - missing / total) if total else None


def startup_words(agreement: Agreement, found: Sequence[Opening]) -> str:
    """What a scenario opens and what that costs, in a sentence that says it is beside the total and assumed."""
    if not found:
        return "Ingen aktivitet åbner i en ny zone: ingen etableringstimer."
    places = ", ".join(
        f"{agreement.terms(each.activity_id).short_name} i {agreement.zone_name(each.zone)}" for each in found
    )
    return (
        f"Etableringstimer: {hour_words(startup_hours(found))} én gang ({places}), ved siden af timerne om ugen; "
        "en antagelse."
    )
