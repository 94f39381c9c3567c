"""One indicator zone by zone for a slide: where it stood (hollow), where it stands (filled), and the kommune's line.

Large words and its own pixels: the picture is read from the back row, and is the same on projector, paper and file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from lib.charts.inks import ChartInks
from lib.charts.laid_out import EXACT, Layer, Row, layer, picture, text_layer
from lib.domain.benchmark import Judgement
from lib.domain.numbers import number

WIDTH = 1168
_ROW, _FOOT = 76, 52
_LEFT, _RIGHT = 150, 990
_NAME, _VALUE, _UNDER = 30, 40, 27


class DotInks(ChartInks, Protocol):
    """The colours of a chart, with those of a judgement."""

    @property
    def better(self) -> str:
        """Gunstigt."""

    @property
    def same(self) -> str:
        """Not judged."""


@dataclass(frozen=True)
class ZoneDot:
    """A zone's number now and before, in the indicator's unit; None where there is none, and `lacking` says why."""

    name: str
    now: float | None
    before: float | None
    judgement: Judgement
    demo: bool = False
    lacking: str = ""


@dataclass(frozen=True)
class DotLine:
    """What the zones are held against: the kommune by its name, and its number."""

    name: str
    value: float


def zone_dots_chart(dots: Sequence[ZoneDot], line: DotLine | None, inks: DotInks) -> dict[str, Any]:
    """A Vega-Lite spec with its data, a row per zone in the order given."""
    known = [value for dot in dots for value in (dot.now, dot.before) if value is not None]
    place = _scale([*known, *([line.value] if line else [])])
    rows = [(dot, _ROW * row + _ROW / 2) for row, dot in enumerate(dots)]
    height = _ROW * len(dots) + (_FOOT if line else 0)
    layers = [
        *_ground(rows, inks),
        *_line_layers(line, place, _ROW * len(dots), inks),
        *_travelled(rows, place, inks),
        *[_dot(dot, place(dot.now), y, inks) for dot, y in rows if dot.now is not None],
        *_words(rows, inks),
    ]
    return picture(layers, (0, WIDTH), height, WIDTH) | {"padding": 0}


def _ground(rows: Sequence[tuple[ZoneDot, float]], inks: DotInks) -> list[Layer]:
    lines = [{"x": _LEFT, "x2": _RIGHT, "y": y} for _, y in rows]
    return [layer(lines, {"type": "rule", "color": inks.line, "strokeWidth": 2})]


def _travelled(rows: Sequence[tuple[ZoneDot, float]], place: Any, inks: DotInks) -> list[Layer]:
    """From where a zone stood, hollow, to where it stands."""
    ways = [
        {"x": place(dot.before), "x2": place(dot.now), "y": y}
        for dot, y in rows
        if dot.before is not None and dot.now is not None
    ]
    before = [{"x": place(dot.before), "y": y} for dot, y in rows if dot.before is not None]
    hollow = {"fill": inks.paper, "stroke": inks.muted, "strokeWidth": 5}
    return [
        layer(ways, {"type": "rule", "color": inks.ink, "strokeWidth": 5}),
        layer(before, {"type": "point", "shape": "circle", "size": 560, "opacity": 1, **hollow}),
    ]


def _words(rows: Sequence[tuple[ZoneDot, float]], inks: DotInks) -> list[Layer]:
    """Each zone's name on the left, and on the right its number or the word for why there is none."""
    names = [{"x": 0, "y": y, "text": dot.name} for dot, y in rows]
    values = [{"x": WIDTH, "y": y, "text": _value_words(dot)} for dot, y in rows if dot.now is not None]
    lacking = [{"x": WIDTH, "y": y, "text": dot.lacking} for dot, y in rows if dot.now is None]
    right = {"align": "right", "baseline": "middle"}
    return [
        text_layer(names, _NAME, inks.ink, baseline="middle"),
        text_layer(values, _VALUE, inks.ink, **right, fontWeight=700),
        text_layer(lacking, _UNDER, inks.muted, **right),
    ]


def _value_words(dot: ZoneDot) -> str:
    words = "" if dot.now is None else number(dot.now)
    return f"{words} demo" if dot.demo else words


def _scale(values: Sequence[float]) -> Any:
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low) * 0.08 or 1.0
    step = (_RIGHT - _LEFT) / (high - low + 2 * room)
    return lambda value: round(_LEFT + (value - low + room) * step, 1)


def _line_layers(line: DotLine | None, place: Any, height: float, inks: DotInks) -> list[Layer]:
    if line is None:
        return []
    x = place(line.value)
    words = {"x": x, "y": height + _FOOT / 2, "text": f"{line.name} {number(line.value)}"}
    dashed = {"type": "rule", "color": inks.accent, "strokeWidth": 4, "strokeDash": [10, 7]}
    # Near an edge the words begin or end at their line instead of lying across it.
    side = "left" if x < WIDTH / 3 else "right" if x > 2 * WIDTH / 3 else "center"
    return [
        layer([{"x": x, "y": 0, "y2": height}], dashed),
        text_layer([words], _UNDER, inks.accent, align=side, baseline="middle"),
    ]


def _dot(dot: ZoneDot, x: float, y: float, inks: DotInks) -> Layer:
    tones = {Judgement.GUNSTIG: inks.better, Judgement.UGUNSTIG: inks.worse, Judgement.NONE: inks.same}
    colour = tones[dot.judgement]
    row: Row = {"x": x, "y": y, "fill": inks.paper if dot.demo else colour, "edge": colour}
    mark = {"type": "point", "shape": "circle", "size": 700, "strokeWidth": 4, "opacity": 1}
    return layer([row], mark, fill={"field": "fill", **EXACT}, stroke={"field": "edge", **EXACT})
