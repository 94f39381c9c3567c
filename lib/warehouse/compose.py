"""From a checked plan to the tables of the warehouse: what is measured, rolled up, needed and compared."""

from collections.abc import Mapping

import pandas as pd

from lib.domain.calibration import deviations
from lib.domain.needs import compose_needs, fill_from_total, latest_counts, one_row_each
from lib.domain.observation import REAL_PROVENANCES, Basis, Provenance
from lib.domain.plan_tables import PlanTables
from lib.warehouse.measured import Measured
from lib.warehouse.observations import TARGET_GROUP_PREFIX, observations, shown_afdelinger
from lib.warehouse.registrations import registrations
from lib.warehouse.rollups import rollups
from lib.warehouse.uncertainty import with_uncertainty


def measure(plan_tables: PlanTables) -> Measured:
    """Everything unmasked: what the raw file holds."""
    observed = observations(plan_tables)
    return Measured(observed, rollups(plan_tables, observed), registrations(plan_tables))


def compose(plan_tables: PlanTables, measured: Measured) -> dict[str, pd.DataFrame]:
    """All tables of a file by name. What is derived (intervals, needs, deviations) is derived from `measured` as it
    is given: from masked rows nothing can come out that the mask hid."""
    tables = plan_tables.tables
    observed, rolled = measured.observed, measured.rolled
    real = observed["provenance"].isin([p.value for p in REAL_PROVENANCES])
    by_zone = rolled["area_id"].isin(plan_tables.plan.zone_ids)
    return {
        "plan": _plan_row(plan_tables),
        "area": _areas(plan_tables, shown_afdelinger(tables)),
        "zone_shape": plan_tables.zone_shapes,
        "source": tables["sources"],
        "indicator": _sorted(tables["indicators"]),
        "observation": with_uncertainty(observed, tables["indicators"]),
        "rollup": with_uncertainty(rolled, tables["indicators"]),
        "published_figure": tables["figures"].drop(columns="value"),
        "series_break": _breaks(tables["breaks"]),
        "target_group": _target_groups(tables["target_groups"]),
        "activity": _sorted(tables["activities"]),
        "activity_registration": measured.registered,
        "resource": tables["resources"],
        "placement": tables["placement"],
        "activity_term": tables["activity_terms"],
        "need": _needs(plan_tables, observed, rolled),
        "need_count": tables["needs"][["activity_id", "indicator_id", "weight"]],
        **_goals_and_law(tables),
        "discrepancy": tables["discrepancies"],
        "meeting": _sorted(tables["meetings"]),
        "milestone": tables["milestones"],
        "voter": _sorted(tables["voters"]),
        "contact": _sorted(tables["contacts"]),
        "delaftale": tables["delaftaler"],
        "decision_kind": _sorted(tables["decision_kinds"]),
        "calibration": deviations(observed[real], rolled[by_zone]),
    }


def _goals_and_law(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """What the plan is held to, and what it assumes, as its files have it."""
    return {
        "goal": tables["goals"],
        "goal_reading": _sorted(tables["goal_readings"]),
        "legal_rule": tables["rules"],
        "law_category": tables["law_categories"],
        "criterion": _sorted(tables["criteria"]),
        "criterion_measure": tables["criterion_measures"],
        "listed_value": tables["listed_values"],
        "national_list": tables["national_lists"],
        "target_group_law": tables["target_group_law"],
        "unit_value": tables["unit_values"],
        "effect": _sorted(tables["effects"]),
        "doemte_national": tables["doemte_national"],
    }


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    """With the order of its file, which is the order it is shown in."""
    return table.assign(sort=range(len(table)))


def _plan_row(plan_tables: PlanTables) -> pd.DataFrame:
    plan = plan_tables.plan
    row = {
        "plan_id": plan.plan_id,
        "name": plan.name,
        "short_name": plan.short_name,
        "valid_from": plan.valid_from,
        "valid_to": plan.valid_to,
        "plan_area": plan.plan_area,
        "kommune_area": plan.kommune_area,
        "land_area": plan.land_area,
        "headline_indicator": plan.headline_indicator,
        "headline_phrase": plan.headline_phrase,
        "card_indicators": list(plan.card_indicators),
    }
    return pd.DataFrame([row])


def _areas(plan_tables: PlanTables, afdelinger: pd.DataFrame) -> pd.DataFrame:
    """A zone's residents are those of its afdelinger; of made-up ones they are not known: the law asks for them."""
    named = plan_tables.tables["areas"].assign(provenance=Provenance.PUBLISHED.value)
    own = afdelinger.rename(columns={"zone": "parent_id"}).assign(level="afdeling")
    real = own[own["provenance"] != Provenance.DEMO]
    zones = real.groupby("parent_id", as_index=False)[["residents", "households"]].sum()
    named = named.merge(zones.rename(columns={"parent_id": "area_id"}), on="area_id", how="left")
    return pd.concat([named, own], ignore_index=True)


def _breaks(breaks: pd.DataFrame) -> pd.DataFrame:
    per_indicator = breaks.assign(indicator_id=breaks["indicators"].str.split(";")).explode("indicator_id")
    return per_indicator[["indicator_id", "date", "of", "text"]]


def _target_groups(rows: pd.DataFrame) -> pd.DataFrame:
    groups = rows[["target_group", "label_da"]].drop_duplicates("target_group")
    groups = groups.rename(columns={"label_da": "label"})
    return groups.assign(indicator_id=TARGET_GROUP_PREFIX + groups["target_group"])


def _needs(plan_tables: PlanTables, observed: pd.DataFrame, rolled: pd.DataFrame) -> pd.DataFrame:
    plan = plan_tables.plan
    both = pd.concat([observed.assign(basis=Basis.MAALT.value), rolled], ignore_index=True)
    wanted = both["indicator_id"].isin(plan_tables.tables["needs"]["indicator_id"])
    own = wanted & both["area_id"].isin([*plan.zone_ids, plan.plan_area])
    with_counts = both[own & (both["numerator"].notna() | (both["status"] == "mangler"))]
    zonal = latest_counts(one_row_each(with_counts[with_counts["area_id"].isin(plan.zone_ids)]))
    totals = with_counts[with_counts["area_id"] == plan.plan_area]
    filled = [_filled(group, totals) for _, group in zonal.groupby("indicator_id")]
    counts = pd.concat(filled or [zonal], ignore_index=True).drop(columns="basis")
    return compose_needs(plan_tables.tables["needs"], counts, plan.zone_ids)


def _filled(group: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    first = group.iloc[0]
    same = totals[
        (totals["indicator_id"] == first["indicator_id"]) & (totals["period_end"] == first["period_end"])
    ]
    counts = group.assign(numerator=group["numerator"].astype("float64"))
    return fill_from_total(counts, float(same["numerator"].iloc[0])) if len(same) else counts
