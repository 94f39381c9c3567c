"""`python -m lib export`: the measured figures of the active version as a file in our own template.

What is written is unmasked, so account and reason stand in the audit before the file does. Loaded into an empty plan by
the profile of the template it gives the same rows.
"""

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from lib.cli.checking import rows_in_force
from lib.cli.raw import checked_reason
from lib.cli.versions import active_contents, active_now, plan_with
from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.domain.datatraek.difference_words import rows_words
from lib.domain.datatraek.row_hash import rows_hash
from lib.domain.datatraek.rows import ROW_COLUMNS, TEMPLATE, DatatraekKind
from lib.domain.formula_guard import guarded
from lib.settings import Settings
from lib.state.audit import READ_RAW, AuditEntry, exported, write_audit
from lib.state.engine import open_state

KIND = DatatraekKind.OBSERVATIONER


def export_rows(
    settings: Settings, path: Path, account: Account, reason: str, now: dt.datetime
) -> dict[str, Any]:
    """Writes the rows and returns how many, their hash, and how many figures without a period were left out.

    Raises NotAllowed, ReasonMissing, PlanFileError, ArchiveUnavailable, and FileExistsError where `path` is taken.
    """
    done_by, reason = allowed(account, Action.EXPORT), checked_reason(reason)
    rows = rows_in_force(plan_with(settings, active_contents(settings)), KIND)
    dated = rows[rows["period_end"].notna()]
    subject = rows_words(len(dated))
    engine = open_state(settings.state_url)
    write_audit(engine, AuditEntry(now, done_by, READ_RAW, subject, f"eksport: {reason}"))
    exported(engine, done_by, f"alle målte tal, csv, {subject}", active_now(settings).version or "", now)
    write_rows(dated, path)
    return {
        "rows": len(dated),
        "rows_sha256": rows_hash(dated, KIND),
        "without_period": len(rows) - len(dated),
    }


def write_rows(rows: pd.DataFrame, path: Path) -> None:
    """The rows in the template, each digit of them. Raises FileExistsError where `path` is taken."""
    with path.open("x", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";", lineterminator="\n")
        writer.writerow(TEMPLATE.values())
        writer.writerows(zip(*(_written(rows[column]) for column in ROW_COLUMNS[KIND]), strict=True))


def _written(cells: pd.Series) -> list[str]:
    """Dates as 2022-06-01, decimals with a comma and every digit, an unknown cell empty; of a text, no formula."""
    if pd.api.types.is_datetime64_any_dtype(cells.dtype):
        return cells.dt.strftime("%Y-%m-%d").fillna("").tolist()
    if pd.api.types.is_float_dtype(cells.dtype):
        return ["" if pd.isna(cell) else _decimal(float(cell)) for cell in cells]
    if pd.api.types.is_integer_dtype(cells.dtype):
        return ["" if pd.isna(cell) else str(cell) for cell in cells]
    return ["" if pd.isna(cell) else guarded(str(cell)) for cell in cells]


def _decimal(value: float) -> str:
    """Every digit that the number has, without an exponent: the reader takes no 5e-05."""
    return format(Decimal(repr(value)), "f").replace(".", ",")
