"""A backup as a file: a zip whose last 64 signs are the sha256 of all bytes before them.

`manifest.json` in it names every member with size and sha256. The seal shows damage, not forgery: whoever can change
the file can seal it anew, so the seal that was printed when it was made is kept elsewhere.
"""

import errno
import hashlib
import json
import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from lib.backup.names import MANIFEST, is_safe
from lib.domain.faults import system_words

FORMAT = 1
CHUNK = 1 << 20
SEAL = 64
MOST_MEMBERS = 1_000_000
MOST_MANIFEST = 256 << 20
ALWAYS_ALLOWED = 64 << 20
MOST_TIMES = 200
"""A backup may unpack to 64 MB, and beyond that to 200 times its own size: rows of text seldom reach 30 times."""

OWNER_ONLY = 0o600
_MOMENT = (1980, 1, 1, 0, 0, 0)
DAMAGED = "Filen er ikke en hel sikkerhedskopi: {why}. Intet er gendannet. Brug en anden kopi."


class BackupRefused(Exception):
    """The backup cannot be made or used; the message says why in Danish. Nothing has been changed."""


@dataclass(frozen=True)
class Member:
    """A file in the backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Made:
    """A backup that has been made."""

    members: tuple[Member, ...]
    seal: str


@dataclass(frozen=True)
class Sealed:
    """An open backup whose seal has been found whole. `facts` is what was said of it when it was made."""

    zip_file: zipfile.ZipFile
    members: Mapping[str, Member]
    facts: Mapping[str, Any]
    seal: str

    def in_room(self, room: str) -> list[Member]:
        """The members of a room, by name."""
        return [member for name, member in sorted(self.members.items()) if name.startswith(f"{room}/")]

    @contextmanager
    def opened(self, member: Member) -> Iterator[BinaryIO]:
        """The bytes of a member, unpacked as they are read."""
        with self.zip_file.open(member.name) as handle:
            yield handle  # type: ignore[misc]  # ZipExtFile reads as a BinaryIO does

    def check_all(self) -> None:
        """Reads every member and holds it against its sha256. Raises BackupRefused."""
        for member in self.members.values():
            digest = hashlib.sha256()
            with _as_damage(), self.opened(member) as handle:
                while chunk := handle.read(CHUNK):
                    digest.update(chunk)
            if digest.hexdigest() != member.sha256:
                raise BackupRefused(DAMAGED.format(why=f"{member.name} er ændret"))

    def copy_out(self, member: Member, to: Path) -> None:
        """Writes a member as a file that only the owner can read."""
        with self.opened(member) as source, open(to, "xb", opener=_owners) as target:
            shutil.copyfileobj(source, target, CHUNK)
            target.flush()
            os.fsync(target.fileno())


def write_sealed(
    path: Path, members: Iterable[tuple[str, Iterable[bytes]]], facts: Mapping[str, Any]
) -> Made:
    """Makes the backup. It has its name when it is whole, not before.

    Raises FileExistsError where `path` is taken, BackupRefused where it cannot be written.
    """
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    try:
        with tempfile.TemporaryDirectory(prefix=".sikkerhedskopi-", dir=path.parent) as folder:
            aside = Path(folder, "kopi")
            made = _write(aside, members, facts)
            aside.replace(path)
    except OSError as error:
        raise BackupRefused(
            f"Sikkerhedskopien kan ikke skrives ({system_words(error)}). Der er ikke lavet nogen."
        ) from error
    return made


@contextmanager
def open_sealed(path: Path) -> Iterator[Sealed]:
    """Opens a backup when seal, names and sizes are in order. Raises BackupRefused, FileNotFoundError."""
    if not path.exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    with _as_damage():
        seal = _checked_seal(path)
        zip_file = zipfile.ZipFile(path)
    with zip_file:
        _check_size(zip_file, path.stat().st_size)
        with _as_damage():
            members, facts = _read_manifest(zip_file)
        yield Sealed(zip_file, members, facts, seal)


def sha256_of(path: Path, length: int | None = None) -> str:
    """sha256 of the file's first `length` bytes, or of all of them."""
    digest, left = hashlib.sha256(), path.stat().st_size if length is None else length
    with path.open("rb") as handle:
        while left and (chunk := handle.read(min(CHUNK, left))):
            digest.update(chunk)
            left -= len(chunk)
    return digest.hexdigest()


