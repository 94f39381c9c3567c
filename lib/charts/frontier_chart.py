"""What the first hours buy: dækning against the hours that change zone, with the scenario's own place on it."""

from collections.abc import Sequence
from typing import Any

from lib.charts.allocation_chart import AllocationInks
from lib.domain.allocation.proposal.frontier import FrontierPoint
from lib.domain.numbers import hour_words, hours, share_pct

HEIGHT = 300
PICKED = "valgt"
"""The name of the selection: what a click on a point tells the page."""
_TEXT_SIZE = 16
_EVEN = 0.45
"""With half of the gain at this share of the hours or later, the curve is as good as straight."""


def frontier_chart(
    points: Sequence[FrontierPoint], here: tuple[float, float] | None, inks: AllocationInks
) -> dict[str, Any]:
    """A Vega-Lite spec with its data; a click on a point selects its `limit` (hours).

    `here`: hours moved and dækning (0-100) of the scenario being worked on, None where it is not shown.
    """
    low, high = _bounds(points, here)
    most = max([point.moved for point in points] + ([here[0]] if here else []))
    x = {"type": "quantitative", "scale": {"domain": [0, max(most, 1.0) * 1.04], "nice": False}}
    y = {"type": "quantitative", "scale": {"domain": [low, high], "nice": False}}
    x_axis = {"title": "timer om ugen, der skifter zone", "format": ".0f", "tickCount": 6}
    y_axis = {"title": "dækning, procent", "format": ".0f", "tickCount": 4}
    return {
        "data": {"values": [_row(point) for point in points]},
        "width": "container",
        "height": HEIGHT,
        "encoding": {
            "x": {**x, "field": "moved", "axis": x_axis},
            "y": {**y, "field": "coverage", "axis": y_axis},
        },
        "layer": [
            {"mark": {"type": "line", "color": inks.accent, "strokeWidth": 4}},
            _dots(inks),
            *([_own_place(here, inks)] if here else []),
        ],
        "config": _config(inks),
    }


def frontier_words(points: Sequence[FrontierPoint]) -> str:
    """The curve in words: what half of the hours buys of all that there is to be had."""
    first, last = points[0], points[-1]
    gain = last.coverage - first.coverage
    if not last.moved or gain <= 0:
        return "Dækningen kan ikke løftes ved at flytte timer under disse regler."
    half = next(point for point in points if point.coverage - first.coverage >= gain / 2)
    if half.moved >= _EVEN * last.moved:
        return (
            f"Hver time køber omtrent lige meget: {hour_words(last.moved)} løfter dækningen fra "
            f"{share_pct(first.coverage)} til {share_pct(last.coverage, 1)}."
        )
    return (
        f"{_first_hours(half.moved)} henter halvdelen af gevinsten: dækningen går fra "
        f"{share_pct(first.coverage)} til {share_pct(half.coverage)}; {hour_words(last.moved)} giver "
        f"{share_pct(last.coverage, 1)}."
    )


def _first_hours(moved: float) -> str:
    if moved == 0.5:
        return "Den første halve time"
    return "Den første time" if moved == 1 else f"De første {hours(moved)} timer"


def _row(point: FrontierPoint) -> dict[str, Any]:
    return {
        "limit": point.limit,
        "moved": point.moved,
        "coverage": point.coverage,
        "Timer": hours(point.moved),
        "Dækning": share_pct(point.coverage, 1),
    }


def _bounds(points: Sequence[FrontierPoint], here: tuple[float, float] | None) -> tuple[float, float]:
    values = [point.coverage for point in points] + ([here[1]] if here else [])
    room = max(1.0, (max(values) - min(values)) * 0.08)
    # The label of the chosen scenario stands under its point.
    return max(0.0, min(values) - 2 * room), min(100.0, max(values) + room)


def _dots(inks: AllocationInks) -> dict[str, Any]:
    return {
        "params": [{"name": PICKED, "select": {"type": "point", "fields": ["limit"]}}],
        "mark": {
            "type": "point",
            "filled": True,
            "size": 160,
            "opacity": 1,
            "color": inks.accent,
            "cursor": "pointer",
        },
        "encoding": {"tooltip": [{"field": "Timer"}, {"field": "Dækning"}]},
    }


def _own_place(here: tuple[float, float], inks: AllocationInks) -> dict[str, Any]:
    """The scenario as a large dark point with its name."""
    label = {"type": "text", "color": inks.ink, "fontSize": _TEXT_SIZE, "fontWeight": 600, "align": "right"}
    return {
        "data": {
            "values": [
                {"moved": here[0], "coverage": here[1], "label": f"dit scenarie: {hour_words(here[0])}"}
            ]
        },
        "layer": [
            {"mark": {"type": "point", "filled": True, "size": 300, "opacity": 1, "color": inks.ink}},
            {
                "mark": {**label, "dx": -14, "dy": 20}
                if here[0]
                else {**label, "align": "left", "dx": 14, "dy": 14},
                "encoding": {"text": {"field": "label"}},
            },
        ],
    }


def _config(inks: AllocationInks) -> dict[str, Any]:
    return {
        "background": None,
        "font": "Source Sans, sans-serif",
        "view": {"stroke": None},
        "axis": {
            "labelColor": inks.ink,
            "titleColor": inks.muted,
            "labelFontSize": _TEXT_SIZE,
            "titleFontSize": _TEXT_SIZE,
            "titleFontWeight": "normal",
            "grid": False,
            "domainColor": inks.line,
            "tickColor": inks.line,
        },
    }
