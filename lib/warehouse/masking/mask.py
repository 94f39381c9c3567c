"""Unmasked rows -> the rows of the public file."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pandas as pd

from lib.domain.datatraek.rows import RegistrationMeasure
from lib.domain.disclosure import Mask
from lib.domain.disclosure.primary import SMALLEST_SHOWN
from lib.domain.indicator import Kind
from lib.domain.observation import Provenance, Status
from lib.domain.plan_tables import PlanTables
from lib.warehouse.masking.pooled import pools
from lib.warehouse.masking.solve import solve_all
from lib.warehouse.masking.task import MEASURED, REGISTERED, ROLLED, MaskingTask, RowKey
from lib.warehouse.masking.tasks import (
    afdeling_rows,
    masking_tasks,
    publication_of,
    sensitive_indicators,
)
from lib.warehouse.measured import Measured

COUNTED = ["value", "numerator", "denominator"]
KEY = ["indicator_id", "area_id", "period_end"]


def mask(
    plan_tables: PlanTables,
    measured: Measured,
    afdelinger: pd.DataFrame,
    folder: Path,
    progress: Callable[[float], None] = lambda share: None,
) -> Measured:
    """What may be shown: small afdelinger left out, sensitive ones pooled, masked cells without count or value.

    `folder` keeps solved masks between builds; `progress` is told the share (0-1) of the others that is solved.
    """
    tasks = masking_tasks(plan_tables, measured.observed, measured.rolled, afdelinger)
    masks = solve_all(tasks, folder, progress)
    return masked(publishable(plan_tables, measured, afdelinger), tasks, masks)


def masked(shown: Measured, tasks: Sequence[MaskingTask], masks: Sequence[Mask]) -> Measured:
    """`shown` with the hidden cells of each task's mask emptied and marked diskretioneret."""
    hidden = [
        row
        for task, made in zip(tasks, masks, strict=True)
        for cell in made.hidden & set(task.cells)
        for row in task.cells[cell]
    ]
    return Measured(
        _hide(shown.observed, hidden, MEASURED),
        _hide(shown.rolled, hidden, ROLLED),
        _hide_participants(shown.registered, hidden),
    )


def publishable(plan_tables: PlanTables, measured: Measured, afdelinger: pd.DataFrame) -> Measured:
    """The rows that a public file has at all, before cells are masked."""
    small = publication_of(plan_tables, afdelinger).kept_out
    observed = _without_few(plan_tables, measured.observed)
    own = afdeling_rows(observed, afdelinger).drop(columns="basis")
    sensitive = own[own["indicator_id"].isin(sensitive_indicators(plan_tables))]
    rest = observed.drop(index=sensitive.index.union(_never_alone(plan_tables, observed, afdelinger)))
    with_pools = pd.concat([rest, pools(sensitive)], ignore_index=True)
    kept = with_pools[~with_pools["area_id"].isin(small)].reset_index(drop=True)
    return Measured(kept, measured.rolled, measured.registered)


def _never_alone(plan_tables: PlanTables, observed: pd.DataFrame, afdelinger: pd.DataFrame) -> pd.Index:
    """Loaded rows of sensitive indicators for afdelinger: no single year of them is shown, whatever its status, and
    none at all of those that cannot be pooled."""
    indicators = plan_tables.tables["indicators"]
    sensitive = observed["indicator_id"].isin(indicators.loc[indicators["sensitive"], "indicator_id"])
    loaded = observed["provenance"] == Provenance.DATATRAEK
    return observed.index[sensitive & loaded & observed["area_id"].isin(afdelinger["area_id"])]


def _without_few(plan_tables: PlanTables, observed: pd.DataFrame) -> pd.DataFrame:
    """A loaded mean (grades) of 1-4 persons is masked: it is not counted, so no table guards it."""
    kinds = plan_tables.tables["indicators"].set_index("indicator_id")["kind"]
    mean = observed["indicator_id"].map(kinds) == Kind.MEAN
    few = observed["denominator"].between(1, SMALLEST_SHOWN - 1).fillna(value=False).astype(bool)
    return _emptied(observed, mean & few & (observed["provenance"] == Provenance.DATATRAEK))


def hidden_cells(task: MaskingTask, status: pd.Series) -> frozenset[str]:
    """The cells of the task that a file masks: all their rows are. `status` by (table, indicator, area, period_end)."""
    return frozenset(
        cell for cell, rows in task.cells.items() if all(_is_masked(row, status) for row in rows)
    )


def _is_masked(row: RowKey, status: pd.Series) -> bool:
    found = status.get((row.table, row.indicator_id, row.area_id, row.period_end))
    return bool(found == Status.DISKRETIONERET)


def _hide(rows: pd.DataFrame, hidden: Iterable[RowKey], table: str) -> pd.DataFrame:
    keys = {(key.indicator_id, key.area_id, key.period_end) for key in hidden if key.table == table}
    masked = pd.MultiIndex.from_frame(rows[KEY]).isin(list(keys)) & (rows["status"] == Status.OK)
    return _emptied(rows, masked & (rows["provenance"] != Provenance.PUBLISHED))


def _hide_participants(rows: pd.DataFrame, hidden: Iterable[RowKey]) -> pd.DataFrame:
    keys = {(row.indicator_id, row.area_id, row.period_end) for row in hidden if row.table == REGISTERED}
    places = pd.MultiIndex.from_frame(rows[["activity_id", "zone", "period_end"]])
    masked = places.isin(list(keys)) & (rows["measure"] == RegistrationMeasure.DELTAGERE)
    value = rows["value"].astype("float64").mask(masked)
    return rows.assign(value=value, status=rows["status"].mask(masked, Status.DISKRETIONERET.value))


def _emptied(rows: pd.DataFrame, masked: pd.Series) -> pd.DataFrame:
    out = rows.copy()
    out[COUNTED] = out[COUNTED].astype("float64").mask(masked)
    out["status"] = out["status"].mask(masked, Status.DISKRETIONERET.value)
    return out
