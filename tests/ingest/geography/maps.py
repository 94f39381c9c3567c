"""Small map files for the tests: zones as squares of metres somewhere in Jutland."""

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import shapely

from lib.domain.datatraek.finding import Finding, Severity
from lib.ingest.geography.reading import GeoReading, read_geography

UTM32 = 25832
WEST, SOUTH = 547_000.0, 6_158_000.0


def square(east: float, north: float, side: float = 1000.0) -> shapely.Polygon:
    """A square with its south-west corner so many metres from the corner of the tests' map."""
    return shapely.box(WEST + east, SOUTH + north, WEST + east + side, SOUTH + north + side)


def zone_frame(shapes: Sequence[shapely.Geometry], **columns: Sequence[object]) -> gpd.GeoDataFrame:
    """Zones numbered from 1 in ETRS89/UTM32."""
    numbers = list(range(1, len(shapes) + 1))
    return gpd.GeoDataFrame({"zone": numbers, **columns}, geometry=list(shapes), crs=UTM32)


def afdeling_frame(points: Sequence[shapely.Geometry], **columns: Sequence[object]) -> gpd.GeoDataFrame:
    """Whole afdelinger numbered from 1, of one organisation."""
    count = len(points)
    whole = {
        "nummer": [str(n) for n in range(1, count + 1)],
        "navn": [f"Gården {n}" for n in range(1, count + 1)],
        "organisation": "Boligselskabet",
        "beboere": 200,
        "husstande": 120,
    }
    return gpd.GeoDataFrame({**whole, **columns}, geometry=list(points), crs=UTM32)


def point(east: float, north: float) -> shapely.Point:
    return shapely.Point(WEST + east, SOUTH + north)


def written(path: Path, *layers: tuple[str, gpd.GeoDataFrame]) -> Path:
    """The layers as a GeoPackage."""
    for name, frame in layers:
        frame.to_file(path, layer=name)
    return path


def geojson(path: Path, features: Sequence[tuple[dict[str, object], object]], **root: object) -> Path:
    """A GeoJSON file of (properties, geometry as a mapping or a shape), written as they are."""
    made = [
        {
            "type": "Feature",
            "properties": properties,
            "geometry": shapely.geometry.mapping(g) if isinstance(g, shapely.Geometry) else g,
        }
        for properties, g in features
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", **root, "features": made}), encoding="utf-8")
    return path


def read(path: Path, **more: object) -> GeoReading:
    return read_geography(path, path.name, more.pop("names", None), "en_plan", **more)


def of_code(findings: Sequence[Finding], code: str) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def severities(findings: Sequence[Finding]) -> dict[str, Severity]:
    """Code -> severity, without what only informs."""
    return {f.code: f.severity for f in findings if f.severity is not Severity.OPLYSER}


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def packed(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path
