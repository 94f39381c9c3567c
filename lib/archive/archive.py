"""Where loaded files are kept for good: the bytes as they came, the rows they became, and what was said of them.

Nothing is ever changed or deleted here. Every file is written aside and moved into place whole, so a crash leaves
either nothing or all of it. The rows are unmasked: the folder is for the secretariat's account only.
"""

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lib.domain.faults import Unavailable, system_words

CHUNK = 1 << 20
ROWS_AT_ONCE = 500_000
OWNER_ONLY = 0o700


class ArchiveUnavailable(Unavailable):
    """A file that should be in the archive is missing or damaged, or the folder cannot be written; in Danish."""


class Archive:
    """One plan's part of the archive folder: `originals/<sha256>`, `rows/<datatraek_id>.parquet`,
    `reports/<datatraek_id>.json` and `profiles/<sha256>.toml`."""

    def __init__(self, folder: Path, plan_id: str) -> None:
        self._folder = folder / plan_id

    def keep_original(self, path: Path) -> str:
        """Keeps the file's bytes and returns their sha256."""
        digest = sha256_of(path)
        place = self._place("originals", digest)
        if not place.exists():
            aside = self._aside(place)
            try:
                shutil.copyfile(path, aside)
                self._settle(aside, place)
            except OSError as error:
                raise _not_written(error) from error
        return digest

    def keep_profile(self, text: str) -> str:
        """Keeps the text of the profile that a file was read with and returns its sha256."""
        digest = hashlib.sha256(text.encode()).hexdigest()
        self._write(self._place("profiles", f"{digest}.toml"), text.encode())
        return digest

    def keep_rows(self, datatraek_id: str, rows: pd.DataFrame) -> None:
        """Keeps the typed rows of a datatræk."""
        place = self._place("rows", f"{datatraek_id}.parquet")
        if place.exists():
            return
        aside = self._aside(place)
        try:
            _write_rows(aside, rows)
            self._settle(aside, place)
        except OSError as error:
            raise _not_written(error) from error

    def keep_report(self, datatraek_id: str, report: dict[str, Any]) -> None:
        """Keeps what was said of the file when it was last checked; a later check of a draft replaces it."""
        text = json.dumps(report, ensure_ascii=False, indent=1)
        self._write(self._place("reports", f"{datatraek_id}.json"), text.encode(), replace=True)

    def original(self, digest: str) -> Path:
        """The file as it came. Raises ArchiveUnavailable when it is gone or its bytes have changed."""
        place = self._known("originals", digest)
        if sha256_of(place) != digest:
            raise ArchiveUnavailable(f"Den gemte fil {digest[:12]} er ændret, siden den blev indlæst.")
        return place

    def rows(self, datatraek_id: str) -> pd.DataFrame:
        """The typed rows of a datatræk. Raises ArchiveUnavailable when they are gone or cannot be read."""
        place = self._known("rows", f"{datatraek_id}.parquet")
        try:
            return pd.read_parquet(place)
        except (OSError, ValueError) as error:
            problem = f"Rækkerne i datatræk {datatraek_id} kan ikke læses."
            raise ArchiveUnavailable(f"{problem} Gendan arkivet fra en sikkerhedskopi.") from error

    def report(self, datatraek_id: str) -> dict[str, Any]:
        """What was said of the file. Raises ArchiveUnavailable when the report is gone or cannot be read."""
        place = self._known("reports", f"{datatraek_id}.json")
        try:
            found: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ArchiveUnavailable(f"Kontrollen af datatræk {datatraek_id} kan ikke læses.") from error
        return found

    def _place(self, room: str, name: str) -> Path:
        place = self._folder / room / name
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY)
            place.parent.mkdir(exist_ok=True, mode=OWNER_ONLY)
        except OSError as error:
            raise _not_written(error) from error
        return place

    def _known(self, room: str, name: str) -> Path:
        place = self._folder / room / name
        if not place.is_file():
            problem = f"Arkivet mangler {room}/{name}."
            raise ArchiveUnavailable(f"{problem} Gendan mappen {self._folder} fra en sikkerhedskopi.")
        return place

    def _write(self, place: Path, content: bytes, replace: bool = False) -> None:
        if place.exists() and not replace:
            return
        aside = self._aside(place)
        try:
            aside.write_bytes(content)
            self._settle(aside, place)
        except OSError as error:
            raise _not_written(error) from error

    def _aside(self, place: Path) -> Path:
        return place.with_name(f".{place.name}.{os.getpid()}")

    def _settle(self, aside: Path, place: Path) -> None:
        """On the disk before it has its name: after a power cut there is no named file with half its bytes."""
        with aside.open("rb") as handle:
            os.fsync(handle.fileno())
        aside.replace(place)


def _write_rows(path: Path, rows: pd.DataFrame) -> None:
    """Block by block, with words as plain text whatever they are in memory: all text at once would be large."""
    words = {
        name: "str"
        for name, dtype in rows.dtypes.items()
        if pd.api.types.is_object_dtype(dtype) or isinstance(dtype, pd.CategoricalDtype)
    }
    schema = pa.Schema.from_pandas(rows.head(0).astype(words), preserve_index=False)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, len(rows), ROWS_AT_ONCE):
            block = rows.iloc[start : start + ROWS_AT_ONCE].astype(words)
            writer.write_table(pa.Table.from_pandas(block, schema, preserve_index=False))


def sha256_of(path: Path) -> str:
    """sha256 of the file's bytes, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _not_written(error: OSError) -> ArchiveUnavailable:
    return ArchiveUnavailable(
        f"Arkivet kan ikke skrives ({system_words(error)}). Intet er ændret. Se efter plads og rettigheder."
    )
