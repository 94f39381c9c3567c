"""What every format of a map file is turned into: layers of features with attributes and shapes."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.ingest.messages import ONLY_ZONES
from lib.ingest.sheets.refused import FileRefused

MAX_LAYERS = 20
MAX_FEATURES = 20_000
MAX_ATTRIBUTES = 200
MAX_VERTICES = 200_000
"""A map of a plan is far under these; what is over them is another map."""

SAVE_AS = "Gem kortet som GeoPackage eller GeoJSON i et kortprogram (fx QGIS), og indlæs det igen."


@dataclass(frozen=True)
class Layer:
    """One layer. `attributes` (dtype object) and `shapes` (as the file has them, None where there is none) share an
    index: the number of the feature in its layer, from 1. `code`: the EPSG code that the file names, None if none.
    `unreadable`: feature number -> why its shape could not be read. `standard_is_wgs84`: the format says so itself.
    """

    name: str
    attributes: pd.DataFrame
    shapes: gpd.GeoSeries
    code: int | None
    unreadable: dict[int, str]
    standard_is_wgs84: bool = False


def refused(file: str, code: str, problem: str, remedy: str = SAVE_AS, sheet: str = "") -> FileRefused:
    """The refusal with its sentence, to be raised."""
    return FileRefused(Finding(Severity.STOPPER, code, Place(file, sheet), problem, remedy))


def too_many(file: str, what: str, limit: int) -> FileRefused:
    """The refusal of a file that is larger than a plan's map can be."""
    shown = f"{limit:,}".replace(",", ".")
    problem = f"Filen har flere end {shown} {what}; det er mere end kortet over en helhedsplan."
    return refused(file, "for_stor", problem, ONLY_ZONES)
