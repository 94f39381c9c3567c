"""Features -> the rows of zones: number, name, outline, base."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import shapely

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.datatraek.geography_coordinates import interpret
from lib.domain.datatraek.geography_ids import OWN_ID, zone_id
from lib.domain.datatraek.geography_words import MAX_NUMBER, decimal_number, zone_number
from lib.domain.datatraek.known_names import KnownNames
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.ingest.geography.coordinates import reprojected
from lib.ingest.geography.features import Feature
from lib.ingest.geography.shapes import Outline, outline

NO_BASE = "Base ikke oplyst"
ZONE_LEVEL = "zone"


@dataclass(frozen=True)
class DrawnZone:
    """A zone of the file with its outline; the base comes from a feature of its own or from its attributes."""

    feature: Feature
    area_id: str
    number: int
    name: str
    outline: Outline
    base_name: str = ""
    base: shapely.Point | None = None


def drawn_zones(
    features: Sequence[Feature], names: KnownNames | None
) -> tuple[list[DrawnZone], list[Finding]]:
    """The zones that have a number and an outline, in the file's order, and what is wrong with the others."""
    zones: list[DrawnZone] = []
    findings: list[Finding] = []
    for feature in features:
        word = feature.text("number") or feature.text("name")
        number = zone_number(word) or zone_number(feature.text("name"))
        called = feature.text("name")
        name = called if called and not called.isdigit() else f"Zone {number or ''}".strip()
        found, said = outline(feature, name)
        findings += said
        if number is None:
            problem = f"{name} har intet nummer fra 1 til {MAX_NUMBER}."
            remedy = "Skriv det i egenskaben «nummer»."
            findings.append(Finding(Severity.STOPPER, "intet_zonenummer", feature.place, problem, remedy))
        elif found is not None:
            zones.append(
                _with_own_base(DrawnZone(feature, _area_id(feature, number, names), number, name, found))
            )
    return zones, findings + _twice(zones)


def with_bases(zones: Sequence[DrawnZone], bases: Sequence[Feature]) -> tuple[list[DrawnZone], list[Finding]]:
    """The zones with their bases: a point that names its zone, else the zone it lies in, else a place is made up."""
    findings: list[Finding] = []
    placed: dict[str, Feature] = {}
    for base in bases:
        zone = _zone_of_base(base, zones)
        if zone is None or base.shape is None or base.shape.is_empty:
            problem = "Basen hører ikke til nogen zone i filen og er udeladt."
            remedy = "Skriv zonens nummer i egenskaben «zone»."
            findings.append(Finding(Severity.SPOERGER, "base_uden_zone", base.place, problem, remedy))
        elif zone.area_id in placed:
            problem = f"{zone.name} har mere end én base; kun den første er læst."
            findings.append(
                Finding(Severity.SPOERGER, "flere_baser", base.place, problem, "Slet den, der ikke gælder.")
            )
        else:
            placed[zone.area_id] = base
    whole = []
    for zone in zones:
        settled, said = _settled(zone, placed.get(zone.area_id))
        whole.append(settled)
        findings += said
    return whole, findings


def zone_frame(zones: Sequence[DrawnZone]) -> pd.DataFrame:
    """The zones as typed rows, in the order of their numbers."""
    rows = [
        {
            "area_id": zone.area_id,
            "number": zone.number,
            "name": zone.name,
            "geojson": json.dumps(shapely.geometry.mapping(zone.outline.shape)),
            "base_name": zone.base_name,
            "base_lon": zone.base.x if zone.base else None,
            "base_lat": zone.base.y if zone.base else None,
            "mark": zone.feature.text("mark"),
            "sheet": zone.feature.place.sheet,
            "cell": zone.feature.place.cell,
        }
        for zone in sorted(zones, key=lambda zone: zone.number)
    ]
    return typed_rows(pd.DataFrame(rows), DatatraekKind.ZONER)


