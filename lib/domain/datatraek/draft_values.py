"""What a draft says of each zone, before any of it counts: for the map and the table of a draft."""

import pandas as pd

from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.observation import Status
from lib.domain.rollup import roll_up

ZONE_VALUE_COLUMNS = ["subject", "area_id", "period_end", "value", "status", "rolled_up"]
_MEASURED_FIRST = ["subject", "area_id", "period_end", "rolled_up"]


def zone_values(
    rows: pd.DataFrame, kind: DatatraekKind, indicators: pd.DataFrame, areas: pd.DataFrame
) -> pd.DataFrame:
    """The newest zone values of a draft: one row per subject and zone, columns ZONE_VALUE_COLUMNS.

    `rows`: typed_rows of the kind. `indicators`: indicator_id, kind, additive. `areas`: area_id, level, parent_id,
    residents. `subject` is an indicator_id, or 'activity_id measure' of registrations. Zones that the file has are
    taken as they stand; where it only has afdelinger, additive indicators are summed from counts (`rolled_up`). The
    newest period of a subject is the last one with a zone value. Empty for geography.
    """
    if kind is DatatraekKind.REGISTRERINGER:
        subject = rows["activity_id"] + " " + rows["measure"]
        found = rows.assign(subject=subject, area_id=rows["zone"], rolled_up=False)
    elif kind is DatatraekKind.OBSERVATIONER:
        found = _observed(rows, indicators, areas)
    else:
        found = pd.DataFrame(columns=ZONE_VALUE_COLUMNS)
    found = found[ZONE_VALUE_COLUMNS].sort_values(_MEASURED_FIRST, kind="stable")
    found = found.drop_duplicates(["subject", "area_id", "period_end"])
    newest = found.groupby("subject")["period_end"].transform("max")
    return found[found["period_end"] == newest].reset_index(drop=True)


def _observed(rows: pd.DataFrame, indicators: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    zones = areas.loc[areas["level"] == "zone", "area_id"]
    measured = rows[rows["area_id"].isin(zones)].assign(rolled_up=False)
    additive = indicators.loc[indicators["additive"].astype(bool), ["indicator_id", "kind"]]
    parts = rows[rows["numerator"].notna()].merge(additive, on="indicator_id")
    membership = areas.loc[areas["level"] == "afdeling", ["area_id", "parent_id", "residents"]]
    parts = parts[parts["area_id"].isin(membership["area_id"]) & (parts["status"] == Status.OK)]
    if parts.empty:
        return measured.rename(columns={"indicator_id": "subject"})
    summed = roll_up(parts.assign(provenance=""), membership).assign(rolled_up=True)
    both = [frame for frame in (measured, summed) if not frame.empty]
    return pd.concat(both, ignore_index=True).rename(columns={"indicator_id": "subject"})
