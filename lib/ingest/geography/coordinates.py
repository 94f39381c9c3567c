"""Shapes of a layer -> shapes in WGS84, flat, with a word on how their coordinates were read."""

import geopandas as gpd
import numpy as np
import shapely

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.datatraek.geography_coordinates import (
    CODE_WORDS,
    DENMARK_DEGREES,
    KNOWN_CODES,
    UTM32,
    WGS84,
    Doubt,
    Interpretation,
    interpret,
)
from lib.ingest.geography.layer import Layer, refused

SAVE_WITH_CODE = "Gem filen igen med koordinatsystemet ETRS89/UTM32 (EPSG:25832) eller WGS84 (EPSG:4326)."


def to_wgs84(layer: Layer, file: str) -> tuple[gpd.GeoSeries, list[Finding]]:
    """The layer's shapes in longitude and latitude without height, and what was made of their coordinates.

    Raises FileRefused when the coordinate system is another one or cannot be known.
    """
    if layer.code is not None and layer.code not in KNOWN_CODES:
        problem = f"Koordinatsystemet EPSG:{layer.code} læses ikke."
        raise refused(file, "koordinatsystem", problem, SAVE_WITH_CODE, layer.name)
    shapes = layer.shapes.to_numpy()
    drawn = np.array([shape is not None and not shape.is_empty for shape in shapes], dtype=bool)
    if not drawn.any():
        return gpd.GeoSeries(shapes, index=layer.shapes.index, crs=WGS84), []
    findings = _height(layer, shapes[drawn], file)
    flat = shapely.force_2d(shapes)
    found = interpret(layer.code, *_typical(flat[drawn]))
    if found is None and layer.standard_is_wgs84:
        found = Interpretation(WGS84, swapped=False, doubt=Doubt.NONE)
    if found is None:
        problem = "Filen siger ikke, hvilket koordinatsystem den har, og tallene passer ikke med noget sted i Danmark."
        raise refused(file, "koordinatsystem", problem, SAVE_WITH_CODE, layer.name)
    read = reprojected(flat, found)
    return gpd.GeoSeries(read, index=layer.shapes.index, crs=WGS84), findings + _said(layer, found, file)


def reprojected(shapes: np.ndarray, how: Interpretation) -> np.ndarray:
    """Flat shapes (or None) in WGS84; coordinates that are on no map become infinite."""
    turned = shapely.transform(shapes, lambda pairs: pairs[:, ::-1]) if how.swapped else shapes
    return np.asarray(gpd.GeoSeries(turned, crs=how.code).to_crs(WGS84).to_numpy())


def metres(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """WGS84 shapes in ETRS89/UTM32, where lengths and areas are metres."""
    return shapes.set_crs(WGS84, allow_override=True).to_crs(UTM32)


def in_denmark(shape: shapely.Geometry) -> bool:
    """Whether the whole of a WGS84 shape lies in Denmark's box; a corner that is no number lies nowhere."""
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        return False
    west, south, east, north = shape.bounds
    return DENMARK_DEGREES.holds(west, south) and DENMARK_DEGREES.holds(east, north)


def interpretation_finding(how: Interpretation, declared: int | None, place: Place) -> Finding | None:
    """The question or the word on a reading that the file does not give itself; None when it does."""
    if how.doubt is Doubt.NONE:
        return None
    order = ", med nord før øst" if how.swapped else ""
    read = f"Koordinaterne er læst som {CODE_WORDS[how.code]}{order}"
    if how.doubt is Doubt.UNSAID and how.code == WGS84:
        return Finding(
            Severity.OPLYSER,
            "koordinater_laest",
            place,
            f"{read}; filen siger det ikke selv.",
            "Se efter på kortet.",
        )
    said = "Filen siger det ikke selv" if declared is None else f"Filen siger {CODE_WORDS[declared]}"
    problem = f"{read}: det passer med tallenes størrelse. {said}."
    return Finding(
        Severity.SPOERGER,
        "koordinater_laest",
        place,
        problem,
        f"Se på kortet, om det ligger rigtigt. {SAVE_WITH_CODE}",
    )


def _said(layer: Layer, how: Interpretation, file: str) -> list[Finding]:
    if layer.standard_is_wgs84 and layer.code is None and how.code == WGS84 and not how.swapped:
        return []
    finding = interpretation_finding(how, layer.code, Place(file, layer.name))
    return [finding] if finding else []


def _typical(shapes: np.ndarray) -> tuple[float, float]:
    """The median of the shapes' middles: one stray point does not change what the file is."""
    bounds = shapely.bounds(shapes)
    middles = np.column_stack([bounds[:, [0, 2]].mean(axis=1), bounds[:, [1, 3]].mean(axis=1)])
    finite = middles[np.isfinite(middles).all(axis=1)]
    if not len(finite):
        return float("nan"), float("nan")
    return float(np.median(finite[:, 0])), float(np.median(finite[:, 1]))


def _height(layer: Layer, drawn: np.ndarray, file: str) -> list[Finding]:
    high = int(shapely.has_z(drawn).sum())
    if not high:
        return []
    objects = "1 objekt" if high == 1 else f"{high} objekter"
    problem = f"{objects} har højder (3D); kortet er fladt, så højderne er udeladt."
    return [Finding(Severity.OPLYSER, "hoejder_udeladt", Place(file, layer.name), problem, "Intet at gøre.")]