def count_findings(zones: Sequence[DrawnZone], names: KnownNames | None, file: str) -> list[Finding]:
    """The question that a plan with zones asks when a file has others."""
    known = {a.area_id: a.name for a in names.areas.values() if a.level == ZONE_LEVEL} if names else {}
    drawn = {zone.area_id: zone.name for zone in zones}
    new = [name for area_id, name in drawn.items() if area_id not in known]
    gone = [name for area_id, name in known.items() if area_id not in drawn]
    if not known or not (new or gone):
        return []
    changes = [f"{', '.join(new)} kommer til"] * bool(new) + [f"{', '.join(gone)} udgår"] * bool(gone)
    problem = f"Planen har {len(known)} zoner, og filen har {len(drawn)}: {'; '.join(changes)}."
    remedy = (
        "Sig kun ja, hvis zonerne er lavet om; tal og placering for en zone, der udgår, skal så også ændres."
    )
    return [Finding(Severity.SPOERGER, "andre_zoner", Place(file), problem, remedy)]


def _area_id(feature: Feature, number: int, names: KnownNames | None) -> str:
    """The plan's id of the zone with the number, else the file's own id, else one made of the number."""
    known = names.areas.values() if names else ()
    of_plan = [area.area_id for area in known if area.level == ZONE_LEVEL and area.number == str(number)]
    said = feature.text("area_id")
    free = names is None or said not in names.areas
    own = said if OWN_ID.fullmatch(said) and free else zone_id(number)
    return of_plan[0] if of_plan else own


def _twice(zones: Sequence[DrawnZone]) -> list[Finding]:
    numbers: set[int] = set()
    ids: set[str] = set()
    findings = []
    for zone in zones:
        if zone.number in numbers or zone.area_id in ids:
            problem = f"Zone nummer {zone.number} står mere end én gang."
            remedy = "Giv hver zone sit eget nummer, eller saml dens dele til ét objekt."
            findings.append(Finding(Severity.STOPPER, "zone_to_gange", zone.feature.place, problem, remedy))
        numbers.add(zone.number)
        ids.add(zone.area_id)
    return findings


def _with_own_base(zone: DrawnZone) -> DrawnZone:
    lon, lat = (decimal_number(zone.feature.text(field)) for field in ("base_lon", "base_lat"))
    name = zone.feature.text("base_name")
    if lon is None or lat is None:
        return replace(zone, base_name=name)
    how = interpret(None, lon, lat)
    written = np.array([shapely.Point(lon, lat)])
    # Whether the reading is right shows at once: a base lies in its zone, or the file stops.
    return replace(zone, base_name=name, base=(reprojected(written, how) if how else written)[0])


def _zone_of_base(base: Feature, zones: Sequence[DrawnZone]) -> DrawnZone | None:
    word = base.text("zone")
    number = zone_number(word)
    named = [zone for zone in zones if word and word in (zone.area_id, zone.name)]
    named = named or [zone for zone in zones if number == zone.number]
    if named or base.shape is None:
        return named[0] if named else None
    around = [zone for zone in zones if zone.outline.sound and zone.outline.shape.intersects(base.shape)]
    return around[0] if len(around) == 1 else None


def _settled(zone: DrawnZone, base: Feature | None) -> tuple[DrawnZone, list[Finding]]:
    """The zone with a base: that of the file, else a point inside it under a name that says so."""
    place, sound = zone.feature.place, zone.outline.sound
    if base is not None and base.shape is not None:
        place = base.place
        name = base.text("name") or zone.base_name or f"Basen i {zone.name}"
        zone = replace(zone, base_name=name, base=shapely.centroid(base.shape))
    if zone.base is None:
        inside = shapely.point_on_surface(shapely.make_valid(zone.outline.shape))
        problem = f"Filen siger ikke, hvor basen i {zone.name} ligger; den er sat midt i zonen."
        remedy = "Tilføj et punkt for basen med egenskaben «zone», hvis det skal være rigtigt."
        told = Finding(Severity.OPLYSER, "base_ikke_oplyst", place, problem, remedy)
        return replace(zone, base_name=zone.base_name or NO_BASE, base=inside), [told]
    named = replace(zone, base_name=zone.base_name or f"Basen i {zone.name}")
    if not sound or zone.outline.shape.intersects(zone.base):
        return named, []
    problem = f"Basen i {zone.name} ligger uden for zonen."
    return named, [
        Finding(Severity.STOPPER, "base_uden_for_zone", place, problem, "Flyt punktet, eller ret omridset.")
    ]
