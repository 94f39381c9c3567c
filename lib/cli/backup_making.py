"""Making a backup: state, archive and what is needed to see that all of it is there, in one file."""

import datetime as dt
import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from lib.backup.names import ARCHIVE, RAW, STATE, files_below
from lib.backup.sealed import CHUNK, Made, sha256_of, write_sealed
from lib.cli.places import BuildPlaces
from lib.domain.audit_chain import AuditEntry
from lib.settings import Settings
from lib.state.audit import write_audit
from lib.state.audit_keeping import head_in
from lib.state.backup import archived_files, table_names, versions_in, written_rows
from lib.state.engine import open_state
from lib.state.making import HEAD
from lib.state.snapshots import snapshot
from lib.warehouse.files import public_path

BACKED_UP = "sikkerhedskopieret"
WITH_RAW, WITHOUT_RAW = "med umaskerede filer", "uden umaskerede filer"


@dataclass(frozen=True)
class BackupRequest:
    """Which file is made for whom; `with_raw`: the unmasked DuckDB files too, which can be built anew."""

    path: Path
    account: str
    with_raw: bool = False


@dataclass(frozen=True)
class BackupMade:
    """`fields` say what was made; `missing`: files that the log of datatræk speaks of and the archive does not have as
    they were."""

    fields: dict[str, Any]
    missing: tuple[str, ...]


def make_backup(
    settings: Settings, places: BuildPlaces, asked: BackupRequest, now: dt.datetime
) -> BackupMade:
    """Writes the backup; the audit row is written first, and is in it. Others may go on writing meanwhile.

    The state is read as it stands at one moment, then the archive: its files are there before the state speaks of them
    and never change. Raises FileExistsError, BackupRefused.
    """
    if asked.path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(asked.path))
    engine = open_state(settings.state_url)
    told = WITH_RAW if asked.with_raw else WITHOUT_RAW
    write_audit(engine, AuditEntry(now, asked.account, BACKED_UP, asked.path.name[:200], told))
    with tempfile.TemporaryDirectory(prefix=".sikkerhedskopi-", dir=_folder_of(asked.path)) as spool:
        facts, expected = _read_state(engine, Path(spool))
        facts |= {"made_at": now.isoformat(), "with_raw": asked.with_raw}
        facts["versions"] = _versions(settings, facts["versions"])
        files = files_below(Path(spool), STATE) | files_below(settings.archive_folder, ARCHIVE)
        if asked.with_raw:
            files |= {
                name: path
                for name, path in files_below(places.raw_folder, RAW).items()
                if path.suffix == ".duckdb"
            }
        made = write_sealed(asked.path, ((name, _bytes(path)) for name, path in files.items()), facts)
    return _told(asked, made, facts, expected)


def _read_state(engine: Engine, spool: Path) -> tuple[dict[str, Any], list[str]]:
    """The rows as files, quickly: while they are read, SQLite lets nobody write."""
    with snapshot(engine) as connection:
        rows = {name: _spooled(connection, name, spool / f"{name}.jsonl") for name in table_names()}
        head = head_in(connection)
        versions = versions_in(connection)
        expected = archived_files(connection)
    return {"step": HEAD, "tables": rows, "head": str(head), "versions": versions}, expected


def _spooled(connection: Connection, name: str, path: Path) -> int:
    lines = 0
    with path.open("xb") as handle:
        for line in written_rows(connection, name):
            handle.write(line)
            lines += 1
    return lines - 1


def _versions(settings: Settings, named: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Every version by its name, with the sha256 of its public file where that is at hand."""
    found = []
    for plan_id, version in named:
        path = public_path(settings.warehouse_folder, version)
        known = {"public_sha256": sha256_of(path)} if path.is_file() else {}
        found.append({"plan_id": plan_id, "version": version, **known})
    return found


def _told(asked: BackupRequest, made: Made, facts: dict[str, Any], expected: list[str]) -> BackupMade:
    known = {member.name: member for member in made.members}
    names = [f"{ARCHIVE}/{name}" for name in expected]
    missing = [name for name in names if name not in known]
    spoilt = [
        name
        for name in names
        if name in known and "/originals/" in name and not name.endswith(known[name].sha256)
    ]
    fields = {
        "fil": str(asked.path),
        "kontrolsum": made.seal,
        "hoved": facts["head"],
        "raekker": sum(facts["tables"].values()),
        "tabeller": len(facts["tables"]),
        "arkivfiler": sum(name.startswith(f"{ARCHIVE}/") for name in known),
        "umaskerede_filer": sum(name.startswith(f"{RAW}/") for name in known),
        "mangler": [*missing, *spoilt],
    }
    return BackupMade(fields, (*missing, *spoilt))


def _bytes(path: Path) -> Iterator[bytes]:
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            yield chunk


def _folder_of(path: Path) -> Path:
    """The folder of a path. Raises FileNotFoundError where there is none."""
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
    return path.parent
