"""A map file -> zones and afdelinger as rows, with everything that a person must know before they count."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.datatraek.geography_words import GeoKind
from lib.domain.datatraek.known_names import KnownNames
from lib.domain.datatraek.rows import DatatraekKind
from lib.ingest.geography.afdeling_rows import afdeling_frame
from lib.ingest.geography.features import AREAL, Feature, features_of
from lib.ingest.geography.layers import open_layers
from lib.ingest.geography.placing import afdelinger_across_zones, place_in_zones
from lib.ingest.geography.zone_checks import zone_findings
from lib.ingest.geography.zone_rows import count_findings, drawn_zones, with_bases, zone_frame


@dataclass(frozen=True)
class GeoReading:
    """`zones`, `afdelinger`: typed_rows of their kinds, None when the file has none of that kind."""

    zones: pd.DataFrame | None
    afdelinger: pd.DataFrame | None
    findings: list[Finding]


def nothing(_: float) -> None:
    """Progress that nobody looks at."""


def read_geography(
    path: Path,
    name: str,
    names: KnownNames | None,
    plan_id: str,
    progress: Callable[[float], None] = nothing,
    zones_in_force: pd.DataFrame | None = None,
    wanted: DatatraekKind | None = None,
) -> GeoReading:
    """Zones and afdelinger of the map at `path` (GeoJSON, GeoPackage or a zip of shapefiles), in WGS84.

    `name`: the file's original name, for sentences. `names`: what the plan knows already. `wanted`: the kind that is
    read (None: both), so that nothing is said of the other. `zones_in_force`: rows of ZONER that afdelinger are placed
    in when the file has no zones or they are not wanted; without any, `zone` of an afdeling is as the file writes it.
    Of a file with several plans' features (property `plan`) only those of `plan_id` are read.

    Raises FileRefused when the file cannot or may not be read.
    """
    layers = open_layers(path, name)
    progress(0.4)
    features, findings = features_of(layers, name, plan_id)
    progress(0.5)
    drawn, zone_words = _zones(features, names, name)
    progress(0.8)
    around = _to_place_in(drawn, zones_in_force, wanted)
    listed, afdeling_words = _afdelinger(features[GeoKind.AFDELING], names, around, name)
    if drawn is None and listed is None:
        problem, remedy = "Filen har hverken zoner eller afdelinger.", "Vælg den fil, kortet er gemt i."
        findings.append(Finding(Severity.STOPPER, "tomt_kort", Place(name), problem, remedy))
    progress(1.0)
    return GeoReading(
        zones=None if wanted is DatatraekKind.AFDELINGER else drawn,
        afdelinger=None if wanted is DatatraekKind.ZONER else listed,
        findings=[
            *findings,
            *(zone_words if wanted is not DatatraekKind.AFDELINGER else ()),
            *(afdeling_words if wanted is not DatatraekKind.ZONER else ()),
        ],
    )


def _to_place_in(
    drawn: pd.DataFrame | None, in_force: pd.DataFrame | None, wanted: DatatraekKind | None
) -> pd.DataFrame | None:
    """The zones that afdelinger are placed in: those that will be in force together with them."""
    if in_force is None or (drawn is not None and wanted is not DatatraekKind.AFDELINGER):
        return drawn
    return in_force


def _zones(
    features: dict[GeoKind, list[Feature]], names: KnownNames | None, file: str
) -> tuple[pd.DataFrame | None, list[Finding]]:
    if not features[GeoKind.ZONE] and not features[GeoKind.BASE]:
        return None, []
    drawn, findings = drawn_zones(features[GeoKind.ZONE], names)
    whole, said = with_bases(drawn, features[GeoKind.BASE])
    findings += [*said, *zone_findings(whole, file)]
    if not whole:
        return None, findings
    return zone_frame(whole), findings + count_findings(whole, names, file)


def _afdelinger(
    features: list[Feature], names: KnownNames | None, zones: pd.DataFrame | None, file: str
) -> tuple[pd.DataFrame | None, list[Finding]]:
    if not features:
        return None, []
    frame, findings = afdeling_frame(features, names)
    findings += _twice(frame, file)
    if zones is None:
        return frame, findings
    placed, said = place_in_zones(frame, zones, file)
    outlines = {
        row: feature.shape
        for row, feature in enumerate(features)
        if feature.shape is not None and feature.shape.geom_type in AREAL and pd.notna(frame.at[row, "lon"])
    }
    return placed, findings + said + afdelinger_across_zones(outlines, placed, zones, file)


def _twice(frame: pd.DataFrame, file: str) -> list[Finding]:
    """Rows of an afdeling that the file has already, from the same date: by id, or by number in its organisation."""
    again = frame["area_id"].notna() & frame.duplicated(["area_id", "valid_from"])
    numbered = frame["number"].notna() & frame.duplicated(["organisation", "number", "valid_from"])
    return [
        Finding(
            Severity.STOPPER,
            "afdeling_to_gange",
            Place(file, row["sheet"] or "", row["cell"] or ""),
            f"Afdelingen «{row['name'] or row['number']}» står mere end én gang med samme dato.",
            "Slet den ene, eller ret nummeret.",
        )
        for row in frame[again | numbered].to_dict("records")
    ]
