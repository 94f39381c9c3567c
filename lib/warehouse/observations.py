"""All rows of `observation`: published, loaded, interpolated between published years, and demo."""

from collections.abc import Mapping

import pandas as pd

from lib.domain.indicator import Kind
from lib.domain.interpolation import between_published
from lib.domain.observation import Provenance, Status
from lib.domain.periods import period_of
from lib.domain.plan_tables import PlanTables
from lib.domain.shares import value_of
from lib.warehouse.loaded import loaded_rows

COLUMNS = [
    "indicator_id",
    "area_id",
    "period_start",
    "period_end",
    "value",
    "numerator",
    "denominator",
    "status",
    "source_id",
    "datatraek_id",
    "provenance",
]
TARGET_GROUP_PREFIX = "maalgruppe_"
KENDSKABSGRAD = "kendskabsgrad"
DEMO_SOURCE = "demo"
INTERPOLATED_SOURCE = "interpoleret"

Tables = Mapping[str, pd.DataFrame]


def has_real_afdelinger(tables: Tables) -> bool:
    """True once the secretariat has loaded afdelinger of its own: then the demo layer disappears by itself."""
    return bool((tables["afdelinger"]["provenance"] == Provenance.DATATRAEK).any())


def shown_afdelinger(tables: Tables) -> pd.DataFrame:
    """The afdelinger of the plan: the loaded ones, or the demo ones where none is loaded."""
    afdelinger = tables["afdelinger"]
    wanted = Provenance.DATATRAEK if has_real_afdelinger(tables) else Provenance.DEMO
    return afdelinger[afdelinger["provenance"] == wanted].reset_index(drop=True)


def observations(plan_tables: PlanTables) -> pd.DataFrame:
    """All rows of `observation` (COLUMNS), unmasked; the demo layer only where no real afdelinger are loaded."""
    tables = plan_tables.tables
    frames = [_published(tables), _published_target_groups(tables), _published_kendskabsgrad(tables)]
    loaded = loaded_rows(plan_tables)
    frames += [_interpolated(plan_tables), loaded]
    if "demo_observations" in tables and not has_real_afdelinger(tables):
        made_up = (_demo_benchmarks(tables), _demo_target_groups(tables), _demo_kendskabsgrad(tables))
        frames += [_demo_counts(tables), *(_not_loaded(plan_tables, rows, loaded) for rows in made_up)]
    joined = pd.concat([_typed(frame) for frame in frames], ignore_index=True)
    return joined[COLUMNS]


def _not_loaded(plan_tables: PlanTables, made_up: pd.DataFrame, loaded: pd.DataFrame) -> pd.DataFrame:
    """The made-up rows of zones, kommune and country that no loaded row of the same period stands in for: a row of
    the same area or, where parts add up to a total, any row of that sum (half a made-up sum is no sum)."""
    named = {
        indicator: " ".join((part_sum.total, *part_sum.parts))
        for part_sum in plan_tables.public_facts.sums
        for indicator in (part_sum.total, *part_sum.parts)
    }
    own_zones = {*plan_tables.plan.zone_ids, plan_tables.plan.plan_area}

    def places(rows: pd.DataFrame) -> pd.MultiIndex:
        sums = rows["indicator_id"].map(named).fillna(rows["indicator_id"])
        areas = rows["area_id"].where(~rows["area_id"].isin(own_zones), "")
        return pd.MultiIndex.from_arrays([sums, areas, pd.to_datetime(rows["period_end"])])

    return made_up[~places(made_up).isin(places(loaded))]


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    out = frame.copy()
    for column in COLUMNS:
        if column not in out:
            out[column] = None
    for column in ("numerator", "denominator"):
        out[column] = out[column].astype("Int64")
    out["value"] = out["value"].astype("float64")
    for column in ("period_start", "period_end"):
        out[column] = pd.to_datetime(out[column])
    return out[COLUMNS]


