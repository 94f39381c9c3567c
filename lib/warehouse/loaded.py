"""The rows of published datatræk as rows of `observation`, and those that have been replaced or withdrawn since."""

import pandas as pd

from lib.domain.indicator import Kind
from lib.domain.observation import Provenance, Status
from lib.domain.plan_tables import PlanTables
from lib.domain.shares import value_of

COUNTED = ["value", "numerator", "denominator"]
LOADED_KEY = ["indicator_id", "area_id", "period_end"]


def loaded_rows(plan_tables: PlanTables) -> pd.DataFrame:
    """Rows in force. Columns of `lib.warehouse.observations` and `order`: of two rows the greater came out later."""
    return _typed(plan_tables, plan_tables.tables["loaded_observations"])


def superseded_rows(plan_tables: PlanTables) -> pd.DataFrame:
    """Rows that were published once and count no more; columns as `loaded_rows`."""
    return _typed(plan_tables, plan_tables.tables["superseded_observations"])


def delivered(plan_tables: PlanTables) -> pd.DataFrame:
    """Per datatræk and source: datatraek_id, source_id, rows, first_period_end, last_period_end; no counts."""
    parts = [plan_tables.tables[name] for name in ("loaded_observations", "loaded_registrations")]
    rows = pd.concat([part[["datatraek_id", "source_id", "period_end"]] for part in parts], ignore_index=True)
    ends = rows.groupby(["datatraek_id", "source_id"], as_index=False)["period_end"]
    return ends.agg(rows="size", first_period_end="min", last_period_end="max")


def _typed(plan_tables: PlanTables, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of areas and indicators that the plan has, each with its value where the counts give it.

    A row that is not ok carries no number. Afdelinger that are gone or made up have no rows: nothing would guard them.
    """
    tables = plan_tables.tables
    afdelinger = tables["afdelinger"]
    real = afdelinger.loc[afdelinger["provenance"] == Provenance.DATATRAEK, "area_id"]
    kinds = tables["indicators"].set_index("indicator_id")["kind"]
    known = rows["area_id"].isin([*tables["areas"]["area_id"], *real]) & rows["indicator_id"].isin(
        kinds.index
    )
    own = rows[known].reset_index(drop=True)
    kind = own["indicator_id"].map(kinds)
    numerator = own["numerator"].astype("float64")
    numerator = numerator.where(kind != Kind.COUNT, numerator.fillna(own["value"])).mask(kind == Kind.MEAN)
    counted = value_of(kind, numerator, own["denominator"].astype("float64"))
    out = own.assign(
        value=own["value"].fillna(counted),
        numerator=numerator.round().astype("Int64"),
        denominator=own["denominator"].astype("Int64").mask(kind == Kind.COUNT),
    )
    out[COUNTED] = out[COUNTED].mask(own["status"] != Status.OK)
    return out.assign(provenance=Provenance.DATATRAEK.value)
