"""Cuts a series into the stretches of line that may be drawn, and says how each is to be read.

No line goes across a missing year or a break without saying so.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

import pandas as pd

from lib.domain.observation import REAL_PROVENANCES, Provenance, Status


class Stretch(StrEnum):
    """How a stretch between two points is known."""

    KENDT = "kendt"
    HUL = "hul"
    INTERPOLERET = "interpoleret"
    DEMO = "demo"


SEGMENT_COLUMNS = ["area_id", "segment", "stretch", "year", "value"]


def valid_points(series: pd.DataFrame) -> pd.DataFrame:
    """The rows of `series` that have a value, in order of area and year."""
    valid = series[(series["status"] == Status.OK) & series["value"].notna()]
    return valid.sort_values(["area_id", "year"]).reset_index(drop=True)


def segments(series: pd.DataFrame, breaks: Sequence[date] = ()) -> pd.DataFrame:
    """Stretches of line: SEGMENT_COLUMNS, one row per corner; neighbours of one kind share a segment number.

    `series`: area_id, year, period_end, value, status, provenance. Between two points more than a year apart there is
    a line (HUL) only when both are published or loaded and no year between is masked. Nothing crosses a break.
    """
    rows: list[dict[str, object]] = []
    for area_id, points in valid_points(series).groupby("area_id", sort=False):
        masked = _masked_years(series, str(area_id))
        rows += _area_segments(points.to_dict("records"), masked, breaks)
    return pd.DataFrame(rows, columns=SEGMENT_COLUMNS)


def bands(series: pd.DataFrame, area_id: str, breaks: Sequence[date] = ()) -> pd.DataFrame:
    """The interval behind the line of one area: area_id, segment, stretch, year, low, high.

    It goes only where the line itself goes from one year to the next and both ends have an interval.
    """
    own = series[series["area_id"] == area_id]
    limits = own[["area_id", "year", "low", "high"]].dropna(subset=["low", "high"])
    drawn = segments(own[own["year"].isin(limits["year"])], breaks)
    kept = drawn[drawn["stretch"] != Stretch.HUL].drop(columns="value")
    return kept.merge(limits, on=["area_id", "year"])


def empty_years(series: pd.DataFrame, area_id: str) -> pd.DataFrame:
    """The years of one area that have a row and no value: year and status."""
    own = series[(series["area_id"] == area_id) & (series["status"] != Status.OK)]
    return own[["area_id", "year", "status"]].drop_duplicates("year")


def _masked_years(series: pd.DataFrame, area_id: str) -> set[int]:
    masked = (series["area_id"] == area_id) & (series["status"] == Status.DISKRETIONERET)
    return {int(year) for year in series.loc[masked, "year"]}


def _area_segments(
    points: list[dict[str, object]], masked: set[int], breaks: Sequence[date]
) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    segment, previous = 0, None
    for start, end in pairwise(points):
        stretch = _stretch(start, end, masked, breaks)
        if stretch is not None:
            if stretch != previous:
                segment += 1
                rows.append(_corner(start, segment, stretch))
            rows.append(_corner(end, segment, stretch))
        previous = stretch
    return rows


def _corner(point: dict[str, object], segment: int, stretch: Stretch) -> dict[str, object]:
    kept = {name: point[name] for name in ("area_id", "year", "value")}
    return kept | {"segment": f"{point['area_id']}-{segment}", "stretch": stretch.value}


def _stretch(
    start: dict[str, object], end: dict[str, object], masked: set[int], breaks: Sequence[date]
) -> Stretch | None:
    first, last = int(str(start["year"])), int(str(end["year"]))
    if any(_as_date(start) < day <= _as_date(end) for day in breaks):
        return None
    both = {start["provenance"], end["provenance"]}
    if last - first > 1:
        return Stretch.HUL if both <= set(REAL_PROVENANCES) and not masked & set(range(first, last)) else None
    if Provenance.DEMO in both:
        return Stretch.DEMO
    return Stretch.INTERPOLERET if Provenance.INTERPOLERET in both else Stretch.KENDT


def _as_date(point: dict[str, object]) -> date:
    return pd.Timestamp(str(point["period_end"])).date()


def break_year(series: pd.DataFrame, day: date) -> float:
    """Where on the axis of years a break stands: half a year before the first point that lies after it."""
    after = [int(point["year"]) for point in series.to_dict("records") if _as_date(point) >= day]
    return (min(after) if after else int(series["year"].max()) + 1) - 0.5


def gap_years(series: pd.DataFrame, area_ids: Sequence[str], breaks: Sequence[date] = ()) -> list[int]:
    """Years that a HUL stretch of one of `area_ids` goes over, ascending: the years a caption must name."""
    drawn = segments(series[series["area_id"].isin(area_ids)], breaks)
    gaps: set[int] = set()
    for _, corners in drawn[drawn["stretch"] == Stretch.HUL].groupby("segment"):
        years = sorted(int(year) for year in corners["year"])
        gaps |= set(range(years[0], years[-1])) - set(years)
    return sorted(gaps)
