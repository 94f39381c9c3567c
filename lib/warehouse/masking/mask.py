"""Unmasked rows -> the rows of the public file."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from lib.domain.disclosure import Mask
from lib.domain.observation import Status
from lib.domain.plan_tables import PlanTables
from lib.warehouse.masking.pooled import pools
from lib.warehouse.masking.solve import solve_all
from lib.warehouse.masking.task import MEASURED, ROLLED, MaskingTask, RowKey
from lib.warehouse.masking.tasks import (
    afdeling_rows,
    masking_tasks,
    publication_of,
    sensitive_indicators,
)
from lib.warehouse.measured import Measured

COUNTED = ["value", "numerator", "denominator"]
KEY = ["indicator_id", "area_id", "period_end"]


def mask(plan_tables: PlanTables, measured: Measured, afdelinger: pd.DataFrame, folder: Path) -> Measured:
    """What may be shown: small afdelinger left out, sensitive ones pooled, masked cells without count or value.

    `folder` keeps solved masks between builds.
    """
    tasks = masking_tasks(plan_tables, measured.observed, measured.rolled, afdelinger)
    masks = solve_all([task.table for task in tasks], folder)
    return masked(publishable(plan_tables, measured, afdelinger), tasks, masks)


def masked(shown: Measured, tasks: Sequence[MaskingTask], masks: Sequence[Mask]) -> Measured:
    """`shown` with the hidden cells of each task's mask emptied and marked diskretioneret."""
    hidden = [
        task.cells[cell]
        for task, made in zip(tasks, masks, strict=True)
        for cell in made.hidden & set(task.cells)
    ]
    return Measured(_hide(shown.observed, hidden, MEASURED), _hide(shown.rolled, hidden, ROLLED))


def publishable(plan_tables: PlanTables, measured: Measured, afdelinger: pd.DataFrame) -> Measured:
    """The rows that a public file has at all, before cells are masked."""
    small = publication_of(plan_tables, afdelinger).kept_out
    own = afdeling_rows(measured.observed, afdelinger).drop(columns="basis")
    sensitive = own[own["indicator_id"].isin(sensitive_indicators(plan_tables))]
    rest = measured.observed.drop(index=sensitive.index)
    with_pools = pd.concat([rest, pools(sensitive)], ignore_index=True)
    return Measured(with_pools[~with_pools["area_id"].isin(small)].reset_index(drop=True), measured.rolled)


def hidden_cells(task: MaskingTask, status: pd.Series) -> frozenset[str]:
    """The cells of the task that a file masks; `status` by (table, indicator, area, period_end)."""
    return frozenset(
        cell
        for cell, key in task.cells.items()
        if status.get((key.table, key.indicator_id, key.area_id, key.period_end)) == Status.DISKRETIONERET
    )


def _hide(rows: pd.DataFrame, hidden: Iterable[RowKey], table: str) -> pd.DataFrame:
    keys = {(key.indicator_id, key.area_id, key.period_end) for key in hidden if key.table == table}
    masked = pd.MultiIndex.from_frame(rows[KEY]).isin(list(keys)) & (rows["status"] == Status.OK)
    out = rows.copy()
    out[COUNTED] = out[COUNTED].astype("float64").mask(masked)
    out["status"] = out["status"].mask(masked, Status.DISKRETIONERET.value)
    return out
