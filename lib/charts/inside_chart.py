"""The afdelinger of a zone with the persons of a target group: a bar each, those with most first; demo is hollow.

A masked or missing afdeling has a row with its word and no bar: nothing is drawn as 0 that is not 0.
"""

from typing import Any

from lib.charts.inks import ChartInks
from lib.domain.allocation.inside import Estate, InsideZone, estate_words

ROW = 30
_GAP, _TEXT, _NAMES = 8, 16, 300
ROOM_FOR_LABEL = 1.15
"""The axis reaches this many times the longest bar, so that the number beside it has room."""


def inside_chart(found: InsideZone, inks: ChartInks, width: int | str = "container") -> dict[str, Any]:
    """A Vega-Lite spec with its data."""
    longest = max((each.persons or 0.0 for each in found.known), default=0.0) or 1.0
    x = {
        "field": "persons",
        "type": "quantitative",
        "scale": {"domain": [0, ROOM_FOR_LABEL * longest], "nice": False},
        "axis": None,
    }
    bar: dict[str, Any] = {"type": "bar", "height": {"band": 0.66}, "color": inks.accent}
    if found.demo:
        bar |= {"filled": False, "strokeWidth": 2}
    text = {"type": "text", "align": "left", "baseline": "middle", "fontSize": _TEXT, "dx": _GAP}
    return {
        "data": {"values": [_row(each, inks) for each in found.estates]},
        "width": width,
        "height": ROW * max(len(found.estates), 1),
        "encoding": {"y": {"field": "name", "type": "nominal", "sort": None, "axis": _names(inks)}},
        "layer": [
            {
                "transform": [{"filter": "datum.known"}],
                "mark": bar,
                "encoding": {"x": x, "tooltip": [{"field": "name", "title": "Afdeling"}, {"field": "label"}]},
            },
            {
                "mark": text,
                "encoding": {
                    "x": x,
                    "text": {"field": "label"},
                    "color": {"field": "ink", "type": "nominal", "scale": None, "legend": None},
                },
            },
        ],
        "config": {"background": None, "font": "Source Sans, sans-serif", "view": {"stroke": None}},
    }


def _row(each: Estate, inks: ChartInks) -> dict[str, Any]:
    known = each.persons is not None
    return {
        "name": each.name,
        "persons": each.persons or 0.0,
        "known": known,
        "label": estate_words(each),
        "ink": inks.ink if known else inks.muted,
    }


def _names(inks: ChartInks) -> dict[str, Any]:
    return {
        "title": None,
        "domain": False,
        "ticks": False,
        "labelPadding": 10,
        "labelColor": inks.ink,
        "labelFontSize": _TEXT,
        "labelLimit": _NAMES,
    }
