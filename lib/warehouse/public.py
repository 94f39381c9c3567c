"""The public file, open for questions: read-only, one connection per file and process, a cursor per question."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

HARDENED = {"enable_external_access": False, "lock_configuration": True}
"""What is open for questions can neither reach other files nor be opened up again."""
ADMITTED_FILES = 4
"""Old connections are let go after this many newer versions; a page keeps its own alive while it runs."""


class WarehouseUnavailable(Exception):
    """The file of the active version is missing or cannot be read; the message says so in Danish."""


class PublicWarehouse:
    """Answers SQL of `lib.warehouse.questions`. Sharing one connection between threads gives wrong rows in DuckDB 2.0
    (docs/dependencies.md): every question takes a cursor of its own."""

    def __init__(self, path: Path) -> None:
        """Raises WarehouseUnavailable when the file is missing or is not a warehouse."""
        if not path.exists():
            raise WarehouseUnavailable(f"Datafilen {path.name} findes ikke.")
        try:
            self._connection = duckdb.connect(str(path), read_only=True, config=HARDENED)
        except duckdb.Error as error:
            raise WarehouseUnavailable(f"Datafilen {path.name} kan ikke læses.") from error

    def ask(self, sql: str, parameters: dict[str, Any] | None = None) -> pd.DataFrame:
        """The rows of a question as a frame; named parameters ($name) only."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, parameters or {}).df()


@lru_cache(maxsize=ADMITTED_FILES)
def open_public(path: Path) -> PublicWarehouse:
    """The open warehouse of a path, shared by all sessions of this process."""
    return PublicWarehouse(path)
