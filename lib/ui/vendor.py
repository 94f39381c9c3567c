"""Leaflet and jQuery for the map, laid under static/vendor/ from pinned packages.

folium asks outside servers for them by default; the packages XStatic-Leaflet and XStatic-jQuery bring the same
files, so none is committed and none is fetched. The browser reads app/static/vendor/leaflet-<version>/leaflet.js.
"""

import shutil
from pathlib import Path

from xstatic.pkg import jquery, leaflet

VENDOR_DIR = Path(__file__).resolve().parents[2] / "static" / "vendor"
PACKAGES = {"leaflet": leaflet, "jquery": jquery}


def lay_out_vendor_files(target: Path = VENDOR_DIR) -> Path:
    """Copy each package to `target/<name>-<version>/`, drop what else is there, return `target`.

    A copy is made aside and renamed, so nobody is served half of it; one that is there already is left alone.
    Raises OSError when the folder cannot be written.
    """
    target.mkdir(parents=True, exist_ok=True)
    wanted = {f"{name}-{package.VERSION}": Path(package.BASE_DIR) for name, package in PACKAGES.items()}
    for stale in [folder for folder in target.iterdir() if folder.name not in wanted]:
        shutil.rmtree(stale)
    for name, source in wanted.items():
        if not (target / name).is_dir():
            aside = target / f"{name}.part"
            shutil.copytree(source, aside, ignore=shutil.ignore_patterns("*.map"))
            aside.rename(target / name)
    return target
