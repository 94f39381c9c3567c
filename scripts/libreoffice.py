"""Finds the LibreOffice that the soak tests open our files with; installs Debian's where parts are lacking and we may.

`python -m scripts.libreoffice` prints its path, or says what to do and ends with an error.
"""

import os
import shutil
import sys
from pathlib import Path

from scripts.debian import install_from_debian

ENV = "ZONEKOMPAS_SOFFICE"
PARTS = {
    "libswlo.so": "libreoffice-writer-nogui",
    "libsclo.so": "libreoffice-calc-nogui",
    "libsdlo.so": "libreoffice-impress-nogui",
}
"""The library that reads documents, workbooks or slides -> the package of Debian that brings it."""


class NoLibreOfficeError(RuntimeError):
    """There is no LibreOffice that reads all our files and we cannot install one; the text says what to do."""


def find_soffice() -> str | None:
    """Path of the program: the one named in the environment first, then the one on PATH."""
    return shutil.which(os.environ.get(ENV) or "soffice")


def lacking() -> list[str]:
    """Packages of Debian that are still needed; none where the environment names a program of its own."""
    found = find_soffice()
    if found is None:
        return list(PARTS.values())
    if os.environ.get(ENV):
        return []
    folder = Path(found).resolve().parent
    return [package for library, package in PARTS.items() if not (folder / library).exists()]


def ensure_soffice() -> str:
    """Path of the program, with what is lacking installed from Debian. Raises NoLibreOfficeError with what to do."""
    if lacking() and not os.environ.get(ENV):
        install_from_debian(lacking())
    found = find_soffice()
    if found is None or lacking():
        raise NoLibreOfficeError(
            "The soak tests open our files in LibreOffice; not all of it is here. Install it (Debian: apt-get install "
            f"{' '.join(lacking())}) or give its path: {ENV}=/path/to/soffice make soak"
        )
    return found


if __name__ == "__main__":
    try:
        print(ensure_soffice())
    except NoLibreOfficeError as error:
        sys.exit(str(error))
