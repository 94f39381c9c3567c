"""The public file, open for questions: read-only, one connection per file and process, a cursor per question."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from lib.domain.faults import Unavailable
from lib.kept import Kept

HARDENED = {"enable_external_access": False, "lock_configuration": True}
"""What is open for questions can neither reach other files nor be opened up again."""
MOST_CELLS = 1_000_000
"""Of the answers that are kept of one file (answered.py): some five hundred of a plan of four zones."""
ADMITTED_FILES = 8
"""Of all plans together; then those that nobody has asked for the longest are let go. A page keeps its own alive while
it runs."""


NO_VERSION = "Der er endnu ingen gældende version af data."
NOT_OF_THE_FILES = "Den gældende version er ikke bygget af de filer, der ligger i planens mappe."


class WarehouseUnavailable(Unavailable):
    """The file of the active version is missing or cannot be read; the message says so in Danish."""


_OF_THE_DISK = (
    duckdb.IOException,
    duckdb.InternalException,
    duckdb.FatalException,
    duckdb.SerializationException,
    duckdb.TransactionException,
)


def is_of_the_disk(error: duckdb.Error) -> bool:
    """Whether blocks could not be read or written, and not the question was wrong. A wrong checksum comes as the plain
    class that all others are made from."""
    return type(error) is duckdb.Error or isinstance(error, _OF_THE_DISK)


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
        self._name = path.name
        self.answers = Kept(MOST_CELLS)

    def ask(self, sql: str, parameters: dict[str, Any] | None = None) -> pd.DataFrame:
        """The rows of a question as a frame; named parameters ($name) only. Raises WarehouseUnavailable when the file
        turns out to be damaged; it is then let go of, so that one built anew in its place is read at once."""
        try:
            with self._connection.cursor() as cursor:
                return cursor.execute(sql, parameters or {}).df()
        except duckdb.Error as error:
            if not is_of_the_disk(error):
                raise
            open_public.cache_clear()
            self._connection.close()
            raise WarehouseUnavailable(f"Datafilen {self._name} er beskadiget.") from error

    def holds_all_of(self, other: "PublicWarehouse") -> bool:
        """Whether every table and column of another is here too. A file that an earlier program built may lack some
        that today's questions ask for."""
        shape = "SELECT table_name, column_name FROM information_schema.columns"
        own, wanted = (set(each.ask(shape).itertuples(index=False, name=None)) for each in (self, other))
        return wanted <= own


@lru_cache(maxsize=ADMITTED_FILES)
def open_public(path: Path) -> PublicWarehouse:
    """The open warehouse of a path, shared by all sessions of this process."""
    return PublicWarehouse(path)
