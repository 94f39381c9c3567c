"""Participants by activity and zone: a table with the sums of each activity and of each zone. Teams and places are no
persons."""

from collections.abc import Iterator

import pandas as pd

from lib.domain.datatraek.rows import RegistrationMeasure
from lib.domain.observation import Status
from lib.domain.plan_tables import PlanTables
from lib.warehouse.masking.draft import Draft
from lib.warehouse.masking.task import REGISTERED, MaskingTask, RowKey
from lib.warehouse.registrations import registrations


def registration_tasks(plan_tables: PlanTables) -> Iterator[MaskingTask]:
    """One task per period with participants."""
    rows = registrations(plan_tables)
    counted = rows[(rows["measure"] == RegistrationMeasure.DELTAGERE) & (rows["status"] == Status.OK)]
    for period_end, own in counted.groupby("period_end"):
        yield _task(own, plan_tables.plan.plan_area, pd.Timestamp(period_end))


def _task(rows: pd.DataFrame, plan_area: str, period_end: pd.Timestamp) -> MaskingTask:
    draft = Draft()
    of_activity: dict[str, list[str]] = {}
    of_zone: dict[str, list[str]] = {}
    for row in rows[rows["zone"] != plan_area].itertuples():
        cell = draft.leaf(f"{row.activity_id}|{row.zone}", float(row.value))
        draft.show(cell, RowKey(REGISTERED, row.activity_id, row.zone, period_end))
        of_activity.setdefault(row.activity_id, []).append(cell)
        of_zone.setdefault(row.zone, []).append(cell)
    for activity_id in rows.loc[rows["zone"] == plan_area, "activity_id"]:
        cell = draft.total(f"{activity_id}|{plan_area}", of_activity[activity_id])
        draft.show(cell, RowKey(REGISTERED, activity_id, plan_area, period_end))
    for zone, cells in of_zone.items():
        draft.insider_total(f"alle|{zone}", cells)
    return MaskingTask(f"deltagere {period_end:%Y-%m-%d}", draft.table(), draft.rows)
