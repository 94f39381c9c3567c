"""How each line, point and label of a panel looks, as columns of the frames that altair draws."""

from typing import Any

import pandas as pd

from lib.charts.inks import ChartInks
from lib.charts.labels import spread
from lib.charts.series_segments import Stretch
from lib.domain.numbers import number
from lib.domain.observation import PROVENANCE_WORDS, REAL_PROVENANCES, Provenance
from lib.domain.plan import Plan, Zone
from lib.domain.value_words import DECIMALS, with_unit

DASHES = {"hel": (1, 0), "kommune": (7, 4), "land": (1.5, 4), "hul": (9, 5), "interpoleret": (4, 4)}
"""Dash patterns by what they say; pixels of line and of gap."""

_ZONE_STROKES = {
    Stretch.KENDT: ("hel", 3.5),
    Stretch.HUL: ("hul", 2.0),
    Stretch.INTERPOLERET: ("interpoleret", 1.3),
    Stretch.DEMO: ("hel", 1.3),
}
_ZONE_SIZE, _BENCHMARK_SIZE = 85, 28
_ROOM_AT_END = 13
"""Letters that the end of a line has room for beside its panel: 'kommunen 22,3'."""


def area_names(plan: Plan) -> dict[str, str]:
    """Names of everything a curve is drawn for, zones first: {area_id: name}."""
    zones = {zone.area_id: zone.name for zone in plan.zones}
    return zones | {plan.kommune_area: plan.kommune_name, plan.land_area: plan.land_name}


def styled_lines(lines: pd.DataFrame, zone: Zone, plan: Plan, inks: ChartInks) -> pd.DataFrame:
    """`segments` with colour, width and dash, in drawing order: other zones, comparison areas, the zone."""
    styles = [_stroke(row, zone, plan, inks) for row in lines.itertuples()]
    styled = lines.assign(
        layer=[style[0] for style in styles],
        colour=[style[1] for style in styles],
        width=[style[2] for style in styles],
        dash=[style[3] for style in styles],
    )
    return styled.sort_values("layer", kind="stable")


def _stroke(row: Any, zone: Zone, plan: Plan, inks: ChartInks) -> tuple[int, str, float, str]:
    if row.area_id == zone.area_id:
        dash, width = _ZONE_STROKES[Stretch(row.stretch)]
        return 2, inks.ink, width, dash
    if row.area_id == plan.kommune_area:
        return 1, inks.muted, 2.0, "kommune"
    if row.area_id == plan.land_area:
        return 1, inks.muted, 2.0, "land"
    return 0, inks.line, 1.5, "hel"


def described(points: pd.DataFrame, plan: Plan, unit: str) -> pd.DataFrame:
    """The columns of a mark and its tooltip as plain text and numbers: area, year, value, provenance."""
    names = area_names(plan)
    kept = points[["area_id", "year", "value", "provenance"]].copy()
    kept["Område"] = [names.get(area, area) for area in kept["area_id"]]
    kept["År"] = [str(year) for year in kept["year"]]
    kept["Værdi"] = [with_unit(value, unit) for value in kept["value"]]
    kept["Oprindelse"] = [PROVENANCE_WORDS[Provenance(word)] for word in kept["provenance"]]
    return kept


def styled_points(points: pd.DataFrame, zone: Zone, inks: ChartInks) -> pd.DataFrame:
    """Published and loaded points filled, demo points hollow; interpolated ones are no points at all."""
    kept = points[points["provenance"] != Provenance.INTERPOLERET]
    own = kept["area_id"] == zone.area_id
    colour = own.map({True: inks.ink, False: inks.muted})
    return kept.assign(
        colour=colour,
        fill=colour.where(kept["provenance"].isin(REAL_PROVENANCES), inks.paper),
        size=own.map({True: _ZONE_SIZE, False: _BENCHMARK_SIZE}),
    ).sort_values("size", kind="stable")


def end_labels(points: pd.DataFrame, zone: Zone, plan: Plan, gap: float, inks: ChartInks) -> pd.DataFrame:
    """One label per line at its last point, at least `gap` apart: its name, and its value when that is real.

    The name of a zone stands over its panel; one too long for the end of a line is 'zonen' there.
    """
    ends = points.groupby("area_id").tail(1)
    own = zone.name if len(zone.name) <= _ROOM_AT_END else "zonen"
    short = {zone.area_id: own, plan.kommune_area: "kommunen", plan.land_area: "landet"}
    return ends.assign(
        label=[_end_label(short[row.area_id], row, zone) for row in ends.itertuples()],
        label_y=spread(ends["value"].tolist(), gap),
        colour=[inks.ink if area == zone.area_id else inks.muted for area in ends["area_id"]],
    )


def _end_label(name: str, row: Any, zone: Zone) -> str:
    with_value = row.area_id != zone.area_id and row.provenance in REAL_PROVENANCES
    return f"{name} {number(row.value, DECIMALS)}" if with_value else name


def told_values(points: pd.DataFrame, zone: Zone, inks: ChartInks) -> pd.DataFrame:
    """The zone's first and last published or loaded value, as labels over their points."""
    own = points[(points["area_id"] == zone.area_id) & points["provenance"].isin(REAL_PROVENANCES)]
    told = pd.concat([own.head(1), own.iloc[1:].tail(1)])
    labels = [number(value, DECIMALS) for value in told["value"]]
    return told.assign(label=labels, label_y=told["value"], colour=inks.ink)