def _with_periods(frame: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Adds period_start and period_end from the indicator's rule and the row's year; a row without year gets none."""
    rules = indicators.set_index("indicator_id")["period_rule"]
    periods = [
        (None, None) if pd.isna(year) else period_of(rules[indicator_id], int(year))
        for indicator_id, year in zip(frame["indicator_id"], frame["year"], strict=True)
    ]
    return frame.assign(
        period_start=[start for start, _ in periods],
        period_end=[end for _, end in periods],
    )


def _status(values: pd.Series) -> pd.Series:
    return values.notna().map({True: Status.OK.value, False: Status.MANGLER.value})


def _published(tables: Tables) -> pd.DataFrame:
    figures = _with_periods(tables["figures"], tables["indicators"])
    source_ids = tables["sources"].set_index("title")["source_id"]
    counts = figures["unit"] == "antal"
    return figures.assign(
        numerator=figures["value"].where(counts),
        status=_status(figures["value"]),
        source_id=figures["source_da"].map(source_ids),
        provenance=Provenance.PUBLISHED.value,
    )


def _published_target_groups(tables: Tables) -> pd.DataFrame:
    groups = tables["target_groups"]
    source_ids = tables["sources"].set_index("title")["source_id"]
    return _target_group_rows(groups).assign(
        status=_status(groups["persons"]),
        source_id=groups["source_da"].map(source_ids),
        provenance=Provenance.PUBLISHED.value,
    )


def _target_group_rows(groups: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "indicator_id": TARGET_GROUP_PREFIX + groups["target_group"],
            "area_id": groups["area_id"],
            "period_start": groups["date"],
            "period_end": groups["date"],
            "value": groups["persons"].astype("float64"),
            "numerator": groups["persons"],
        }
    )


def _published_kendskabsgrad(tables: Tables) -> pd.DataFrame:
    """The implied population is derived from rounded percentages, so it is not stored as a denominator."""
    rows = tables["kendskabsgrad"]
    source = tables["indicators"].set_index("indicator_id").at[KENDSKABSGRAD, "source_id"]
    return pd.DataFrame(
        {
            "indicator_id": KENDSKABSGRAD,
            "area_id": rows["area_id"],
            "period_start": rows["date"],
            "period_end": rows["date"],
            "value": rows["kendskabsgrad_pct"],
            "numerator": rows["persons"],
            "status": Status.OK.value,
            "source_id": source,
            "provenance": Provenance.PUBLISHED.value,
        }
    )


def _interpolated(plan_tables: PlanTables) -> pd.DataFrame:
    """Kommune and country between two published years, for the indicators that zones have year by year."""
    tables = plan_tables.tables
    indicators = tables["indicators"]
    yearly = indicators.loc[indicators["additive"], "indicator_id"]
    figures = tables["figures"]
    wanted = figures["indicator_id"].isin(yearly) & figures["area_id"].isin(plan_tables.plan.benchmark_ids)
    between = between_published(figures[wanted & figures["year"].notna()])
    return _with_periods(between, indicators).assign(
        status=Status.OK.value, source_id=INTERPOLATED_SOURCE, provenance=Provenance.INTERPOLERET.value
    )


def _demo(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(status=Status.OK.value, source_id=DEMO_SOURCE, provenance=Provenance.DEMO.value)


def _demo_counts(tables: Tables) -> pd.DataFrame:
    rows = _with_periods(tables["demo_observations"], tables["indicators"])
    kinds = rows["indicator_id"].map(tables["indicators"].set_index("indicator_id")["kind"])
    values = value_of(kinds, rows["numerator"].astype("float64"), rows["denominator"].astype("float64"))
    status = _status(values)
    return _demo(rows.assign(value=values)).assign(status=status)


def _demo_benchmarks(tables: Tables) -> pd.DataFrame:
    return _demo(_with_periods(tables["demo_benchmarks"], tables["indicators"]))


def _demo_target_groups(tables: Tables) -> pd.DataFrame:
    return _demo(_target_group_rows(tables["demo_target_groups"]))


def _demo_kendskabsgrad(tables: Tables) -> pd.DataFrame:
    rows = tables["demo_kendskabsgrad"]
    share = pd.Series(Kind.SHARE, index=rows.index)
    frame = pd.DataFrame(
        {
            "indicator_id": KENDSKABSGRAD,
            "area_id": rows["area_id"],
            "period_start": rows["date"],
            "period_end": rows["date"],
            "value": value_of(share, rows["persons"].astype("float64"), rows["population"].astype("float64")),
            "numerator": rows["persons"],
            "denominator": rows["population"],
        }
    )
    return _demo(frame)
