"""Counts that exist per zone only: målgrupper, which add up to the known unemployed of the zone and over zones."""

from collections.abc import Iterator, Sequence

import pandas as pd

from lib.domain.disclosure import CountInterval, make_table, with_known_sums
from lib.domain.disclosure.facts import PartSum, PublicFacts
from lib.domain.disclosure.table import UNBOUNDED
from lib.warehouse.masking.task import MEASURED, ROLLED, MaskingTask, row_keys


def zonal_tasks(
    zones: pd.DataFrame, plan_rows: pd.DataFrame, facts: PublicFacts, zone_ids: Sequence[str], plan_area: str
) -> Iterator[MaskingTask]:
    """One task per date and sum of parts; `zones` are rows that were not printed in the agreement.

    Printed cells are public as printed, so their dates have no task.
    """
    for part_sum in facts.sums:
        subsets = [pair for pair in facts.links.ordered if pair[1] in part_sum.parts]
        wanted = [*part_sum.parts, *(lesser for lesser, _ in subsets)]
        rows = zones[zones["indicator_id"].isin(wanted) & zones["area_id"].isin(zone_ids)]
        for date, of_date in rows.groupby("period_end"):
            totals = zones[(zones["indicator_id"] == part_sum.total) & (zones["period_end"] == date)]
            rolled = plan_rows[plan_rows["indicator_id"].isin([*wanted, part_sum.total])]
            own_rolled = rolled[rolled["period_end"] == date]
            yield _task(part_sum, of_date, totals, own_rolled, subsets, plan_area)


def _task(
    part_sum: PartSum,
    rows: pd.DataFrame,
    totals: pd.DataFrame,
    rolled: pd.DataFrame,
    subsets: Sequence[tuple[str, str]],
    plan_area: str,
) -> MaskingTask:
    leaf = rows["indicator_id"] + "|" + rows["area_id"]
    counts = dict(zip(leaf, rows["numerator"].astype("float64"), strict=True))
    sums: dict[str, list[str]] = {}
    for indicator_id, group in rows.groupby("indicator_id"):
        sums[f"{indicator_id}|{plan_area}"] = [f"{indicator_id}|{area}" for area in group["area_id"]]
    for area in rows["area_id"].unique():
        parts = [f"{part}|{area}" for part in part_sum.parts if f"{part}|{area}" in counts]
        if len(parts) == len(part_sum.parts):
            sums[f"{part_sum.total}|{area}"] = parts
    table = make_table(counts, {}, sums)
    facts = [
        ({f"{lesser}|{area}": 1.0, f"{greater}|{area}": -1.0}, CountInterval(-UNBOUNDED, 0.0))
        for lesser, greater in subsets
        for area in rows["area_id"].unique()
        if f"{lesser}|{area}" in counts and f"{greater}|{area}" in counts
    ]
    cells = row_keys(rows, MEASURED) | row_keys(totals, MEASURED) | row_keys(rolled, ROLLED)
    date = rows["period_end"].iloc[0]
    return MaskingTask(f"{part_sum.total} {date:%Y-%m-%d}", with_known_sums(table, facts), cells)
