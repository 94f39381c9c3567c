"""Where commands keep what the app may not know of: the unmasked file, and the masks that are solved."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lib.settings import ROOT


@dataclass(frozen=True)
class BuildPlaces:
    """`raw_folder` holds the unmasked DuckDB files; no setting of the app leads there. `mask_folder` keeps solved masks
    under the hash of what they mask, so any number of warehouses may share them."""

    raw_folder: Path
    mask_folder: Path


def read_places(environment: Mapping[str, str] | None = None) -> BuildPlaces:
    """Places from `ZONEKOMPAS_RAW` and `ZONEKOMPAS_MASKS`; defaults under data/, which git ignores."""
    env = os.environ if environment is None else environment
    return BuildPlaces(
        raw_folder=Path(env.get("ZONEKOMPAS_RAW", ROOT / "data" / "raw")),
        mask_folder=Path(env.get("ZONEKOMPAS_MASKS", ROOT / "data" / "masks")),
    )
