"""Areas beside each other on all yearly indicators: what a heat map and a profile need.

Every frame has SHOWN_COLUMNS and the indicator's label, short_label, theme, polarity, kind, unit and sort. `only_real`
is the switch *Kun offentliggjorte og indlæste tal*.
"""

import pandas as pd

from lib.domain.observation import SHOWN_COLUMNS
from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse
from lib.warehouse.questions.allowed import allowed_provenances

_KNOWN = {
    "indicator_id": "l.indicator_id",
    "area_id": "a.area_id",
    "level": "a.level",
    "year": "l.year",
    "status": "coalesce(s.status, 'mangler') AS status",
}
_COLUMNS = ", ".join(_KNOWN.get(column, f"s.{column}") for column in SHOWN_COLUMNS)
_INDICATOR = "i.label, i.short_label, i.theme, i.polarity, i.kind, i.unit, i.sort"


@answered_once
def area_matrix(warehouse: PublicWarehouse, level: str, only_real: bool) -> pd.DataFrame:
    """Indicators x areas of a level in each indicator's latest year there; + name, number, zone (the parent).

    Afdelinger too small for rows of their own are left out; a masked cell is there with status 'diskretioneret'.
    """
    return warehouse.ask(
        f"""
        WITH latest AS (
            SELECT s.indicator_id, max(s.year) AS year
            FROM shown s JOIN own_area a USING (area_id) JOIN indicator i USING (indicator_id)
            WHERE s.level = $level AND s.status = 'ok' AND i.period_rule <> 'dato'
                AND list_contains($provenances, s.provenance)
            GROUP BY s.indicator_id
        ), areas AS (
            SELECT a.* FROM own_area a, meta m
            WHERE a.level = $level AND list_contains($provenances, a.provenance) AND (
                a.level <> 'afdeling' OR (a.residents >= m.min_residents AND a.households >= m.min_households)
            )
        ), chosen AS ({_last_of_year("s.level = $level AND s.area_id IN (SELECT area_id FROM areas)")})
        SELECT {_COLUMNS}, {_INDICATOR}, a.name, a.number, a.parent_id AS zone
        FROM latest l CROSS JOIN areas a JOIN indicator i USING (indicator_id)
        LEFT JOIN chosen s ON s.indicator_id = l.indicator_id AND s.area_id = a.area_id
        ORDER BY i.sort, a.number, a.parent_id, a.name COLLATE da
        """,
        {"level": level, "provenances": allowed_provenances(only_real)},
    )


@answered_once
def profile(warehouse: PublicWarehouse, area_id: str, only_real: bool) -> pd.DataFrame:
    """One area on every yearly indicator that it has a row for, in its latest year; + name."""
    return warehouse.ask(
        f"""
        WITH latest AS (
            SELECT s.indicator_id, max(s.year) AS year FROM shown s JOIN indicator i USING (indicator_id)
            WHERE s.area_id = $area AND i.period_rule <> 'dato' AND list_contains($provenances, s.provenance)
            GROUP BY s.indicator_id
        ), chosen AS ({_last_of_year("s.area_id = $area")})
        SELECT {_COLUMNS}, {_INDICATOR}, a.name
        FROM latest l JOIN area a ON a.area_id = $area JOIN indicator i USING (indicator_id)
        LEFT JOIN chosen s ON s.indicator_id = l.indicator_id
        ORDER BY i.sort
        """,
        {"area": area_id, "provenances": allowed_provenances(only_real)},
    )


def _last_of_year(which: str) -> str:
    return f"""
        SELECT s.* FROM shown s JOIN latest l ON l.indicator_id = s.indicator_id AND l.year = s.year
        WHERE {which} AND list_contains($provenances, s.provenance)
        QUALIFY row_number() OVER (PARTITION BY s.indicator_id, s.area_id ORDER BY s.period_end DESC) = 1
    """


@answered_once
def plan_figures(warehouse: PublicWarehouse) -> pd.DataFrame:
    """The plan's zones together and the country, for holding one plan against another: published and loaded only.

    label, concept, age_band, unit, kind, and level ('plan' or 'land'), period_end, value where there is a figure; every
    indicator has a row, in the plan's order.
    """
    return warehouse.ask(
        """
        SELECT i.label, i.concept, i.age_band, i.unit, i.kind, s.level, s.period_end, s.value
        FROM indicator i LEFT JOIN (
            SELECT f.indicator_id, a.level, f.period_end, f.value FROM shown f JOIN area a USING (area_id)
            WHERE a.level IN ('plan', 'land') AND f.status = 'ok' AND list_contains($provenances, f.provenance)
        ) s USING (indicator_id)
        ORDER BY i.sort, s.level, s.period_end
        """,
        {"provenances": allowed_provenances(only_real=True)},
    )
