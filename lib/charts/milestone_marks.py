"""The milestones under the year's wheel: a diamond for each day, its name beside it in a lane of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lib.charts.inks import ChartInks
from lib.domain.dates import long_date
from lib.domain.meetings.kinds import Milestone

ROW, LANE = 52, 26
FONT = 15
STRIP_AT = 0.72
"""Where in its row the strip stands, 0-1 from above."""
_DAY_PER_SIGN = 2.6
"""Days that a sign of a label takes on a laptop."""
_LATE = 0.6
"""Past this part of the year a label ends at its mark instead of beginning there."""


@dataclass(frozen=True)
class Sheet:
    """The two scales that every layer stands on, and the colours."""

    x: dict[str, Any]
    y: dict[str, Any]
    inks: ChartInks


def lanes_of(milestones: Sequence[Milestone], year: int) -> dict[str, int]:
    """Each milestone's lane, so that no label covers another."""
    length = (date(year, 12, 31) - date(year, 1, 1)).days
    taken: list[float] = []
    lanes: dict[str, int] = {}
    for each in milestones:
        at, width = (each.day - date(year, 1, 1)).days, len(each.name) * _DAY_PER_SIGN
        low, high = (at - width, at) if at > _LATE * length else (at, at + width)
        lane = next((place for place, end in enumerate(taken) if end < low), len(taken))
        taken[lane : lane + 1] = [high + 4 * _DAY_PER_SIGN]
        lanes[_id(each)] = lane
    return lanes


def milestone_marks(
    milestones: Sequence[Milestone],
    lanes: Mapping[str, int],
    top: int,
    on: Sheet,
) -> list[dict[str, Any]]:
    """Every milestone in its lane of the row that begins at `top`."""
    values = [
        {
            "from": iso(each.day),
            "y": top + STRIP_AT + lanes[_id(each)] * LANE / ROW,
            "late": each.day.timetuple().tm_yday > _LATE * 365,
            "label": each.name,
            "Milepæl": each.name,
            "Dag": long_date(each.day),
            "Kilde": each.source,
        }
        for each in milestones
    ]
    if not values:
        return []
    told = [{"field": name} for name in ("Milepæl", "Dag", "Kilde")]
    at = {"x": {**on.x, "field": "from"}, "y": {**on.y, "field": "y"}, "tooltip": told}
    text = {"type": "text", "fontSize": FONT - 1, "color": on.inks.muted}
    return [
        {
            "data": {"values": values},
            "layer": [
                {
                    "mark": {"type": "point", "shape": "diamond", "size": 90, "filled": True, "opacity": 1},
                    "encoding": {**at, "color": {"value": on.inks.muted}},
                },
                *labels_beside(text, {**at, "text": {"field": "label"}}, 10),
            ],
        }
    ]


def labels_beside(text: dict[str, Any], encoding: dict[str, Any], apart: int) -> list[dict[str, Any]]:
    """The layers of labels `apart` pixels after their marks, before them where the row says `late`."""
    return [
        {
            "transform": [{"filter": f"datum.late === {str(late).lower()}"}],
            "mark": {**text, "align": "right" if late else "left", "dx": -apart if late else apart},
            "encoding": encoding,
        }
        for late in (False, True)
    ]


def _id(milestone: Milestone) -> str:
    return f"{milestone.milestone_id} {milestone.day.isoformat()}"


def iso(day: date) -> str:
    """A day as Vega reads it in the time of the reader's own clock; a bare date would be read as UTC."""
    return f"{day.isoformat()}T00:00:00"
