"""What stands under the bars of a Gantt: the days on which courses start, and a lane for each event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lib.charts.inks import ChartInks
from lib.domain.dates import long_date

FONT = 16
_RIGHT_PART = 0.6
"""Past this part of the axis a label ends at its mark instead of beginning there."""


@dataclass(frozen=True)
class Happening:
    """An event beside the hours: its words, first day and last day (None: one day, or still going on)."""

    words: str
    first: date
    last: date | None


def course_layers(
    days: Sequence[date], row: int, x: dict[str, Any], y: dict[str, Any], inks: ChartInks
) -> list[dict[str, Any]]:
    """A mark for each course that starts, with its month beside it."""
    values = [
        {"day": iso(day), "y": row + 0.5, "label": _month(day), "Forløb": long_date(day)} for day in days
    ]
    if not values:
        return []
    at = {"x": {**x, "field": "day"}, "y": {**y, "field": "y"}, "tooltip": [{"field": "Forløb"}]}
    return [
        {
            "data": {"values": values},
            "layer": [
                {
                    "mark": {
                        "type": "point",
                        "shape": "triangle-right",
                        "size": 160,
                        "filled": True,
                        "color": inks.ink,
                        "opacity": 1,
                    },
                    "encoding": at,
                },
                {
                    "mark": {"type": "text", "align": "left", "dx": 12, "fontSize": FONT, "color": inks.ink},
                    "encoding": {**at, "text": {"field": "label"}},
                },
            ],
        }
    ]


def event_layers(
    events: Sequence[Happening],
    row: int,
    period: tuple[date, date],
    x: dict[str, Any],
    y: dict[str, Any],
    inks: ChartInks,
) -> list[dict[str, Any]]:
    """A lane for each event: a line for what lasts, a diamond where it begins, and its words."""
    first, last = period
    values = [
        {
            "from": iso(max(each.first, first)),
            "to": iso(min(each.last or each.first, last)),
            "y": row + place + 0.5,
            "right": (each.first - first).days > _RIGHT_PART * (last - first).days,
            "label": each.words,
        }
        for place, each in enumerate(events)
    ]
    if not values:
        return []
    at = {"x": {**x, "field": "from"}, "y": {**y, "field": "y"}, "tooltip": [{"field": "label"}]}
    return [{"data": {"values": values}, "layer": _event_marks(at, inks)}]


def _event_marks(at: dict[str, Any], inks: ChartInks) -> list[dict[str, Any]]:
    """The line of what lasts, the diamond where it begins, and the words over it."""
    word = {"type": "text", "baseline": "bottom", "dy": -6, "fontSize": FONT - 2, "color": inks.ink}
    diamond = {
        "type": "point",
        "shape": "diamond",
        "size": 130,
        "filled": True,
        "color": inks.ink,
        "opacity": 1,
    }
    words = [
        {
            "transform": [{"filter": f"datum.right == {str(right).lower()}"}],
            "mark": {**word, "align": "right" if right else "left"},
            "encoding": {**at, "text": {"field": "label"}},
        }
        for right in (True, False)
    ]
    line = {"type": "rule", "strokeWidth": 5, "color": inks.muted}
    return [
        {"mark": line, "encoding": {**at, "x2": {"field": "to"}}},
        {"mark": diamond, "encoding": at},
        *words,
    ]


def _month(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def iso(day: date) -> str:
    """A day as Vega reads it in the time of the reader's own clock; a bare date would be read as UTC."""
    return f"{day.isoformat()}T00:00:00"
