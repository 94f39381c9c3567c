"""The hours of the activities that are for named målgrupper, zone by zone, beside the known unemployed there.

An activity belongs here when the agreement's words on whom it is for name one of the plan's målgrupper ('(6.2)').
How hours stand today is not published: `is_assumed` says that a placement rests on an assumption.
"""

import re
from collections.abc import Mapping, Sequence
from math import nan

import pandas as pd

from lib.domain.numbers import number

HOURS_COLUMNS = ["activity_id", "name", "groups", "area_id", "hours", "per_100", "is_assumed"]
_ASSUMPTION = "antagelse"


def named_groups(target_group_text: str, target_groups: Sequence[str]) -> tuple[str, ...]:
    """The målgrupper that the words name, in the order of `target_groups`: 'jobparate (6.2)' -> ('6.2',)."""
    return tuple(
        group
        for group in target_groups
        if re.search(rf"(?<![\w.]){re.escape(group)}(?![\w]|\.\d)", target_group_text)
    )


def activity_hours(
    activities: pd.DataFrame,
    placement: pd.DataFrame,
    needs: pd.DataFrame,
    target_groups: Sequence[str],
    area_ids: Sequence[str],
) -> pd.DataFrame:
    """HOURS_COLUMNS: a row per such activity and zone, hours a week, 0 where none stand there.

    `activities`: activity_id, name, target_group_text; `placement`: activity_id, zone, hours, basis; `needs`:
    activity_id, zone, persons. `per_100` is hours per 100 persons in the activity's own målgrupper, missing where
    nobody knows these.
    """
    rows = []
    wanted = {
        (need["activity_id"], need["zone"]): float(need["persons"]) for need in needs.to_dict("records")
    }
    for activity in activities.to_dict("records"):
        groups = named_groups(str(activity["target_group_text"]), target_groups)
        if not groups:
            continue
        own = placement[placement["activity_id"] == activity["activity_id"]]
        for area in area_ids:
            placed = own[own["zone"] == area]
            hours, persons = float(placed["hours"].sum()), wanted.get((activity["activity_id"], area), 0.0)
            rows.append(
                {
                    "activity_id": activity["activity_id"],
                    "name": activity["name"],
                    "groups": ", ".join(groups),
                    "area_id": area,
                    "hours": hours,
                    "per_100": 100 * hours / persons if persons > 0 else nan,
                    "is_assumed": bool(placed["basis"].str.contains(_ASSUMPTION).any()),
                }
            )
    return pd.DataFrame(rows, columns=HOURS_COLUMNS)


def hours_per_100(hours: pd.DataFrame, known: Mapping[str, float]) -> dict[str, tuple[float, float | None]]:
    """Per area: hours a week of all the activities together, and per 100 known unemployed (None where not known)."""
    sums = hours.groupby("area_id", sort=False)["hours"].sum()
    return {
        str(area): (float(total), 100 * float(total) / known[str(area)] if known.get(str(area)) else None)
        for area, total in sums.items()
    }


def hours_finding(per_100: Mapping[str, tuple[float, float | None]], names: Mapping[str, str]) -> str:
    """Where most and fewest hours stand against the known unemployed; '' when it is not known of two zones."""
    rates = {area: rate for area, (_, rate) in per_100.items() if rate is not None and area in names}
    if not rates:
        return ""
    most, fewest = max(rates, key=rates.__getitem__), min(rates, key=rates.__getitem__)
    if number(rates[most]) == number(rates[fewest]):
        return ""
    told = f"Flest timer pr. 100 kendte ledige i {names[most]}: {number(rates[most])}"
    return f"{told}, færrest i {names[fewest]}: {number(rates[fewest])}"
