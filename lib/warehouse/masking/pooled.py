"""Sensitive indicators (crime, origin): afdelinger as three-year pools, zones and the plan year by year.

The calendar fixes the windows, so no two pools overlap and none can be subtracted, in one version or over several. A
pool and the single years of its zone are one system of sums over the same counts, and are masked as one.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from lib.domain.disclosure import Publication, link_tables, make_table, pool_three_years, window_end
from lib.domain.disclosure.pool import POOL_YEARS
from lib.domain.disclosure.table import DisclosureTable
from lib.domain.observation import Status
from lib.domain.plan_tables import PlanTables
from lib.warehouse.masking.task import MEASURED, ROLLED, MaskingTask, RowKey
from lib.warehouse.observations import shown_afdelinger

AT = "@"
YEAR = ["indicator_id", "area_id", "year"]
POOL_YEARS_COLUMNS = ["indicator_id", "first_year", "last_year", "years", "pools", "next_pool"]


def pools(afdelinger: pd.DataFrame) -> pd.DataFrame:
    """Rows of sensitive indicators as pools of the fixed three-year windows that have all their years.

    Of several periods in a year the last one counts. numerator and denominator are sums over the three years
    (person-years); value is pct 0-100 or per 100.
    """
    if afdelinger.empty:
        return afdelinger
    yearly = afdelinger.assign(year=afdelinger["period_end"].dt.year)
    yearly = yearly.sort_values("period_end", kind="stable").drop_duplicates(YEAR, keep="last").sort_index()
    pooled = pool_three_years(
        yearly, set(yearly["indicator_id"].unique()), set(yearly["area_id"].unique())
    ).drop(columns="pool_years")
    apart = pooled[pooled["year"].map(window_end) == pooled["year"]]
    start = apart["period_start"] - pd.DateOffset(years=POOL_YEARS - 1)
    return apart.assign(period_start=start).drop(columns="year").reset_index(drop=True)


def pool_years(plan_tables: PlanTables, observed: pd.DataFrame) -> pd.DataFrame:
    """How far each sensitive indicator is from a pool: indicator_id, first_year, last_year, years (with counts of
    afdelinger; 0 without), pools (windows that have all their years), next_pool (the year that fills the next one)."""
    indicators = plan_tables.tables["indicators"]
    afdelinger = shown_afdelinger(plan_tables.tables)
    sensitive = indicators.loc[indicators["sensitive"] & indicators["additive"], "indicator_id"]
    counted = observed[observed["area_id"].isin(afdelinger["area_id"]) & (observed["status"] == Status.OK)]
    rows = []
    for indicator_id in sensitive:
        years = sorted(set(counted.loc[counted["indicator_id"] == indicator_id, "period_end"].dt.year))
        full = [year for year in years if window_end(year) == year and {year - 1, year - 2} <= set(years)]
        last = years[-1] if years else None
        rows.append(
            {
                "indicator_id": indicator_id,
                "first_year": years[0] if years else None,
                "last_year": last,
                "years": len(years),
                "pools": len(full),
                "next_pool": None if last is None else window_end(last + 1 if last in full else last),
            }
        )
    return pd.DataFrame(rows, columns=POOL_YEARS_COLUMNS).astype(
        dict.fromkeys(POOL_YEARS_COLUMNS[1:], "Int64")
    )


def pooled_tasks(
    afdelinger: pd.DataFrame, groups: pd.DataFrame, publication: Publication
) -> Iterator[MaskingTask]:
    """One task per three years and bundle; `afdelinger` and `groups` are the single-year rows."""
    if afdelinger.empty:
        return
    years = afdelinger["period_end"].dt.year
    for end in range(window_end(int(years.max())), int(years.min()) - 1, -POOL_YEARS):
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
        f"{row.indicator_id}|{row.area_id}": (
            RowKey(MEASURED, row.indicator_id, row.area_id, row.period_end),
        )
        for row in own[own["period_end"].dt.year == span[-1]].itertuples()
        if row.area_id not in publication.kept_out
    }
    cells |= {
        f"{row.indicator_id}|{row.area_id}{AT}{row.period_end.year}": (
            RowKey(ROLLED, row.indicator_id, row.area_id, row.period_end),
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
