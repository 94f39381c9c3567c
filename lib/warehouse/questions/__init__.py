"""The typed questions that pages, exports and commands ask. Pages hold no SQL; it stands here and nowhere else."""

from lib.warehouse.questions.activities import (
    activities,
    activity_terms,
    effects,
    needs,
    placement,
    registrations,
    resources,
)
from lib.warehouse.questions.catalogue import (
    areas,
    breaks,
    calibration,
    discrepancies,
    indicator,
    indicators,
    meetings,
    plan,
    sources,
    zonal_indicators,
    zone_shapes,
)
from lib.warehouse.questions.compared import area_matrix, profile
from lib.warehouse.questions.goals import goal_rows, goal_series, target_group_law, unit_values
from lib.warehouse.questions.law import criterion_values, law, limit_changes, listed_values, national_lists
from lib.warehouse.questions.observed import afdeling_values, both_bases, matrix, series, years, zone_table
from lib.warehouse.questions.published import figures, kendskabsgrad, target_groups
from lib.warehouse.questions.quality import afdeling_pools, coverage, freshness_inputs, loaded_summary
from lib.warehouse.questions.unemployment import unemployment

__all__ = [
    "activities",
    "activity_terms",
    "afdeling_pools",
    "afdeling_values",
    "area_matrix",
    "areas",
    "both_bases",
    "breaks",
    "calibration",
    "coverage",
    "criterion_values",
    "discrepancies",
    "effects",
    "figures",
    "freshness_inputs",
    "goal_rows",
    "goal_series",
    "indicator",
    "indicators",
    "kendskabsgrad",
    "law",
    "limit_changes",
    "listed_values",
    "loaded_summary",
    "matrix",
    "meetings",
    "national_lists",
    "needs",
    "placement",
    "plan",
    "profile",
    "registrations",
    "resources",
    "series",
    "sources",
    "target_group_law",
    "target_groups",
    "unemployment",
    "unit_values",
    "years",
    "zonal_indicators",
    "zone_shapes",
    "zone_table",
]
