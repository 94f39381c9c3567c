"""Finds the Node.js that the tests' sign-in provider runs on; installs Debian's where there is none and we may.

`python -m scripts.node` lays out what the tests have of npm (npm ci of tests/oidc and tests/accessibility), or says
what to do and ends with an error.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from scripts.debian import install_from_debian

PACKAGES = ("nodejs", "npm")
TESTS = Path(__file__).resolve().parent.parent / "tests"
FOLDERS = (TESTS / "oidc", TESTS / "accessibility")
"""The sign-in provider, and the rules of accessibility that pages are asked for."""


class NoNodeError(RuntimeError):
    """There is no Node.js and we cannot install one; the text says what to do."""


def ensure_node(name: str = "node") -> str:
    """Path of `node` or `npm`, installed from Debian if need be. Raises NoNodeError with what to do."""
    found = shutil.which(name)
    if found is None:
        install_from_debian(PACKAGES)
        found = shutil.which(name)
    if found is None:
        raise NoNodeError(
            f"The tests of sign-in need Node.js 20 or later; {name} was not found. "
            "Install it (Debian: apt-get install nodejs npm)."
        )
    return found


def lay_out_packages() -> None:
    """Installs the locked packages of each folder. Raises NoNodeError where npm cannot."""
    ensure_node("node")
    command = [ensure_node("npm"), "ci", "--no-audit", "--no-fund", "--silent"]
    for folder in FOLDERS:
        if subprocess.run(command, cwd=folder, check=False).returncode:
            raise NoNodeError(f"npm could not install the packages of {folder / 'package-lock.json'}.")


if __name__ == "__main__":
    try:
        lay_out_packages()
    except NoNodeError as error:
        sys.exit(str(error))
