"""What the panels of *Ledighed* share: the stretches of line, the days and values of the axes.

Time is real dates, for the Jobcenter counts by week or by month. No line goes across a databrud or a masked day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from lib.charts.series_segments import Stretch
from lib.domain.observation import REAL_PROVENANCES, Status

LINE_COLUMNS = ["area_id", "segment", "stretch", "day", "value"]
LONGEST_STEP = timedelta(days=45)
"""Between two points further apart the line is dashed: figures come by week or by month."""

_RIGHT_ROOM, _LEFT_ROOM = 0.3, 0.03
_FEWEST_DAYS = 180
_TOP_ROOM = 0.12


@dataclass(frozen=True)
class Curves:
    """Points and stretches of all areas, and the axes that every panel is drawn on.

    `points`: area_id, day, value, provenance, status; `lines`: LINE_COLUMNS. `days` is the first and last day drawn,
    `values` the lowest and highest value of the axis.
    """

    points: pd.DataFrame
    lines: pd.DataFrame
    days: tuple[date, date]
    values: tuple[float, float]

    @property
    def day_domain(self) -> tuple[date, date]:
        """The axis of days with room for the labels at the ends of the lines."""
        first, last = self.days
        span = max((last - first).days, _FEWEST_DAYS)
        return first - timedelta(days=span * _LEFT_ROOM), last + timedelta(days=span * _RIGHT_ROOM)

    @property
    def starts_at_zero(self) -> bool:
        """False when the caption has to say that the axis is cut."""
        return self.values[0] == 0


def curves(
    rows: pd.DataFrame, breaks: Sequence[date], start: date | None, lines_at: Sequence[float] = ()
) -> Curves | None:
    """The rows (area_id, day, value, status, provenance) from `start` on; None when none has a value.

    There is room for `lines_at` (goals). The axis of values starts at 0 unless every value lies in the upper half.
    """
    own = rows if start is None else rows[rows["day"] >= start]
    points = own[(own["status"] == Status.OK) & own["value"].notna()].sort_values(["area_id", "day"])
    if points.empty:
        return None
    drawn = [*points["value"], *lines_at]
    low, high = float(min(drawn)), float(max(drawn))
    floor = 0.0 if low < high / 2 else low - max((high - low) * 0.25, high * 0.05)
    top = high + max((high - floor) * _TOP_ROOM, 0.1)
    days = (min(points["day"]), max(points["day"]))
    return Curves(points.reset_index(drop=True), _lines(points, own, breaks), days, (floor, top))


def _lines(points: pd.DataFrame, rows: pd.DataFrame, breaks: Sequence[date]) -> pd.DataFrame:
    corners: list[dict[str, object]] = []
    for area, own in points.groupby("area_id", sort=False):
        hidden = rows[(rows["area_id"] == area) & (rows["status"] == Status.DISKRETIONERET)]
        corners += _area_lines(str(area), own.to_dict("records"), sorted(hidden["day"]), breaks)
    return pd.DataFrame(corners, columns=LINE_COLUMNS)


def _area_lines(
    area: str, points: list[dict[Any, Any]], hidden: Sequence[date], breaks: Sequence[date]
) -> list[dict[str, object]]:
    corners: list[dict[str, object]] = []
    number, previous = 0, None
    for start, end in pairwise(points):
        stretch = _stretch(start, end, hidden, breaks)
        if stretch is not None:
            if stretch != previous:
                number += 1
            ends = (start, end) if stretch != previous else (end,)
            corners += [
                {
                    "area_id": area,
                    "segment": f"{area}-{number}",
                    "stretch": stretch.value,
                    "day": corner["day"],
                    "value": corner["value"],
                }
                for corner in ends
            ]
        previous = stretch
    return corners


def _stretch(
    start: dict[Any, Any], end: dict[Any, Any], hidden: Sequence[date], breaks: Sequence[date]
) -> Stretch | None:
    first, last = start["day"], end["day"]
    if any(first < day <= last for day in breaks) or any(first < day < last for day in hidden):
        return None
    is_real = {start["provenance"], end["provenance"]} <= set(REAL_PROVENANCES)
    if not is_real:
        return Stretch.DEMO if last - first <= LONGEST_STEP else None
    return Stretch.KENDT if last - first <= LONGEST_STEP else Stretch.HUL
