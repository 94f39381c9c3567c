"""What activities register of themselves: participants, teams and places by zone and month, and their sums."""

import pandas as pd

from lib.domain.observation import Provenance, Status
from lib.domain.plan_tables import PlanTables
from lib.warehouse.measured import REGISTRATION_COLUMNS
from lib.warehouse.rollups import LOADED_SOURCE

OF_ACTIVITY = ["activity_id", "period_start", "period_end", "measure"]


def registrations(plan_tables: PlanTables) -> pd.DataFrame:
    """REGISTRATION_COLUMNS: a row per activity, zone, period and measure, and one of the plan area that sums the zones
    where every zone that has a row has a number. A row that is not ok has no value."""
    tables = plan_tables.tables
    rows = tables["loaded_registrations"]
    known = rows["activity_id"].isin(tables["activities"]["activity_id"]) & rows["zone"].isin(
        plan_tables.plan.zone_ids
    )
    own = rows[known].assign(provenance=Provenance.DATATRAEK.value)
    own["value"] = own["value"].mask(own["status"] != Status.OK)
    if own.empty:
        return own[REGISTRATION_COLUMNS]
    sums = own.groupby(OF_ACTIVITY, as_index=False, dropna=False).agg(
        value=("value", lambda cells: cells.sum(min_count=len(cells)))
    )
    sums = sums[sums["value"].notna()].assign(
        zone=plan_tables.plan.plan_area,
        status=Status.OK.value,
        source_id=LOADED_SOURCE,
        datatraek_id=None,
        provenance=Provenance.DATATRAEK.value,
    )
    return pd.concat([own, sums], ignore_index=True)[REGISTRATION_COLUMNS]
