"""The events of a plan on one axis of time: a row for the plan and one for each zone, the plan's period shaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lib.charts.inks import ChartInks
from lib.domain.event_places import EventPlaces
from lib.domain.events import KIND_WORDS, Event, days_words, short_title
from lib.domain.plan import Plan

LANE_HEIGHT = 46
_SIGN_WIDTH = 0.0072
"""Part of the axis that a sign of a label takes on a laptop: what decides whether two labels stand under each other."""
_RIGHT_PART = 0.62
"""Past this part of the axis a label ends at its mark instead of beginning there."""
_ROOM = 0.03
_LEAST_DAYS = 365
_FONT = 16


@dataclass(frozen=True)
class _Placed:
    """An event with its row, its lane in the row and the part of the axis that mark and label take together."""

    event: Event
    row: int
    lane: int
    ends_at_mark: bool


def timeline(
    events: Sequence[Event], places: EventPlaces, plan: Plan, today: date, inks: ChartInks
) -> dict[str, Any]:
    """A Vega-Lite spec with its data; an afdeling's events stand in the row of its zone, with its name.

    `events` stand on areas of `places`, in order. Titles are drawn as text, whatever signs they are made of.
    """
    rows = [plan.plan_area, *plan.zone_ids]
    first, last = _ends(events, plan, today)
    placed = _in_lanes(events, rows, places, first, last)
    lanes = [max([one.lane for one in placed if one.row == row], default=0) + 1 for row in range(len(rows))]
    tops = [sum(lanes[:row]) for row in range(len(rows))]
    x = {"type": "temporal", "scale": {"domain": [_iso(first), _iso(last)], "nice": False}}
    y = {"type": "quantitative", "scale": {"domain": [sum(lanes), 0], "nice": False}}
    marks = [_mark(one, tops[one.row], places) for one in placed]
    names = [
        {"name": places.name(row), "top": top, "middle": top + lane / 2}
        for row, top, lane in zip(rows, tops, lanes, strict=True)
    ]
    return {
        "width": "container",
        "height": LANE_HEIGHT * sum(lanes),
        "padding": {"left": 110, "right": 12, "top": 30, "bottom": 5},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "layer": [
            *_background(plan, today, x, inks),
            *_rows(names, y, inks),
            *_marks(marks, x, y, inks),
        ],
        "config": _config(inks),
    }


def _ends(events: Sequence[Event], plan: Plan, today: date) -> tuple[date, date]:
    """First and last day of the axis: all events, the plan's period and today, with room at both ends."""
    days = [today, date.fromisoformat(plan.valid_from), date.fromisoformat(plan.valid_to)]
    days += [day for event in events for day in (event.first_day, event.last_day) if day is not None]
    span = max((max(days) - min(days)).days, _LEAST_DAYS)
    room = timedelta(days=round(span * _ROOM))
    return min(days) - room, max(days) + room


def _in_lanes(
    events: Sequence[Event], rows: Sequence[str], places: EventPlaces, first: date, last: date
) -> list[_Placed]:
    """Each event in the first lane of its row where neither its mark nor its label covers another."""
    span = (last - first).days
    taken: dict[tuple[int, int], float] = {}
    placed = []
    for event in events:
        row = rows.index(places.zone_of.get(event.area_id, event.area_id))
        start, end = (
            ((day or event.first_day) - first).days / span for day in (event.first_day, event.last_day)
        )
        ends_at_mark = end > _RIGHT_PART
        width = len(_label(event, places)) * _SIGN_WIDTH
        low, high = (min(start, end - width), end) if ends_at_mark else (start, max(end, start + width))
        lane = 0
        while taken.get((row, lane), -1.0) > low:
            lane += 1
        taken[row, lane] = high + 2 * _SIGN_WIDTH
        placed.append(_Placed(event, row, lane, ends_at_mark))
    return placed


def _label(event: Event, places: EventPlaces) -> str:
    inside = f"{places.name(event.area_id)}: " if event.area_id in places.zone_of else ""
    return short_title(f"{inside}{event.title}")


def _mark(placed: _Placed, top: int, places: EventPlaces) -> dict[str, Any]:
    event = placed.event
    lasts = event.last_day is not None and event.last_day > event.first_day
    end = event.last_day or event.first_day
    return {
        "from": _iso(event.first_day),
        "to": _iso(end),
        "lasts": lasts,
        "anchor": _iso(end if placed.ends_at_mark else event.first_day),
        "ends_at_mark": placed.ends_at_mark,
        "y": top + placed.lane + 0.7,
        "label": _label(event, places),
        "Begivenhed": event.title,
        "Slags": KIND_WORDS[event.kind],
        "Område": places.name(event.area_id),
        "Tid": days_words(event),
        "Note": event.note,
    }


