"""How complete and how new the figures are: per source, per datatræk, per indicator and zone. Public rows only."""

import pandas as pd

from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse

_LOADED_ROWS = """
    SELECT datatraek_id, indicator_id AS subject, area_id AS place, status
    FROM observation WHERE provenance = 'datatraek'
    UNION ALL
    SELECT datatraek_id, activity_id, zone, status FROM activity_registration WHERE datatraek_id IS NOT NULL
"""


@answered_once
def freshness_inputs(warehouse: PublicWarehouse) -> pd.DataFrame:
    """One row per source that has published or loaded figures: source_id, title, last_period_end, rows, loaded_rows,
    last_datatraek_id (the datatræk with the latest period, None where the figures came with the plan)."""
    return warehouse.ask(
        """
        WITH real AS (
            SELECT source_id, NULL AS datatraek_id, count(*) AS rows, max(period_end) AS last_period_end
            FROM observation WHERE provenance = 'published' GROUP BY source_id
            UNION ALL SELECT source_id, datatraek_id, rows, last_period_end FROM delivered
        )
        SELECT r.source_id, coalesce(s.title, r.source_id) AS title, max(r.last_period_end) AS last_period_end,
            sum(r.rows)::BIGINT AS rows,
            coalesce(sum(r.rows) FILTER (r.datatraek_id IS NOT NULL), 0)::BIGINT AS loaded_rows,
            arg_max(r.datatraek_id, r.last_period_end) FILTER (r.datatraek_id IS NOT NULL) AS last_datatraek_id
        FROM real r LEFT JOIN source s USING (source_id)
        GROUP BY r.source_id, s.title ORDER BY title COLLATE da
        """
    )


@answered_once
def loaded_summary(warehouse: PublicWarehouse) -> pd.DataFrame:
    """One row per datatræk in this version: datatraek_id, source_id, rows (delivered), first_period_end,
    last_period_end; of its rows that the public file has: subjects (indicators or activities), areas, ok, masked,
    missing (rows of each status)."""
    return warehouse.ask(
        f"""
        WITH loaded AS ({_LOADED_ROWS}), counted AS (
            SELECT datatraek_id, count(DISTINCT subject) AS subjects, count(DISTINCT place) AS areas,
                count(*) FILTER (status = 'ok') AS ok, count(*) FILTER (status = 'diskretioneret') AS masked,
                count(*) FILTER (status = 'mangler') AS missing
            FROM loaded GROUP BY datatraek_id
        )
        SELECT d.datatraek_id, d.source_id, d.rows, d.first_period_end, d.last_period_end,
            coalesce(c.subjects, 0) AS subjects, coalesce(c.areas, 0) AS areas, coalesce(c.ok, 0) AS ok,
            coalesce(c.masked, 0) AS masked, coalesce(c.missing, 0) AS missing
        FROM delivered d LEFT JOIN counted c USING (datatraek_id)
        ORDER BY d.last_period_end DESC, d.datatraek_id
        """
    )


@answered_once
def coverage(warehouse: PublicWarehouse) -> pd.DataFrame:
    """Per indicator with rows of afdelinger, and zone, in the indicator's latest period: how many afdelinger there are
    (`afdelinger`), and how many are shown (`ok`), `masked`, too small for rows of their own (`small`) or `missing`.

    Columns also label, name (of the zone), period_end, provenance of the rows, ok_pct (0-100).
    """
    return warehouse.ask(
        """
        WITH own AS (
            SELECT a.area_id, a.parent_id AS zone, z.name, z.number,
                a.residents < m.min_residents OR a.households < m.min_households AS small
            FROM area a JOIN area z ON z.area_id = a.parent_id CROSS JOIN meta m WHERE a.level = 'afdeling'
        ), latest AS (
            SELECT indicator_id, max(period_end) AS period_end FROM observation JOIN own USING (area_id) GROUP BY ALL
        ), cells AS (
            SELECT l.indicator_id, l.period_end, w.zone, w.name, w.number, o.provenance,
                CASE WHEN w.small THEN 'small' ELSE coalesce(o.status, 'mangler') END AS state
            FROM latest l CROSS JOIN own w
            LEFT JOIN observation o ON o.indicator_id = l.indicator_id AND o.area_id = w.area_id
                AND o.period_end = l.period_end
        )
        SELECT c.indicator_id, i.label, c.zone, c.name, c.period_end, any_value(c.provenance) AS provenance,
            count(*) AS afdelinger, count(*) FILTER (c.state = 'ok') AS ok,
            count(*) FILTER (c.state = 'diskretioneret') AS masked, count(*) FILTER (c.state = 'small') AS small,
            count(*) FILTER (c.state IN ('mangler', 'ikke_relevant')) AS missing, 100.0 * ok / afdelinger AS ok_pct
        FROM cells c JOIN indicator i USING (indicator_id)
        GROUP BY c.indicator_id, i.label, i.sort, c.zone, c.name, c.number, c.period_end ORDER BY i.sort, c.number
        """
    )


@answered_once
def afdeling_pools(warehouse: PublicWarehouse) -> pd.DataFrame:
    """Per sensitive indicator what afdelinger have: indicator_id, label, first_year, last_year, years, pools, next_pool
    (the year that fills the next pool), reason (a Danish sentence; '' where at least one pool is there)."""
    pools = warehouse.ask(
        """
        SELECT p.indicator_id, i.label, p.first_year, p.last_year, p.years, p.pools, p.next_pool
        FROM afdeling_pool p JOIN indicator i USING (indicator_id) ORDER BY i.sort
        """
    )
    return pools.assign(reason=[_reason(row) for row in pools.to_dict("records")])


def _reason(row: dict[str, object]) -> str:
    if row["pools"]:
        return ""
    rule = "Tal om kriminalitet og oprindelse vises kun for afdelinger som en sum af tre faste år"
    if not row["years"]:
        return f"{rule}. Der er ingen tal for afdelinger."
    last = int(str(row["next_pool"]))
    return f"{rule}. Afdelingerne vises, når der er tal for alle årene {last - 2}-{last}."
