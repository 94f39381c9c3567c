"""Files of a backup put back into a folder: first all of them aside, then each in its place."""

import shutil
from pathlib import Path

from lib.backup.names import files_below
from lib.backup.sealed import BackupRefused, Sealed, sha256_of

ASIDE = ".gendannes"
PRIVATE = 0o700


def require_room(sealed: Sealed, room: str, folder: Path) -> None:
    """A restore that was cut off may be run again: files that it has put there already are no hindrance, any other is.

    Raises BackupRefused, also where the disk has no room.
    """
    present = files_below(folder, room) if folder.is_dir() else {}
    for name, path in present.items():
        member = sealed.members.get(name)
        if member is None or sha256_of(path) != member.sha256:
            said = f"Mappen {folder} er ikke tom ({path.name} ligger der). Der gendannes kun i en tom mappe."
            raise BackupRefused(f"{said} Intet er ændret.")
    _make(folder, folder)
    if sum(member.size for member in sealed.in_room(room)) > shutil.disk_usage(folder).free:
        raise BackupRefused(f"Der er ikke plads på disken til {folder}. Intet er ændret.")


def put_aside(sealed: Sealed, room: str, folder: Path) -> Path:
    """Unpacks the room's files into a hidden folder within `folder`, so that moving them in place is only a name."""
    aside = folder / ASIDE
    drop_aside(folder)
    for member in sealed.in_room(room):
        target = aside.joinpath(*member.name.split("/")[1:])
        _make(target.parent, folder)
        sealed.copy_out(member, target)
    return aside


def put_in_place(aside: Path, folder: Path) -> None:
    """Moves what was put aside; a file that is there already is the same one."""
    for path in sorted(aside.rglob("*")):
        if path.is_file():
            target = folder / path.relative_to(aside)
            _make(target.parent, folder)
            path.replace(target)


def drop_aside(folder: Path) -> None:
    """Takes away what is still aside."""
    shutil.rmtree(folder / ASIDE, ignore_errors=True)


def _make(path: Path, root: Path) -> None:
    """The folder and those above it up to `root`, for the owner alone."""
    if path == root:
        path.mkdir(parents=True, exist_ok=True, mode=PRIVATE)
        return
    _make(path.parent, root)
    path.mkdir(exist_ok=True, mode=PRIVATE)
