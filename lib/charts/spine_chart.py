"""The spine of one area: a row per indicator around the benchmark, the unfavourable side always to the left.

Everything stands on one horizontal scale from 0 to 100 (percent of the width), the columns of words too, so that the
picture keeps its columns on every screen and in the PNG.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from lib.charts.inks import ChartInks
from lib.charts.spine_words import Cell, head_cells, is_made_up, row_cells, tooltip
from lib.domain.indicator import Polarity
from lib.domain.judged import Mark
from lib.domain.observation import Status
from lib.domain.profile import ProfileLine

DANISH = {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}}
ROW_HEIGHT = 39
PICTURE_WIDTH = 1500
CENTRE, ARM = 38.5, 13.0
"""Where the benchmark line stands and how far the largest distance reaches, on the scale of 0-100."""

_EDGE = 1.12
"""Limits that reach further than the peers are cut here."""


class SpineInks(ChartInks, Protocol):
    """The colours of a chart, with those of a judgement."""

    @property
    def accent(self) -> str:
        """The benchmark's line."""

    @property
    def better(self) -> str:
        """Beyond doubt on the good side."""

    @property
    def same(self) -> str:
        """Not different, not reliable or not judged."""


@dataclass(frozen=True)
class SpineView:
    """How the chart is shown: `benchmark` over its column ('Kommunen'), `intervals` as whiskers or not; `named` is
    the indicator that the headline names."""

    benchmark: str
    intervals: bool
    named: str = ""


def spine_chart(
    lines: Sequence[ProfileLine], view: SpineView, inks: SpineInks, width: int | str = "container"
) -> dict[str, Any]:
    """A Vega-Lite spec with its data. A number for `width` (px) makes the picture that is fetched as PNG."""
    words = [
        cell
        for row, line in enumerate(lines)
        for cell in row_cells(line, row, named=line.indicator_id == view.named)
    ]
    layers = [
        _grid(len(lines), inks),
        *_peers(lines, inks),
        _benchmark_line(lines, inks),
        *_hatches(lines, inks),
        *([_whiskers(lines, inks)] if view.intervals else []),
        _arms(lines, inks),
        _points(lines, inks),
        *_texts(head_cells(view.benchmark, CENTRE), inks),
        *_texts(words, inks),
    ]
    return {
        "width": width,
        "height": ROW_HEIGHT * (len(lines) + 1),
        "layer": layers,
        "encoding": {"x": _x(), "y": _y(len(lines))},
        "config": {
            "background": None,
            "font": "Source Sans, sans-serif",
            "view": {"stroke": None},
            "locale": DANISH,
        },
    }


def across(place: float) -> float:
    """A position of lib/domain/spine.py on the scale of the chart."""
    return CENTRE + ARM * max(-_EDGE, min(_EDGE, place))


def colour_of(mark: Mark, inks: SpineInks) -> str:
    """Blue and orange only for a judgement made by interval; everything else is grey."""
    return {Mark.BEDRE: inks.better, Mark.VAERRE: inks.worse, Mark.FORSKEL: inks.ink}.get(mark, inks.same)


def _x() -> dict[str, Any]:
    scale = {"domain": [0, 100], "nice": False, "zero": False}
    return {"field": "x", "type": "quantitative", "scale": scale, "axis": None}


def _y(rows: int) -> dict[str, Any]:
    scale = {"domain": [-1.5, rows - 0.5], "nice": False, "zero": False, "reverse": True}
    return {"field": "y", "type": "quantitative", "scale": scale, "axis": None}


def _layer(rows: list[dict[str, Any]], mark: dict[str, Any], **encoding: Any) -> dict[str, Any]:
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _grid(rows: int, inks: SpineInks) -> dict[str, Any]:
    lines = [{"x": 0, "x2": 100, "y": row - 0.5} for row in range(rows)]
    return _layer(lines, {"type": "rule", "color": inks.line}, x2={"field": "x2"})


def _peers(lines: Sequence[ProfileLine], inks: SpineInks) -> list[dict[str, Any]]:
    """From the outermost peer to the other, the middle half darker; few peers as ticks. None where the area itself
    has no number: nothing there may be taken for it."""
    known = [
        (row, line.places) for row, line in enumerate(lines) if line.places and line.places.value is not None
    ]
    spreads = [(row, places.spread) for row, places in known if places.spread]
    reach = [{"x": across(each.low), "x2": across(each.high), "y": row} for row, each in spreads]
    middle = [
        {"x": across(each.middle[0]), "x2": across(each.middle[1]), "y": row}
        for row, each in spreads
        if each.middle
    ]
    few = [
        {"x": across(place), "y": row}
        for row, places in known
        if places.spread and places.spread.middle is None
        for place in places.peers
    ]
    wide = {"type": "rule", "strokeWidth": 12, "color": inks.line, "opacity": 0.55}
    x2 = {"field": "x2"}
    return [
        _layer(reach, wide, x2=x2),
        _layer(middle, {**wide, "opacity": 1}, x2=x2),
        _layer(few, {"type": "tick", "orient": "vertical", "size": 12, "thickness": 2, "color": inks.muted}),
    ]


