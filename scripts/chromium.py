"""Finds the Chromium that the browser tests drive; installs Debian's where there is none and we may.

`python -m scripts.chromium` prints its path, or says what to do and ends with an error.
"""

import os
import shutil
import sys

from scripts.debian import install_from_debian

ENV = "ZONEKOMPAS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-liberation")


class NoChromiumError(RuntimeError):
    """There is no Chromium and we cannot install one; the text says what to do."""


def find_chromium() -> str | None:
    """Path of a Chromium or Chrome: the one named in the environment first, then those on PATH."""
    named = os.environ.get(ENV)
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def ensure_chromium() -> str:
    """Path of a Chromium, installed from Debian if need be. Raises NoChromiumError with what to do."""
    found = find_chromium()
    if found is None and not os.environ.get(ENV):
        install_from_debian(PACKAGES)
        found = find_chromium()
    if found is None:
        raise NoChromiumError(
            "The browser tests need Chromium; none was found. Install it (Debian: apt-get install chromium) "
            f"or give its path: {ENV}=/path/to/chromium make test"
        )
    return found


if __name__ == "__main__":
    try:
        print(ensure_chromium())
    except NoChromiumError as error:
        sys.exit(str(error))
