"""The plan's indicators and areas by number, so that the checks look at millions of rows and few words."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.domain.datatraek.checks_context import CheckContext
from lib.domain.datatraek.difference_size import Numbers, Scale, scale_of
from lib.domain.datatraek.rows import DatatraekKind, RegistrationMeasure, floats

SCALES = tuple(Scale)
NOBODY = -1


@dataclass(frozen=True)
class Book:
    """Names by number. In every array the last place is that of an unknown id, so that code -1 finds it.

    `scales`: place in SCALES. `parents`: the area's parent by number, -1 where it has none. `residents` and
    `households`: NaN where not known.
    """

    indicator_ids: pd.Index
    labels: tuple[str, ...]
    scales: npt.NDArray[np.int64]
    area_ids: pd.Index
    area_names: tuple[str, ...]
    levels: npt.NDArray[np.object_]
    parents: npt.NDArray[np.int64]
    residents: Numbers
    households: Numbers

    def indicator_codes(self, ids: frozenset[str] | tuple[str, ...]) -> npt.NDArray[np.int64]:
        """The numbers of the known ones among `ids`."""
        found = self.indicator_ids.get_indexer(pd.Index(sorted(ids), dtype=object))
        return np.asarray(found[found >= 0], dtype=np.int64)


def book_of(context: CheckContext, kind: DatatraekKind) -> Book:
    """The plan's names; for registrations every activity and measure is an indicator that counts."""
    indicators = _registered(context) if kind is DatatraekKind.REGISTRERINGER else context.indicators
    areas = context.areas.drop_duplicates("area_id", keep="last")
    area_ids = pd.Index(areas["area_id"].astype(object))
    parents = area_ids.get_indexer(pd.Index(areas["parent_id"].astype(object)))
    return Book(
        indicator_ids=pd.Index(indicators["indicator_id"].astype(object)),
        labels=(*map(str, indicators["short_label"]), "ukendt indikator"),
        scales=np.array([*_scales(indicators), SCALES.index(Scale.MEAN)], dtype=np.int64),
        area_ids=area_ids,
        area_names=(*map(str, areas["name"]), "ukendt område"),
        levels=np.array([*map(str, areas["level"]), ""], dtype=object),
        parents=np.array([*parents, NOBODY], dtype=np.int64),
        residents=_sizes(areas, "residents"),
        households=_sizes(areas, "households"),
    )


def _scales(indicators: pd.DataFrame) -> list[int]:
    return [
        SCALES.index(scale_of(str(kind), str(unit)))
        for kind, unit in zip(indicators["kind"], indicators["unit"], strict=True)
    ]


def _sizes(areas: pd.DataFrame, column: str) -> Numbers:
    if column not in areas:
        return np.full(len(areas) + 1, np.nan)
    return np.append(floats(areas[column]), np.nan)


def _registered(context: CheckContext) -> pd.DataFrame:
    activities = context.activities
    if activities is None:
        activities = pd.DataFrame({"activity_id": [], "short_name": []})
    rows = [
        (f"{activity} {measure}", f"{name}: {measure}", "count", "antal")
        for activity, name in zip(activities["activity_id"], activities["short_name"], strict=True)
        for measure in RegistrationMeasure
    ]
    return pd.DataFrame(rows, columns=["indicator_id", "short_label", "kind", "unit"])
