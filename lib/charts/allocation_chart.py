"""Hours per 100 persons in the target group, zone by zone: before hollow, after filled, even coverage dashed."""

from typing import Any, Protocol

import pandas as pd

from lib.charts.inks import ChartInks
from lib.domain.numbers import number, signed

ROW_HEIGHT = 92
_TEXT_SIZE = 16


class AllocationInks(ChartInks, Protocol):
    """The colours of a chart, with that of the line of even coverage."""

    @property
    def panel(self) -> str:
        """What the chart is drawn on: the rim that keeps a number readable across a line."""


def per_100_chart(frame: pd.DataFrame, inks: AllocationInks, ground: str = "") -> dict[str, Any]:
    """A Vega-Lite spec with its data. `frame` as `lib.domain.allocation.frames.per_100`; `ground` is the colour that it
    stands on, '' on a panel."""
    highest = frame[["before", "after", "even"]].max().max()
    x = {"type": "quantitative", "scale": {"domain": [0, highest * 1.08], "nice": False}}
    y = {"field": "name", "type": "nominal", "sort": None}
    return {
        "data": {"values": [_row(row) for row in frame.to_dict("records")]},
        "width": "container",
        "height": ROW_HEIGHT * len(frame),
        "encoding": {
            "y": {**y, "title": None, "axis": {"domain": False, "ticks": False, "labelPadding": 12}}
        },
        "layer": [
            {"mark": {"type": "rule", "color": inks.line, "strokeWidth": 2}},
            _even_line(frame, x, inks),
            _travelled(x, inks),
            *_dots(x, inks),
            *_labels(x, inks, ground or inks.panel),
        ],
        "config": _config(inks),
    }


def _row(row: dict[Any, Any]) -> dict[str, Any]:
    """One zone as the chart needs it, with its texts ready in Danish; NaN becomes null."""
    known = not (pd.isna(row["before"]) or pd.isna(row["after"]))
    return {
        "name": f"Zone {row['number']}",
        "before": row["before"] if known else None,
        "after": row["after"] if known else None,
        "after_text": number(row["after"]) if known else "",
        "change_text": f"{signed(row['change'], 1)} t" if known and row["change"] else "",
        "missing_text": "" if known else "ingen i målgruppen",
        "Før": number(row["before"]) if known else "ikke opgjort",
        "Efter": number(row["after"]) if known else "ikke opgjort",
    }


def _even_line(frame: pd.DataFrame, x: dict[str, Any], inks: AllocationInks) -> dict[str, Any]:
    even = float(frame["even"].iloc[0])
    value = {"data": {"values": [{"even": even, "label": f"lige dækning {number(even)}"}]}}
    rule = {"type": "rule", "color": inks.accent, "strokeDash": [6, 5], "strokeWidth": 2}
    label = {
        "type": "text",
        "color": inks.accent,
        "fontSize": _TEXT_SIZE,
        "baseline": "bottom",
        "y": -2,
    }
    return {
        **value,
        "encoding": {"x": {**x, "field": "even", "axis": None}, "y": None},
        "layer": [{"mark": rule}, {"mark": label, "encoding": {"text": {"field": "label"}}}],
    }


def _travelled(x: dict[str, Any], inks: AllocationInks) -> dict[str, Any]:
    return {
        "mark": {"type": "rule", "color": inks.muted, "strokeWidth": 4},
        "encoding": {"x": {**x, "field": "before"}, "x2": {"field": "after"}},
    }


def _dots(x: dict[str, Any], inks: AllocationInks) -> list[dict[str, Any]]:
    tooltip = [{"field": "name", "title": "Zone"}, {"field": "Før"}, {"field": "Efter"}]
    hollow = {"stroke": inks.muted, "fill": inks.paper, "strokeWidth": 3}
    filled = {"stroke": inks.ink, "fill": inks.ink, "strokeWidth": 2}
    return [
        {
            "mark": {"type": "point", "shape": "circle", "size": size, "opacity": 1, **look},
            "encoding": {"x": {**x, "field": field}, "tooltip": tooltip},
        }
        for field, size, look in (("before", 300, hollow), ("after", 230, filled))
    ]


def _labels(x: dict[str, Any], inks: AllocationInks, ground: str) -> list[dict[str, Any]]:
    common = {"type": "text", "fontSize": _TEXT_SIZE}
    over = {**common, "color": inks.ink, "fontWeight": 600, "dy": -20}
    under = {**common, "color": inks.muted, "dy": 22}
    after = {**x, "field": "after"}
    missing = {"mark": {**under, "align": "left", "dy": -14}, "encoding": {"text": {"field": "missing_text"}}}
    rim = {**over, "stroke": ground, "strokeWidth": 5, "strokeJoin": "round"}
    return [
        {"mark": rim, "encoding": {"x": after, "text": {"field": "after_text"}}},
        {"mark": over, "encoding": {"x": after, "text": {"field": "after_text"}}},
        {"mark": under, "encoding": {"x": after, "text": {"field": "change_text"}}},
        {**missing, "encoding": {**missing["encoding"], "x": {"value": 8}}},
    ]


def _config(inks: AllocationInks) -> dict[str, Any]:
    return {
        "background": None,
        "font": "Source Sans, sans-serif",
        "view": {"stroke": None},
        "axis": {"labelColor": inks.ink, "labelFontSize": _TEXT_SIZE, "grid": False},
    }
