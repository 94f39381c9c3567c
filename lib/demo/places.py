"""Where the made-up afdelinger stand: inside their zone, apart from each other."""

from collections.abc import Mapping

import numpy as np
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

_DECIMALS = 5  # about a metre
_CANDIDATES = 12  # of which the one farthest from its neighbours is taken: spread out, yet not a grid
_EDGE_SHARE = 0.05  # distance to the border as a share of the zone's own scale


def zone_shapes(collection: Mapping[str, object], plan_id: str, kind: str) -> dict[str, BaseGeometry]:
    """Shapes of one plan and kind ('zone' or 'base') by area id, in the order of the file."""
    features = collection["features"]
    if not isinstance(features, list):
        raise ValueError("The GeoJSON has no list of features")
    chosen = [f for f in features if f["properties"]["plan"] == plan_id and f["properties"]["kind"] == kind]
    return {feature["properties"]["area_id"]: shape(feature["geometry"]) for feature in chosen}


def draw_places(
    rng: np.random.Generator, polygon: BaseGeometry, base: BaseGeometry, count: int
) -> np.ndarray:
    """`count` points (lon, lat) inside the polygon, off its border, its base and each other: (count, 2)."""
    narrow = np.cos(
        np.radians(polygon.centroid.y)
    )  # a degree of longitude is this much shorter than one of latitude
    inner = polygon.buffer(-_EDGE_SHARE * np.sqrt(polygon.area))
    taken = [(base.x, base.y)]
    for _ in range(count):
        candidates = [_inside(rng, inner) for _ in range(_CANDIDATES)]
        distances = [min(np.hypot((x - u) * narrow, y - v) for u, v in taken) for x, y in candidates]
        taken.append(candidates[int(np.argmax(distances))])
    return np.array(taken[1:])


def _inside(rng: np.random.Generator, area: BaseGeometry) -> tuple[float, float]:
    west, south, east, north = area.bounds
    while True:
        x = round(float(rng.uniform(west, east)), _DECIMALS)
        y = round(float(rng.uniform(south, north)), _DECIMALS)
        if area.contains(Point(x, y)):
            return x, y
