"""How the zones lie to each other: overlaps, holes, gaps; areas in square metres."""

from collections.abc import Sequence
from itertools import combinations

import shapely

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.ingest.geography.shapes import SMALL_M2, square_metres
from lib.ingest.geography.zone_rows import DrawnZone

CLOSE_M = 50.0
"""Zones so near each other are meant to share a border."""
MANY_VERTICES = 5_000
"""More corners than this in one outline make every map of it slow."""


def zone_findings(zones: Sequence[DrawnZone], file: str) -> list[Finding]:
    """What a person must know of the zones together; outlines that are not sound are left out of it."""
    sound = [zone for zone in zones if zone.outline.sound]
    together = shapely.union_all([zone.outline.in_metres for zone in sound]) if sound else shapely.Polygon()
    return [
        *(finding for zone in sound for finding in _of_one(zone, together)),
        *(finding for pair in combinations(sound, 2) for finding in _of_two(*pair)),
        *_gaps(sound, together, file),
    ]


def _of_one(zone: DrawnZone, together: shapely.Geometry) -> list[Finding]:
    findings = []
    shape, place = zone.outline.in_metres, zone.feature.place
    parts = shapely.get_parts(shape)
    if len(parts) > 1:
        problem = f"{zone.name} består af {len(parts)} dele, der ikke hænger sammen."
        findings.append(
            Finding(Severity.OPLYSER, "zone_i_dele", place, problem, "Intet at gøre, hvis det er rigtigt.")
        )
    holes = [hole.difference(together).area for hole in _holes(shape)]
    empty = [area for area in holes if area > SMALL_M2]
    if empty:
        problem = (
            f"{zone.name} har {_counted(len(empty), 'hul', 'huller')} på i alt {square_metres(sum(empty))}."
        )
        remedy = "Sig ja, hvis stederne ikke hører til nogen zone; fyld dem ellers ud."
        findings.append(Finding(Severity.SPOERGER, "hul_i_zone", place, problem, remedy))
    corners = int(shapely.get_num_coordinates(shape))
    if corners > MANY_VERTICES:
        shown = f"{corners:,}".replace(",", ".")
        problem = f"Omridset af {zone.name} har {shown} hjørner; kortene bliver langsomme at tegne."
        remedy = "Det er læst, som det er. Forenkl det i kortprogrammet, gerne til under 1.000."
        findings.append(Finding(Severity.OPLYSER, "mange_hjoerner", place, problem, remedy))
    return findings


def _of_two(one: DrawnZone, other: DrawnZone) -> list[Finding]:
    shape, neighbour, place = one.outline.in_metres, other.outline.in_metres, other.feature.place
    shared = shape.intersection(neighbour).area
    if shared > SMALL_M2:
        problem = f"{one.name} og {other.name} overlapper hinanden med {square_metres(shared)}."
        remedy = "Ret omridsene, så hvert sted ligger i én zone."
        return [Finding(Severity.STOPPER, "zoner_overlapper", place, problem, remedy)]
    apart = shape.distance(neighbour)
    if 0.1 < apart < CLOSE_M:
        problem = f"Der er {f'{apart:.1f}'.replace('.', ',')} m mellem {one.name} og {other.name}, hvor de er tættest."
        remedy = "Træk kanterne sammen, hvis zonerne skal støde op til hinanden."
        return [Finding(Severity.OPLYSER, "revne_mellem_zoner", place, problem, remedy)]
    return []


def _gaps(zones: Sequence[DrawnZone], together: shapely.Geometry, file: str) -> list[Finding]:
    """Places that the zones enclose between them and that are in none."""
    own = [hole for zone in zones for hole in _holes(zone.outline.in_metres)]
    gaps = [
        gap.area
        for gap in _holes(together)
        if gap.area > SMALL_M2 and not any(hole.covers(gap.representative_point()) for hole in own)
    ]
    if not gaps:
        return []
    counted = _counted(len(gaps), "sted", "steder")
    problem = f"Mellem zonerne ligger {counted} på i alt {square_metres(sum(gaps))}, der ikke hører til nogen af dem."
    remedy = "Ret kanterne, hvis stederne skal høre til en zone."
    return [Finding(Severity.OPLYSER, "hul_mellem_zoner", Place(file), problem, remedy)]


def _holes(shape: shapely.Geometry) -> list[shapely.Polygon]:
    return [
        shapely.Polygon(ring)
        for part in shapely.get_parts(shape)
        if part.geom_type == "Polygon"
        for ring in part.interiors
    ]


def _counted(count: int, one: str, several: str) -> str:
    return f"ét {one}" if count == 1 else f"{count} {several}"
