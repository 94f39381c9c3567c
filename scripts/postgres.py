"""Finds the PostgreSQL that the tests of the state start; installs Debian's where there is none and we may.

`python -m scripts.postgres` prints the folder of its programs, or says what to do and ends with an error.
"""

import os
import shutil
import sys
from pathlib import Path

from scripts.debian import install_from_debian

ENV = "ZONEKOMPAS_POSTGRES_BIN"
DEBIAN_HOUSE = Path("/usr/lib/postgresql")
PROGRAMS = ("initdb", "postgres")


class NoPostgresError(RuntimeError):
    """There is no PostgreSQL server and we cannot install one; the text says what to do."""


def find_postgres() -> Path | None:
    """The folder with the server's programs: the one named in the environment first, Debian's newest, then PATH."""
    named = os.environ.get(ENV)
    if named:
        return Path(named) if _holds_server(Path(named)) else None
    for folder in sorted(DEBIAN_HOUSE.glob("*/bin"), key=lambda each: int(each.parent.name), reverse=True):
        if _holds_server(folder):
            return folder
    found = shutil.which("initdb")
    folder = Path(found).resolve().parent if found else None
    return folder if folder and _holds_server(folder) else None


def _holds_server(folder: Path) -> bool:
    return all((folder / program).is_file() for program in PROGRAMS)


def ensure_postgres() -> Path:
    """The folder with the server's programs, installed from Debian if need be. Raises NoPostgresError."""
    found = find_postgres()
    if found is None and not os.environ.get(ENV):
        install_from_debian(["postgresql"])
        found = find_postgres()
    if found is None:
        raise NoPostgresError(
            "The tests of the state need PostgreSQL's server; none was found. Install it (Debian: apt-get install "
            f"postgresql) or give the folder of initdb and postgres: {ENV}=/path/to/bin make test"
        )
    return found


if __name__ == "__main__":
    try:
        print(ensure_postgres())
    except NoPostgresError as error:
        sys.exit(str(error))
