"""Inside the zones: what a need is counted from, and those counts in the afdelinger."""

from collections.abc import Sequence

import pandas as pd

from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse
from lib.warehouse.questions.allowed import allowed_provenances


@answered_once
def need_counts(warehouse: PublicWarehouse) -> pd.DataFrame:
    """The counts behind the needs: activity_id, indicator_id, weight, in the order of the agreement.

    `in_afdelinger` says whether afdelinger have the count at all: themselves, or for a målgruppe in their total.
    """
    return warehouse.ask(
        """
        WITH counted AS (
            SELECT DISTINCT indicator_id FROM shown WHERE level = 'afdeling' AND numerator IS NOT NULL
        )
        SELECT n.activity_id, n.indicator_id, n.weight,
            n.indicator_id IN (SELECT indicator_id FROM counted) OR (
                starts_with(n.indicator_id, 'maalgruppe_')
                AND 'kendskabsgrad' IN (SELECT indicator_id FROM counted)
            ) AS in_afdelinger
        FROM need_count n JOIN activity a USING (activity_id)
        ORDER BY a.sort, n.indicator_id
        """
    )


@answered_once
def inside_zone(
    warehouse: PublicWarehouse, zone: str, indicator_ids: Sequence[str], only_real: bool
) -> pd.DataFrame:
    """Every afdeling of the zone with each indicator's count on its newest day there, real figures before made-up ones.

    area_id, name, own_rows (False: too small for rows of its own), area_provenance, indicator_id, period_end,
    numerator, status ('mangler' where there is nothing), provenance. With `only_real` no demo afdelinger either.
    """
    return warehouse.ask(
        """
        WITH days AS (
            SELECT s.indicator_id, s.provenance, s.period_end FROM shown s JOIN own_area a USING (area_id)
            WHERE s.level = 'afdeling' AND s.status = 'ok' AND s.numerator IS NOT NULL
                AND list_contains($indicators, s.indicator_id) AND list_contains($provenances, s.provenance)
            QUALIFY row_number() OVER (
                PARTITION BY s.indicator_id ORDER BY s.provenance = 'demo', s.period_end DESC
            ) = 1
        ), wanted AS (SELECT unnest($indicators) AS indicator_id)
        SELECT a.area_id, a.name, a.residents >= m.min_residents AND a.households >= m.min_households AS own_rows,
            a.provenance AS area_provenance, w.indicator_id, s.period_end, s.numerator,
            CASE WHEN s.status = 'ok' AND s.numerator IS NULL THEN 'mangler' ELSE coalesce(s.status, 'mangler') END
                AS status, s.provenance
        FROM area a CROSS JOIN meta m CROSS JOIN wanted w
        LEFT JOIN days d ON d.indicator_id = w.indicator_id
        LEFT JOIN shown s ON s.area_id = a.area_id AND s.indicator_id = w.indicator_id
            AND s.period_end = d.period_end AND list_contains($provenances, s.provenance)
        WHERE a.level = 'afdeling' AND a.parent_id = $zone AND list_contains($provenances, a.provenance)
        ORDER BY a.name COLLATE da, w.indicator_id
        """,
        {"zone": zone, "indicators": list(indicator_ids), "provenances": allowed_provenances(only_real)},
    )
