"""Names of the warehouse's files, and the version that names them."""

import hashlib
from pathlib import Path

LIB = Path(__file__).resolve().parent.parent
BUILDING_CODE = ("domain", "ingest", "warehouse")
"""The rooms whose code decides what stands in the files: the version changes when they do."""


def version_of(fingerprint: str) -> str:
    """sha256 over the plan's files (their fingerprint) and the code that builds and masks."""
    digest = hashlib.sha256(fingerprint.encode())
    for room in BUILDING_CODE:
        for path in sorted([*(LIB / room).rglob("*.py"), *(LIB / room).rglob("*.sql")]):
            digest.update(str(path.relative_to(LIB)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def public_path(folder: Path, version: str) -> Path:
    """The only file that pages, exports and the CLI's questions open."""
    return folder / f"public-{version}.duckdb"


def raw_path(folder: Path, version: str) -> Path:
    """Unmasked counts: opened by `build` alone and by the audited questions of the secretariat."""
    return folder / f"raw-{version}.duckdb"
