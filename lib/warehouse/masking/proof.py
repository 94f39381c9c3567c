"""The proof that the public file keeps its masked counts: an attacker against what the file really shows.

The attacker knows every shown count, share and denominator, the residents, printed figures, the totals of zones,
organisations and plan, and what the plan says of its indicators together; not which masked cells are primary.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.domain.datatraek.rows import RegistrationMeasure
from lib.domain.disclosure import Mask, attack, publish, required_spans
from lib.domain.observation import Provenance, Status
from lib.warehouse.masking.mask import hidden_cells
from lib.warehouse.masking.solve import joined_table
from lib.warehouse.masking.task import MEASURED, REGISTERED, ROLLED, MaskingTask
from lib.warehouse.masking.workers import worker_pool
from lib.warehouse.measured import Measured

STATUS_KEY = ["indicator_id", "area_id", "period_end"]


@dataclass(frozen=True)
class Leak:
    """A masked count that can be narrowed: `low` to `high` is what the attacker finds, `required` the least span."""

    task: str
    cell: str
    low: float
    high: float
    required: float

    def sentence(self) -> str:
        """The leak in Danish, for the one who runs the check."""
        span = f"kan snævres ind til {self.low:.0f}-{self.high:.0f}"
        return f"{self.task}: {self.cell} {span}; spændet skal være mindst {self.required:g}."


@dataclass(frozen=True)
class Proof:
    """What the attacker found: `masked` counts attacked in `tables` tables, and the `leaks` among them."""

    tables: int
    masked: int
    leaks: tuple[Leak, ...]


def prove(tasks: Sequence[MaskingTask], shown: Measured) -> Proof:
    """Attack every task with the cells that the file `shown` masks, on all cores."""
    status = statuses(shown)
    masks = [mask_of(task, status) for task in tasks]
    with worker_pool() as pool:
        found = list(pool.map(_leaks, tasks, masks))
    masked = sum(len(mask.hidden) for mask in masks)
    return Proof(len(tasks), masked, tuple(leak for leaks in found for leak in leaks))


def statuses(shown: Measured) -> pd.Series:
    """Status by (table, indicator_id, area_id, period_end); printed rows left out, they stay as printed."""
    registered = shown.registered[shown.registered["measure"] == RegistrationMeasure.DELTAGERE]
    named = registered.rename(columns={"activity_id": "indicator_id", "zone": "area_id"})
    observed = shown.observed[shown.observed["provenance"] != Provenance.PUBLISHED]
    parts = ((MEASURED, observed), (ROLLED, shown.rolled), (REGISTERED, named))
    filled = [frame[[*STATUS_KEY, "status"]].assign(table=table) for table, frame in parts if len(frame)]
    # Of a plan without figures: no rows, in the columns of any of them.
    rows = pd.concat(filled or [observed[[*STATUS_KEY, "status"]].assign(table=MEASURED)]).dropna(
        subset=["period_end"]
    )
    return rows.drop_duplicates(["table", *STATUS_KEY]).set_index(["table", *STATUS_KEY])["status"]


def traces(shown: Measured) -> pd.DataFrame:
    """Rows that are masked and still carry a number (value, count, interval): there may be none."""
    numbers = ["value", "numerator", "denominator", "low", "high"]
    parts = [frame for frame in (shown.observed, shown.rolled, shown.registered) if len(frame)]
    rows = pd.concat(parts or [shown.observed], ignore_index=True)
    return rows[(rows["status"] == Status.DISKRETIONERET) & rows[numbers].notna().any(axis=1)]


def shown_shares(observed: pd.DataFrame, afdelinger: pd.DataFrame) -> pd.DataFrame:
    """What is still shown per indicator: of all afdelinger (small ones without rows counted as hidden) x periods.

    Columns indicator_id, periods, shown_pct (0-100).
    """
    own = observed[observed["area_id"].isin(afdelinger["area_id"])]
    counted = own.assign(is_shown=own["status"] == Status.OK)
    shares = counted.groupby("indicator_id", as_index=False, sort=False).agg(
        periods=("period_end", "nunique"), shown=("is_shown", "sum")
    )
    cells = shares["periods"] * len(afdelinger)
    return shares.assign(shown_pct=100.0 * shares["shown"] / cells).drop(columns="shown")


def mask_of(task: MaskingTask, status: pd.Series) -> Mask:
    """The cells of the task that nobody can see in the file: masked ones, and those it never has."""
    return Mask(hidden_cells(task, status) | task.table.named(task.table.never_published))


def _leaks(task: MaskingTask, mask: Mask) -> list[Leak]:
    table = joined_table(task)
    requirement = required_spans(table)
    required = requirement.by_cell(table)
    unseen = Mask(mask.hidden | table.named(table.never_published))
    found = attack(publish(table, unseen), requirement.spans).unsafe(required)
    return [Leak(task.name, cell, span.low, span.high, required[cell]) for cell, span in found.items()]
