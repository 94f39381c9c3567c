"""GeoJSON -> one layer, feature by feature, so that a broken one is named and the rest is read."""

import json
import re

import geopandas as gpd
import pandas as pd
import shapely

from lib.ingest.geography.layer import MAX_ATTRIBUTES, MAX_FEATURES, Layer, refused, too_many

MAX_BYTES = 20_000_000
"""Python's own form of a JSON text takes up to thirty times its room."""

_EPSG = re.compile(r"EPSG:{1,2}(?:[\d.]*:)?(\d{4,6})$", re.IGNORECASE)
_GEOMETRIES = frozenset(
    {
        *("Point", "MultiPoint", "LineString", "MultiLineString"),
        *("Polygon", "MultiPolygon", "GeometryCollection"),
    }
)


def read_geojson(data: bytes, file: str) -> list[Layer]:
    """The file's single layer. Raises FileRefused for what is no GeoJSON, or too much of it."""
    if len(data) > MAX_BYTES:
        raise refused(file, "for_stor", "GeoJSON-filen fylder mere end 20 MB.")
    root = _parsed(data, file)
    features = _features(root)
    if features is None:
        raise refused(
            file, "ikke_geojson", "Filen er JSON, men ikke GeoJSON: den har ingen objekter på et kort."
        )
    if len(features) > MAX_FEATURES:
        raise too_many(file, "objekter", MAX_FEATURES)
    attributes, shapes, unreadable = [], [], {}
    headers: dict[str, None] = {}
    for number, feature in enumerate(features, 1):
        said = feature.get("properties") if isinstance(feature, dict) else None
        attributes.append(said if isinstance(said, dict) else {})
        headers.update(dict.fromkeys(attributes[-1]))
        if len(headers) > MAX_ATTRIBUTES:
            raise too_many(file, "egenskaber pr. objekt", MAX_ATTRIBUTES)
        shape, why = _shape(feature)
        shapes.append(shape)
        if why:
            unreadable[number] = why
    index = pd.RangeIndex(1, len(features) + 1)
    columns = {header: [row.get(header) for row in attributes] for header in headers}
    return [
        Layer(
            name="",
            attributes=pd.DataFrame(columns, index=index, dtype="object"),
            shapes=gpd.GeoSeries(shapes, index=index),
            code=_code(root, file),
            unreadable=unreadable,
            standard_is_wgs84=True,
        )
    ]


def _parsed(data: bytes, file: str) -> dict[str, object]:
    try:
        root = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise refused(file, "tegnsaet", "Filens tegn er ikke UTF-8, som GeoJSON skal være.") from None
    except (ValueError, RecursionError):
        raise refused(file, "ikke_geojson", "Filen er ikke hel: dens JSON kan ikke læses.") from None
    if not isinstance(root, dict):
        raise refused(file, "ikke_geojson", "Filen er JSON, men ikke GeoJSON.")
    return root


def _no_constant(word: str) -> float:
    raise ValueError(word)


def _features(root: dict[str, object]) -> list[object] | None:
    kind = root.get("type")
    if kind == "FeatureCollection":
        features = root.get("features")
        return features if isinstance(features, list) else None
    if kind == "Feature":
        return [root]
    if isinstance(kind, str) and kind in _GEOMETRIES:
        return [{"type": "Feature", "properties": {}, "geometry": root}]
    return None


def _shape(feature: object) -> tuple[shapely.Geometry | None, str]:
    """The feature's shape, or why there is none ('' when the file has none)."""
    written = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(written, dict):
        return None, ""
    try:
        shape = shapely.from_geojson(json.dumps(written))
    except (shapely.errors.GEOSException, ValueError, RecursionError):
        return None, "dets koordinater er ikke skrevet, som de skal"
    return shape, ""


def _code(root: dict[str, object], file: str) -> int | None:
    """The EPSG code of the member `crs` (older files have it); None when there is none."""
    crs = root.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str):
        return None
    if name.upper().endswith("CRS84"):
        return 4326
    found = _EPSG.search(name)
    if found is None:
        problem = "Filens koordinatsystem («crs») kendes ikke."
        raise refused(file, "koordinatsystem", problem, "Gem den som WGS84 eller ETRS89/UTM32.")
    return int(found[1])
