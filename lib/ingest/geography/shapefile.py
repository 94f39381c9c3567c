"""An unpacked shapefile -> one layer."""

import codecs
import warnings
from pathlib import Path

import geopandas as gpd
import pandas as pd

from lib.ingest.geography.layer import MAX_ATTRIBUTES, MAX_FEATURES, Layer, refused, too_many

MAGIC = b"\x00\x00\x27\x0a"
_FALLBACK = "cp1252"


def read_shapefile(path: Path, name: str, file: str) -> Layer:
    """The layer `name`; `path` is the reader's own copy. Raises FileRefused when it is broken or too much."""
    with path.open("rb") as start:
        if start.read(4) != MAGIC:
            raise _broken(file, name)
    try:
        with warnings.catch_warnings():
            # What GDAL mends on its own (a record count, a ring's direction) is checked again as a shape.
            warnings.simplefilter("ignore")
            frame = gpd.read_file(
                path, rows=slice(0, MAX_FEATURES + 1), encoding=_encoding(path), on_invalid="ignore"
            )
            code = frame.crs.to_epsg() if isinstance(frame, gpd.GeoDataFrame) and frame.crs else None
    # pyogrio 0.13 stumbles over its own variable (UnboundLocalError) when a .prj makes no sense.
    except (OSError, RuntimeError, ValueError, LookupError, UnboundLocalError):
        raise _broken(file, name) from None
    if not isinstance(frame, gpd.GeoDataFrame):
        raise refused(file, "intet_kort", "Shapefilen har ingen omrids eller punkter.", sheet=name)
    if len(frame) > MAX_FEATURES:
        raise too_many(file, "objekter", MAX_FEATURES)
    if len(frame.columns) > MAX_ATTRIBUTES:
        raise too_many(file, "egenskaber pr. objekt", MAX_ATTRIBUTES)
    index = pd.RangeIndex(1, len(frame) + 1)
    shapes = gpd.GeoSeries(frame.geometry.to_numpy(), index=index)
    attributes = pd.DataFrame(frame.drop(columns=frame.geometry.name)).set_index(index).astype("object")
    return Layer(name, attributes, shapes, code, {})


def _encoding(path: Path) -> str:
    """What the .cpg says; without one UTF-8 if the words are that, else Windows' Western European."""
    said = path.with_suffix(".cpg")
    if said.exists():
        word = said.read_bytes()[:40].decode("ascii", "replace").strip()
        try:
            return codecs.lookup({"1252": _FALLBACK, "ANSI 1252": _FALLBACK}.get(word, word)).name
        except LookupError:
            return _FALLBACK
    try:
        path.with_suffix(".dbf").read_bytes()[32:].decode("utf-8")
    except UnicodeDecodeError:
        return _FALLBACK
    return "utf-8"


def _broken(file: str, name: str) -> Exception:
    return refused(file, "shapefil_i_stykker", "Shapefilen er ikke hel og kan ikke læses.", sheet=name)
