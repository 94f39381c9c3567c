"""What was observed: series, tables and matrices of indicators by area and period.

Every frame has SHOWN_COLUMNS (lib/domain/observation.py). `only_real` is the switch *Kun offentliggjorte og indlæste
tal*: with it, interpolated and demo rows are not in the answer.
"""

from collections.abc import Sequence

import pandas as pd

from lib.domain.observation import SHOWN_COLUMNS
from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse
from lib.warehouse.questions.allowed import allowed_provenances

_COLUMNS = ", ".join(f"s.{column}" for column in SHOWN_COLUMNS)
_ALLOWED = "list_contains($provenances, s.provenance)"
_ORDER_OF_LEVELS = "CASE a.level WHEN 'zone' THEN 0 WHEN 'plan' THEN 1 WHEN 'kommune' THEN 2 ELSE 3 END"
_OF_ONE_DAY = """
    s.period_end = coalesce((
        SELECT max(d.period_end) FROM shown d JOIN indicator i USING (indicator_id)
        WHERE i.period_rule = 'dato' AND d.indicator_id = $indicator AND d.year = $year AND d.level = $level
            AND d.status = 'ok' AND list_contains($provenances, d.provenance)
    ), s.period_end)
"""
"""Of an indicator that comes by date only the latest day of the year: areas of different days do not mix."""
_COMPARED = """
    SELECT area_id, level, name, number FROM area WHERE level = 'zone'
    UNION ALL
    SELECT area.area_id, area.level, area.name, area.number
    FROM area, plan WHERE area.area_id IN (plan.plan_area, plan.kommune_area, plan.land_area)
"""


@answered_once
def series(
    warehouse: PublicWarehouse, indicator_id: str, area_ids: Sequence[str], only_real: bool
) -> pd.DataFrame:
    """All periods of one indicator for the areas, ordered by area and period."""
    return warehouse.ask(
        f"""
        SELECT {_COLUMNS} FROM shown s
        WHERE s.indicator_id = $indicator AND list_contains($areas, s.area_id) AND {_ALLOWED}
        ORDER BY s.area_id, s.period_end
        """,
        {"indicator": indicator_id, "areas": list(area_ids), "provenances": allowed_provenances(only_real)},
    )


@answered_once
def many_series(
    warehouse: PublicWarehouse, indicator_ids: Sequence[str], area_ids: Sequence[str], only_real: bool
) -> pd.DataFrame:
    """The series of several indicators (at least one) below each other, in the order given."""
    return pd.concat(
        [series(warehouse, each, area_ids, only_real) for each in indicator_ids], ignore_index=True
    )


@answered_once
def both_bases(warehouse: PublicWarehouse, indicator_id: str, area_ids: Sequence[str]) -> pd.DataFrame:
    """Measured figures and roll-ups side by side, two rows where an area has both for a period."""
    return warehouse.ask(
        f"""
        SELECT {_COLUMNS} FROM both_bases s
        WHERE s.indicator_id = $indicator AND list_contains($areas, s.area_id)
        ORDER BY s.area_id, s.period_end, s.basis, s.provenance
        """,
        {"indicator": indicator_id, "areas": list(area_ids)},
    )


@answered_once
def zone_table(warehouse: PublicWarehouse, indicator_id: str, year: int, only_real: bool) -> pd.DataFrame:
    """One row per zone in zone order, then plan, kommune and country; 'mangler' where there is nothing.

    SHOWN_COLUMNS + name, number. Of several periods in the year the last one counts; of an indicator that comes by date
    the latest day on which a zone has a figure, the same for all.
    """
    return warehouse.ask(
        f"""
        WITH compared AS ({_COMPARED}), chosen AS (
            SELECT * FROM shown s
            WHERE s.indicator_id = $indicator AND s.year = $year AND {_ALLOWED} AND {_OF_ONE_DAY}
            QUALIFY row_number() OVER (PARTITION BY s.area_id ORDER BY s.period_end DESC) = 1
        )
        SELECT {_shown_or_missing("$indicator", "$year")}, a.name, a.number
        FROM compared a LEFT JOIN chosen s USING (area_id)
        ORDER BY {_ORDER_OF_LEVELS}, a.number
        """,
        {
            "indicator": indicator_id,
            "year": year,
            "level": "zone",
            "provenances": allowed_provenances(only_real),
        },
    )


