"""What there is: the plan, its areas, zones, indicators, sources, breaks and known discrepancies."""

import pandas as pd

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.plan import Plan, Zone
from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse


@answered_once
def plan(warehouse: PublicWarehouse) -> Plan:
    """The plan of this warehouse with its zones in zone order."""
    row = warehouse.ask(
        """
        SELECT p.*, k.name AS kommune_name, l.name AS land_name
        FROM plan p JOIN area k ON k.area_id = p.kommune_area JOIN area l ON l.area_id = p.land_area
        """
    ).iloc[0]
    zones = zone_shapes(warehouse)
    return Plan(
        **{column: str(row[column]) for column in row.index if column != "card_indicators"},
        card_indicators=tuple(row["card_indicators"]),
        zones=tuple(Zone(z.area_id, int(z.number), z.name, z.base_name) for z in zones.itertuples()),
    )


@answered_once
def areas(warehouse: PublicWarehouse, level: str | None = None) -> pd.DataFrame:
    """Areas of a level (all levels when None), zones by number and the rest by Danish name; no afdeling of
    another kommune."""
    return warehouse.ask(
        """
        SELECT area_id, level, name, number, parent_id, organisation, residents, households, lon, lat, provenance
        FROM own_area WHERE $level IS NULL OR level = $level ORDER BY number NULLS LAST, name COLLATE da
        """,
        {"level": level},
    )


@answered_once
def zone_shapes(warehouse: PublicWarehouse) -> pd.DataFrame:
    """Zones with polygon (GeoJSON text, WGS84) and base, in zone order."""
    return warehouse.ask(
        """
        SELECT area_id, number, name, geojson, base_name, base_lon, base_lat, mark FROM zone_shape ORDER BY number
        """
    )


@answered_once
def indicators(warehouse: PublicWarehouse) -> pd.DataFrame:
    """One row per indicator in the plan's order; columns are the fields of `Indicator`."""
    return warehouse.ask("SELECT * EXCLUDE (sort) FROM indicator ORDER BY sort")


@answered_once
def indicator(warehouse: PublicWarehouse, indicator_id: str) -> Indicator:
    """One indicator; KeyError when the plan has none by that id."""
    rows = warehouse.ask(
        "SELECT * EXCLUDE (sort) FROM indicator WHERE indicator_id = $id", {"id": indicator_id}
    )
    if rows.empty:
        raise KeyError(indicator_id)
    row = rows.iloc[0].to_dict()
    kinds = {"kind": Kind(row["kind"]), "polarity": Polarity(row["polarity"])}
    flags = {"additive": bool(row["additive"]), "sensitive": bool(row["sensitive"])}
    return Indicator(**{**row, **kinds, **flags})


@answered_once
def zonal_indicators(warehouse: PublicWarehouse, only_real: bool, dated: bool = False) -> pd.DataFrame:
    """The yearly indicators that have at least one zone value, in the plan's order: what a curve can show.

    With `dated` also the shares that come by date (weekly or monthly): a map shows the latest of a year.
    """
    return warehouse.ask(
        """
        SELECT i.* EXCLUDE (sort) FROM indicator i
        WHERE (i.period_rule <> 'dato' OR ($dated AND i.kind = 'share')) AND EXISTS (
            SELECT 1 FROM shown s
            WHERE s.indicator_id = i.indicator_id AND s.level = 'zone' AND s.status = 'ok'
                AND (NOT $only_real OR s.provenance IN ('published', 'datatraek'))
        )
        ORDER BY i.sort
        """,
        {"only_real": only_real, "dated": dated},
    )


@answered_once
def breaks(warehouse: PublicWarehouse, indicator_id: str | None = None) -> pd.DataFrame:
    """Databrud (indicator_id, date, text), oldest first; of one indicator or of all.

    A change of the law's limits is none: the numbers go on (`limit_changes` has those).
    """
    return warehouse.ask(
        """
        SELECT indicator_id, date, text FROM series_break
        WHERE "of" = 'tal' AND ($indicator IS NULL OR indicator_id = $indicator) ORDER BY date, indicator_id
        """,
        {"indicator": indicator_id},
    )


@answered_once
def sources(warehouse: PublicWarehouse) -> pd.DataFrame:
    """Where figures come from: source_id, title, publisher, reached_through."""
    return warehouse.ask(
        "SELECT source_id, title, publisher, reached_through FROM source ORDER BY title COLLATE da"
    )


@answered_once
def meetings(warehouse: PublicWarehouse) -> pd.DataFrame:
    """The kinds of meetings that the plan holds, in its order: meeting_id, name, audience, per_year, rule, source."""
    return warehouse.ask(
        "SELECT meeting_id, name, audience, per_year, rule, source FROM meeting ORDER BY sort"
    )


@answered_once
def discrepancies(warehouse: PublicWarehouse) -> pd.DataFrame:
    """The known errors and ambiguities of the agreement, and what is done about each."""
    return warehouse.ask("SELECT discrepancy_id, title, finding, handling, where_in_source FROM discrepancy")


@answered_once
def calibration(warehouse: PublicWarehouse) -> pd.DataFrame:
    """Where a zone has both a published figure and a roll-up: label, zone, year, both values, deviation in points."""
    return warehouse.ask(
        """
        SELECT c.indicator_id, i.label, c.area_id, a.name, year(c.period_end) AS year, c.measured, c.rolled_up,
            c.deviation_points
        FROM calibration c JOIN indicator i USING (indicator_id) JOIN area a USING (area_id)
        ORDER BY abs(c.deviation_points) DESC, i.sort, a.number
        """
    )
