"""Public files that several machines share, in a folder or at an http(s) address, named by the hash of their bytes.

Whoever builds a version puts its file there before the version is named; everybody else fetches it, and uses it only
when size and hash are those that the state tells. The file is the masked one: what pages show.
"""

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit, urlunsplit

from lib.domain.faults import WORDS, fault_of
from lib.domain.version import SHORT, VersionFile
from lib.warehouse.files import public_path
from lib.warehouse.public import WarehouseUnavailable

PLACE = "ZONEKOMPAS_WAREHOUSE_SHARED"
CHUNK = 1 << 20
ASKED_AGAIN_S = 3.0
"""After a failure nobody asks again for so long: a page that cannot have its file says so at once."""
_one_at_a_time = threading.Lock()
_failed: dict[Path, tuple[float, "SharedUnavailable"]] = {}


class PlaceSilent(OSError):
    """An address does not answer as it should; the message says so in Danish, without the address."""


class SharedUnavailable(WarehouseUnavailable):
    """A file cannot be put in the shared place or fetched from there; the message says in Danish what and why."""


def described(path: Path) -> VersionFile:
    """What a file is."""
    with path.open("rb") as handle:
        return VersionFile(hashlib.file_digest(handle, "sha256").hexdigest(), path.stat().st_size)


def put_shared(shared: str, path: Path) -> VersionFile:
    """Puts the file where the others find it, under the name of its hash; nothing where it stands there already.

    Raises SharedUnavailable.
    """
    file = described(path)
    try:
        if _is_address(shared):
            _http().put(_address(shared, file), path, file.size)
        else:
            _copy_whole(_blocks(path), Path(shared) / _name(file), file)
    except OSError as error:
        raise _not("lægges på det fælles sted", path.name, error) from error
    return file


def ensure_public(folder: Path, shared: str, version: str, file_of: Callable[[], VersionFile | None]) -> Path:
    """The public file of a version in this machine's own folder, fetched when it is not there.

    `file_of` tells what it must be, and is asked only then. One thread fetches, the others wait for it. Without a
    shared place the path is given as it is. Raises SharedUnavailable.
    """
    path = public_path(folder, version)
    if not shared or path.is_file():
        return path
    with _one_at_a_time:
        failed = _failed.get(path)
        if failed and time.monotonic() - failed[0] < ASKED_AGAIN_S:
            raise failed[1]
        try:
            if not path.is_file():
                _fetch(shared, path, version, file_of())
        except SharedUnavailable as unavailable:
            _failed[path] = (time.monotonic(), unavailable)
            raise
        _failed.pop(path, None)
    return path


def _fetch(shared: str, path: Path, version: str, file: VersionFile | None) -> None:
    if file is None:
        raise SharedUnavailable(
            f"Ingen har lagt datafilen for version {version[:SHORT]} på det fælles sted. Kør python -m lib build på "
            f"den maskine, der bygger, med {PLACE} sat."
        )
    try:
        if _is_address(shared):
            _copy_whole(_http().blocks(_address(shared, file)), path, file)
        else:
            _copy_whole(_blocks(Path(shared) / _name(file)), path, file)
    except OSError as error:
        raise _not("hentes fra det fælles sted", path.name, error) from error


def _copy_whole(blocks: Iterable[bytes], place: Path, file: VersionFile) -> None:
    """Written aside, checked, and on the disk before it has its name: nobody ever sees half of it, or another one."""
    if place.is_file() and described(place) == file:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        digest, size = hashlib.sha256(), 0
        with aside.open("wb") as handle:
            for block in blocks:
                digest.update(block)
                size += len(block)
                if size > file.size:
                    break
                handle.write(block)
            handle.flush()
            os.fsync(handle.fileno())
        if VersionFile(digest.hexdigest(), size) != file:
            raise SharedUnavailable(
                f"Datafilen på det fælles sted er ikke den, der blev udgivet ({file.sha256[:SHORT]}): den er ændret "
                "eller kun delvis skrevet. Den er ikke taget i brug. Kør python -m lib build på den maskine, der "
                "bygger."
            )
        aside.replace(place)
    finally:
        aside.unlink(missing_ok=True)


def _http() -> ModuleType:
    # Here and not above: a machine that shares nothing does not wait for httpx.
    from lib.warehouse import shared_http

    return shared_http


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as handle:
        while block := handle.read(CHUNK):
            yield block


def _name(file: VersionFile) -> str:
    return f"public-{file.sha256}.duckdb"


def _is_address(shared: str) -> bool:
    return urlsplit(shared).scheme in {"http", "https"}


def _address(shared: str, file: VersionFile) -> str:
    """The file's own address; what stands after ? (a signature) stays there."""
    parts = urlsplit(shared)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{_name(file)}"))


def _not(done: str, name: str, error: OSError) -> SharedUnavailable:
    """A library's own words would hold the address, and that may hold a secret."""
    if isinstance(error, PlaceSilent):
        why = str(error)
    elif isinstance(error, FileNotFoundError):
        why = "Filen er der ikke."
    else:
        fault = fault_of(error)
        why = f"{WORDS[fault].title}." if fault else "Det kan ikke læses eller skrives."
    return SharedUnavailable(f"Datafilen {name} kan ikke {done} ({PLACE}). {why}")
