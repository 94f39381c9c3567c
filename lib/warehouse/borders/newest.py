"""The newest counts of each indicator afdeling by afdeling, unmasked, and the masked table that guards them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.domain.disclosure import window_end
from lib.domain.indicator import Kind
from lib.domain.memberships import members_on
from lib.domain.observation import Status
from lib.domain.plan_tables import PlanTables
from lib.warehouse.masking.pooled import AT
from lib.warehouse.masking.task import MaskingTask
from lib.warehouse.observations import shown_afdelinger


@dataclass(frozen=True)
class NewestCounts:
    """One indicator in its newest period. `home`: zone by afdeling on that day; `counts`: (numerator, denominator or
    None) by afdeling that has one; `leaves`: its cell in the table of `task`."""

    indicator_id: str
    label: str
    unit: str
    kind: Kind
    period_start: pd.Timestamp
    period_end: pd.Timestamp
    provenance: str
    home: Mapping[str, str]
    counts: Mapping[str, tuple[int, int | None]]
    task: MaskingTask
    leaves: Mapping[str, str]

    def cells(self, areas: Iterable[str]) -> frozenset[str]:
        """The cells of those of `areas` that have a count."""
        return frozenset(self.leaves[area] for area in areas if area in self.counts)


def newest_counts(
    plan_tables: PlanTables, observed: pd.DataFrame, tasks: Sequence[MaskingTask]
) -> list[NewestCounts]:
    """Additive indicators with counts of afdelinger, in the plan's order. One whose counts no task guards is left out:
    nothing is ever answered of it."""
    tables = plan_tables.tables
    afdelinger = shown_afdelinger(tables)
    own = observed[
        observed["area_id"].isin(afdelinger["area_id"])
        & (observed["status"] == Status.OK)
        & observed["numerator"].notna()
        & observed["period_end"].notna()
    ]
    found = []
    for indicator in tables["indicators"][tables["indicators"]["additive"]].to_dict("records"):
        bare = indicator["kind"] == Kind.COUNT
        rows = own[(own["indicator_id"] == indicator["indicator_id"]) & (own["denominator"].notna() | bare)]
        rows = rows[rows["period_end"] == rows["period_end"].max()].drop_duplicates("area_id", keep="last")
        guarded = _guarding(tasks, rows)
        if guarded is None:
            continue
        zones = members_on(tables["memberships"], rows["period_end"].iloc[0])
        home = {str(area): str(zone) for area, zone in zones.items() if area in set(afdelinger["area_id"])}
        found.append(_of(indicator, rows, home, *guarded))
    return found


def recent(
    observed: pd.DataFrame, rolled: pd.DataFrame, afdelinger: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of the three-year windows in which some indicator has its newest counts of afdelinger: whole windows
    with all indicators, for what is masked together must stay together."""
    own = observed[observed["area_id"].isin(afdelinger["area_id"]) & observed["numerator"].notna()]
    newest = own.groupby("indicator_id")["period_end"].max().dropna()
    windows = set(newest.dt.year.map(window_end))

    def within(rows: pd.DataFrame) -> pd.DataFrame:
        return rows[rows["period_end"].notna() & rows["period_end"].dt.year.map(window_end).isin(windows)]

    return within(observed), within(rolled)


def _of(
    indicator: Mapping[str, object],
    rows: pd.DataFrame,
    home: Mapping[str, str],
    task: MaskingTask,
    leaves: Mapping[str, str],
) -> NewestCounts:
    first = rows.iloc[0]
    return NewestCounts(
        indicator_id=str(indicator["indicator_id"]),
        label=str(indicator["label"]),
        unit=str(indicator["unit"]),
        kind=Kind(str(indicator["kind"])),
        period_start=first["period_start"],
        period_end=first["period_end"],
        provenance=str(first["provenance"]),
        home=home,
        counts={
            str(row.area_id): (int(row.numerator), None if pd.isna(row.denominator) else int(row.denominator))
            for row in rows.itertuples()
        },
        task=task,
        leaves=leaves,
    )


def _guarding(tasks: Sequence[MaskingTask], rows: pd.DataFrame) -> tuple[MaskingTask, dict[str, str]] | None:
    """The task in which every one of the rows is a leaf with its count, and their cells."""
    if rows.empty:
        return None
    indicator, period = str(rows["indicator_id"].iloc[0]), rows["period_end"].iloc[0]
    for task in tasks:
        own = task.table.cell_ids[: task.table.leaf_count]
        counts = dict(zip(own, task.table.counts.tolist(), strict=False))
        for suffix in _suffixes(task, indicator, period):
            leaves = {str(area): f"{indicator}|{area}{suffix}" for area in rows["area_id"]}
            numbers = zip(leaves.values(), rows["numerator"], strict=True)
            if all(counts.get(leaf) == float(number) for leaf, number in numbers):
                return task, leaves
    return None


def _suffixes(task: MaskingTask, indicator: str, period: pd.Timestamp) -> list[str]:
    """How the task may name the leaves of the period: by its day, by its year, or bare where it has one period."""
    periods = {
        key.period_end for rows in task.cells.values() for key in rows if key.indicator_id == indicator
    }
    bare = [""] if periods == {period} else []
    return [f"{AT}{period:%Y-%m-%d}", f"{AT}{period.year}", *bare]
