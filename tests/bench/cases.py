"""Every question that pages ask, with arguments as the pages give them."""

from collections.abc import Callable, Iterator

from lib.warehouse import questions as q
from lib.warehouse.public import PublicWarehouse

Ask = Callable[[PublicWarehouse], object]

WITHOUT_ARGUMENTS = (
    "activities", "activity_terms", "afdeling_pools", "areas", "breaks", "calibration", "contacts", "coverage",
    "decision_kinds", "delaftaler", "discrepancies", "effects", "expectable", "figures", "freshness_inputs",
    "goal_rows", "indicators", "law", "limit_changes", "listed_values", "loaded_summary", "meeting_kinds", "meetings",
    "milestones", "national_lists", "need_counts", "placement", "plan", "registrations", "resources", "sources",
    "target_group_law", "unit_values", "voters", "zone_shapes",
)  # fmt: skip
WITH_ONLY_REAL = (
    "criterion_values",
    "kendskabsgrad",
    "matrix",
    "needs",
    "target_groups",
    "unemployment",
    "zonal_indicators",
)


def cases(first: PublicWarehouse) -> dict[str, Ask]:
    """Name -> question; what is asked for (indicator, zone, year) is the default plan's own, the same in every size."""
    return dict([*_plain(), *_about(first)])


def _plain() -> Iterator[tuple[str, Ask]]:
    for name in WITHOUT_ARGUMENTS:
        yield name, getattr(q, name)
    for name in WITH_ONLY_REAL:
        function = getattr(q, name)
        yield name, lambda warehouse, function=function: function(warehouse, only_real=False)


def _about(first: PublicWarehouse) -> Iterator[tuple[str, Ask]]:
    plan = q.plan(first)
    indicator, zones = plan.headline_indicator, plan.zone_ids
    compared = [*zones, plan.plan_area, plan.kommune_area, plan.land_area]
    year = q.years(first, indicator, only_real=True)[-1]
    counted = next(iter(q.need_counts(first)["indicator_id"]))
    goals, pairs = q.goal_rows(first), {(indicator, zone) for zone in zones}
    yield "afdeling_values", lambda w: q.afdeling_values(w, indicator, year, only_real=False)
    yield "area_matrix, zones", lambda w: q.area_matrix(w, "zone", only_real=False)
    yield "area_matrix, afdelinger", lambda w: q.area_matrix(w, "afdeling", only_real=False)
    yield "areas, afdelinger", lambda w: q.areas(w, "afdeling")
    yield "both_bases", lambda w: q.both_bases(w, indicator, compared)
    yield "goal_series", lambda w: q.goal_series(w, goals, only_real=False)
    yield "indicator", lambda w: q.indicator(w, indicator)
    yield "inside_zone", lambda w: q.inside_zone(w, zones[0], [counted], only_real=False)
    yield "observed_pairs", lambda w: q.observed_pairs(w, pairs)
    yield "profile", lambda w: q.profile(w, zones[0], only_real=False)
    yield "series", lambda w: q.series(w, indicator, compared, only_real=False)
    yield "weighable", lambda w: q.weighable(w, compared, only_real=False)
    yield "years", lambda w: q.years(w, indicator, only_real=False)
    yield "zone_table", lambda w: q.zone_table(w, indicator, year, only_real=False)
