"""Where an activity's hours stand over the plan's period: a row of bars for each zone, its courses and its events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lib.charts.gantt_extras import FONT, Happening, course_layers, event_layers, iso
from lib.charts.inks import ChartInks
from lib.domain.dates import long_date
from lib.domain.delaftaler.spans import Span
from lib.domain.numbers import hours
from lib.domain.plan import Zone

ROW_HEIGHT = 46
_BAR, _BAR_TOP = 0.66, 0.17
_NARROW = 0.09
"""A bar that takes less of the axis has its hours beside it, not in it."""


@dataclass(frozen=True)
class GanttGround:
    """What the bars stand on: the zones in their order, the period (first and last day), today, the days on which a new
    course starts, and events, which are drawn where they lie within the period."""

    zones: Sequence[Zone]
    period: tuple[date, date]
    today: date
    courses: Sequence[date] = ()
    events: Sequence[Happening] = ()


def delaftale_gantt(
    spans: Sequence[Span], ground: GanttGround, inks: ChartInks, width: int | str = "container"
) -> dict[str, Any]:
    """A Vega-Lite spec with its data. A filled bar is decided or said by the agreement, a hollow one an assumption of
    where the hours stand; the hours a week stand in it."""
    first, last = ground.period
    names = [zone.name for zone in ground.zones]
    events = [each for each in ground.events if each.first <= last and (each.last or each.first) >= first]
    rows = [*names, *(["Nye forløb"] if ground.courses else []), *(["Begivenheder"] if events else [])]
    height = len(rows) + max(len(events) - 1, 0)
    x = {"type": "temporal", "scale": {"domain": [iso(first), iso(last)], "nice": False}}
    y = {"type": "quantitative", "scale": {"domain": [height, 0], "nice": False}}
    return {
        "width": width,
        "height": ROW_HEIGHT * height,
        "padding": {"left": 8, "right": 14, "top": 28, "bottom": 5},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "layer": [
            *_rows(rows, y, inks),
            *_bars(_bar_rows(spans, ground), x, y, inks),
            *course_layers(ground.courses, len(names), x, y, inks),
            *event_layers(events, len(rows) - 1, ground.period, x, y, inks),
            *_today(ground, x, inks),
        ],
        "config": {
            "background": None,
            "font": "Source Sans, Source Sans Pro, sans-serif",
            "view": {"stroke": None},
            "axis": {
                "labelColor": inks.muted,
                "labelFontSize": FONT,
                "domainColor": inks.line,
                "tickColor": inks.line,
            },
        },
    }


def _bar_rows(spans: Sequence[Span], ground: GanttGround) -> list[dict[str, Any]]:
    places = {zone.area_id: place for place, zone in enumerate(ground.zones)}
    names = {zone.area_id: zone.name for zone in ground.zones}
    return [
        {
            "from": iso(span.first),
            "to": iso(span.last),
            "top": places[span.zone] + _BAR_TOP,
            "bottom": places[span.zone] + _BAR_TOP + _BAR,
            "middle": places[span.zone] + _BAR_TOP + _BAR / 2,
            "filled": not span.assumed,
            **_label(span, spans, ground.period),
            "Zone": names[span.zone],
            "Timer om ugen": hours(span.hours),
            "Fra": long_date(span.first),
            "Til": long_date(span.last),
            "Bygger på": span.basis,
        }
        for span in spans
        if span.zone in places
    ]


def _label(span: Span, spans: Sequence[Span], period: tuple[date, date]) -> dict[str, Any]:
    """The hours in the bar, or before it where it is narrow; `dark`: they stand on paper."""
    first, last = period
    if (span.last - span.first).days > _NARROW * (last - first).days:
        return {"label": f"{hours(span.hours)} t", "before": False, "dark": span.assumed}
    ground = [each for each in spans if each.zone == span.zone and each.first < span.first]
    behind = ground[-1] if ground and (span.first - ground[-1].last).days <= 1 else None
    return {
        "label": f"→ {hours(span.hours)} t",
        "before": True,
        "dark": behind is None or behind.assumed,
    }


def _rows(names: Sequence[str], y: dict[str, Any], inks: ChartInks) -> list[dict[str, Any]]:
    """A line over each row, and its name before it."""
    rows = [{"name": name, "top": place, "middle": place + 0.5} for place, name in enumerate(names)]
    word = {
        "type": "text",
        "align": "right",
        "x": -18,
        "fontSize": FONT,
        "fontWeight": 600,
        "color": inks.ink,
    }
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rule", "color": inks.line},
            "encoding": {"y": {**y, "field": "top", "axis": None}},
        },
        {
            "data": {"values": rows},
            "mark": word,
            "encoding": {"y": {**y, "field": "middle"}, "text": {"field": "name"}},
        },
    ]


def _bars(
    bars: list[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], inks: ChartInks
) -> list[dict[str, Any]]:
    if not bars:
        return []
    axis = {"format": "%Y", "tickCount": {"interval": "year", "step": 1}, "labelOverlap": True, "grid": False}
    told = [{"field": name} for name in ("Zone", "Timer om ugen", "Fra", "Til", "Bygger på")]
    start = {**x, "field": "from", "axis": {**axis, "title": None}}
    where = {
        "x": start,
        "x2": {"field": "to"},
        "y": {**y, "field": "top"},
        "y2": {"field": "bottom"},
        "tooltip": told,
    }
    bar = {"type": "rect", "stroke": inks.accent, "strokeWidth": 2, "cornerRadius": 4}
    drawn = [
        {
            "transform": [{"filter": f"datum.filled == {_json(filled)}"}],
            "mark": {**bar, "fill": inks.accent if filled else inks.paper},
            "encoding": where,
        }
        for filled in (True, False)
    ]
    at = {"x": start, "y": {**y, "field": "middle"}, "text": {"field": "label"}, "tooltip": told}
    return [{"data": {"values": bars}, "layer": [*drawn, *_bar_words(at, inks)]}]


def _bar_words(at: dict[str, Any], inks: ChartInks) -> list[dict[str, Any]]:
    """The hours in or before each bar, in the ink that can be read there."""
    word = {"type": "text", "fontSize": FONT, "fontWeight": 600}
    return [
        {
            "transform": [{"filter": f"datum.before == {_json(before)} && datum.dark == {_json(dark)}"}],
            "mark": {
                **word,
                "align": "right" if before else "left",
                "dx": -14 if before else 8,
                "color": inks.ink if dark else inks.paper,
            },
            "encoding": at,
        }
        for before in (True, False)
        for dark in (True, False)
    ]


def _json(yes: bool) -> str:
    return str(yes).lower()


def _today(ground: GanttGround, x: dict[str, Any], inks: ChartInks) -> list[dict[str, Any]]:
    first, last = ground.period
    if not first <= ground.today <= last:
        return []
    word = {
        "type": "text",
        "align": "center",
        "baseline": "bottom",
        "y": -6,
        "fontSize": FONT,
        "color": inks.ink,
    }
    return [
        {
            "data": {"values": [{"day": iso(ground.today), "label": "i dag"}]},
            "encoding": {"x": {**x, "field": "day"}},
            "layer": [
                {"mark": {"type": "rule", "color": inks.ink, "strokeDash": [4, 4]}},
                {"mark": word, "encoding": {"text": {"field": "label"}}},
            ],
        }
    ]
