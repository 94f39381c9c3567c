"""What a member of a backup may be called: a file in one of three rooms, never anywhere else on the disk."""

import re
from pathlib import Path

STATE, ARCHIVE, RAW = "state", "datatraek", "raw"
MANIFEST = "manifest.json"
LONGEST = 200
_PART = re.compile(r"[^\x00-\x1f\x7f/\\:*?\"<>|]+")
_TABLE = re.compile(r"[a-z_]{1,60}\.jsonl")
_RAW_FILE = re.compile(r"raw-[0-9a-f]{1,64}\.duckdb")


def is_safe(name: str) -> bool:
    """True for a name that stays within its room: no way up, no root, no drive, nothing hidden."""
    room, *parts = name.split("/")
    if not parts or not all(_is_part(part) for part in parts):
        return False
    if room == ARCHIVE:
        return True
    one = {STATE: _TABLE, RAW: _RAW_FILE}.get(room)
    return one is not None and len(parts) == 1 and one.fullmatch(parts[0]) is not None


def files_below(folder: Path, room: str) -> dict[str, Path]:
    """The files of a folder by the names they have in a backup, in order; what is hidden is half made, and left out."""
    found = {
        "/".join([room, *path.relative_to(folder).parts]): path
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    return {name: found[name] for name in sorted(found) if "/." not in name}


def _is_part(part: str) -> bool:
    plain = _PART.fullmatch(part) is not None and len(part.encode()) <= LONGEST
    return plain and not part.startswith(".") and not part.endswith((".", " "))
