"""The zones shaded by one indicator, with number and value in each: a map for a slide or a paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd
import shapely

from lib.charts.inks import ChartInks
from lib.charts.zone_outlines import (
    Layer,
    Outlines,
    badges,
    feature,
    map_picture,
    outlines,
    rimmed,
    shapes_layer,
)
from lib.domain.classes import MISSING_LABEL, Classes, classify
from lib.domain.numbers import number
from lib.domain.observation import Provenance, Status
from lib.domain.status_signs import STATUS_SIGNS

_LEVELS = {1: (2,), 2: (1, 3), 3: (1, 2, 4), 4: (1, 2, 3, 4), 5: (0, 1, 2, 3, 4)}
"""Which of the five level colours as many classes take, far enough apart to tell."""

_SWATCH, _LEGEND = 1.1, 7.0
"""The side of a swatch and the width of the legend, in sizes of its words."""


class ShadeInks(ChartInks, Protocol):
    """The colours of a chart, with the five of a level."""

    @property
    def level(self) -> tuple[str, ...]:
        """Low to high."""


@dataclass(frozen=True)
class Shade:
    """What one zone is shaded by; `value` None where `status` is not ok."""

    value: float | None
    status: Status
    demo: bool

    @property
    def words(self) -> str:
        """The number as the map and its alternative text have it, or the word for why there is none."""
        if self.value is None:
            return STATUS_SIGNS[self.status].word
        return f"{number(self.value)} demo" if self.demo else number(self.value)


def shades(frame: pd.DataFrame) -> dict[str, Shade]:
    """By area id, of a frame with SHOWN_COLUMNS that holds one indicator and one period."""
    return {
        str(row["area_id"]): Shade(
            float(row["value"]) if row["status"] == Status.OK else None,
            Status(row["status"]),
            row["provenance"] == Provenance.DEMO,
        )
        for row in frame.to_dict("records")
    }


def zone_shade_chart(
    zones: pd.DataFrame,
    figures: Mapping[str, Shade],
    inks: ShadeInks,
    width: float = 960,
    tallest: float = 640,
    text_size: float = 22,
    with_values: bool = True,
) -> dict[str, Any]:
    """A Vega-Lite spec with its data. `zones` as the question `zone_shapes`. `with_values` False: the numbers stand
    beside the map, and only the zones' own numbers are in it.

    Published and loaded values are shaded; a demo value leaves its zone hollow, and a zone without one is hatched, the
    one way for a missing and the other for a masked value.
    """
    drawn = outlines(zones, width, tallest, kept_free=_LEGEND * text_size)
    missing = Shade(None, Status.MANGLER, demo=False)
    by_zone = {area: figures.get(area, missing) for area in drawn.shapes}
    classes = classify(None if shade.demo else shade.value for shade in by_zone.values())
    features = [
        feature(shape, fill=_fill(by_zone[area], classes, inks)) for area, shape in drawn.shapes.items()
    ]
    edge = {"stroke": inks.muted, "strokeWidth": 1.5}
    exact = {"field": "properties.fill", "type": "nominal", "scale": None, "legend": None}
    return map_picture(
        [
            shapes_layer(features, edge, fill=exact),
            *_hatches(by_zone, drawn, inks, text_size),
            *_labels(zones, by_zone if with_values else {}, drawn, inks, text_size),
            *_legend(by_zone, classes, inks, text_size),
        ],
        drawn,
    )


def shade_words(zones: pd.DataFrame, figures: Mapping[str, Shade], what: str) -> str:
    """The map in words, its alternative text: `what` names indicator, year and unit."""
    missing = Shade(None, Status.MANGLER, demo=False)
    pairs = zip(zones["area_id"], zones["name"], strict=True)
    each = "; ".join(f"{name} {figures.get(area, missing).words}" for area, name in pairs)
    return f"Kort over zonerne. {what}: {each}."


def _fill(shade: Shade, classes: Classes, inks: ShadeInks) -> str:
    index = None if shade.demo else classes.index_of(shade.value)
    return inks.paper if index is None else inks.level[_LEVELS[len(classes.labels)][index]]


def _hatches(by_zone: Mapping[str, Shade], drawn: Outlines, inks: ShadeInks, size: float) -> list[Layer]:
    lines = [
        feature(_hatch(drawn.shapes[area], STATUS_SIGNS[shade.status].hatch_degrees, size / 2))
        for area, shade in by_zone.items()
        if shade.value is None
    ]
    look = {"fill": None, "filled": False, "stroke": inks.muted, "strokeWidth": 1.5}
    return [shapes_layer(lines, look)] if lines else []


def _hatch(shape: shapely.Geometry, degrees: int, step: float) -> shapely.Geometry:
    """Lines over a shape, leaning as the hatch of its status does everywhere."""
    west, north, east, south = shape.bounds
    middle = shapely.Point((west + east) / 2, (north + south) / 2)
    reach = max(east - west, south - north)
    rows = [step * place - reach for place in range(int(2 * reach / step) + 1)]
    lying = shapely.MultiLineString(
        [[(middle.x - reach, middle.y + row), (middle.x + reach, middle.y + row)] for row in rows]
    )
    # The patterns of a page's maps turn a standing line, and y runs downwards in both.
    leaning = shapely.affinity.rotate(lying, degrees - 90, origin=middle)
    return shapely.intersection(leaning, shape)


def _labels(
    zones: pd.DataFrame, by_zone: Mapping[str, Shade], drawn: Outlines, inks: ShadeInks, size: float
) -> list[Layer]:
    numbers, values, words = [], [], []
    for area, zone_number in zip(zones["area_id"], zones["number"], strict=True):
        x, y = drawn.middles[area]
        shade = by_zone.get(area)
        numbers.append({"x": x, "y": y - 0.8 * size if shade else y, "text": str(zone_number)})
        if shade:
            is_number = shade.value is not None and not shade.demo
            (values if is_number else words).append({"x": x, "y": y + 1.1 * size, "text": shade.words})
    bold = {"fontWeight": 700, "baseline": "middle"}
    return [
        *badges(numbers, size * 0.85, inks.ink, inks.paper),
        *rimmed(values, size * 1.3, inks.ink, inks.paper, **bold),
        *rimmed(words, size * 0.9, inks.ink, inks.paper, **bold),
    ]


def _legend(by_zone: Mapping[str, Shade], classes: Classes, inks: ShadeInks, size: float) -> list[Layer]:
    """Classes, hollow and hatched, from the top left: a swatch and its words each."""
    rows: list[tuple[str, str, int | None]] = [
        (inks.level[level], label, None)
        for level, label in zip(_LEVELS.get(len(classes.labels), ()), classes.labels, strict=True)
    ]
    if any(shade.demo for shade in by_zone.values()):
        rows.append((inks.paper, "demo", None))
    lacking = {shade.status for shade in by_zone.values() if shade.value is None}
    rows += [
        (inks.paper, MISSING_LABEL if status is Status.MANGLER else sign.word, sign.hatch_degrees)
        for status, sign in STATUS_SIGNS.items()
        if status in lacking
    ]
    return _legend_layers(rows, inks, size)


def _legend_layers(rows: Sequence[tuple[str, str, int | None]], inks: ShadeInks, size: float) -> list[Layer]:
    side = _SWATCH * size
    swatches, lines, words = [], [], []
    for place, (fill, label, degrees) in enumerate(rows):
        top = 4 + place * side * 1.5
        box = shapely.box(2, top, 2 + side, top + side)
        swatches.append(feature(box, fill=fill))
        if degrees is not None:
            lines.append(feature(_hatch(box, degrees, size / 3)))
        words.append({"x": 2 + side * 1.4, "y": top + side / 2, "text": label})
    exact = {"field": "properties.fill", "type": "nominal", "scale": None, "legend": None}
    look = {"fill": None, "filled": False, "stroke": inks.muted, "strokeWidth": 1.5}
    return [
        shapes_layer(swatches, {"stroke": inks.muted, "strokeWidth": 1.5}, fill=exact),
        *([shapes_layer(lines, look)] if lines else []),
        *rimmed(words, size, inks.ink, inks.paper, align="left", baseline="middle"),
    ]
