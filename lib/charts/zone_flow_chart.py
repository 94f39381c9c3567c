"""The zones with the hours that go between them: an arrow per pair, as wide as its hours, and each zone's change."""

import math
from collections.abc import Sequence
from typing import Any, Protocol

import pandas as pd
import shapely

from lib.charts.inks import ChartInks
from lib.charts.zone_outlines import (
    Outlines,
    Point,
    badges,
    feature,
    map_picture,
    outlines,
    rimmed,
    shapes_layer,
)
from lib.domain.allocation.coverage import ZoneChange
from lib.domain.allocation.placement import Flow
from lib.domain.numbers import hours, signed

_HEAD = 1.1
"""How much an arrow's head reaches out on either side, of the shaft's width."""


class FlowInks(ChartInks, Protocol):
    """The colours of a chart, with that of a zone's ground."""

    @property
    def panel(self) -> str:
        """The zones."""


def zone_flow_chart(
    zones: pd.DataFrame,
    flows: Sequence[Flow],
    changes: Sequence[ZoneChange],
    inks: FlowInks,
    width: float = 960,
    tallest: float = 640,
    text_size: float = 22,
) -> dict[str, Any]:
    """A Vega-Lite spec with its data. `zones` as the question `zone_shapes`; flows and changes by area id.

    Its alternative text is `lib.domain.allocation.sentences.flow_words`.
    """
    drawn = outlines(zones, width, tallest)
    widest = max((flow.hours for flow in flows), default=1.0)
    thick = text_size * 1.1
    sized = [(flow, thick * max(flow.hours / widest, 0.15)) for flow in flows]
    arrows = [_arrow(drawn, flow, wide, text_size) for flow, wide in sized]
    ground = shapes_layer(
        [feature(shape) for shape in drawn.shapes.values()],
        {"fill": inks.panel, "stroke": inks.muted, "strokeWidth": 1.5},
    )
    heads = shapes_layer([feature(arrow) for arrow in arrows], {"fill": inks.accent, "stroke": inks.paper})
    said = [_hours_row(drawn, flow, wide, text_size) for flow, wide in sized]
    return map_picture(
        [
            ground,
            heads,
            *rimmed(said, text_size, inks.ink, inks.paper, fontWeight=600, baseline="middle"),
            *badges(_badge_rows(zones, drawn), text_size * 0.85, inks.ink, inks.paper),
            *rimmed(
                _change_rows(drawn, flows, changes, text_size),
                text_size,
                inks.ink,
                inks.paper,
                fontWeight=700,
                baseline="middle",
            ),
        ],
        drawn,
    )


def _badge_rows(zones: pd.DataFrame, drawn: Outlines) -> list[dict[str, Any]]:
    pairs = zip(zones["area_id"], zones["number"], strict=True)
    return [{**_place(drawn.middles[area]), "text": str(number)} for area, number in pairs]


def _change_rows(
    drawn: Outlines, flows: Sequence[Flow], changes: Sequence[ZoneChange], size: float
) -> list[dict[str, Any]]:
    """Each zone's change beside its badge, on the side where no arrow is."""
    return [
        {**_beside(drawn, change.zone, flows, size), "text": f"{_signed_hours(change)} t"}
        for change in changes
        if change.after != change.before
    ]


def _beside(drawn: Outlines, zone: str, flows: Sequence[Flow], size: float) -> dict[str, float]:
    """Under, over, right or left of a badge: the first of the places that are furthest from every arrow."""
    x, y = drawn.middles[zone]
    arrows = shapely.MultiLineString(
        [(drawn.middles[one.from_zone], drawn.middles[one.to_zone]) for one in flows]
    )
    places = [
        (x + across * size, y + down * size) for across, down in ((0, 1.65), (0, -1.65), (2.6, 0), (-2.6, 0))
    ]
    clear = [min(shapely.distance(shapely.Point(place), arrows), 1.5 * size) for place in places]
    return _place(places[clear.index(max(clear))])


def _signed_hours(change: ZoneChange) -> str:
    more = change.after - change.before
    return signed(more, 0 if float(more).is_integer() else 1)


def _hours_row(drawn: Outlines, flow: Flow, thick: float, size: float) -> dict[str, Any]:
    """The hours beside the middle of an arrow, on the side that is further from every badge."""
    (x, y), (to_x, to_y) = drawn.middles[flow.from_zone], drawn.middles[flow.to_zone]
    length = math.dist((x, y), (to_x, to_y))
    across, down = (to_y - y) / length, (x - to_x) / length
    words = f"{hours(flow.hours)} t"
    # Beside a standing arrow the words need half of their length, over a lying one half of their height.
    aside = thick / 2 + size * (0.25 + abs(across) * 0.28 * len(words) + abs(down) * 0.5)
    middle = (x + to_x) / 2, (y + to_y) / 2
    places = [(middle[0] + way * across * aside, middle[1] + way * down * aside) for way in (1, -1)]
    badges_at = shapely.MultiPoint(list(drawn.middles.values()))
    return {
        **_place(max(places, key=lambda place: shapely.distance(shapely.Point(place), badges_at))),
        "text": words,
    }


def _place(point: Point) -> dict[str, float]:
    return {"x": round(point[0], 1), "y": round(point[1], 1)}


def _arrow(drawn: Outlines, flow: Flow, thick: float, text_size: float) -> shapely.Polygon:
    """An arrow from badge to badge as one shape."""
    start, end = drawn.middles[flow.from_zone], drawn.middles[flow.to_zone]
    length = math.dist(start, end)
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    gap, half = text_size, thick / 2
    reach = half + _HEAD * max(half, text_size / 4)
    tip = length - gap
    neck = max(gap, tip - 1.8 * reach)
    profile = [
        (gap, half),
        (neck, half),
        (neck, reach),
        (tip, 0.0),
        (neck, -reach),
        (neck, -half),
        (gap, -half),
    ]
    return shapely.Polygon(
        [
            (start[0] + far * along[0] - aside * along[1], start[1] + far * along[1] + aside * along[0])
            for far, aside in profile
        ]
    )
