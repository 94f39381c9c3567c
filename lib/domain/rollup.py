"""Higher levels from counts: a zone is the sum of its afdelinger, never an average of their percentages."""

import pandas as pd

from lib.domain.observation import Basis, Provenance, Status
from lib.domain.shares import value_of

KEYS = ["indicator_id", "period_start", "period_end"]


def roll_up(parts: pd.DataFrame, membership: pd.DataFrame) -> pd.DataFrame:
    """Sums of `parts` over the areas that `membership` gathers, with coverage.

    `parts`: one row per indicator, area and period with columns indicator_id, kind, area_id, period_start, period_end,
    numerator, denominator, status, provenance. Only additive indicators may be given (the caller chooses).
    `membership`: area_id, parent_id, residents: who belongs to whom, whether or not it has data.

    Returns one row per indicator, parent and period: area_id (the parent), kind, numerator, denominator, value, status,
    provenance ('demo' as soon as one part is demo), basis 'rullet_op', coverage_areas, coverage_areas_total,
    coverage_residents_pct (0-100). Rule: docs/architecture.md, "The tables".
    """
    known = parts[parts["status"] == Status.OK].merge(membership, on="area_id", how="inner")
    grouped = known.groupby(["parent_id", "kind", *KEYS], as_index=False, observed=True).agg(
        numerator=("numerator", "sum"),
        denominator=("denominator", lambda cells: cells.sum(min_count=len(cells))),
        coverage_areas=("area_id", "nunique"),
        covered_residents=("residents", "sum"),
        demo_parts=("provenance", lambda cells: int((cells == Provenance.DEMO).sum())),
    )
    totals = membership.groupby("parent_id", as_index=False).agg(
        coverage_areas_total=("area_id", "nunique"), all_residents=("residents", "sum")
    )
    rolled = grouped.merge(totals, on="parent_id")
    rolled["value"] = value_of(rolled["kind"], rolled["numerator"], rolled["denominator"])
    rolled["status"] = Status.OK.value
    rolled["basis"] = Basis.RULLET_OP.value
    rolled["provenance"] = Provenance.DATATRAEK.value
    rolled.loc[rolled["demo_parts"] > 0, "provenance"] = Provenance.DEMO.value
    rolled["coverage_residents_pct"] = 100.0 * rolled["covered_residents"] / rolled["all_residents"]
    return rolled.rename(columns={"parent_id": "area_id"}).drop(
        columns=["covered_residents", "all_residents", "demo_parts"]
    )