def _write(aside: Path, members: Iterable[tuple[str, Iterable[bytes]]], facts: Mapping[str, Any]) -> Made:
    written: list[Member] = []
    with open(aside, "xb", opener=_owners) as handle:
        with zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as zip_file:
            for name, chunks in members:
                if not is_safe(name):
                    raise BackupRefused(f"{name} kan ikke være i en sikkerhedskopi. Giv filen et andet navn.")
                written.append(_add(zip_file, name, chunks))
            manifest = {"format": FORMAT, **facts, "members": [asdict(each) for each in written]}
            _add(zip_file, MANIFEST, [json.dumps(manifest, ensure_ascii=False, indent=1).encode()])
            zip_file.comment = b"0" * SEAL
        handle.flush()
    seal = sha256_of(aside, aside.stat().st_size - SEAL)
    with aside.open("r+b") as handle:
        handle.seek(-SEAL, os.SEEK_END)
        handle.write(seal.encode())
        handle.flush()
        os.fsync(handle.fileno())
    return Made(tuple(written), seal)


def _add(zip_file: zipfile.ZipFile, name: str, chunks: Iterable[bytes]) -> Member:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = OWNER_ONLY << 16
    digest, size = hashlib.sha256(), 0
    with zip_file.open(info, "w", force_zip64=True) as handle:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            handle.write(chunk)
    return Member(name, size, digest.hexdigest())


def _checked_seal(path: Path) -> str:
    length = path.stat().st_size - SEAL
    if length <= 0:
        raise BackupRefused(DAMAGED.format(why="den er tom"))
    seal = sha256_of(path, length)
    with path.open("rb") as handle:
        handle.seek(length)
        if handle.read() != seal.encode():
            raise BackupRefused(DAMAGED.format(why="kontrolsummen passer ikke"))
    return seal


def _read_manifest(zip_file: zipfile.ZipFile) -> tuple[dict[str, Member], dict[str, Any]]:
    names = [info.filename for info in zip_file.infolist()]
    if len(names) > MOST_MEMBERS or zip_file.getinfo(MANIFEST).file_size > MOST_MANIFEST:
        raise BackupRefused(DAMAGED.format(why="den er for stor"))
    facts = json.loads(zip_file.read(MANIFEST))
    if facts.pop("format") != FORMAT:
        raise BackupRefused("Sikkerhedskopien er lavet af en anden udgave af programmet. Intet er gendannet.")
    listed = [
        Member(str(each["name"]), int(each["size"]), str(each["sha256"])) for each in facts.pop("members")
    ]
    members = {member.name: member for member in listed}
    if not all(is_safe(member.name) for member in listed):
        raise BackupRefused(DAMAGED.format(why="den vil skrive uden for sine mapper"))
    if sorted(names) != sorted([MANIFEST, *(member.name for member in listed)]) or len(members) != len(
        listed
    ):
        raise BackupRefused(DAMAGED.format(why="indholdsfortegnelsen passer ikke"))
    if any(zip_file.getinfo(member.name).file_size != member.size for member in listed):
        raise BackupRefused(DAMAGED.format(why="en fil har ikke den størrelse, den skal have"))
    return members, facts


def _check_size(zip_file: zipfile.ZipFile, own: int) -> None:
    """`zipfile` never unpacks more of a member than its entry says."""
    if any(
        info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in zip_file.infolist()
    ):
        raise BackupRefused(DAMAGED.format(why="den er pakket på en måde, som programmet ikke bruger"))
    total = sum(info.file_size for info in zip_file.infolist())
    if total > max(ALWAYS_ALLOWED, own * MOST_TIMES):
        raise BackupRefused(DAMAGED.format(why="den fylder for meget pakket ud"))


@contextmanager
def _as_damage() -> Iterator[None]:
    """Whatever a reader of zip and JSON stumbles over, said in one sentence."""
    broken = (
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        KeyError,
        TypeError,
        ValueError,
    )
    try:
        yield
    except (*broken, AttributeError, OverflowError, RuntimeError) as error:
        raise BackupRefused(DAMAGED.format(why="den kan ikke læses")) from error


def _owners(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_BINARY", 0), OWNER_ONLY)
