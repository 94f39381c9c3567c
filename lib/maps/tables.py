"""The table that says the same as the map, with Danish column names and ready text."""

from typing import Any

import pandas as pd

from lib.domain.numbers import count, number
from lib.domain.observation import PROVENANCE_WORDS, Provenance, Status
from lib.domain.status_signs import status_words
from lib.domain.value_words import shown_value
from lib.maps.marks import NOT_SHOWN


def zone_table_shown(values: pd.DataFrame, unit: str) -> pd.DataFrame:
    """One row per area of `values` (name, year, value, status, provenance), in its order."""
    return pd.DataFrame({"Område": values["name"].tolist(), **_figure_columns(values, unit)})


def afdeling_table_shown(afdelinger: pd.DataFrame, zone_names: dict[str, str], unit: str) -> pd.DataFrame:
    """One row per afdeling as `afdeling_values` answers, by zone and name."""
    ordered = afdelinger.assign(zone_name=afdelinger["zone"].map(zone_names)).sort_values(
        ["zone_name", "name"]
    )
    return pd.DataFrame(
        {
            "Afdeling": ordered["name"].tolist(),
            "Zone": ordered["zone_name"].tolist(),
            "Organisation": ordered["organisation"].tolist(),
            "Beboere": [count(residents) for residents in ordered["residents"]],
            **_figure_columns(ordered, unit),
        }
    )


def _figure_columns(values: pd.DataFrame, unit: str) -> dict[str, list[str]]:
    rows = values.to_dict("records")
    return {
        "Værdi": [_value(row, unit) for row in rows],
        "95 %-interval": [_interval(row) for row in rows],
        "Status": [_status(row) for row in rows],
        "Oprindelse": [_origin(row) for row in rows],
    }


def _value(row: dict[str, Any], unit: str) -> str:
    if _kept_out(row):
        return NOT_SHOWN
    return shown_value(row["value"], row["status"], unit)


def _status(row: dict[str, Any]) -> str:
    if _kept_out(row):
        return NOT_SHOWN
    return status_words(str(row["status"]), str(row["reliability"]), str(row["provenance"]))


def _interval(row: dict[str, Any]) -> str:
    if row["status"] != Status.OK or pd.isna(row["low"]) or _kept_out(row):
        return ""
    return f"{number(row['low'])} til {number(row['high'])}"


def _origin(row: dict[str, Any]) -> str:
    known = row["status"] == Status.OK and not _kept_out(row)
    return PROVENANCE_WORDS[Provenance(str(row["provenance"]))] if known else ""


def _kept_out(row: dict[str, Any]) -> bool:
    return not row.get("own_rows", True)
