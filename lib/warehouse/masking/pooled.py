"""Sensitive indicators (crime, origin): afdelinger as three-year pools, zones and the plan year by year.

The pools are put three years apart, so no two of them can be subtracted. A pool and the single years of its zone are
one system of sums over the same counts, and are masked as one.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from lib.domain.disclosure import Publication, link_tables, make_table, pool_three_years
from lib.domain.disclosure.pool import POOL_YEARS
from lib.domain.disclosure.table import DisclosureTable
from lib.warehouse.masking.task import MEASURED, ROLLED, MaskingTask, RowKey

AT = "@"


def pools(afdelinger: pd.DataFrame) -> pd.DataFrame:
    """Rows of sensitive indicators as three-year pools ending in the latest year and every third year before it.

    numerator and denominator are sums over the three years (person-years); value is pct 0-100 or per 100.
    """
    if afdelinger.empty:
        return afdelinger
    yearly = afdelinger.assign(year=afdelinger["period_end"].dt.year)
    pooled = pool_three_years(
        yearly, set(yearly["indicator_id"].unique()), set(yearly["area_id"].unique())
    ).drop(columns="pool_years")
    latest = int(yearly["year"].max())
    apart = pooled[(latest - pooled["year"]) % POOL_YEARS == 0]
    start = apart["period_start"] - pd.DateOffset(years=POOL_YEARS - 1)
    return apart.assign(period_start=start).drop(columns="year").reset_index(drop=True)


def pooled_tasks(
    afdelinger: pd.DataFrame, groups: pd.DataFrame, publication: Publication
) -> Iterator[MaskingTask]:
    """One task per three years and bundle; `afdelinger` and `groups` are the single-year rows."""
    if afdelinger.empty:
        return
    years = afdelinger["period_end"].dt.year
    latest = int(years.max())
    for end in range(latest, int(years.min()) - 1, -POOL_YEARS):
        span = range(end - POOL_YEARS + 1, end + 1)
        rows = afdelinger[years.isin(list(span))]
        of_groups = groups[groups["period_end"].dt.year.isin(list(span))]
        for bundle in publication.links.bundles(rows["indicator_id"].unique().tolist()):
            own = rows[rows["indicator_id"].isin(bundle)]
            rolled = of_groups[of_groups["indicator_id"].isin(bundle)]
            yield _task(own, rolled, bundle, span, publication)


def _task(
    own: pd.DataFrame, rolled: pd.DataFrame, bundle: Sequence[str], span: range, publication: Publication
) -> MaskingTask:
    tables = {
        indicator: _table(own[own["indicator_id"] == indicator], span, publication) for indicator in bundle
    }
    cells = {
        f"{row.indicator_id}|{row.area_id}": RowKey(MEASURED, row.indicator_id, row.area_id, row.period_end)
        for row in own[own["period_end"].dt.year == span[-1]].itertuples()
        if row.area_id not in publication.kept_out
    }
    cells |= {
        f"{row.indicator_id}|{row.area_id}{AT}{row.period_end.year}": RowKey(
            ROLLED, row.indicator_id, row.area_id, row.period_end
        )
        for row in rolled.itertuples()
    }
    name = f"{'+'.join(bundle)} {span[0]}-{span[-1]}"
    return MaskingTask(name, link_tables(tables, publication.links), cells)


def _table(rows: pd.DataFrame, span: range, publication: Publication) -> DisclosureTable:
    """Leaves are afdeling x year, never shown as such; sums are the pools and the groups of each year."""
    leaf = rows["area_id"] + AT + rows["period_end"].dt.year.astype(str)
    counts = dict(zip(leaf, rows["numerator"].astype("float64"), strict=True))
    bounded = not (set(rows["indicator_id"]) & publication.unbounded)
    populations = dict(zip(leaf, rows["denominator"].astype("float64"), strict=True)) if bounded else {}
    sums = {
        area: [f"{area}{AT}{year}" for year in span]
        for area in rows["area_id"].unique()
        if area not in publication.kept_out and len(span) == (rows["area_id"] == area).sum()
    }
    for group, members in publication.groups.items():
        for year in span:
            present = [f"{area}{AT}{year}" for area in members if f"{area}{AT}{year}" in counts]
            if present:
                sums[f"{group}{AT}{year}"] = present
    return make_table(counts, populations, sums, never_published=frozenset(counts))
