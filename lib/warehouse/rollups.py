"""Zones and the plan from the counts of their parts, each period by the zones of its day."""

import pandas as pd

from lib.domain.indicator import Kind
from lib.domain.memberships import eras
from lib.domain.observation import Provenance
from lib.domain.plan_tables import PlanTables
from lib.domain.rollup import roll_up
from lib.warehouse.observations import (
    DEMO_SOURCE,
    KENDSKABSGRAD,
    TARGET_GROUP_PREFIX,
    shown_afdelinger,
)

LOADED_SOURCE = "rullet_op"
OF_PERIOD = ["indicator_id", "period_end"]


def rollups(plan_tables: PlanTables, observed: pd.DataFrame) -> pd.DataFrame:
    """Rows of `rollup` (columns of `lib.domain.rollup` and source_id) from the rows `observed`."""
    indicators = plan_tables.tables["indicators"]
    afdelinger = shown_afdelinger(plan_tables.tables)
    kinds = indicators.set_index("indicator_id")["kind"]
    parts = observed.assign(kind=observed["indicator_id"].map(kinds))
    parts = parts[(parts["kind"] != Kind.MEAN) & parts["numerator"].notna()]
    additive = indicators.loc[indicators["additive"], "indicator_id"]
    counted = parts[
        parts["indicator_id"].isin(additive)
        & parts["area_id"].isin(afdelinger["area_id"])
        & (parts["denominator"].notna() | (parts["kind"] == Kind.COUNT))
    ]
    zonal = _zonal_parts(plan_tables, parts, counted, set(additive))
    joined = pd.concat(
        [
            rolled
            for own in (counted, zonal)
            for rolled in _by_era(plan_tables, afdelinger, own, own is zonal)
        ],
        ignore_index=True,
    )
    whole = joined["coverage_areas"] == joined["coverage_areas_total"]
    joined = joined[joined["indicator_id"].isin(additive) | whole]
    demo = joined["provenance"] == Provenance.DEMO
    named = joined.merge(_sources(parts), on=OF_PERIOD, how="left")["source_id"].fillna(LOADED_SOURCE)
    return joined.assign(source_id=named.mask(demo.to_numpy(), DEMO_SOURCE).to_numpy())


def _sources(parts: pd.DataFrame) -> pd.DataFrame:
    """Indicator, period_end and the one source that all loaded counts of it come from; no row where there are more."""
    loaded = parts[parts["provenance"] == Provenance.DATATRAEK]
    sources = loaded[[*OF_PERIOD, "source_id"]].drop_duplicates()
    return sources[~sources.duplicated(OF_PERIOD, keep=False)]


def _by_era(
    plan_tables: PlanTables, afdelinger: pd.DataFrame, parts: pd.DataFrame, zonal: bool
) -> list[pd.DataFrame]:
    """Roll-ups of afdelinger to zones and the plan or, with `zonal`, of zones to the plan."""
    plan, rolled = plan_tables.plan, []
    for chosen, zones in eras(plan_tables.tables["memberships"], parts["period_end"]):
        own = afdelinger[["area_id", "residents"]].assign(parent_id=afdelinger["area_id"].map(zones))
        own = own.dropna(subset="parent_id")
        if zonal:
            by_zone = own.groupby("parent_id")["residents"].sum().reindex(list(plan.zone_ids), fill_value=0)
            own = by_zone.rename_axis("area_id").reset_index()
        else:
            rolled.append(roll_up(parts[chosen], own))
        rolled.append(roll_up(parts[chosen], own.assign(parent_id=plan.plan_area)))
    if not rolled:
        nobody = afdelinger[["area_id", "residents"]].assign(parent_id=plan.plan_area)
        rolled.append(roll_up(parts.iloc[:0], nobody))
    return [_with_coverage(one) for one in rolled]


def _with_coverage(rolled: pd.DataFrame) -> pd.DataFrame:
    """Where nobody is known to live, areas stand in for residents: a share of nothing is no number."""
    by_areas = 100.0 * rolled["coverage_areas"] / rolled["coverage_areas_total"]
    return rolled.assign(coverage_residents_pct=rolled["coverage_residents_pct"].fillna(by_areas))


def _zonal_parts(
    plan_tables: PlanTables, parts: pd.DataFrame, counted: pd.DataFrame, additive: set[str]
) -> pd.DataFrame:
    """Counts that exist per zone only and may be summed to the plan: målgrupper, kendskabsgrad, and loaded counts of
    additive indicators that no afdeling has in the period.

    Published ones are left out: the source prints the plan's own figure beside them.
    """
    by_zone = parts["indicator_id"].str.startswith(TARGET_GROUP_PREFIX) | (
        parts["indicator_id"] == KENDSKABSGRAD
    )
    below = pd.MultiIndex.from_frame(counted[OF_PERIOD].drop_duplicates())
    alone = ~pd.MultiIndex.from_frame(parts[OF_PERIOD]).isin(below)
    loaded = parts["provenance"] == Provenance.DATATRAEK
    wanted = by_zone | (loaded & alone & parts["indicator_id"].isin(additive))
    of_zone = parts["area_id"].isin(plan_tables.plan.zone_ids)
    return parts[wanted & of_zone & (parts["provenance"] != Provenance.PUBLISHED)]
