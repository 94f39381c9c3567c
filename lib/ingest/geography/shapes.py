"""One shape: is it whole, what is wrong with it in plain words, and can it be mended without changing it."""

import re
from dataclasses import dataclass

import geopandas as gpd
import shapely

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.ingest.geography.coordinates import in_denmark, metres
from lib.ingest.geography.features import AREAL, Feature

SMALL_M2 = 5.0
"""Less than this is the thickness of a drawn line, not a place."""
SAME_SHARE = 0.001

_REASONS = {
    "self-intersection": "krydser sig selv",
    "ring self-intersection": "rører sig selv",
    "hole lies outside shell": "har et hul, der ligger uden for det",
    "holes are nested": "har huller inde i hinanden",
    "interior is disconnected": "er delt i to af sine huller",
    "nested shells": "har dele, der ligger oven i hinanden",
    "duplicate rings": "har den samme kant to gange",
    "too few points in geometry component": "har for få hjørner",
    "invalid coordinate": "har et hjørne, der intet sted ligger",
}


@dataclass(frozen=True)
class Outline:
    """A polygon in WGS84 and in metres; `sound` False: it is shown, but nothing is measured with it."""

    shape: shapely.Geometry
    in_metres: shapely.Geometry
    sound: bool


def outline(feature: Feature, what: str) -> tuple[Outline | None, list[Finding]]:
    """The feature's polygon and what is wrong with it; None when there is no polygon to show. `what`: 'Zone 2'.

    A polygon that can be made valid without changing its area is offered so, as a question; any other stops.
    """
    shape = feature.shape
    if shape is None or shape.is_empty:
        why = f": {feature.why_not}" if feature.why_not else ""
        return None, [_stop(feature.place, "intet_omrids", f"{what} har intet omrids{why}.", "Tegn det.")]
    if shape.geom_type not in AREAL:
        problem = f"{what} er ikke tegnet som en flade."
        return None, [_stop(feature.place, "intet_omrids", problem, "Tegn den som en polygon.")]
    if not in_denmark(shape):
        return None, [outside(feature.place, what)]
    flat = single(shape)
    measured = in_metres(flat)
    if flat.is_valid:
        return Outline(flat, measured, sound=True), []
    return _mended(feature.place, what, flat, measured)


def in_metres(shape: shapely.Geometry) -> shapely.Geometry:
    """A WGS84 shape in ETRS89/UTM32."""
    return metres(gpd.GeoSeries([shape])).iloc[0]


def outside(place: Place, what: str) -> Finding:
    """The finding on a shape that is not in Denmark."""
    problem = f"{what} ligger uden for Danmark."
    return _stop(place, "uden_for_danmark", problem, "Se efter, om koordinatsystemet er det rigtige.")


def single(shape: shapely.Geometry) -> shapely.Geometry:
    """A collection of one as that one."""
    parts = shapely.get_parts(shape)
    return parts[0] if len(parts) == 1 else shape


def square_metres(area: float) -> str:
    """An area in words: '1.234 m²'."""
    return f"{area:,.0f} m²".replace(",", ".")


def _mended(
    place: Place, what: str, flat: shapely.Geometry, measured: shapely.Geometry
) -> tuple[Outline, list[Finding]]:
    why = unsound(flat)
    mended = _areal(shapely.make_valid(flat))
    if mended is not None:
        after = in_metres(mended)
        change = abs(after.area - measured.area)
        if after.is_valid and change <= max(SMALL_M2, SAME_SHARE * after.area):
            problem = f"Omridset af {what} {why}. Det er rettet, uden at arealet ændres."
            asked = Finding(
                Severity.SPOERGER,
                "omrids_rettet",
                place,
                problem,
                "Se på kortet, om det er det rigtige omrids.",
            )
            return Outline(mended, after, sound=True), [asked]
    problem = f"Omridset af {what} {why}."
    return Outline(flat, measured, sound=False), [
        _stop(place, "ugyldigt_omrids", problem, "Tegn det om, så kanten kun går rundt én gang.")
    ]


def _areal(shape: shapely.Geometry) -> shapely.Geometry | None:
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in AREAL and part.area > 0]
    return single(shapely.union_all(parts)) if parts else None


def unsound(shape: shapely.Geometry) -> str:
    """What is wrong with an outline that is not valid, to follow its name: 'krydser sig selv (ved længde …)'."""
    said = shapely.is_valid_reason(shape)
    word, _, where = said.partition("[")
    reason = _REASONS.get(word.strip().casefold(), "er ikke en hel flade")
    pair = re.match(r"(-?[\d.]+) (-?[\d.]+)", where)
    if pair is None:
        return reason
    lon, lat = (f"{float(part):.5f}".replace(".", ",") for part in pair.groups())
    return f"{reason} (ved længde {lon}, bredde {lat})"


def _stop(place: Place, code: str, problem: str, remedy: str) -> Finding:
    return Finding(Severity.STOPPER, code, place, problem, remedy)
