"""Bars of *Ledighed*: the zones on the only day there is, and how far the known unemployed are from the labour market.

Vega-Lite specs with their data; texts are ready in Danish. The order and the words tell the classes, not the colour
alone: each part of a bar has its number in it.
"""

from collections.abc import Mapping
from typing import Any, Protocol

import pandas as pd

from lib.charts.inks import ChartInks
from lib.charts.unemployment_panels import LOCALE
from lib.domain.numbers import count, number, pct
from lib.domain.observation import REAL_PROVENANCES
from lib.domain.unemployment.groups import DISTANCE_WORDS, Distance
from lib.domain.unemployment.targets import AreaGoal
from lib.domain.value_words import with_unit

DAY_ROW, DISTANCE_ROW = 64, 58
_TEXT_SIZE = 17
_NARROWEST_TEXT = 6.0
"""Percent of a bar that a number needs to stand inside it."""


class LevelInks(ChartInks, Protocol):
    """The colours of a chart, with the sequence of levels and the ground of a panel."""

    @property
    def level(self) -> tuple[str, ...]:
        """Light to dark."""

    @property
    def same(self) -> str:
        """What is not judged or not shown."""


def day_bars(
    rows: pd.DataFrame,
    names: Mapping[str, str],
    kommune: float | None,
    unit: str,
    goal: AreaGoal | None,
    inks: LevelInks,
) -> dict[str, Any]:
    """One bar per zone with its value; the kommune as a dashed line across. `rows`: area_id, value, provenance."""
    values = {str(row.area_id): row for row in rows.itertuples() if pd.notna(row.value)}
    bars = [
        {
            "name": name,
            "value": float(values[area].value),
            "label": with_unit(float(values[area].value), unit)
            + ("" if values[area].provenance in REAL_PROVENANCES else " demo"),
        }
        for area, name in names.items()
        if area in values
    ]
    highest = max([bar["value"] for bar in bars] + [kommune or 0.0]) * 1.15
    x = {
        "field": "value",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, highest], "nice": False},
    }
    bar = {"type": "bar", "color": inks.level[2], "height": {"band": 0.62}}
    text = {"type": "text", "align": "left", "dx": 8, "fontSize": 22, "fontWeight": 600, "color": inks.ink}
    return {
        "data": {"values": bars},
        "width": "container",
        "height": DAY_ROW * len(bars),
        "encoding": {"y": _rows_axis()},
        "layer": [
            {"mark": bar, "encoding": {"x": x}},
            {"mark": text, "encoding": {"x": x, "text": {"field": "label"}}},
            *_kommune_line(kommune, unit, goal, x, inks),
        ],
        "config": _config(inks),
    }


def _kommune_line(
    kommune: float | None, unit: str, goal: AreaGoal | None, x: dict[str, Any], inks: LevelInks
) -> list[dict[str, Any]]:
    if kommune is None:
        return []
    is_goal = goal is not None and number(goal.value) == number(kommune)
    words = f"kommunen {with_unit(kommune, unit)}{' = målet' if is_goal else ''}"
    data = {"values": [{"value": kommune, "label": words}]}
    rule = {"type": "rule", "color": inks.accent, "strokeDash": [7, 4], "strokeWidth": 2.5}
    text = {"type": "text", "color": inks.accent, "fontSize": _TEXT_SIZE, "baseline": "bottom", "y": -4}
    return [
        {"data": data, "mark": rule, "encoding": {"x": x, "y": None}},
        {"data": data, "mark": text, "encoding": {"x": x, "y": None, "text": {"field": "label"}}},
    ]


def distance_colours(inks: LevelInks) -> dict[Distance, str]:
    """The colour of each class, in the order the parts of a bar stand."""
    return {
        Distance.TAET_PAA: inks.level[0],
        Distance.ANDRE: inks.level[1],
        Distance.LANGT_FRA: inks.level[4],
        Distance.SKJULT: inks.paper,
    }


def distance_bars(table: pd.DataFrame, names: Mapping[str, str], inks: LevelInks) -> dict[str, Any]:
    """One bar per area of 100 percent: its known unemployed by class, nearest the labour market first.

    `table`: a `distances` frame; `names` says which areas, in order.
    """
    colours = distance_colours(inks)
    rows = []
    for area, name in names.items():
        start = 0.0
        for row in table[table["area_id"] == area].to_dict("records"):
            distance, share = Distance(row["distance"]), float(row["share"])
            rows.append(_part(name, distance, row, start, colours[distance], inks))
            start += share
    x = {"field": "start", "type": "quantitative", "axis": None, "scale": {"domain": [0, 100]}}
    bar = {"type": "bar", "height": {"band": 0.74}, "stroke": inks.line, "strokeWidth": 1}
    text = {"type": "text", "fontSize": _TEXT_SIZE, "fontWeight": 600}
    middle = {**x, "field": "middle"}
    told = [{"field": name} for name in ("Område", "Gruppe", "Personer", "Andel")]
    colour = {"field": "colour", "type": "nominal", "scale": None}
    return {
        "data": {"values": rows},
        "width": "container",
        "height": DISTANCE_ROW * len({row["name"] for row in rows}),
        "encoding": {"y": _rows_axis()},
        "layer": [
            {"mark": bar, "encoding": {"x": x, "x2": {"field": "end"}, "color": colour, "tooltip": told}},
            {
                "mark": text,
                "encoding": {"x": middle, "text": {"field": "label"}, "color": {**colour, "field": "ink"}},
            },
        ],
        "config": _config(inks),
    }


def _part(
    name: str, distance: Distance, row: Mapping[Any, Any], start: float, colour: str, inks: LevelInks
) -> dict[str, Any]:
    share, persons = float(row["share"]), float(row["persons"])
    # The darkest and the lightest level change places on dark paper: the number is told in what stands against both.
    ink = inks.paper if distance is Distance.LANGT_FRA else inks.ink
    return {
        "name": name,
        "start": start,
        "end": start + share,
        "middle": start + share / 2,
        "colour": colour,
        "ink": ink,
        "label": count(persons) if share >= _NARROWEST_TEXT else "",
        "Område": name,
        "Gruppe": DISTANCE_WORDS[distance],
        "Personer": count(persons),
        "Andel": pct(share),
    }


def _rows_axis() -> dict[str, Any]:
    axis = {"domain": False, "ticks": False, "labelPadding": 12, "labelLimit": 300}
    return {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": axis}


def _config(inks: LevelInks) -> dict[str, Any]:
    return {
        "background": None,
        "font": "Source Sans, sans-serif",
        "locale": LOCALE,
        "view": {"stroke": None},
        "axis": {"labelColor": inks.ink, "labelFontSize": 18, "grid": False},
    }
