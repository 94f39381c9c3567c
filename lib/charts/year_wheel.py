"""The year's wheel as strips of time: a row for each kind of meeting, what is missing as a dashed line, and today."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from lib.charts.inks import ChartInks
from lib.charts.milestone_marks import (
    FONT,
    LANE,
    ROW,
    STRIP_AT,
    Sheet,
    iso,
    labels_beside,
    lanes_of,
    milestone_marks,
)
from lib.domain.dates import long_date
from lib.domain.meetings.kinds import Milestone
from lib.domain.meetings.meeting import Meeting, MeetingState
from lib.domain.meetings.sentences import slot_words
from lib.domain.meetings.wheel import MONTHS, YearWheel

_NAME_AT = 0.2
"""Where in its row the name stands, 0-1 from above."""
_LABEL_DAYS = 24
"""Two labels nearer than this would stand on each other: the meetings share one."""
_MONTHS = ["jan.", "feb.", "marts", "april", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."]
MILESTONES = "Milepæle"
STATE_WORDS = {MeetingState.CLOSED: "holdt", MeetingState.OPEN: "i gang", MeetingState.PLANNED: "planlagt"}


@dataclass(frozen=True)
class DrawnYear:
    """What the picture is made of besides the wheel: milestones, zone names by id, and today."""

    milestones: Sequence[Milestone]
    zones: Mapping[str, str]
    today: date


def year_wheel_chart(wheel: YearWheel, drawn: DrawnYear, inks: ChartInks) -> dict[str, Any]:
    """A Vega-Lite spec with its data. Held meetings are dark, planned ones in the colour of actions; a part of the year
    that still lacks its meeting is a dashed line with the word."""
    kinds = list({slot.kind.kind_id: slot.kind for slot in wheel.slots}.values())
    rows = {kind.kind_id: place for place, kind in enumerate(kinds)}
    lanes = lanes_of(drawn.milestones, wheel.year)
    top = len(kinds)
    height = top + (1 + LANE * max(lanes.values(), default=0) / ROW if lanes else 0)
    names = [{"name": kind.name, "top": place, "y": place + _NAME_AT} for place, kind in enumerate(kinds)]
    if lanes:
        names.append({"name": MILESTONES, "top": top, "y": top + _NAME_AT})
    scale = {"domain": [iso(date(wheel.year, 1, 1)), iso(date(wheel.year, 12, 31))], "nice": False}
    on = Sheet(
        {"type": "temporal", "scale": scale},
        {"type": "quantitative", "scale": {"domain": [height, 0], "nice": False}, "axis": None},
        inks,
    )
    return {
        "width": "container",
        "height": round(ROW * height),
        "padding": {"left": 4, "right": 16, "top": 26, "bottom": 5},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "layer": [
            *_ground(names, wheel.year, drawn.today, on),
            *_lacking(wheel, rows, drawn, on),
            *_meetings(wheel, rows, drawn, on),
            *milestone_marks(drawn.milestones, lanes, top, on),
        ],
        "config": _config(inks),
    }


def _ground(
    names: list[dict[str, Any]],
    year: int,
    today: date,
    on: Sheet,
) -> list[dict[str, Any]]:
    """A line over each row with its name under it, the months below, and today across."""
    months = [{"from": iso(date(year, month, 1))} for month in range(1, 13)]
    ticks = {"tickCount": {"interval": "month", "step": 1}, "grid": False, "title": None}
    axis = {**ticks, "labelExpr": f"{_MONTHS}[month(datum.value)]"}
    name = {"type": "text", "align": "left", "x": 0, "fontSize": FONT, "color": on.inks.muted}
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": months},
            "mark": {"type": "rule", "color": on.inks.line, "opacity": 0.6},
            "encoding": {"x": {**on.x, "field": "from", "axis": axis}},
        },
        {
            "data": {"values": names},
            "mark": {"type": "rule", "color": on.inks.line},
            "encoding": {"y": {**on.y, "field": "top"}},
        },
        {
            "data": {"values": names},
            "mark": name,
            "encoding": {"y": {**on.y, "field": "y"}, "text": {"field": "name"}},
        },
    ]
    if today.year != year:
        return layers
    now = {
        "data": {"values": [{"from": iso(today), "label": "i dag"}]},
        "encoding": {"x": {**on.x, "field": "from"}},
    }
    over = {"type": "text", "baseline": "bottom", "y": -6, "fontSize": FONT, "color": on.inks.ink}
    rule = {"mark": {"type": "rule", "color": on.inks.muted, "strokeDash": [4, 4]}}
    return [*layers, {**now, "layer": [rule, {"mark": over, "encoding": {"text": {"field": "label"}}}]}]


def _lacking(
    wheel: YearWheel,
    rows: Mapping[str, int],
    drawn: DrawnYear,
    on: Sheet,
) -> list[dict[str, Any]]:
    """A dashed line over each part of the year that lacks its meeting and is not over."""
    found: dict[tuple[int, date, date], list[str]] = {}
    for slot in wheel.still_missing(drawn.today):
        place = (rows[slot.kind.kind_id], slot.begins, slot.ends)
        found.setdefault(place, []).append(slot_words(slot, drawn.zones))
    values = [
        {
            "from": iso(begins),
            "to": iso(ends),
            "middle": iso(begins + (ends - begins) / 2),
            "y": row + STRIP_AT,
            "label": "mangler" if len(words) == 1 else f"{len(words)} mangler",
            "Mangler": ", ".join(words),
        }
        for (row, begins, ends), words in found.items()
    ]
    if not values:
        return []
    at = {"y": {**on.y, "field": "y"}, "tooltip": [{"field": "Mangler"}]}
    start = {**on.x, "field": "from"}
    rule = {"type": "rule", "strokeDash": [2, 5], "strokeWidth": 2, "color": on.inks.muted}
    text = {"type": "text", "align": "center", "baseline": "bottom", "dy": -4}
    return [
        {
            "data": {"values": values},
            "layer": [
                {"mark": rule, "encoding": {**at, "x": start, "x2": {"field": "to"}}},
                {
                    "mark": {**text, "fontSize": FONT - 1, "color": on.inks.muted},
                    "encoding": {**at, "x": {**on.x, "field": "middle"}, "text": {"field": "label"}},
                },
            ],
        }
    ]


def _meetings(
    wheel: YearWheel,
    rows: Mapping[str, int],
    drawn: DrawnYear,
    on: Sheet,
) -> list[dict[str, Any]]:
    """A dot for each meeting and its day beside it, where there is room."""
    found = [slot.meeting for slot in wheel.slots if slot.meeting is not None]
    found += [each for each in wheel.others if each.fields.kind in rows]
    values = [
        _dot(each, rows[kind] + STRIP_AT, words, late, drawn.zones)
        for kind, own in _by_kind(found).items()
        for each, words, late in _labelled(own)
    ]
    if not values:
        return []
    told = [{"field": name} for name in ("Møde", "Dag", "Status")]
    at = {"x": {**on.x, "field": "from"}, "y": {**on.y, "field": "y"}, "tooltip": told}
    point = {"type": "point", "filled": True, "opacity": 1, "size": 190}
    text = {"type": "text", "fontSize": FONT, "color": on.inks.ink}
    colour = {
        "condition": {"test": "datum.Status === 'planlagt'", "value": on.inks.accent},
        "value": on.inks.ink,
    }
    return [
        {
            "data": {"values": values},
            "layer": [
                {"mark": point, "encoding": {**at, "color": colour}},
                *labels_beside(text, {**at, "text": {"field": "label"}}, 12),
            ],
        }
    ]


def _by_kind(meetings: Sequence[Meeting]) -> dict[str, list[Meeting]]:
    """The meetings of each kind by day."""
    found: dict[str, list[Meeting]] = {}
    for each in sorted(meetings, key=lambda one: (one.fields.held_on, one.meeting_id)):
        found.setdefault(each.fields.kind, []).append(each)
    return found


def _labelled(meetings: Sequence[Meeting]) -> Iterator[tuple[Meeting, str, bool]]:
    """Each meeting of a kind with its label, and whether that stands before its dot: meetings that lie close share one,
    after the last of them, or before the first where the year has no more room."""
    for close in _close(meetings):
        late = close[-1].fields.held_on.month == MONTHS
        bearer = close[0] if late else close[-1]
        held = " ✓" if all(one.fields.state is MeetingState.CLOSED for one in close) else ""
        first = format_date(close[0].fields.held_on, format="d. MMM", locale="da_DK")
        words = f"{first}{held}" if len(close) == 1 else f"{len(close)} fra {first}{held}"
        for each in close:
            yield each, words if each is bearer else "", late


def _close(meetings: Sequence[Meeting]) -> list[list[Meeting]]:
    """The meetings in groups that lie closer than their labels are wide."""
    groups: list[list[Meeting]] = []
    for each in meetings:
        if groups and (each.fields.held_on - groups[-1][-1].fields.held_on).days < _LABEL_DAYS:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _dot(meeting: Meeting, height: float, label: str, late: bool, zones: Mapping[str, str]) -> dict[str, Any]:
    fields = meeting.fields
    return {
        "from": iso(fields.held_on),
        "y": height,
        "label": label,
        "late": late,
        "Møde": zones.get(fields.zone, fields.zone) or "Alle",
        "Dag": long_date(fields.held_on),
        "Status": STATE_WORDS.get(fields.state, fields.state.value),
    }


def _config(inks: ChartInks) -> dict[str, Any]:
    axis = {
        "labelColor": inks.muted,
        "labelFontSize": FONT,
        "domainColor": inks.line,
        "tickColor": inks.line,
    }
    return {
        "background": None,
        "font": "Source Sans, sans-serif",
        "view": {"stroke": None},
        "axis": {**axis, "labelAlign": "left"},
    }