def _benchmark_line(lines: Sequence[ProfileLine], inks: SpineInks) -> dict[str, Any]:
    rows = [{"x": CENTRE, "y": -0.8, "y2": len(lines) - 0.5}]
    return _layer(rows, {"type": "rule", "color": inks.accent, "strokeWidth": 2}, y2={"field": "y2"})


def _hatches(lines: Sequence[ProfileLine], inks: SpineInks) -> list[dict[str, Any]]:
    """Strokes that lean one way where a number is missing and the other where it is not shown."""
    leaning = {Status.MANGLER: 0.5, Status.DISKRETIONERET: -0.5}
    strokes = [
        {"x": left - lean, "x2": left + lean, "y": row + 0.22, "y2": row - 0.22}
        for row, line in enumerate(lines)
        if (lean := leaning.get(line.status)) is not None
        for left in range(int(CENTRE - ARM), int(CENTRE + ARM) + 1)
    ]
    mark = {"type": "rule", "color": inks.muted, "strokeWidth": 1.3}
    return [_layer(strokes, mark, x2={"field": "x2"}, y2={"field": "y2"})] if strokes else []


def _whiskers(lines: Sequence[ProfileLine], inks: SpineInks) -> dict[str, Any]:
    rows = [
        {"x": across(line.places.low), "x2": across(line.places.high), "y": row}
        for row, line in enumerate(lines)
        if line.places and line.places.low is not None and line.places.high is not None
    ]
    return _layer(rows, {"type": "rule", "color": inks.ink, "strokeWidth": 1.5}, x2={"field": "x2"})


def _arms(lines: Sequence[ProfileLine], inks: SpineInks) -> dict[str, Any]:
    """From the benchmark to the number: how far it is, seen from the back of the room. Only for real numbers with a
    good and a bad side."""
    rows = [
        {"x": CENTRE, "x2": across(place), "y": row, "colour": colour_of(line.mark, inks)}
        for row, line, place in _placed(lines)
        if not is_made_up(line) and line.polarity is not Polarity.NONE
    ]
    colour = {"field": "colour", "type": "nominal", "scale": None, "legend": None}
    return _layer(rows, {"type": "rule", "strokeWidth": 4}, x2={"field": "x2"}, color=colour)


def _points(lines: Sequence[ProfileLine], inks: SpineInks) -> dict[str, Any]:
    rows = []
    for row, line, place in _placed(lines):
        colour = colour_of(line.mark, inks)
        fill = inks.paper if is_made_up(line) else colour
        shape = "diamond" if line.polarity is Polarity.NONE else "circle"
        look = {"stroke": colour, "fill": fill, "shape": shape}
        rows.append({"x": across(place), "y": row, **look, **tooltip(line)})
    exact = {"type": "nominal", "scale": None, "legend": None}
    shown = [
        {"field": name, "type": "nominal"} for name in ("Indikator", "Tal", "Vurdering", "Udvikling", "Plads")
    ]
    mark = {"type": "point", "size": 240, "strokeWidth": 2.5, "opacity": 1}
    encoding = {
        "fill": {"field": "fill", **exact},
        "stroke": {"field": "stroke", **exact},
        "shape": {"field": "shape", **exact},
    }
    return _layer(rows, mark, **encoding, tooltip=shown)


def _placed(lines: Sequence[ProfileLine]) -> Iterator[tuple[int, ProfileLine, float]]:
    """The rows that have a point, with its position around the benchmark."""
    for row, line in enumerate(lines):
        if line.places is not None and line.places.value is not None:
            yield row, line, line.places.value


def _texts(cells: Sequence[Cell], inks: SpineInks) -> list[dict[str, Any]]:
    """One layer per way of setting text: alignment, weight and size are properties of a mark, not of a row."""
    colours = {"ink": inks.ink, "muted": inks.muted}
    styles = dict.fromkeys((cell.align, cell.bold, cell.size) for cell in cells)
    return [
        _layer(
            [
                {"x": cell.x, "y": cell.y, "text": cell.text, "colour": colours[cell.tone]}
                for cell in cells
                if (cell.align, cell.bold, cell.size) == (align, bold, size)
            ],
            {"type": "text", "align": align, "fontSize": size, "fontWeight": 700 if bold else 400},
            text={"field": "text"},
            color={"field": "colour", "type": "nominal", "scale": None, "legend": None},
        )
        for align, bold, size in styles
    ]
