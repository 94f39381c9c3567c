"""Two numbers on one axis with their intervals: what *Sammenlign* draws beside the difference."""

from typing import Any

from lib.charts.inks import ChartInks
from lib.domain.observation import REAL_PROVENANCES, Status
from lib.domain.pair import Pair, PairNumber
from lib.domain.value_words import UNIT_WORDS, with_unit

DANISH = {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}}
ROW_HEIGHT = 120


def pair_chart(pair: Pair, inks: ChartInks) -> dict[str, Any]:
    """A Vega-Lite spec with its data: a row for each of the two, the axis from 0. A number that is not shown has no
    mark but keeps its row."""
    rows = [_row(each, pair.unit, inks) for each in (pair.first, pair.second)]
    x = {
        "type": "quantitative",
        "scale": {"zero": True, "nice": True},
        "axis": {"title": UNIT_WORDS[pair.unit], "grid": True, "tickCount": 6},
    }
    exact = {"type": "nominal", "scale": None, "legend": None}
    return {
        "data": {"values": rows},
        "width": "container",
        "height": ROW_HEIGHT * len(rows),
        "encoding": {"y": {"field": "name", "type": "nominal", "sort": None, "axis": _names(inks)}},
        "layer": [
            {
                "mark": {"type": "rule", "color": inks.muted, "strokeWidth": 3},
                "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}},
            },
            {
                "mark": {"type": "point", "shape": "circle", "size": 260, "strokeWidth": 2.5, "opacity": 1},
                "encoding": {
                    "x": {**x, "field": "value"},
                    "fill": {"field": "fill", **exact},
                    "stroke": {"value": inks.ink},
                },
            },
            {
                "mark": {"type": "text", "dy": -22, "fontSize": 16, "fontWeight": 600, "color": inks.ink},
                "encoding": {"x": {**x, "field": "value"}, "text": {"field": "label"}},
            },
        ],
        "config": _config(inks),
    }


def _row(each: PairNumber, unit: str, inks: ChartInks) -> dict[str, Any]:
    """One number with its text ready in Danish; null where it is not shown."""
    shown = each.status == Status.OK
    return {
        "name": each.name,
        "value": each.value if shown else None,
        "low": each.low if shown else None,
        "high": each.high if shown else None,
        "label": with_unit(each.value, unit) if shown else "",
        "fill": inks.ink if each.provenance in REAL_PROVENANCES else inks.paper,
    }


def _names(inks: ChartInks) -> dict[str, Any]:
    return {
        "title": None,
        "domain": False,
        "ticks": False,
        "labelPadding": 12,
        "labelColor": inks.ink,
        "labelFontSize": 16,
        "labelLimit": 320,
    }


def _config(inks: ChartInks) -> dict[str, Any]:
    return {
        "background": None,
        "font": "Source Sans, sans-serif",
        "view": {"stroke": None},
        "axis": {
            "labelColor": inks.muted,
            "titleColor": inks.muted,
            "labelFontSize": 15,
            "titleFontSize": 15,
            "titleFontWeight": 400,
            "gridColor": inks.line,
            "domainColor": inks.line,
            "tickColor": inks.line,
        },
        "locale": DANISH,
    }
