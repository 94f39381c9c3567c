"""GeoPackage -> layers, through SQLite itself: only plain tables of the file are read, with a limit of work.

A GeoPackage is a SQLite database. Views, virtual tables and computed columns are programs that run when they are read;
they are left alone.
"""

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from lib.ingest.geography.layer import MAX_ATTRIBUTES, MAX_FEATURES, MAX_LAYERS, Layer, refused, too_many

MAX_BYTES = 100_000_000
STEPS_BETWEEN_LOOKS = 10_000
MAX_LOOKS = 5_000
"""Fifty million steps of SQLite: some seconds, and a thousand times what a plan's map takes."""

_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_LAYERS = """
    SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id
    FROM gpkg_geometry_columns AS g
    JOIN sqlite_master AS m ON m.name = g.table_name AND m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%'
    LEFT JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = g.srs_id
    ORDER BY m.rowid
"""


def read_geopackage(path: Path, file: str) -> list[Layer]:
    """All layers of shapes. `path` is the reader's own copy. Raises FileRefused when the file is broken or too much."""
    if path.stat().st_size > MAX_BYTES:
        raise refused(file, "for_stor", "GeoPackage-filen fylder mere end 100 MB.")
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as database:
            _limit(database)
            named = database.execute(_LAYERS).fetchmany(MAX_LAYERS + 1)
            if len(named) > MAX_LAYERS:
                raise too_many(file, "lag", MAX_LAYERS)
            return [_layer(database, file, *row) for row in named]
    except (sqlite3.Error, OverflowError, UnicodeError):
        raise refused(file, "gpkg_i_stykker", "GeoPackage-filen er ikke hel og kan ikke læses.") from None


def _limit(database: sqlite3.Connection) -> None:
    looks = 0

    def enough() -> int:
        nonlocal looks
        looks += 1
        return int(looks > MAX_LOOKS)

    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_BYTES)
    database.execute("PRAGMA trusted_schema = OFF")
    database.set_progress_handler(enough, STEPS_BETWEEN_LOOKS)


def _layer(
    database: sqlite3.Connection, file: str, table: object, column: object, owner: object, code: object
) -> Layer:
    name = str(table)
    # table_info leaves computed columns out.
    columns = [str(row[1]) for row in database.execute(f"PRAGMA table_info({_quoted(name)})")]
    if len(columns) > MAX_ATTRIBUTES:
        raise too_many(file, "egenskaber pr. objekt", MAX_ATTRIBUTES)
    if column not in columns:
        raise refused(file, "gpkg_i_stykker", "Laget har ingen kolonne med omrids.", sheet=name)
    wanted = ", ".join(map(_quoted, columns))
    rows = database.execute(f"SELECT {wanted} FROM {_quoted(name)}").fetchmany(MAX_FEATURES + 1)
    if len(rows) > MAX_FEATURES:
        raise too_many(file, "objekter", MAX_FEATURES)
    index = pd.RangeIndex(1, len(rows) + 1)
    frame = pd.DataFrame(rows, columns=columns, index=index, dtype="object")
    shapes, unreadable = _shapes(frame.pop(str(column)))
    known = int(code) if isinstance(code, int) and str(owner).upper() == "EPSG" else None
    return Layer(name, frame, gpd.GeoSeries(shapes, index=index), known, unreadable)


def _shapes(blobs: pd.Series) -> tuple[list[shapely.Geometry | None], dict[int, str]]:
    shapes: list[shapely.Geometry | None] = []
    unreadable = {}
    for number, blob in blobs.items():
        shape = None
        if isinstance(blob, bytes):
            try:
                with np.errstate(invalid="ignore"):
                    shape = shapely.from_wkb(_wkb(blob))
            except (shapely.errors.GEOSException, ValueError, struct.error):
                unreadable[int(number)] = "dets omrids er ikke skrevet, som det skal"
        shapes.append(shape)
    return shapes, unreadable


def _wkb(blob: bytes) -> bytes:
    """The shape without the header of the format (OGC 12-128r19, 2.1.3)."""
    magic, _, flags = struct.unpack_from("<2sBB", blob)
    envelope = _ENVELOPE_BYTES.get((flags >> 1) & 7)
    extended = flags & 0b100000
    if magic != b"GP" or envelope is None or extended:
        raise ValueError("no GeoPackage geometry")
    return blob[8 + envelope :]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
