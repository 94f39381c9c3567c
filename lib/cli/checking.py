"""New rows against the plan as it stands: the rules of lib/domain/datatraek, with what they must know."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from lib.cli.reading import real_afdelinger
from lib.domain.datatraek.checks import check_rows
from lib.domain.datatraek.checks_context import CheckContext
from lib.domain.datatraek.difference import Difference, compare_rows
from lib.domain.datatraek.difference_match import slim
from lib.domain.datatraek.finding import Finding
from lib.domain.datatraek.rows import ROW_COLUMNS, DatatraekKind, typed_rows
from lib.domain.observation import REAL_PROVENANCES
from lib.domain.plan_tables import PlanTables
from lib.warehouse.observations import observations


def check_against_plan(
    plan_tables: PlanTables,
    rows: pd.DataFrame,
    kind: DatatraekKind,
    file: str,
    already: Sequence[Finding],
    today: dt.date,
) -> tuple[list[Finding], Difference]:
    """All findings (those of the reading first) and what the rows would change."""
    context = context_of(plan_tables, kind, file, today)
    found = [*already, *check_rows(rows, kind, context)]
    return found, compare_rows(rows, context.in_force, kind, context.indicators)


def context_of(plan_tables: PlanTables, kind: DatatraekKind, file: str, today: dt.date) -> CheckContext:
    """What rows of the kind are held against: the plan as it stands today."""
    return CheckContext(
        file=file,
        indicators=plan_tables.tables["indicators"],
        areas=all_areas(plan_tables),
        in_force=slim(rows_in_force(plan_tables, kind)),
        today=today,
        facts=plan_tables.public_facts,
        min_residents=plan_tables.min_residents,
        min_households=plan_tables.min_households,
        activities=plan_tables.tables["activities"],
        breaks=plan_tables.tables["breaks"],
        memberships=plan_tables.tables["memberships"],
    )


def rows_in_force(plan_tables: PlanTables, kind: DatatraekKind) -> pd.DataFrame:
    """Everything real that the plan has of the kind, printed or loaded, as typed rows. Unmasked."""
    if kind is DatatraekKind.OBSERVATIONER:
        observed = observations(plan_tables)
        real = observed["provenance"].isin(REAL_PROVENANCES)
        # Each word once: typed from text, millions of rows would have a word of their own each.
        return typed_rows(slim(observed.loc[real, list(ROW_COLUMNS[kind])]), kind)
    if kind is DatatraekKind.REGISTRERINGER:
        return typed_rows(plan_tables.tables["loaded_registrations"], kind)
    if kind is DatatraekKind.ZONER:
        return typed_rows(plan_tables.zone_shapes, kind)
    return typed_rows(real_afdelinger(plan_tables), kind)


def all_areas(plan_tables: PlanTables) -> pd.DataFrame:
    """area_id, name, level, parent_id, residents, households of every area; the parent of an afdeling is its zone."""
    afdelinger = real_afdelinger(plan_tables).rename(columns={"zone": "parent_id"})
    own = afdelinger.assign(level="afdeling")
    columns = ["area_id", "name", "level", "parent_id", "residents", "households"]
    return pd.concat(
        [plan_tables.tables["areas"].reindex(columns=columns), own.reindex(columns=columns)],
        ignore_index=True,
    )
