"""How often each zone has each place: one bar of 100 percent per zone, in zone order, the first place darkest.

A Vega-Lite spec with its data; bars of demo figures are hollow. The number of each part stands in it, so the colours
only repeat what is written.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import pandas as pd

from lib.charts.inks import ChartInks, contrast
from lib.charts.unemployment_panels import LOCALE
from lib.domain.numbers import pct
from lib.domain.priority.priority import WHOLE, Priority
from lib.domain.priority.sentences import NEARLY_ALL, share_words

ROW = 78
_FIRST_TEXT, _TEXT = 28, 17
_NARROWEST_FIRST, _NARROWEST_TEXT = 7.0, 6.0
"""Percent of a bar that a number needs to stand inside it."""
_ROOM = 2.2
"""And pixels, in heights of its letters: on a telephone the bar is short."""


class LevelInks(ChartInks, Protocol):
    """The colours of a chart with the sequence of levels."""

    @property
    def level(self) -> tuple[str, ...]:
        """Light to dark."""


def place_words(places: int) -> list[str]:
    """'1. plads', '2. plads' ..."""
    return [f"{place}. plads" for place in range(1, places + 1)]


def place_table(found: Priority, names: Sequence[str]) -> pd.DataFrame:
    """What the bars show: one row per zone, percent of the sets of weights by place."""
    table = pd.DataFrame(found.acceptability.ranks, columns=place_words(len(names)))
    table.insert(0, "Zone", list(names))
    return table


def place_colours(places: int, inks: LevelInks) -> list[str]:
    """The first place in the strongest level, the rest falling away; many last places share the weakest."""
    rest = [inks.level[2], inks.level[1], inks.level[0]]
    return [inks.level[4], *(rest[min(place, len(rest) - 1)] for place in range(places - 1))]


def priority_chart(
    found: Priority, names: Sequence[str], inks: LevelInks, width: int | str = "container"
) -> dict[str, Any]:
    """One bar per zone; `names` in zone order."""
    rows = _parts(found, names, inks)
    words = place_words(len(names))
    x = {"field": "start", "type": "quantitative", "axis": None, "scale": {"domain": [0, 100]}}
    middle = {**x, "field": "middle"}
    legend = {"orient": "top", "title": None, "symbolType": "square", "symbolSize": 320, "columnPadding": 26}
    colours = {"domain": words, "range": place_colours(len(names), inks)}
    bar: dict[str, Any] = {"type": "bar", "height": {"band": 0.72}, "strokeWidth": 2}
    bar |= {"stroke": inks.paper} if found.gaps.real else {"filled": False, "strokeWidth": 3}
    return {
        "data": {"values": rows},
        "width": width,
        "height": ROW * len(names),
        "encoding": {"y": _zone_axis()},
        "layer": [
            {
                "mark": bar,
                "encoding": {
                    "x": x,
                    "x2": {"field": "end"},
                    "color": {"field": "Plads", "type": "nominal", "scale": colours, "legend": legend},
                    "tooltip": [{"field": name} for name in ("Zone", "Plads", "Andel af vægtningerne")],
                },
            },
            _numbers(middle, "first", _FIRST_TEXT, 700),
            _numbers(middle, "label", _TEXT, 400),
        ],
        "config": _config(inks),
    }


def _parts(found: Priority, names: Sequence[str], inks: LevelInks) -> list[dict[str, Any]]:
    rows = []
    colours = place_colours(len(names), inks)
    for zone, name in enumerate(names):
        start = 0.0
        for place, words in enumerate(place_words(len(names))):
            share = float(found.acceptability.ranks[zone, place])
            written = pct(share, 0) if share < NEARLY_ALL or share == WHOLE else share_words(share)
            rows.append(
                {
                    "Zone": name,
                    "Plads": words,
                    "Andel af vægtningerne": written,
                    "start": start,
                    "end": start + share,
                    "middle": start + share / 2,
                    "first": written if place == 0 and share >= _NARROWEST_FIRST else "",
                    "label": written if place > 0 and share >= _NARROWEST_TEXT else "",
                    "ink": _ink_on(colours[place], inks) if found.gaps.real else inks.ink,
                }
            )
            start += share
    return rows


def _ink_on(colour: str, inks: LevelInks) -> str:
    """What can be read on a bar: ink or paper, whichever is farther from it in lightness."""
    return max((inks.ink, inks.paper), key=lambda ink: contrast(ink, colour))


def _numbers(middle: dict[str, Any], field: str, size: int, weight: int) -> dict[str, Any]:
    room = f"(datum.end - datum.start) / 100 * width > {_ROOM * size:.0f}"
    return {
        "mark": {"type": "text", "fontSize": size, "fontWeight": weight},
        "encoding": {
            "x": middle,
            "text": {"field": field},
            "color": {"field": "ink", "type": "nominal", "scale": None, "legend": None},
            "opacity": {"condition": {"test": room, "value": 1}, "value": 0},
        },
    }


def _zone_axis() -> dict[str, Any]:
    axis = {"domain": False, "ticks": False, "labelPadding": 14, "labelLimit": 300}
    return {"field": "Zone", "type": "nominal", "sort": None, "title": None, "axis": axis}


def _config(inks: LevelInks) -> dict[str, Any]:
    return {
        "background": None,
        "font": "Source Sans, sans-serif",
        "locale": LOCALE,
        "view": {"stroke": None},
        "axis": {"labelColor": inks.ink, "labelFontSize": 20, "grid": False},
        "legend": {"labelColor": inks.ink, "labelFontSize": 16},
    }
