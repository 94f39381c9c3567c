"""A small map of what goes between the zones: an arrow per pair, as wide as its hours, and each zone's change."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import shapely
import streamlit as st

from lib.domain.allocation.coverage import ZoneChange
from lib.domain.allocation.placement import Flow
from lib.domain.allocation.sentences import flow_words
from lib.domain.numbers import signed
from lib.ui.markup import element, join, text

_WIDTH, _MARGIN, _BADGE = 640.0, 16.0, 15.0
_THINNEST, _WIDEST, _HEAD = 3.0, 12.0, 2.2


@dataclass(frozen=True)
class _View:
    """From WGS84 degrees to the picture, true to scale at the middle latitude."""

    west: float
    north: float
    per_lon: float
    per_lat: float

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        return _MARGIN + (lon - self.west) * self.per_lon, _MARGIN + (self.north - lat) * self.per_lat


# st.html drops SVG. The markup is made here from escaped text; no styles are isolated, so moves.css reaches it.
_mount = st.components.v2.component(
    "zonekompas_flow_map",
    html='<div class="zk-mount"></div>',
    js="export default ({ parentElement, data }) => "
    "{ parentElement.querySelector('.zk-mount').innerHTML = data.markup }",
    isolate_styles=False,
)


def draw_flow_map(shapes: pd.DataFrame, flows: Sequence[Flow], changes: Sequence[ZoneChange]) -> None:
    """The map of `flow_map` on the page."""
    _mount(key="flow-map", data={"markup": flow_map(shapes, flows, changes)})


def flow_map(shapes: pd.DataFrame, flows: Sequence[Flow], changes: Sequence[ZoneChange]) -> str:
    """SVG. `shapes` as the question `zone_shapes`; `flows` and `changes` by the zones' area ids."""
    outlines = [shapely.from_geojson(written) for written in shapes["geojson"]]
    view, height = _view(outlines)
    middles = {
        area: view.place(*shapely.get_coordinates(shapely.point_on_surface(outline))[0])
        for area, outline in zip(shapes["area_id"], outlines, strict=True)
    }
    zones = join(element("path", d=_path(view, outline), class_="zk-shape") for outline in outlines)
    widest = max((flow.hours for flow in flows), default=1.0)
    arrows = join(
        _arrow(middles[flow.from_zone], middles[flow.to_zone], flow.hours / widest) for flow in flows
    )
    change_of = {change.zone: change.after - change.before for change in changes}
    marks = join(
        _mark(middles[area], zone_number, change_of.get(area, 0.0))
        for area, zone_number in zip(shapes["area_id"], shapes["number"], strict=True)
    )
    return element(
        "svg",
        zones + arrows + marks,
        viewBox=f"0 0 {_WIDTH:.0f} {height:.0f}",
        role="img",
        aria_label=flow_words(dict(zip(shapes["area_id"], shapes["name"], strict=True)), flows),
        class_="zk-map",
    )


def _view(outlines: list[shapely.Geometry]) -> tuple[_View, float]:
    west, south, east, north = shapely.total_bounds(outlines)
    squeeze = math.cos(math.radians((south + north) / 2))
    per_lat = (_WIDTH - 2 * _MARGIN) / ((east - west) * squeeze)
    return _View(west, north, per_lat * squeeze, per_lat), 2 * _MARGIN + (north - south) * per_lat


def _path(view: _View, outline: shapely.Geometry) -> str:
    return " ".join(
        "M"
        + " L".join(
            f"{x:.1f} {y:.1f}" for x, y in (view.place(*point) for point in shapely.get_coordinates(ring))
        )
        for ring in (shapely.get_exterior_ring(part) for part in shapely.get_parts(outline))
    )


def _arrow(start: tuple[float, float], end: tuple[float, float], share: float) -> str:
    """A straight arrow from badge to badge; `share` is its hours against the largest flow."""
    width = _THINNEST + (_WIDEST - _THINNEST) * share
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    ux, uy = dx / length, dy / length
    head, gap = _HEAD * width + 6, _BADGE + 3
    tip = end[0] - ux * gap, end[1] - uy * gap
    neck = tip[0] - ux * head, tip[1] - uy * head
    wide = head * 0.55
    corners = (tip, (neck[0] - uy * wide, neck[1] + ux * wide), (neck[0] + uy * wide, neck[1] - ux * wide))
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    line = f"M{start[0]:.1f} {start[1]:.1f} L{neck[0]:.1f} {neck[1]:.1f}"
    shaft = element("path", d=line, class_="zk-flow", stroke_width=f"{width:.1f}")
    return shaft + element("polygon", points=points, class_="zk-flow-head")


def _mark(place: tuple[float, float], zone_number: int, change: float) -> str:
    x, y = (round(part, 1) for part in place)
    disc = element("circle", cx=x, cy=y, r=_BADGE, class_="zk-map-badge")
    badge = disc + element("text", text(zone_number), x=x, y=y)
    if not change:
        return badge
    words = f"{signed(change, 0 if change.is_integer() else 1)} t"
    return badge + element("text", text(words), x=x, y=round(y + 2 * _BADGE + 2, 1), class_="zk-gain")
