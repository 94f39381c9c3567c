"""The small map of the front page: an inline SVG, so it needs no script and no tiles."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
import shapely
import streamlit as st

from lib.domain.benchmark import MISSING, Figure
from lib.domain.classes import MISSING_LABEL, Classes, classify
from lib.domain.numbers import number
from lib.domain.observation import Provenance
from lib.ui.markup import element, join, text
from lib.ui.once import once
from lib.ui.theme import levels_for

_WIDTH, _HEIGHT, _MARGIN = 640.0, 410.0, 12.0
_SMALLEST_RADIUS, _LARGEST_RADIUS, _BADGE_RADIUS = 3.5, 12.0, 14
_HATCH = (
    '<defs><pattern id="zk-mangler" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<path d="M0 8 L8 0" style="stroke: var(--zk-same)" stroke-width="1.5"></path></pattern></defs>'
)


@dataclass(frozen=True)
class _View:
    """From WGS84 degrees to the picture: one scale, true at the middle latitude, the zones in the middle."""

    middle_lon: float
    middle_lat: float
    per_lon: float
    per_lat: float

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """x and y in picture units."""
        x, y = (lon - self.middle_lon) * self.per_lon, (self.middle_lat - lat) * self.per_lat
        return round(_WIDTH / 2 + x, 1), round(_HEIGHT / 2 + y, 1)


# st.html drops SVG. The markup is made here from escaped text; no styles are isolated, so style.css reaches it.
_mount = st.components.v2.component(
    "zonekompas_zone_map",
    html='<div class="zk-mount"></div>',
    js="export default ({ parentElement, data }) => "
    "{ parentElement.querySelector('.zk-mount').innerHTML = data.markup }",
    isolate_styles=False,
)


def draw_zone_map(
    shapes: pd.DataFrame,
    figures: dict[str, Figure] | None,
    afdelinger: pd.DataFrame,
    title: str,
    stamp: str = "",
) -> None:
    """The map of `zone_map` on the page."""
    _mount(key="zone-map", data={"markup": once(zone_map, shapes, figures, afdelinger, title, stamp)})


def zone_map(
    shapes: pd.DataFrame,
    figures: dict[str, Figure] | None,
    afdelinger: pd.DataFrame,
    title: str,
    stamp: str = "",
) -> str:
    """SVG and legend. `shapes` as `zone_shapes`, `figures` by zone, `afdelinger` with residents, lon, lat,
    provenance.

    A zone without a figure is hatched; an afdeling that is demo is a hollow circle, a real one is filled. `figures`
    None: outlines only. `stamp` is a word across the picture: what it is not yet.
    """
    outlines = [shapely.from_geojson(written) for written in shapes["geojson"]]
    zone_figures = [(figures or {}).get(area, MISSING) for area in shapes["area_id"]]
    view = _view(outlines)
    classes = classify(figure.value for figure in zone_figures)
    levels = {
        area: _level(figure, classes) for area, figure in zip(shapes["area_id"], zone_figures, strict=True)
    }
    zones = join(
        _outline(view, outline, name) if figures is None else _zone(view, outline, name, figure, level)
        for outline, name, figure, level in zip(
            outlines, shapes["name"], zone_figures, levels.values(), strict=True
        )
    )
    badges = join(_badge(view, *pair) for pair in zip(outlines, shapes["number"], strict=True))
    svg = element(
        "svg",
        _HATCH,
        zones,
        _circles(view, afdelinger, levels),
        _stamp(stamp),
        badges,
        viewBox=f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}",
        role="img",
        aria_label=title,
        class_="zk-map",
    )
    return svg + _legend(classes, [] if figures is None else zone_figures, afdelinger)


def _view(outlines: list[shapely.Geometry]) -> _View:
    west, south, east, north = shapely.total_bounds(outlines)
    squeeze = math.cos(math.radians((south + north) / 2))
    per_lat = min(
        (_WIDTH - 2 * _MARGIN) / ((east - west) * squeeze), (_HEIGHT - 2 * _MARGIN) / (north - south)
    )
    return _View((west + east) / 2, (south + north) / 2, per_lat * squeeze, per_lat)


def _level(figure: Figure, classes: Classes) -> int | None:
    """Which of the five level colours a zone has; None without a figure."""
    index = classes.index_of(figure.value)
    return None if index is None else levels_for(len(classes.labels))[index]


def _zone(view: _View, outline: shapely.Geometry, name: str, figure: Figure, level: int | None) -> str:
    path = " ".join(_ring(view, shapely.get_exterior_ring(part)) for part in shapely.get_parts(outline))
    fill = "url(#zk-mangler)" if level is None else f"var(--zk-level-{level})"
    words = MISSING_LABEL if figure.value is None else number(figure.value)
    tip = element("title", f"{text(name)}: {text(words)}")
    return element("path", tip, d=path, style=f"fill: {fill}", class_="zk-zone")


def _outline(view: _View, outline: shapely.Geometry, name: str) -> str:
    path = " ".join(_ring(view, shapely.get_exterior_ring(part)) for part in shapely.get_parts(outline))
    return element("path", element("title", text(name)), d=path, class_="zk-shape")


def _stamp(word: str) -> str:
    if not word:
        return ""
    x, y = _WIDTH / 2, _HEIGHT / 2
    return element("text", text(word), x=x, y=y, transform=f"rotate(-18 {x} {y})", class_="zk-stamp")


def _ring(view: _View, ring: shapely.Geometry) -> str:
    points = (view.place(lon, lat) for lon, lat in shapely.get_coordinates(ring))
    return "M" + " L".join(f"{x} {y}" for x, y in points) + " Z"


def _badge(view: _View, outline: shapely.Geometry, zone_number: int) -> str:
    x, y = view.place(*shapely.get_coordinates(shapely.point_on_surface(outline))[0])
    disc = element("circle", cx=x, cy=y, r=_BADGE_RADIUS, class_="zk-map-badge")
    return disc + element("text", text(zone_number), x=x, y=y)


def _circles(view: _View, afdelinger: pd.DataFrame, levels: dict[str, int | None]) -> str:
    if afdelinger.empty:
        return ""
    largest = afdelinger["residents"].max()
    columns = (afdelinger[name] for name in ("lon", "lat", "residents", "provenance", "parent_id"))
    return join(
        _circle(*view.place(lon, lat), math.sqrt(residents / largest), provenance, levels.get(zone))
        for lon, lat, residents, provenance, zone in zip(*columns, strict=True)
    )


def _circle(x: float, y: float, share: float, provenance: str, level: int | None) -> str:
    """Hollow for demo, filled for real, in a colour that stands out on the zone's own."""
    radius = round(_SMALLEST_RADIUS + (_LARGEST_RADIUS - _SMALLEST_RADIUS) * share, 1)
    ink = "var(--zk-ink)" if level is None else f"var(--zk-on-level-{level})"
    fill = "none" if provenance == Provenance.DEMO else ink
    return element("circle", cx=x, cy=y, r=radius, class_="zk-afdeling", style=f"stroke: {ink}; fill: {fill}")


def _legend(classes: Classes, figures: Iterable[Figure], afdelinger: pd.DataFrame) -> str:
    levels = levels_for(len(classes.labels))
    items = [
        (f'style="background: var(--zk-level-{level})" class="zk-swatch"', label)
        for level, label in zip(levels, classes.labels, strict=True)
    ]
    if not all(figure.known for figure in figures):
        items.append(('class="zk-swatch zk-hatch"', MISSING_LABEL))
    if (afdelinger["provenance"] == Provenance.DEMO).any():
        items.append(('class="zk-swatch-ring"', "afdeling (demo)"))
    entries = (
        element("li", f'<span {look} aria-hidden="true"></span>', text(label)) for look, label in items
    )
    return element("ul", join(entries), class_="zk-legend")
