"""The zones of a map as flat outlines in pixels: a picture that needs no tiles and is the same wherever it is drawn.

The places are worked out here and not by the drawer's projection, so that arrows, hatches and words share them.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely

Layer = dict[str, Any]
Feature = dict[str, Any]
Point = tuple[float, float]

_FLAT = {"type": "identity", "scale": 1, "translate": [0, 0]}
_MARGIN = 8.0


@dataclass(frozen=True)
class Outlines:
    """Zones in zone order: their shapes in pixels from the top left, and the middle of the widest place in each."""

    shapes: Mapping[str, shapely.Geometry]
    middles: Mapping[str, Point]
    width: float
    height: float


def outlines(zones: pd.DataFrame, width: float, tallest: float, kept_free: float = 0.0) -> Outlines:
    """The zones of `zones` (area_id and geojson in WGS84), true to scale at their middle latitude.

    As wide as `width`, unless the picture would be taller than `tallest`; on the left `kept_free` has nothing in it.
    """
    degrees = [shapely.from_geojson(written) for written in zones["geojson"]]
    west, south, east, north = shapely.total_bounds(degrees)
    squeeze = math.cos(math.radians((south + north) / 2))
    room, high = width - kept_free - 2 * _MARGIN, tallest - 2 * _MARGIN
    scale = min(room / ((east - west) * squeeze), high / (north - south))
    height = (north - south) * scale + 2 * _MARGIN
    left = kept_free + (width - kept_free - (east - west) * squeeze * scale) / 2

    def placed(points: np.ndarray) -> np.ndarray:
        return np.column_stack(
            [left + (points[:, 0] - west) * squeeze * scale, _MARGIN + (north - points[:, 1]) * scale]
        )

    flat = [shapely.transform(each, placed) for each in degrees]
    areas = [str(area) for area in zones["area_id"]]
    middles = {area: _middle(each, flat) for area, each in zip(areas, flat, strict=True)}
    return Outlines(dict(zip(areas, flat, strict=True)), middles, width, height)


def _middle(own: shapely.Geometry, everyone: Sequence[shapely.Geometry]) -> Point:
    """The middle of the largest circle within a zone that no other zone lies in."""
    others = shapely.union_all([each for each in everyone if each is not own])
    free = shapely.difference(own, others)
    circle = shapely.maximum_inscribed_circle(own if free.is_empty else free, tolerance=1)
    x, y = shapely.get_coordinates(circle)[0]
    return float(x), float(y)


def feature(shape: shapely.Geometry, **properties: Any) -> Feature:
    """A shape of `Outlines` as what a layer is made of."""
    rounded = shapely.set_precision(shape, 0.1)
    return {"type": "Feature", "geometry": shapely.geometry.mapping(rounded), "properties": properties}


def shapes_layer(features: Sequence[Feature], mark: Mapping[str, Any], **encoding: Any) -> Layer:
    """Shapes of pixels, drawn as they are."""
    return {
        "data": {"values": list(features)},
        "projection": dict(_FLAT),
        "mark": {"type": "geoshape", **mark},
        "encoding": encoding,
    }


def words_layer(rows: Sequence[Mapping[str, Any]], size: float, colour: str, **mark: Any) -> Layer:
    """The words at `text` of each row, at its pixels x and y."""
    return {
        "data": {"values": [dict(row) for row in rows]},
        "mark": {"type": "text", "fontSize": size, "color": colour, **mark},
        "encoding": _at_pixels() | {"text": {"field": "text"}},
    }


def rimmed(rows: Sequence[Mapping[str, Any]], size: float, colour: str, rim: str, **mark: Any) -> list[Layer]:
    """Words that can be read on any ground: the same words twice, first with a rim."""
    wide = {"stroke": rim, "strokeWidth": size / 4, "strokeJoin": "round"}
    return [words_layer(rows, size, rim, **mark, **wide), words_layer(rows, size, colour, **mark)]


def badges(rows: Sequence[Mapping[str, Any]], radius: float, ground: str, colour: str) -> list[Layer]:
    """A disc with the zone's number for each row (x, y, text)."""
    disc = {"type": "point", "shape": "circle", "filled": True, "size": math.pi * radius**2, "opacity": 1}
    discs = {
        "data": {"values": [dict(row) for row in rows]},
        "mark": {**disc, "fill": ground, "stroke": colour, "strokeWidth": radius / 8},
        "encoding": _at_pixels(),
    }
    return [discs, words_layer(rows, radius * 1.2, colour, fontWeight=700, baseline="middle")]


def map_picture(layers: Sequence[Layer], drawn: Outlines) -> dict[str, Any]:
    """A Vega-Lite spec of the layers, as large as the outlines. Its size is fixed: its pixels are its places."""
    return {
        "width": round(drawn.width),
        "height": round(drawn.height),
        "padding": 0,
        "layer": list(layers),
        "config": {"background": None, "font": "Source Sans, sans-serif", "view": {"stroke": None}},
    }


def _at_pixels() -> dict[str, Any]:
    exact = {"type": "quantitative", "scale": None}
    return {"x": {"field": "x", **exact}, "y": {"field": "y", **exact}}
