"""Rows as the question `area_matrix` gives them, for what judges and draws them."""

import math
from typing import Any

import pandas as pd

DEFAULTS: dict[str, Any] = {
    "indicator_id": "job",
    "area_id": "z1",
    "name": "Zone 1",
    "level": "zone",
    "year": 2019,
    "period_start": None,
    "period_end": None,
    "value": 40.0,
    "numerator": math.nan,
    "denominator": math.nan,
    "low": math.nan,
    "high": math.nan,
    "method": None,
    "reliability": "ukendt",
    "status": "ok",
    "provenance": "published",
    "source_id": "s",
    "label": "Uden job, 18-64-årige",
    "short_label": "Uden job",
    "theme": "Beskæftigelse",
    "polarity": "lower",
    "kind": "share",
    "unit": "pct",
    "sort": 0,
    "zone": None,
}


def matrix(*rows: dict[str, Any]) -> pd.DataFrame:
    """One row per dict; what a dict does not say is as in DEFAULTS, the period is the calendar year."""
    return pd.DataFrame([_row(**row) for row in rows])


def counted(numerator: float, denominator: float, low: float, high: float, **more: Any) -> dict[str, Any]:
    """A loaded share with its counts and interval."""
    own = {
        "value": 100 * numerator / denominator,
        "numerator": numerator,
        "denominator": denominator,
        "low": low,
        "high": high,
        "method": "wilson",
        "reliability": "sikker",
        "provenance": "datatraek",
    }
    return {**own, **more}


def _row(**given: Any) -> dict[str, Any]:
    row = {**DEFAULTS, **given}
    start, end = row["period_start"], row["period_end"]
    row["period_start"] = pd.Timestamp(start or f"{row['year']}-01-01")
    row["period_end"] = pd.Timestamp(end or f"{row['year']}-12-31")
    return row if row["status"] == "ok" else {**row, "value": math.nan}
