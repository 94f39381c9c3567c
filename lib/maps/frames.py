"""Where the map is and where the number of each zone stands, from the zones' polygons."""

import json
from typing import Any

import pandas as pd
from shapely import maximum_inscribed_circle
from shapely.geometry import Point, box
from shapely.geometry import shape as to_shape

from lib.maps.base_map import Bounds

CLEARANCE = 0.055
"""How far a zone's number keeps from the latitude of its base, as a share of the map's height: two lines of text."""


def with_label_points(shapes: pd.DataFrame) -> pd.DataFrame:
    """`shapes` (area_id, name, number, geojson, base_lon, base_lat) in zone order, with label_lon and label_lat.

    The label of a zone stands inside it, as far from its edge as it can without covering the name of its base.
    """
    ordered = shapes.sort_values("number").reset_index(drop=True)
    (south, _), (north, _) = bounds_of(ordered)
    keep_away = (north - south) * CLEARANCE
    points = [_label_point(row, keep_away) for row in ordered.itertuples()]
    return ordered.assign(label_lon=[point.x for point in points], label_lat=[point.y for point in points])


def _label_point(row: Any, keep_away: float) -> Point:
    """The middle of the largest circle in the zone, above or below the strip where the name of its base stands."""
    outline = to_shape(_geometry(row.geojson))
    west, south, east, north = outline.bounds
    strip = box(west, row.base_lat - keep_away, east, row.base_lat + keep_away)
    rest = outline.difference(strip)
    parts = [part for part in getattr(rest, "geoms", [rest]) if not part.is_empty] or [outline]
    circles = [maximum_inscribed_circle(part) for part in parts]
    return Point(max(circles, key=lambda radius: radius.length).coords[0])


def bounds_of(shapes: pd.DataFrame) -> Bounds:
    """((south, west), (north, east)) of all zones, in degrees. Raises ValueError when there are none."""
    if shapes.empty:
        raise ValueError("Der er ingen zoner at vise på kortet.")
    boxes = [to_shape(_geometry(text)).bounds for text in shapes["geojson"]]
    west, south, east, north = zip(*boxes, strict=True)
    return (min(south), min(west)), (max(north), max(east))


def _geometry(geojson: str) -> dict[str, object]:
    parsed: dict[str, object] = json.loads(geojson)
    inner = parsed.get("geometry", parsed)
    assert isinstance(inner, dict)
    return inner