@answered_once
def years(warehouse: PublicWarehouse, indicator_id: str, only_real: bool, level: str = "zone") -> list[int]:
    """Years in which at least one area of the level has a value, oldest first."""
    frame = warehouse.ask(
        f"""
        SELECT DISTINCT s.year FROM shown s
        WHERE s.indicator_id = $indicator AND s.level = $level AND s.status = 'ok' AND {_ALLOWED}
        ORDER BY s.year
        """,
        {"indicator": indicator_id, "level": level, "provenances": allowed_provenances(only_real)},
    )
    return [int(year) for year in frame["year"]]


@answered_once
def matrix(warehouse: PublicWarehouse, only_real: bool) -> pd.DataFrame:
    """Indicators x areas (zones, plan, kommune, country) in each indicator's latest year with most zones.

    SHOWN_COLUMNS + label, short_label, theme, polarity, unit, sort, name, number. Monthly indicators are left out.
    """
    return warehouse.ask(
        f"""
        WITH compared AS ({_COMPARED}), counted AS (
            SELECT s.indicator_id, s.year, count(DISTINCT s.area_id) AS zones
            FROM shown s JOIN indicator i USING (indicator_id)
            WHERE s.level = 'zone' AND s.status = 'ok' AND i.period_rule <> 'dato' AND {_ALLOWED}
            GROUP BY ALL
        ), latest AS (
            SELECT indicator_id, year FROM counted
            QUALIFY row_number() OVER (PARTITION BY indicator_id ORDER BY zones >= 2 DESC, year DESC) = 1
        ), chosen AS (
            SELECT s.* FROM shown s JOIN latest USING (indicator_id, year) WHERE {_ALLOWED}
            QUALIFY row_number() OVER (PARTITION BY s.indicator_id, s.area_id ORDER BY s.period_end DESC) = 1
        )
        SELECT {_shown_or_missing("l.indicator_id", "l.year")}, i.label, i.short_label, i.theme, i.polarity, i.unit,
            i.sort, a.name, a.number
        FROM latest l CROSS JOIN compared a JOIN indicator i USING (indicator_id)
        LEFT JOIN chosen s ON s.indicator_id = l.indicator_id AND s.area_id = a.area_id
        ORDER BY i.sort, {_ORDER_OF_LEVELS}, a.number
        """,
        {"provenances": allowed_provenances(only_real)},
    )


@answered_once
def afdeling_values(
    warehouse: PublicWarehouse, indicator_id: str, year: int, only_real: bool
) -> pd.DataFrame:
    """Every afdeling with its value of the year, 'mangler' where it has none.

    SHOWN_COLUMNS + name, zone, organisation, residents, households, lon, lat, area_provenance (is the afdeling itself
    demo), own_rows (False: too small for rows of its own). With `only_real` demo afdelinger are not in the answer.
    """
    return warehouse.ask(
        f"""
        WITH chosen AS (
            SELECT * FROM shown s
            WHERE s.indicator_id = $indicator AND s.year = $year AND s.level = $level AND {_ALLOWED} AND {_OF_ONE_DAY}
                AND s.area_id IN (SELECT area_id FROM own_area)
            QUALIFY row_number() OVER (PARTITION BY s.area_id ORDER BY s.period_end DESC) = 1
        )
        SELECT {_shown_or_missing("$indicator", "$year")}, a.name, a.parent_id AS zone, a.organisation, a.residents,
            a.households, a.lon, a.lat, a.provenance AS area_provenance,
            a.residents >= m.min_residents AND a.households >= m.min_households AS own_rows
        FROM own_area a CROSS JOIN meta m LEFT JOIN chosen s USING (area_id)
        WHERE a.level = 'afdeling' AND list_contains($provenances, a.provenance)
        ORDER BY a.parent_id, a.name COLLATE da
        """,
        {
            "indicator": indicator_id,
            "year": year,
            "level": "afdeling",
            "provenances": allowed_provenances(only_real),
        },
    )


def _shown_or_missing(indicator: str, year: str) -> str:
    """SHOWN_COLUMNS of a LEFT JOIN: a cell that is not there is `mangler`, never 0."""
    known = {
        "indicator_id": f"{indicator} AS indicator_id",
        "area_id": "a.area_id",
        "level": "a.level",
        "year": f"{year}::INTEGER AS year",
        "status": "coalesce(s.status, 'mangler') AS status",
    }
    return ", ".join(known.get(column, f"s.{column}") for column in SHOWN_COLUMNS)
