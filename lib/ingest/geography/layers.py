"""A map file -> its layers, by what is in it and not by what it is called."""

import shutil
import tempfile
from pathlib import Path

import shapely

from lib.ingest.geography.geojson import read_geojson
from lib.ingest.geography.geopackage import read_geopackage
from lib.ingest.geography.layer import (
    MAX_FEATURES,
    MAX_LAYERS,
    MAX_VERTICES,
    SAVE_AS,
    Layer,
    refused,
    too_many,
)
from lib.ingest.geography.shapefile import MAGIC as SHAPEFILE
from lib.ingest.geography.shapefile import read_shapefile
from lib.ingest.geography.zipped import unpack

MAX_BYTES = 200_000_000
ZIP = b"PK\x03\x04"
SQLITE = b"SQLite format 3\x00"


def open_layers(path: Path, name: str) -> list[Layer]:
    """All layers of the file at `path`; `name` is its original name, used in sentences only.

    Raises FileRefused for what is no map, is broken, or is more than a plan's map can be.
    """
    if path.stat().st_size > MAX_BYTES:
        raise refused(name, "for_stor", "Filen fylder mere end 200 MB.", "Vælg kun zoner og afdelinger ud.")
    with tempfile.TemporaryDirectory() as folder:
        layers = _read(path, name, Path(folder))
    if len(layers) > MAX_LAYERS:
        raise too_many(name, "lag", MAX_LAYERS)
    if sum(len(layer.shapes) for layer in layers) > MAX_FEATURES:
        raise too_many(name, "objekter", MAX_FEATURES)
    if (
        sum(int(shapely.get_num_coordinates(layer.shapes.to_numpy()).sum()) for layer in layers)
        > MAX_VERTICES
    ):
        raise too_many(name, "hjørner", MAX_VERTICES)
    return layers


def _read(path: Path, name: str, folder: Path) -> list[Layer]:
    with path.open("rb") as start:
        first = start.read(4096)
    if first.startswith(ZIP):
        return [layer for stem, inner in unpack(path, folder, name) for layer in _unpacked(inner, stem, name)]
    if first.startswith(SQLITE):
        # A copy under a name of our own: SQLite looks for more files beside the one it opens.
        return read_geopackage(Path(shutil.copyfile(path, folder / "kort.gpkg")), name)
    if first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return read_geojson(path.read_bytes(), name)
    if first.startswith(SHAPEFILE):
        problem = "En .shp-fil er kun en del af en shapefil."
        raise refused(name, "shapefil_mangler", problem, "Pak .shp, .shx, .dbf og .prj sammen i en zip-fil.")
    if not first.strip():
        raise refused(name, "tom_fil", "Filen er tom.")
    raise refused(
        name, "ukendt_format", "Filen er hverken GeoJSON, GeoPackage eller en zippet shapefil.", SAVE_AS
    )


def _unpacked(path: Path, stem: str, file: str) -> list[Layer]:
    if path.suffix == ".shp":
        return [read_shapefile(path, stem, file)]
    if path.suffix == ".gpkg":
        return read_geopackage(path, file)
    return read_geojson(path.read_bytes(), file)
