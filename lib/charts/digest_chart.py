"""The picture of *Mandagsmail*: a bar per zone, the baseline as a mark on it, the kommune as a dashed line.

A Vega-Lite spec with its data, drawn narrow with large letters: it is read on a telephone, where it shrinks to half.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from lib.charts.inks import ChartInks
from lib.domain.unemployment.digest import DigestBar
from lib.domain.value_words import with_unit

WIDTH = 520
_ROW, _BAR = 62, 42
_TEXT, _LABEL, _NOTE = 26, 24, 20


class MailChartInks(ChartInks, Protocol):
    """Hex colours by what they mean; `lib.reports.digest_look.MailInks` is one of these."""

    @property
    def bar(self) -> str:
        """A bar, with its number inside."""


def digest_chart(bars: Sequence[DigestBar], before: str, mark: str, inks: MailChartInks) -> dict[str, Any]:
    """The spec. `before`: the baseline's day in words; `mark` (plan, version, date) stands small below, for whoever
    keeps the picture alone."""
    unit = bars[0].unit
    kommune = bars[0].kommune
    values = [bar.value for bar in bars] + [bar.before or 0.0 for bar in bars] + [kommune or 0.0]
    rows = [_row(bar, inks) for bar in bars]
    return {
        "data": {"values": rows},
        "width": WIDTH,
        "height": _ROW * len(rows),
        "padding": 12,
        "background": inks.paper,
        "title": {
            "text": mark,
            "orient": "bottom",
            "anchor": "start",
            "fontSize": 13,
            "fontWeight": "normal",
            "color": inks.muted,
            "offset": 34 if kommune is not None else 10,
        },
        "layer": [
            *_layers(kommune, unit, max(values) * 1.06, inks),
            *_before(bars, before, max(values) * 1.06, inks),
        ],
        "config": {
            "view": {"stroke": None},
            "axis": {"labelColor": inks.ink, "labelFontSize": _LABEL, "grid": False},
        },
    }


def _row(bar: DigestBar, inks: MailChartInks) -> dict[str, Any]:
    return {
        "name": bar.name,
        "value": bar.value,
        "before": bar.before,
        "label": with_unit(bar.value, bar.unit) + (" demo" if bar.is_demo else ""),
        "fill": inks.paper if bar.is_demo else inks.bar,
        "stroke": inks.muted if bar.is_demo else inks.bar,
    }


def _layers(kommune: float | None, unit: str, highest: float, inks: MailChartInks) -> list[dict[str, Any]]:
    axis = {"domain": False, "ticks": False, "labelPadding": 10, "labelLimit": 220}
    y = {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": axis}
    scale = {"domain": [0, highest], "nice": False}
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": scale}
    own = {"fill": {"field": "fill", "scale": None}, "stroke": {"field": "stroke", "scale": None}}
    number = {
        "type": "text", "align": "left", "fontSize": _TEXT, "fontWeight": 600, "color": inks.ink, "x": 10,
    }  # fmt: skip
    tick = {"type": "tick", "thickness": 4, "size": _BAR + 12, "color": inks.ink, "opacity": 1}
    return [
        {"mark": {"type": "bar", "size": _BAR, "strokeWidth": 1.5}, "encoding": {"y": y, "x": x, **own}},
        *_kommune(kommune, unit, scale, inks),
        {
            "transform": [{"filter": "isValid(datum.before)"}],
            "mark": tick,
            "encoding": {"y": y, "x": {**x, "field": "before"}},
        },
        {"mark": number, "encoding": {"y": y, "text": {"field": "label"}}},
    ]


def _before(
    bars: Sequence[DigestBar], words: str, highest: float, inks: MailChartInks
) -> list[dict[str, Any]]:
    """The day of the baseline, over the first zone's mark."""
    marked = [bar.before for bar in bars if bar.before is not None]
    if not marked or bars[0].before is None:
        return []
    x = {
        "field": "before",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, highest], "nice": False},
    }
    align = "right" if marked[0] > highest / 2 else "left"
    text = {
        "type": "text",
        "fontSize": _NOTE,
        "color": inks.ink,
        "align": align,
        "baseline": "bottom",
        "y": 0,
    }
    data = {"values": [{"before": marked[0], "label": words}]}
    return [{"data": data, "mark": text, "encoding": {"x": x, "text": {"field": "label"}}}]


def _kommune(
    kommune: float | None, unit: str, scale: dict[str, Any], inks: MailChartInks
) -> list[dict[str, Any]]:
    if kommune is None:
        return []
    data = {"values": [{"kommune": kommune, "label": f"kommunen {with_unit(kommune, unit)}"}]}
    x = {"field": "kommune", "type": "quantitative", "axis": None, "scale": scale}
    text = {"type": "text", "color": inks.accent, "fontSize": _NOTE, "baseline": "top"}
    return [
        {
            "data": data,
            "mark": {"type": "rule", "color": inks.accent, "strokeDash": [7, 4], "strokeWidth": 2.5},
            "encoding": {"x": x},
        },
        {
            "data": data,
            "mark": {**text, "y": {"expr": "height + 6"}},
            "encoding": {"x": x, "text": {"field": "label"}},
        },
    ]
