"""Persons today, persons at the level that is held against, and the distance between them: a bar for each area."""

import json
from collections.abc import Sequence
from typing import Any

from lib.charts.inks import ChartInks
from lib.domain.indicator import Polarity
from lib.domain.numbers import count
from lib.domain.potential import Answer, Potential
from lib.domain.sentences_potential import distance_words

ROOMY, DENSE = (84, 44), (52, 28)
"""Height of a row and of its bar, for few areas and for many."""

FEW_AREAS = 6
LABEL_GAP = 10
ROOM_FOR_LABEL = 1.75
"""The axis reaches this many times the longest bar, so that the words beside it have room."""

WORDS_FROM = 0.4
"""Of the longest bar: a grey bar has room for words from here."""


def potential_chart(
    found: Sequence[Potential], polarity: Polarity, chosen: str, inks: ChartInks
) -> dict[str, Any]:
    """A Vega-Lite spec with its data. Grey: the persons that are no distance. Coloured: the distance (orange when the
    interval leaves out none, else grey), an outline where persons are lacking; the line is its 95 % interval."""
    longest = (
        max((place for each in found for place in _places(each) if place is not None), default=0.0) or 1.0
    )
    rows = [_row(each, polarity, longest, inks) for each in found]
    height, thickness = ROOMY if len(rows) <= FEW_AREAS else DENSE
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, longest * ROOM_FOR_LABEL], "nice": False},
        "axis": None,
    }
    return {
        "data": {"values": rows},
        "width": "container",
        "height": height * max(len(rows), 1),
        "encoding": {"y": {"field": "name", "type": "nominal", "sort": None, "axis": _names(chosen, inks)}},
        "layer": [*_bars(x, thickness, inks), *_interval(x, inks), *_labels(x, inks)],
        "config": {"background": None, "font": "Source Sans, sans-serif", "view": {"stroke": None}},
    }


def potential_alt(found: Sequence[Potential], finding: str) -> str:
    """The finding and each area's distance in words."""
    return f"{finding}. " + "; ".join(f"{each.name}: {distance_words(each)}" for each in found) + "."


def _row(each: Potential, polarity: Polarity, longest: float, inks: ChartInks) -> dict[str, Any]:
    """One area, its texts ready in Danish; null where a mark has nothing to show."""
    base, end, low, high = _places(each)
    lacking = polarity is Polarity.HIGHER
    ink = inks.worse if each.certain and not each.is_demo else inks.muted
    name = f"{each.name} (demo)" if each.is_demo else each.name
    return {
        "name": name,
        "zero": 0.0,
        "base": base,
        "end": end,
        "low": low,
        "high": high,
        "reach": max(place for place in (base, end, high, 0.0) if place is not None),
        "base_label": _base_label(each, base, longest, lacking),
        "label": distance_words(each),
        "fill": inks.paper if lacking or each.is_demo else ink,
        "stroke": ink,
    }


def _places(each: Potential) -> tuple[float | None, float | None, float | None, float | None]:
    """Where the grey bar ends, where the distance ends, and the limits of the distance."""
    if each.now is None:
        return None, None, None, None
    if each.distance is None or each.there is None or each.answer is not Answer.AFSTAND:
        return each.now, None, None, None
    start = min(each.now, each.there)
    return start, start + each.distance.mid, start + each.distance.low, start + each.distance.high


def _base_label(each: Potential, base: float | None, longest: float, lacking: bool) -> str:
    """What the grey bar is, or its number alone where it is too short for words."""
    if base is None:
        return ""
    if base < WORDS_FROM * longest:
        return count(base)
    at_level = each.answer is Answer.AFSTAND and not lacking
    return f"{count(base)} på niveauet" if at_level else f"{count(base)} i dag"


def _bars(x: dict[str, Any], thickness: int, inks: ChartInks) -> list[dict[str, Any]]:
    bar = {"type": "bar", "height": thickness}
    exact = {"type": "nominal", "scale": None, "legend": None}
    colours = {"fill": {"field": "fill", **exact}, "stroke": {"field": "stroke", **exact}}
    return [
        {
            "transform": [{"filter": "datum.base !== null"}],
            "mark": {**bar, "color": inks.line},
            "encoding": _from_to(x, "zero", "base"),
        },
        {
            "transform": [{"filter": "datum.end !== null"}],
            "mark": {**bar, "strokeWidth": 2},
            "encoding": {**_from_to(x, "base", "end"), **colours},
        },
    ]


def _interval(x: dict[str, Any], inks: ChartInks) -> list[dict[str, Any]]:
    """The line on a paler one, so that it stands out from the bar it crosses."""
    return [
        {
            "transform": [{"filter": "datum.low !== null"}],
            "mark": {"type": "rule", "color": color, "strokeWidth": width},
            "encoding": _from_to(x, "low", "high"),
        }
        for color, width in ((inks.paper, 7), (inks.ink, 3))
    ]


def _labels(x: dict[str, Any], inks: ChartInks) -> list[dict[str, Any]]:
    text = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 18, "dx": LABEL_GAP}
    return [
        {
            "mark": {**text, "color": inks.ink, "fontWeight": weight},
            "encoding": {"x": {**x, "field": place}, "text": {"field": words}},
        }
        for place, words, weight in (("zero", "base_label", 400), ("reach", "label", 600))
    ]


def _from_to(x: dict[str, Any], start: str, end: str) -> dict[str, Any]:
    return {"x": {**x, "field": start}, "x2": {"field": end}}


def _names(chosen: str, inks: ChartInks) -> dict[str, Any]:
    own = " || ".join(f"datum.value === {json.dumps(name)}" for name in (chosen, f"{chosen} (demo)"))
    return {
        "title": None,
        "domain": False,
        "ticks": False,
        "labelPadding": 12,
        "labelColor": inks.ink,
        "labelFontSize": 18,
        "labelFontWeight": {"condition": {"test": own, "value": 700}, "value": 400},
        "labelLimit": 240,
    }
