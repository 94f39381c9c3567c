"""A plan's folder -> one checked `PlanTables`. Every flaw of every file is found before anything is said."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from lib.domain.datatraek.compose import Piece, with_datatraek
from lib.domain.plan import Plan, Zone
from lib.domain.plan_tables import PlanTables
from lib.ingest.cross_checks import cross_flaws
from lib.ingest.csv_file import read_checked
from lib.ingest.demo_fields import DEMO_FILES
from lib.ingest.fields import Fields
from lib.ingest.messages import Flaw, PlanFileError
from lib.ingest.plan_fields import PLAN_FILES
from lib.ingest.plan_keys import KEYS
from lib.ingest.plan_toml import FILE as PLAN_TOML
from lib.ingest.plan_toml import PlanHeader, read_plan_header
from lib.ingest.zones import read_zone_shapes

DEMO_FOLDER = "demo"
FILES_KEPT = 256
"""A few plans' files. A command reads its plan more than once, and to check a file takes longest."""

_kept: dict[tuple[bytes, tuple[object, ...], tuple[str, ...]], pd.DataFrame] = {}


def read_plan(folder: Path, geo_file: Path, pieces: Sequence[Piece] = ()) -> PlanTables:
    """The plan in `folder` with its zones from `geo_file`, and the published datatræk `pieces` composed into it.

    The demo layer is read only where the folder has one. Raises PlanFileError with all flaws (files, cells, names that
    do not exist, hours that do not add up), also those that only come with the pieces.
    """
    composed = with_datatraek(_own(folder, geo_file), pieces)
    flaws = cross_flaws(composed.tables) + _zone_flaws(composed.tables["areas"], composed.zone_shapes)
    if flaws:
        raise PlanFileError(flaws)
    return composed


def _own(folder: Path, geo_file: Path) -> PlanTables:
    header = read_plan_header(folder)
    tables = _read_tables(folder)
    shapes = read_zone_shapes(geo_file, folder.name)
    return PlanTables(
        plan=_plan(folder.name, header, tables["areas"], shapes),
        min_residents=header.min_residents,
        min_households=header.min_households,
        public_facts=header.public_facts,
        tables=tables,
        zone_shapes=shapes,
        fingerprint=_fingerprint(folder, shapes),
    )


def _read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    wanted = [
        (name, folder / f"{name}.csv", fields, KEYS.get(name, ())) for name, fields in PLAN_FILES.items()
    ]
    if (folder / DEMO_FOLDER).is_dir():
        wanted += [
            (f"demo_{name}", folder / DEMO_FOLDER / f"{name}.csv", fields, ())
            for name, fields in DEMO_FILES.items()
        ]
    tables: dict[str, pd.DataFrame] = {}
    flaws: list[Flaw] = []
    for name, path, fields, key in wanted:
        try:
            tables[name] = _read_once(path, fields, key)
        except PlanFileError as error:
            flaws += error.flaws
    if flaws:
        raise PlanFileError(flaws)
    return tables


def _read_once(path: Path, fields: Fields, key: tuple[str, ...]) -> pd.DataFrame:
    """The checked file; one of the same content is not checked twice, one with a flaw is read anew each time."""
    content = path.read_bytes() if path.is_file() else b""
    asked = (hashlib.sha256(content).digest(), tuple(fields.items()), key)
    if asked not in _kept:
        read = read_checked(path, fields, key)
        if len(_kept) >= FILES_KEPT:
            _kept.clear()
        _kept[asked] = read
    return _kept[asked].copy()


def _zone_flaws(areas: pd.DataFrame, shapes: pd.DataFrame) -> list[Flaw]:
    named = set(areas.loc[areas["level"] == "zone", "area_id"])
    drawn = set(shapes["area_id"])
    return [
        Flaw("areas.csv", 0, "area_id", f"Zonen «{zone}» er ikke tegnet i zones.geojson.", "Tegn den.")
        for zone in sorted(named - drawn)
    ] + [
        Flaw("zones.geojson", 0, "area_id", f"Zonen «{zone}» findes ikke i areas.csv.", "Tilføj den.")
        for zone in sorted(drawn - named)
    ]


def _plan(plan_id: str, header: PlanHeader, areas: pd.DataFrame, shapes: pd.DataFrame) -> Plan:
    names = areas.set_index("area_id")["name"]
    return Plan(
        plan_id=plan_id,
        name=header.name,
        short_name=header.short_name,
        valid_from=header.valid_from,
        valid_to=header.valid_to,
        plan_area=header.plan_area,
        kommune_area=header.kommune_area,
        kommune_name=names[header.kommune_area],
        land_area=header.land_area,
        land_name=names[header.land_area],
        zones=tuple(Zone(z.area_id, int(z.number), z.name, z.base_name) for z in shapes.itertuples()),
        headline_indicator=header.headline_indicator,
        headline_phrase=header.headline_phrase,
        card_indicators=header.card_indicators,
    )


def _fingerprint(folder: Path, shapes: pd.DataFrame) -> str:
    """Of the plan's own zones only: another plan's, drawn in the same file, make no new version of this one."""
    digest = hashlib.sha256()
    files = [folder / PLAN_TOML, *sorted(folder.glob("*.csv")), *sorted((folder / DEMO_FOLDER).glob("*.csv"))]
    for path in files:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    digest.update(shapes.to_csv(index=False).encode())
    return digest.hexdigest()
