"""Kendskabsgrad and målgrupper of every day that there is, for the zones and what they are held against."""

import pandas as pd

from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse
from lib.warehouse.questions.allowed import allowed_provenances


@answered_once
def unemployment(warehouse: PublicWarehouse, only_real: bool) -> pd.DataFrame:
    """Rows of zones, plan and kommune, ordered by indicator, day and area: indicator_id, target_group ('' for the
    kendskabsgrad), label, area_id, day, value (pct 0-100, or persons), numerator, denominator, status, provenance,
    source_id. `label` of a målgruppe is the agreement's."""
    rows = warehouse.ask(
        """
        SELECT s.indicator_id, coalesce(g.target_group, '') AS target_group, coalesce(g.label, i.label) AS label,
            s.area_id, s.period_end AS day, s.value, s.numerator::DOUBLE AS numerator,
            s.denominator::DOUBLE AS denominator, s.status, s.provenance, s.source_id
        FROM shown s JOIN indicator i USING (indicator_id) LEFT JOIN target_group g USING (indicator_id), plan p
        WHERE (g.target_group IS NOT NULL OR s.indicator_id = 'kendskabsgrad')
            AND (s.level = 'zone' OR s.area_id IN (p.plan_area, p.kommune_area))
            AND list_contains($provenances, s.provenance)
        ORDER BY i.sort, s.period_end, s.area_id
        """,
        {"provenances": allowed_provenances(only_real)},
    )
    return rows.assign(day=pd.to_datetime(rows["day"]).dt.date)
