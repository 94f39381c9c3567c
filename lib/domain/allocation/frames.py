"""From the warehouse's tidy frames to the model, and from the model to the frames that a page shows."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.coverage import Need, counted, coverage, even_hours_per_100, hours_per_100
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Cell, Placement
from lib.domain.plan import Zone
from lib.domain.statistics.intervals import poisson_limits

MOVABLE = "flytbar"
"""The value of `mobility` for activities that may leave a zone; all others must be present in every zone."""


@dataclass(frozen=True)
class Needs:
    """The needs that are known for every zone, and the activities whose need lacks a zone."""

    known: tuple[Need, ...]
    incomplete: tuple[str, ...]

    def of(self, activity_id: str) -> Need | None:
        """The need of an activity, None where it is not known."""
        return next((need for need in self.known if need.activity_id == activity_id), None)


def placement_from(frame: pd.DataFrame) -> Placement:
    """A placement from activity_id, resource, zone, hours (a week).

    Raises ValueError for a row that is not in whole half-hours.
    """
    cells: dict[Cell, int] = {}
    for row in frame.to_dict("records"):
        cell = Cell(str(row["activity_id"]), str(row["resource"]), str(row["zone"]))
        doubled = float(row["hours"]) * HALF_HOURS_PER_HOUR
        if not doubled >= 0 or doubled != int(doubled):
            raise ValueError(f"{cell}: {row['hours']} is not in whole half-hours")
        cells[cell] = cells.get(cell, 0) + int(doubled)
    return Placement.of(cells)


def agreement_from(
    activities: pd.DataFrame,
    resources: pd.DataFrame,
    zones: Sequence[Zone],
    terms: pd.DataFrame | None = None,
) -> Agreement:
    """The agreement from the frames of activities, resources and, where there are any, the activities' further terms.

    Activities: activity_id, name, short_name, delaftale, mobility, teams, placement_rule.
    Resources: resource, activities (ids separated by ';').
    Terms: activity_id, session_hours, rotates, cycle_months, cycle_from, startup_hours, travel_hours, source.
    """
    further = {} if terms is None else {row["activity_id"]: row for row in terms.to_dict("records")}
    made = tuple(
        ActivityTerms(
            activity_id=str(row["activity_id"]),
            name=str(row["name"]),
            short_name=str(row["short_name"]),
            delaftale=str(row["delaftale"]),
            everywhere=bool(row["mobility"] != MOVABLE),
            teams=None if pd.isna(row["teams"]) else int(row["teams"]),
            placement_rule="" if pd.isna(row["placement_rule"]) else str(row["placement_rule"]),
            **_further(further.get(row["activity_id"])),
        )
        for row in activities.to_dict("records")
    )
    serves = frozenset(
        (activity_id.strip(), str(row["resource"]))
        for row in resources.to_dict("records")
        for activity_id in str(row["activities"]).split(";")
    )
    return Agreement(tuple(zones), made, serves)


def needs_from(frame: pd.DataFrame, agreement: Agreement) -> Needs:
    """Needs from activity_id, zone, persons, basis; one that lacks a zone of the plan is incomplete.

    Each zone's persons have their 95 % interval as a Poisson count; it is a rough one where counts are weighted.
    """
    known, incomplete = [], []
    for terms in agreement.activities:
        rows = frame[frame["activity_id"] == terms.activity_id].dropna(subset=["persons"])
        if rows.empty:
            continue
        persons = rows.groupby("zone")["persons"].sum()
        if set(persons.index) >= set(agreement.zone_ids):
            by_zone = persons.loc[list(agreement.zone_ids)].astype(float)
            known.append(
                Need(
                    terms.activity_id,
                    _pairs(by_zone),
                    _weakest(rows["basis"]),
                    *(_pairs(pd.Series(limit, by_zone.index)) for limit in poisson_limits(by_zone)),
                )
            )
        else:
            incomplete.append(terms.activity_id)
    return Needs(tuple(known), tuple(incomplete))


def matrix(agreement: Agreement, before: Placement, after: Placement) -> pd.DataFrame:
    """One row per activity and zone in the agreement's order, all resources together.

    Columns: activity_id, name, zone, before, after, change (hours a week).
    """
    rows = [
        (terms.activity_id, terms.short_name, zone, *_before_after(before, after, terms.activity_id, zone))
        for terms in agreement.activities
        for zone in agreement.zone_ids
    ]
    frame = pd.DataFrame(rows, columns=["activity_id", "name", "zone", "before", "after"])
    return frame.assign(change=frame["after"] - frame["before"])


def per_100(agreement: Agreement, before: Placement, after: Placement, need: Need) -> pd.DataFrame:
    """One row per zone in zone order: what an activity gives 100 persons of its target group.

    Columns: zone, number, persons, before, after (hours a week per 100 persons; NaN where the zone has none),
    even (what every zone would have at full dækning), change (hours a week).
    """
    even = even_hours_per_100(before, need)
    rows = []
    for zone in agreement.zones:
        here = hours_per_100(before, need, zone.area_id), hours_per_100(after, need, zone.area_id)
        old, new = _before_after(before, after, need.activity_id, zone.area_id)
        rows.append((zone.area_id, zone.number, need.in_zone(zone.area_id), *here, even, new - old))
    frame = pd.DataFrame(rows, columns=["zone", "number", "persons", "before", "after", "even", "change"])
    return frame.astype(dict.fromkeys(("persons", "before", "after", "even", "change"), float))


def coverage_by_activity(
    agreement: Agreement, before: Placement, after: Placement, needs: Iterable[Need]
) -> pd.DataFrame:
    """One row per activity with a need.

    Columns: activity_id, name, basis, hours (a week), before, after (dækning, 0-100).
    """
    rows = [
        (
            need.activity_id,
            agreement.terms(need.activity_id).short_name,
            need.basis,
            before.activity_totals[need.activity_id] / HALF_HOURS_PER_HOUR,
            *(_pct(coverage(placement, need)) for placement in (before, after)),
        )
        for need in counted(before, needs)
    ]
    return pd.DataFrame(rows, columns=["activity_id", "name", "basis", "hours", "before", "after"])


def outside_coverage(
    agreement: Agreement, placement: Placement, needs: Iterable[Need]
) -> tuple[ActivityTerms, ...]:
    """Activities that dækning says nothing of, because their need (or any hours of theirs) is not known."""
    inside = {need.activity_id for need in counted(placement, needs)}
    return tuple(terms for terms in agreement.activities if terms.activity_id not in inside)


def _before_after(before: Placement, after: Placement, activity_id: str, zone: str) -> tuple[float, float]:
    return (
        before.in_zone(activity_id, zone) / HALF_HOURS_PER_HOUR,
        after.in_zone(activity_id, zone) / HALF_HOURS_PER_HOUR,
    )


def _pct(share: float | None) -> float:
    return float("nan") if share is None else 100 * share


def _pairs(by_zone: "pd.Series[float]") -> tuple[tuple[str, float], ...]:
    return tuple((str(zone), float(value)) for zone, value in by_zone.items())


def _further(row: Mapping[Hashable, Any] | None) -> dict[str, Any]:
    """The fields of ActivityTerms that come from the plan's own terms; none for an activity without."""
    if row is None:
        return {}
    return {
        "session": None if pd.isna(row["session_hours"]) else int(row["session_hours"] * HALF_HOURS_PER_HOUR),
        "rotates": bool(row["rotates"]),
        "cycle_months": None if pd.isna(row["cycle_months"]) else int(row["cycle_months"]),
        "cycle_from": None if pd.isna(row["cycle_from"]) else pd.Timestamp(row["cycle_from"]).date(),
        "startup_hours": float(row["startup_hours"]),
        "travel_hours": float(row["travel_hours"]),
        "terms_source": str(row["source"]),
    }


def _weakest(bases: "pd.Series[str]") -> str:
    """An activity's need is published only when all its counts are."""
    others = sorted(set(bases.astype(str)) - {"published"})
    return others[0] if others else "published"
