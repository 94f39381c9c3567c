"""The typed questions that pages, exports and commands ask. Pages hold no SQL; it stands here and nowhere else."""

from lib.warehouse.questions.activities import (
    activities,
    activity_terms,
    delaftaler,
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
from lib.warehouse.questions.compared import area_matrix, plan_figures, profile
from lib.warehouse.questions.contacts import contacts
from lib.warehouse.questions.decisions import decision_kinds, expectable, observed_pairs, voters
from lib.warehouse.questions.goals import goal_rows, goal_series, target_group_law, unit_values
from lib.warehouse.questions.inside import inside_zone, need_counts
from lib.warehouse.questions.law import criterion_values, law, limit_changes, listed_values, national_lists
from lib.warehouse.questions.meeting_year import meeting_kinds, milestones
from lib.warehouse.questions.observed import (
    afdeling_values,
    both_bases,
    many_series,
    matrix,
    series,
    years,
    zone_table,
)
from lib.warehouse.questions.priority import weighable
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
    "contacts",
    "coverage",
    "criterion_values",
    "decision_kinds",
    "delaftaler",
    "discrepancies",
    "effects",
    "expectable",
    "figures",
    "freshness_inputs",
    "goal_rows",
    "goal_series",
    "indicator",
    "indicators",
    "inside_zone",
    "kendskabsgrad",
    "law",
    "limit_changes",
    "listed_values",
    "loaded_summary",
    "many_series",
    "matrix",
    "meeting_kinds",
    "meetings",
    "milestones",
    "national_lists",
    "need_counts",
    "needs",
    "observed_pairs",
    "placement",
    "plan",
    "plan_figures",
    "profile",
    "registrations",
    "resources",
    "series",
    "sources",
    "target_group_law",
    "target_groups",
    "unemployment",
    "unit_values",
    "voters",
    "weighable",
    "years",
    "zonal_indicators",
    "zone_shapes",
    "zone_table",
]