def _background(plan: Plan, today: date, x: dict[str, Any], inks: ChartInks) -> list[dict[str, Any]]:
    """The plan's period as a field and today as a line, both named above."""
    period = [{"from": plan.valid_from, "to": plan.valid_to, "label": "planens periode"}]
    now = [{"from": _iso(today), "label": "i dag"}]
    axis = {"format": "%Y", "tickCount": {"interval": "year", "step": 1}, "labelOverlap": True, "grid": False}
    over = {
        "type": "text",
        "align": "left",
        "baseline": "bottom",
        "y": -6,
        "fontSize": _FONT,
        "color": inks.muted,
    }
    start = {**x, "field": "from", "axis": {**axis, "title": None}}
    return [
        {
            "data": {"values": period},
            "encoding": {"x": start, "x2": {"field": "to"}},
            "layer": [{"mark": {"type": "rect", "color": inks.line, "opacity": 0.35}}],
        },
        {"data": {"values": period}, "mark": over, "encoding": {"x": start, "text": {"field": "label"}}},
        {
            "data": {"values": now},
            "encoding": {"x": start},
            "layer": [
                {"mark": {"type": "rule", "color": inks.muted, "strokeDash": [4, 4]}},
                {"mark": {**over, "align": "center"}, "encoding": {"text": {"field": "label"}}},
            ],
        },
    ]


def _rows(names: list[dict[str, Any]], y: dict[str, Any], inks: ChartInks) -> list[dict[str, Any]]:
    """A line over each row, and its name before it."""
    name = {
        "type": "text",
        "align": "right",
        "x": -12,
        "fontSize": _FONT,
        "fontWeight": 600,
        "color": inks.ink,
    }
    return [
        {
            "data": {"values": names},
            "mark": {"type": "rule", "color": inks.line},
            "encoding": {"y": {**y, "field": "top", "axis": None}},
        },
        {
            "data": {"values": names},
            "mark": name,
            "encoding": {"y": {**y, "field": "middle"}, "text": {"field": "name"}},
        },
    ]


def _marks(
    marks: list[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], inks: ChartInks
) -> list[dict[str, Any]]:
    """A bar for what lasted, a diamond for a day or a beginning, and the title over it."""
    told = [{"field": name} for name in ("Begivenhed", "Slags", "Område", "Tid", "Note")]
    at = {"y": {**y, "field": "y"}, "tooltip": told}
    start = {**x, "field": "from"}
    text = {"type": "text", "baseline": "bottom", "dy": -8, "fontSize": _FONT, "color": inks.ink}
    label = {**at, "x": {**x, "field": "anchor"}, "text": {"field": "label"}}
    layers: list[dict[str, Any]] = [
        {
            "transform": [{"filter": "datum.lasts"}],
            "mark": {"type": "rule", "strokeWidth": 11, "color": inks.accent},
            "encoding": {**at, "x": start, "x2": {"field": "to"}},
        },
        {
            "transform": [{"filter": "!datum.lasts"}],
            "mark": {
                "type": "point",
                "shape": "diamond",
                "size": 190,
                "filled": True,
                "color": inks.ink,
                "opacity": 1,
            },
            "encoding": {**at, "x": start},
        },
        *(
            {
                "transform": [{"filter": f"datum.ends_at_mark == {str(ends).lower()}"}],
                "mark": {**text, "align": "right" if ends else "left"},
                "encoding": label,
            }
            for ends in (False, True)
        ),
    ]
    return [{"data": {"values": marks}, "layer": layers}] if marks else []


def _iso(day: date) -> str:
    """A day as Vega reads it in the time of the reader's own clock; a bare date would be read as UTC."""
    return f"{day.isoformat()}T00:00:00"


def _config(inks: ChartInks) -> dict[str, Any]:
    return {
        "background": None,
        "font": "Source Sans, sans-serif",
        "view": {"stroke": None},
        "axis": {
            "labelColor": inks.muted,
            "labelFontSize": _FONT,
            "domainColor": inks.line,
            "tickColor": inks.line,
        },
    }
