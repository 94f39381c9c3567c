"""The rows that a datatræk becomes: one tidy frame per kind, the same whatever the file looked like.

`observationer`: one row per indicator, area and period. `registreringer`: one row per activity, zone, period and
measure. `afdelinger` and `zoner`: the geography. The place columns say where in the file a row stood; they are kept
with the rows and are no part of what the rows say.
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd


class DatatraekKind(StrEnum):
    """What a file is about, and so which table its rows go to."""

    OBSERVATIONER = "observationer"
    REGISTRERINGER = "registreringer"
    AFDELINGER = "afdelinger"
    ZONER = "zoner"


class RegistrationMeasure(StrEnum):
    """What an activity registers by zone and month."""

    DELTAGERE = "deltagere"
    HOLD = "hold"
    PLADSER = "pladser"


PLACE_COLUMNS = ("sheet", "cell")
"""Sheet name ('' for text files) and address of the row's first value cell ('B7')."""

ROW_COLUMNS: dict[DatatraekKind, tuple[str, ...]] = {
    DatatraekKind.OBSERVATIONER: (
        "indicator_id",
        "area_id",
        "period_start",
        "period_end",
        "value",
        "numerator",
        "denominator",
        "status",
        "source_id",
    ),
    DatatraekKind.REGISTRERINGER: (
        "activity_id",
        "zone",
        "period_start",
        "period_end",
        "measure",
        "value",
        "status",
        "source_id",
    ),
    DatatraekKind.AFDELINGER: (
        "area_id",
        "name",
        "number",
        "former_names",
        "organisation",
        "zone",
        "residents",
        "households",
        "lon",
        "lat",
        "valid_from",
        "valid_to",
    ),
    DatatraekKind.ZONER: (
        "area_id",
        "number",
        "name",
        "geojson",
        "base_name",
        "base_lon",
        "base_lat",
        "mark",
    ),
}
"""What the rows of a kind say, without PLACE_COLUMNS."""

TEMPLATE: dict[str, str] = {
    "indicator_id": "indikator",
    "area_id": "omraade",
    "period_start": "periode_start",
    "period_end": "periode_slut",
    "value": "vaerdi",
    "numerator": "taeller",
    "denominator": "naevner",
    "status": "status",
    "source_id": "kilde",
}
"""Columns of observations -> headers of our own template; the profile `skabelon` of a plan reads them."""

ROW_KEYS: dict[DatatraekKind, tuple[str, ...]] = {
    DatatraekKind.OBSERVATIONER: ("indicator_id", "area_id", "period_end"),
    DatatraekKind.REGISTRERINGER: ("activity_id", "zone", "period_end", "measure"),
    DatatraekKind.AFDELINGER: ("area_id", "valid_from"),
    DatatraekKind.ZONER: ("area_id",),
}
"""Columns that together may stand once in a file; of several datatræk the last published one counts."""

_NUMBERS = {"value", "lon", "lat", "base_lon", "base_lat"}
_WHOLE = {"numerator", "denominator", "residents", "households"}
_DATES = {"period_start", "period_end", "valid_from", "valid_to"}


def typed_rows(frame: pd.DataFrame, kind: DatatraekKind) -> pd.DataFrame:
    """`frame` with the columns of the kind and PLACE_COLUMNS, in order and typed; absent columns become NA.

    Numbers float64, counts Int64, dates datetime64[us], `number` of a zone Int64, everything else object (str or
    None).
    """
    wanted = (*ROW_COLUMNS[kind], *PLACE_COLUMNS)
    columns = {}
    for name in wanted:
        cells = frame[name] if name in frame else pd.Series(None, index=frame.index, dtype="object")
        columns[name] = _typed(cells, name, kind)
    return pd.DataFrame(columns).reset_index(drop=True)


def floats(cells: pd.Series) -> npt.NDArray[np.float64]:
    """A column of numbers or counts as an array; NaN where a cell is missing."""
    return cells.to_numpy(dtype=np.float64, na_value=np.nan)


def _typed(cells: pd.Series, name: str, kind: DatatraekKind) -> pd.Series:
    if name in _NUMBERS:
        return cells.astype("float64")
    if name in _WHOLE or (name == "number" and kind is DatatraekKind.ZONER):
        return cells.astype("Int64")
    if name in _DATES:
        return pd.to_datetime(cells).astype("datetime64[us]")
    return cells.astype("object").where(cells.notna(), None)
