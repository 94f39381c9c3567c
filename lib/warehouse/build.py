"""One plan -> two DuckDB files, written aside and moved into place whole."""

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd

from lib.domain.faults import WORDS, Fault, Unavailable, fault_of
from lib.domain.plan_tables import PlanTables
from lib.warehouse.compose import compose, measure
from lib.warehouse.files import public_path, raw_path, version_of
from lib.warehouse.loaded import delivered
from lib.warehouse.masking.mask import mask
from lib.warehouse.masking.pooled import pool_years
from lib.warehouse.observations import shown_afdelinger
from lib.warehouse.public import is_of_the_disk

SQL = Path(__file__).parent / "sql"


def unwatched(step: str, share: float) -> None:
    """Progress that nobody follows."""


def build(
    plan_tables: PlanTables,
    folder: Path,
    raw_folder: Path,
    mask_folder: Path,
    progress: Callable[[str, float], None] = unwatched,
) -> str:
    """Writes `public-<version>.duckdb` in `folder` and `raw-<version>.duckdb` in `raw_folder`; returns the version.

    `mask_folder` keeps solved masks between builds; `progress` is told each step and how far the work has come, 0 to 1.

    Nothing is written when both files of this version are there already. A crash leaves no half file under a final
    name: each is written aside and moved in one step.
    """
    version = version_of(plan_tables.fingerprint)
    if is_built(folder, raw_folder, version):
        return version
    for place in (folder, raw_folder):
        place.mkdir(parents=True, exist_ok=True)
    progress("Samler tallene", 0.1)
    measured = measure(plan_tables)
    afdelinger = shown_afdelinger(plan_tables.tables)
    meta = {
        "version": version,
        "plan_id": plan_tables.plan.plan_id,
        "min_residents": plan_tables.min_residents,
        "min_households": plan_tables.min_households,
    }
    about = {
        "meta": pd.DataFrame([meta]),
        "afdeling_pool": pool_years(plan_tables, measured.observed),
        "delivered": delivered(plan_tables),
    }

    def solved(share: float) -> None:
        progress("Diskretionerer", 0.25 + 0.6 * share)

    solved(0.0)
    masked = mask(plan_tables, measured, afdelinger, mask_folder, solved)
    progress("Skriver datafilerne", 0.85)
    _write(raw_path(raw_folder, version), compose(plan_tables, measured) | about)
    _write(public_path(folder, version), compose(plan_tables, masked) | about)
    return version


def is_built(folder: Path, raw_folder: Path, version: str) -> bool:
    """True when both files of the version are there under their final names, and every row of them can be read."""
    return all(_whole(path) for path in (public_path(folder, version), raw_path(raw_folder, version)))


def _whole(path: Path) -> bool:
    """Whether every block of the file can be read: a file cut short may well open."""
    if not path.exists():
        return False
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                connection.execute(f'SELECT bit_xor(hash(row)) FROM "{name}" AS row').fetchall()
    except duckdb.Error:
        return False
    return True


def _write(path: Path, tables: dict[str, pd.DataFrame]) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.unlink(missing_ok=True)
    try:
        _fill(aside, tables)
    except duckdb.Error as error:
        for left in (aside, aside.with_name(f"{aside.name}.wal")):
            left.unlink(missing_ok=True)
        if not is_of_the_disk(error):
            raise
        words = WORDS[fault_of(error) or Fault.DISK]
        raise Unavailable(f"Datafilen {path.name} kan ikke skrives. {words.sentence}") from error
    aside.replace(path)


def _fill(aside: Path, tables: dict[str, pd.DataFrame]) -> None:
    with duckdb.connect(str(aside)) as connection:
        connection.execute((SQL / "schema.sql").read_text(encoding="utf-8"))
        for name, frame in tables.items():
            connection.register("incoming", frame)
            connection.execute(
                f'INSERT INTO "{name}" BY NAME SELECT {_columns(connection, name)} FROM incoming'
            )
            connection.unregister("incoming")
        connection.execute((SQL / "shown.sql").read_text(encoding="utf-8"))


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """The table's columns that the incoming frame has: a frame may carry more than its table keeps."""
    incoming = {row[0] for row in connection.execute("DESCRIBE incoming").fetchall()}
    own = [row[0] for row in connection.execute(f'DESCRIBE "{table}"').fetchall()]
    return ", ".join(f'"{column}"' for column in own if column in incoming)
