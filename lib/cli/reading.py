"""A file and a profile -> typed rows: geography by its own reader, everything else by sheets."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.datatraek.known_names import KnownNames, known_names
from lib.domain.datatraek.profile import (
    AreaRule,
    Coordinate,
    Origin,
    PeriodRule,
    Rhythm,
    SourceProfile,
)
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.domain.observation import REAL_PROVENANCES
from lib.domain.plan_tables import PlanTables
from lib.ingest.geography.placing import place_in_zones
from lib.ingest.geography.reading import read_geography
from lib.ingest.geography.recognised import is_map
from lib.ingest.profile_toml import read_profiles
from lib.ingest.reading.reader import Reading, read_rows
from lib.ingest.sheets.opening import open_sheets
from lib.ingest.sheets.refused import FileRefused
from lib.settings import Settings

SOURCES = "sources"
Share = Callable[[float], None]


@dataclass(frozen=True)
class SentFile:
    """A file as it was sent: `name` is what the sender called it, `period` the answer where the profile asks for it."""

    path: Path
    name: str
    period: str = ""


ZONES = SourceProfile(
    profile_id="zoner",
    title="Kort: zonernes omrids og baser",
    kind=DatatraekKind.ZONER,
    source_id="kort",
    rhythm=Rhythm.UREGELMAESSIG,
    area=AreaRule(Coordinate(Origin.FIXED), level="zone"),
    period=PeriodRule(Coordinate(Origin.FIXED)),
    note="GeoJSON, GeoPackage eller en zip med shapefiler, i WGS84 eller UTM32. Hver zone har nummer og navn.",
)
"""Maps need no profile of their own: what they hold is found by their attributes."""


def all_profiles(settings: Settings) -> dict[str, SourceProfile]:
    """The plan's profiles and the one for maps, by id. Raises PlanFileError when one cannot be read."""
    return {**read_profiles(settings.plan_folder / SOURCES), ZONES.profile_id: ZONES}


def wanted_profile(settings: Settings, profile_id: str) -> SourceProfile:
    """The plan's profile of that id. Raises FileRefused when there is none, PlanFileError when one cannot be read."""
    profiles = all_profiles(settings)
    if profile_id not in profiles:
        problem = f"Planen har ingen opsætning, der hedder «{profile_id}»."
        remedy = f"Vælg en af: {', '.join(sorted(profiles)) or 'ingen endnu'}."
        raise FileRefused(Finding(Severity.STOPPER, "ukendt_opsaetning", Place(profile_id), problem, remedy))
    return profiles[profile_id]


def names_of(plan_tables: PlanTables) -> KnownNames:
    """Everything the plan knows by name. Demo afdelinger are not among it: real figures do not belong to them."""
    tables = plan_tables.tables
    real = real_afdelinger(plan_tables)
    return known_names(tables["areas"], real, tables["indicators"], tables["activities"])


def read_file(sent: SentFile, profile: SourceProfile, plan_tables: PlanTables, share: Share) -> Reading:
    """The rows of the file with what was found on the way. Raises FileRefused."""
    names = names_of(plan_tables)
    if profile.kind is DatatraekKind.ZONER or is_map(sent.path):
        return _geography(sent, profile.kind, names, plan_tables)
    sheets = open_sheets(sent.path, sent.name)
    reading = read_rows(sheets, profile, names, sent.name, sent.period or None, share)
    if profile.kind is DatatraekKind.AFDELINGER:
        rows, placed = place_in_zones(reading.rows, zone_rows(plan_tables), sent.name)
        return Reading(rows, [*reading.findings, *placed])
    return reading


def real_afdelinger(plan_tables: PlanTables) -> pd.DataFrame:
    """The afdelinger that are loaded; none as long as the plan has only demo ones."""
    afdelinger = plan_tables.tables["afdelinger"]
    return afdelinger[afdelinger["provenance"].isin(REAL_PROVENANCES)]


def zone_rows(plan_tables: PlanTables) -> pd.DataFrame:
    """The zones in force as rows of the kind ZONER."""
    return typed_rows(plan_tables.zone_shapes, DatatraekKind.ZONER)


def _geography(sent: SentFile, kind: DatatraekKind, names: KnownNames, plan_tables: PlanTables) -> Reading:
    zones = zone_rows(plan_tables)
    found = read_geography(
        sent.path,
        sent.name,
        names,
        plan_tables.plan.plan_id,
        zones_in_force=None if zones.empty else zones,
        wanted=kind,
    )
    wanted = found.zones if kind is DatatraekKind.ZONER else found.afdelinger
    if wanted is None:
        what = "zoner (flader)" if kind is DatatraekKind.ZONER else "afdelinger (punkter eller flader)"
        none = Finding(
            Severity.STOPPER,
            "intet_at_laese",
            Place(sent.name),
            f"Filen har ingen {what}.",
            "Vælg en anden fil eller en anden slags datatræk.",
        )
        raise FileRefused(next((said for said in found.findings if said.severity is Severity.STOPPER), none))
    return Reading(wanted, found.findings)
