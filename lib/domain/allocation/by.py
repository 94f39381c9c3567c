"""Hours, fair share and dækning by activity, delaftale, resource (who employs), zone or zone base.

All are sums of the same cells, so what is rolled up adds up. Dækning of a part is the share of its fair share that is
met: for an activity and for the plan it is dækning as `coverage` has it, for a zone how much of its share it has.
"""

from collections.abc import Iterable
from enum import StrEnum

import pandas as pd

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import Need, counted
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Cell, Placement

SUMS = ["hours", "counted_hours", "persons", "fair_share", "shortfall"]
COLUMNS = ["key", "name", *SUMS, "coverage", "hours_per_100"]


class Key(StrEnum):
    """What hours can be told apart by."""

    ACTIVITY = "activity_id"
    DELAFTALE = "delaftale"
    RESOURCE = "resource"
    ZONE = "zone"
    BASE = "base"


def by(agreement: Agreement, placement: Placement, needs: Iterable[Need], key: Key) -> pd.DataFrame:
    """One row per value of `key`, in the agreement's order (resources by name).

    Columns: key, name (for people), hours (a week), counted_hours (of activities with a need), persons (in the target
    groups of those; one in two target groups counts twice), fair_share and shortfall (hours), coverage (0-100) and
    hours_per_100 (counted hours per 100 persons); the last two NaN where there is nothing to measure by.

    By resource each employer's own hours are held against the need of the activities they serve: what one lacks in a
    zone another may have there, so those shortfalls are together no less than the activities'.
    """
    parts = _cells(agreement, placement, needs, key is Key.RESOURCE)
    summed = parts.groupby([key.value, f"{key.value}_name"], sort=False, as_index=False)[SUMS].sum()
    if key is Key.RESOURCE:
        summed = summed.sort_values(key.value, ignore_index=True)
    summed = summed.set_axis(["key", "name", *SUMS], axis=1)
    due, persons = summed["fair_share"].where(summed["fair_share"] > 0), summed["persons"]
    return summed.assign(
        # Rounding can leave a hair under 0 where nothing of the share is met.
        coverage=(100 * (1 - summed["shortfall"] / due)).clip(lower=0.0),
        hours_per_100=100 * summed["counted_hours"] / persons.where(persons > 0),
    )[COLUMNS]


def _cells(
    agreement: Agreement, placement: Placement, needs: Iterable[Need], per_resource: bool
) -> pd.DataFrame:
    """The smallest parts: activity and zone, and the resource too where it is asked for."""
    known = {need.activity_id: need for need in counted(placement, needs)}
    rows = []
    for terms in agreement.activities:
        need = known.get(terms.activity_id)
        resources = placement.resources_of(terms.activity_id) if per_resource else ("",)
        for resource in resources:
            pair = (terms.activity_id, resource)
            whole = placement.pair_totals[pair] if resource else _total(placement, terms.activity_id)
            for zone in agreement.zones:
                here = (
                    placement.at(Cell(*pair, zone.area_id))
                    if resource
                    else placement.in_zone(terms.activity_id, zone.area_id)
                )
                keys = (terms.activity_id, terms.delaftale, resource, zone.area_id, zone.base_name)
                names = (terms.short_name, terms.delaftale, resource, zone.name, zone.base_name)
                rows.append((*keys, *names, *_sums(need, zone.area_id, here, whole)))
    columns = [*(key.value for key in Key), *(f"{key.value}_name" for key in Key), *SUMS]
    return pd.DataFrame(rows, columns=columns)


def _sums(need: Need | None, zone: str, here: int, whole: int) -> tuple[float, ...]:
    """The numbers of one part, in the order of SUMS; outside dækning only hours."""
    hours = here / HALF_HOURS_PER_HOUR
    if need is None:
        return hours, 0.0, 0.0, 0.0, 0.0
    share = need.fair_share(zone, whole / HALF_HOURS_PER_HOUR)
    return hours, hours, need.in_zone(zone), share, max(0.0, share - hours)


def _total(placement: Placement, activity_id: str) -> int:
    return placement.activity_totals.get(activity_id, 0)
