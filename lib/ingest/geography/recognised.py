"""Whether a file is a map, by its content: lists of afdelinger come as maps and as tables."""

import zipfile
from pathlib import Path

from lib.ingest.geography.layers import SQLITE, ZIP

OFFICE_ENTRY = "[Content_Types].xml"
BEGINNING = 64


def is_map(path: Path) -> bool:
    """True for GeoJSON, GeoPackage and a zip that is no office document (a shapefile is sent as one)."""
    with path.open("rb") as handle:
        first = handle.read(BEGINNING)
    if first.startswith(ZIP):
        try:
            with zipfile.ZipFile(path) as package:
                return OFFICE_ENTRY not in package.namelist()
        except (zipfile.BadZipFile, OSError, ValueError):
            return False
    return first.startswith(SQLITE) or first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
