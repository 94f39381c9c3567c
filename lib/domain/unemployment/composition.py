"""Who the known unemployed of a zone are on one day: persons per målgruppe, and how far they are from the labour
market. A masked or missing group is never 0: what is left of the total is said to be in groups that are not shown."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.domain.observation import Status
from lib.domain.unemployment.groups import Distance, by_distance, distance_of, part_of
from lib.domain.unemployment.known import TOTAL

COMPOSITION_COLUMNS = [
    "target_group",
    "label",
    "distance",
    "part_of",
    "area_id",
    "persons",
    "share",
    "status",
    "provenance",
]
DISTANCE_COLUMNS = ["area_id", "distance", "persons", "share", "total"]


def totals_on(known: pd.DataFrame, day: date) -> dict[str, float]:
    """Known unemployed per area that day: {area_id: persons}, areas without a number left out."""
    rows = known[(known["target_group"] == TOTAL) & (known["day"] == day)].dropna(subset=["persons"])
    return dict(zip(rows["area_id"], rows["persons"].astype(float), strict=True))


def composition(known: pd.DataFrame, area_ids: Sequence[str], day: date) -> pd.DataFrame:
    """COMPOSITION_COLUMNS: a row per målgruppe (nearest the labour market first) and area.

    `known`: KNOWN_COLUMNS. `share` is pct 0-100 of the area's known unemployed that day, missing where these are not
    known. A cell without a row is 'mangler'.
    """
    groups = known[known["target_group"] != TOTAL].drop_duplicates("target_group").set_index("target_group")
    own = known[known["day"] == day]
    cells = {(row["target_group"], row["area_id"]): row for row in own.to_dict("records")}
    totals = totals_on(known, day)
    rows = []
    for group in by_distance([str(each) for each in groups.index]):
        for area in area_ids:
            cell = cells.get((group, area), {})
            persons, total = float(cell.get("persons", float("nan"))), totals.get(area, 0.0)
            rows.append(
                {
                    "target_group": group,
                    "label": groups.loc[group, "label"],
                    "distance": distance_of(group).value,
                    "part_of": part_of(group) or "",
                    "area_id": area,
                    "persons": persons,
                    "share": 100 * persons / total if total > 0 else float("nan"),
                    "status": cell.get("status", Status.MANGLER.value),
                    "provenance": cell.get("provenance", ""),
                }
            )
    return pd.DataFrame(rows, columns=COMPOSITION_COLUMNS)


def distances(made: pd.DataFrame, totals: dict[str, float]) -> pd.DataFrame:
    """DISTANCE_COLUMNS: persons per class and area, nearest first, from a `composition` frame.

    `total` is the area's known unemployed, or the sum of its groups where that is not known. SKJULT is the rest of the
    total: it is in the frame only where there is one. An area without any number has no rows.
    """
    counted = made[made["part_of"] == ""]
    rows: list[dict[str, object]] = []
    for area, own in counted.groupby("area_id", sort=False):
        sums = own.groupby("distance")["persons"].sum()
        told = float(sums.sum())
        total = totals.get(str(area), told)
        if total <= 0 or own["persons"].notna().sum() == 0:
            continue
        hidden = max(0.0, total - told)
        parts = {distance: float(sums.get(distance.value, 0.0)) for distance in Distance}
        parts[Distance.SKJULT] = hidden
        rows += [
            {
                "area_id": area,
                "distance": distance.value,
                "persons": persons,
                "share": 100 * persons / total,
                "total": total,
            }
            for distance, persons in parts.items()
            if distance is not Distance.SKJULT or persons > 0
        ]
    return pd.DataFrame(rows, columns=DISTANCE_COLUMNS)
