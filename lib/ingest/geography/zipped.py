"""A zip with a map in it, unpacked with care: names in it are words, never paths, and it may not swell."""

import lzma
import re
import zipfile
import zlib
from pathlib import Path

from lib.ingest.geography.layer import MAX_LAYERS, refused, too_many
from lib.ingest.messages import ONLY_ZONES

MAX_UNPACKED = 100_000_000
MAX_MEMBERS = 1_000
PARTS = ("shp", "shx", "dbf", "prj", "cpg")
NEEDED = ("shp", "shx", "dbf")
"""A shapefile is at least these three."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
_BLOCK = 1 << 20


def unpack(path: Path, folder: Path, file: str) -> list[tuple[str, Path]]:
    """The maps of the zip as files in `folder`: (name of the layer, path of the .shp, .gpkg or .geojson).

    Raises FileRefused for a broken, locked or swelling zip, for names that point out of it, and when there is no map.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            members = [member for member in packed.infolist() if not member.is_dir()]
            _guard(members, file)
            left = MAX_UNPACKED
            found: list[tuple[str, Path]] = []
            for number, (stem, parts) in enumerate(_maps(members, file).items()):
                for ending, member in parts.items():
                    target = folder / f"lag{number}.{ending}"
                    left = _copy(packed, member, target, left, file)
                    if ending in ("shp", "gpkg", "geojson"):
                        found.append((stem.rpartition("/")[2], target))
            return found
    # A member without a name is an IndexError of zipfile's own.
    except (*_BROKEN, ValueError, OverflowError, IndexError):
        raise refused(file, "zip_i_stykker", "Zip-filen er ikke hel og kan ikke pakkes ud.") from None


def _guard(members: list[zipfile.ZipInfo], file: str) -> None:
    if len(members) > MAX_MEMBERS:
        raise too_many(file, "filer i zip-filen", MAX_MEMBERS)
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise _swollen(file)
    for member in members:
        name = member.orig_filename.replace("\\", "/")
        if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/") or "\0" in name:
            problem = "Zip-filen har en fil, hvis navn peger ud af den; sådan en pakkes ikke ud."
            raise refused(file, "zip_sti", problem, "Lav zip-filen igen af de filer, den skal indeholde.")
        if member.flag_bits & 1:
            problem = "Zip-filen er låst med en adgangskode."
            raise refused(file, "zip_laast", problem, "Lav den igen uden adgangskode.")


def _maps(members: list[zipfile.ZipInfo], file: str) -> dict[str, dict[str, zipfile.ZipInfo]]:
    """Path without ending -> ending -> member, for every map of the zip."""
    names = {member.filename for member in members}
    if "[Content_Types].xml" in names:
        problem = "Filen er et regneark, ikke et kort."
        raise refused(
            file, "ikke_kort", problem, "Vælg en kilde, der læser lister, fx listen over afdelinger."
        )
    grouped: dict[str, dict[str, zipfile.ZipInfo]] = {}
    for member in members:
        stem, _, ending = member.filename.rpartition(".")
        ending = {"json": "geojson"}.get(ending.lower(), ending.lower())
        hidden = stem.startswith("__MACOSX/") or stem.rpartition("/")[2].startswith(".")
        if not hidden and ending in (*PARTS, "gpkg", "geojson"):
            grouped.setdefault(stem, {})[ending] = member
    maps = {stem: parts for stem, parts in grouped.items() if parts.keys() & {"shp", "gpkg", "geojson"}}
    if not maps:
        raise refused(file, "intet_kort", "Zip-filen har intet kort i sig (.shp, .gpkg eller .geojson).")
    if len(maps) > MAX_LAYERS:
        raise too_many(file, "kort i zip-filen", MAX_LAYERS)
    for stem, parts in maps.items():
        missing = [f".{ending}" for ending in NEEDED if "shp" in parts and ending not in parts]
        if missing:
            problem = f"Shapefilen mangler {' og '.join(missing)}."
            remedy = "Pak alle filer af samme navn (.shp, .shx, .dbf, .prj) i zip-filen."
            raise refused(file, "shapefil_mangler", problem, remedy, sheet=stem)
    return maps


def _copy(packed: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, left: int, file: str) -> int:
    """Unpacks one member and gives the bytes that are left to use: what the zip says of sizes is not trusted."""
    with packed.open(member) as source, target.open("wb") as out:
        while block := source.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise _swollen(file)
            out.write(block)
    return left


def _swollen(file: str) -> Exception:
    problem = "Zip-filen fylder mere end 100 MB, når den pakkes ud."
    return refused(file, "for_stor", problem, ONLY_ZONES)
