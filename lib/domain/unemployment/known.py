"""The persons that the Jobcenter knows, as one tidy frame: persons and percent side by side, the zones summed.

KNOWN_COLUMNS, one row per indicator, area and day. `persons` are persons in both kinds of row; `value` is pct 0-100
of the 18-66-year-olds for the kendskabsgrad and the persons once more for a målgruppe.
"""

from collections.abc import Sequence
from math import nan

import pandas as pd

from lib.domain.observation import REAL_PROVENANCES, Provenance, Status
from lib.domain.plan import Plan

KNOWN_COLUMNS = [
    "indicator_id",
    "target_group",
    "label",
    "area_id",
    "day",
    "value",
    "persons",
    "denominator",
    "status",
    "provenance",
    "source_id",
]
TOTAL = ""
"""The target_group of the kendskabsgrad: all groups together."""

_WORST_FIRST = (Provenance.DEMO, Provenance.INTERPOLERET, Provenance.DATATRAEK, Provenance.PUBLISHED)


def known_persons(rows: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """`rows` (KNOWN_COLUMNS with numerator for persons) as KNOWN_COLUMNS, with the plan's kendskabsgrad summed.

    The sum is made on days when every zone has its persons and the plan has no row of its own with persons. Its value
    is known only where every zone's denominator is: percentages are never averaged.
    """
    shown = rows["status"] == Status.OK
    is_total = rows["target_group"] == TOTAL
    persons = rows["numerator"].where(is_total, rows["value"]).where(shown)
    known = rows.assign(persons=persons)[KNOWN_COLUMNS]
    return pd.concat([known, _summed(known, plan)], ignore_index=True) if len(known) else known


def _summed(known: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    totals = known[known["target_group"] == TOTAL]
    own = set(totals.loc[totals["area_id"] == plan.plan_area, "day"])
    zones = totals[totals["area_id"].isin(plan.zone_ids) & totals["persons"].notna()]
    made = [
        _sum(rows, plan.plan_area)
        for day, rows in zones.groupby("day")
        if len(rows) == len(plan.zone_ids) and day not in own
    ]
    return pd.DataFrame(made, columns=KNOWN_COLUMNS).astype(known.dtypes.to_dict())


def _sum(rows: pd.DataFrame, plan_area: str) -> dict[str, object]:
    persons, denominator = float(rows["persons"].sum()), float(rows["denominator"].sum(skipna=False))
    origins = set(rows["provenance"])
    first = {str(column): cell for column, cell in rows.iloc[0].items()}
    return first | {
        "area_id": plan_area,
        "persons": persons,
        "denominator": denominator,
        "value": 100 * persons / denominator if denominator > 0 else nan,
        "provenance": next(str(each) for each in _WORST_FIRST if each in origins),
    }


def of_group(known: pd.DataFrame, target_group: str, area_ids: Sequence[str]) -> pd.DataFrame:
    """The rows of one målgruppe (TOTAL: the kendskabsgrad) in some areas, in order of area and day."""
    kept = known[(known["target_group"] == target_group) & known["area_id"].isin(area_ids)]
    return kept.sort_values(["area_id", "day"]).reset_index(drop=True)


def with_value(known: pd.DataFrame) -> pd.DataFrame:
    """The rows whose number is shown."""
    return known[(known["status"] == Status.OK) & (known["value"].notna() | known["persons"].notna())]


def real(known: pd.DataFrame) -> pd.DataFrame:
    """The rows with a published or loaded number: what a headline may rest on."""
    shown = with_value(known)
    return shown[shown["provenance"].isin(REAL_PROVENANCES)]
