"""What a fetch brings home: the bodies as received, so that the archive keeps what Danmarks Statistik answered.

One table is one CSV file, byte for byte. Two tables (count and population) are a zip without compression and without
times, with each body byte for byte: the same answers give the same file and the same hash.
"""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.ingest.statbank.table_csv import NotThatTable

MAX_MEMBER_BYTES = 50_000_000
"""No table of a plan comes near this; a file that says so is not one of ours."""
_NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class FetchedTable:
    """One table of a fetch. `updated`: DST's own time of its latest update; `active`: whether it is kept up to date."""

    table: str
    title: str
    updated: str
    active: bool
    url: str
    rows: int
    sha256: str


@dataclass(frozen=True)
class Fetched:
    """One query's answer. `body` is the file to archive under `name`; `profile` the query as written (TOML)."""

    query_id: str
    name: str
    body: bytes
    sha256: str
    tables: tuple[FetchedTable, ...]
    profile: str

    def findings(self) -> list[Finding]:
        """What is worth knowing of the tables themselves: one that is no longer kept up to date needs a successor."""
        return [
            Finding(
                Severity.OPLYSER,
                "statbank_ophoert",
                Place(self.name),
                f"Danmarks Statistik opdaterer ikke længere tabellen {table.table}.",
                "Find dens afløser på statistikbanken.dk, og ret filen med forespørgslen.",
            )
            for table in self.tables
            if not table.active
        ]


def packed(bodies: Mapping[str, bytes]) -> tuple[bytes, str]:
    """The bodies as one file, and its ending ('csv' or 'zip')."""
    if len(bodies) == 1:
        return next(iter(bodies.values())), "csv"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for table in sorted(bodies):
            archive.writestr(zipfile.ZipInfo(f"{table}.csv", _NO_TIME), bodies[table])
    return buffer.getvalue(), "zip"


def unpacked(data: bytes, tables: tuple[str, ...]) -> dict[str, bytes]:
    """Table -> body, the other way; raises NotThatTable when the file does not hold exactly those tables."""
    if len(tables) == 1:
        return {tables[0]: data}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(archive, tables)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise NotThatTable("det er ikke den zip-fil, som hentningen lavede.") from error


def sha256(data: bytes) -> str:
    """The content hash."""
    return hashlib.sha256(data).hexdigest()


def _members(archive: zipfile.ZipFile, tables: tuple[str, ...]) -> dict[str, bytes]:
    wanted = {f"{table}.csv": table for table in tables}
    found = archive.infolist()
    if sorted(member.filename for member in found) != sorted(wanted):
        raise NotThatTable(f"zip-filen har ikke netop {' og '.join(sorted(wanted))}.")
    for member in found:
        if member.compress_type != zipfile.ZIP_STORED or member.file_size > MAX_MEMBER_BYTES:
            raise NotThatTable(f"{member.filename} i zip-filen er pakket eller for stor.")
    return {wanted[member.filename]: archive.read(member) for member in found}
