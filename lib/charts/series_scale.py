"""The axes that all panels of a series share."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from lib.charts.series_segments import valid_points
from lib.domain.goal_lines import GoalLine
from lib.domain.observation import REAL_PROVENANCES

_LABEL_ROOM = 0.4
_LEFT_ROOM = 0.1
_LABEL_GAP = 0.06
_MOST_TICKS = 4


@dataclass(frozen=True)
class Scale:
    """The axes that all panels share: first and last year, lowest and highest value, years marked."""

    years: tuple[int, int]
    values: tuple[float, float]
    ticks: tuple[int, ...]

    @property
    def year_domain(self) -> tuple[float, float]:
        """The axis of years with room for the labels at the ends of the lines."""
        first, last = self.years
        span = max(1, last - first)
        return first - span * _LEFT_ROOM, last + span * _LABEL_ROOM / (1 - _LABEL_ROOM - _LEFT_ROOM)

    @property
    def label_gap(self) -> float:
        """The least distance between two labels, in the unit of the values."""
        return (self.values[1] - self.values[0]) * _LABEL_GAP

    @property
    def starts_at_zero(self) -> bool:
        """False when the caption has to say that the axis is cut."""
        return self.values[0] == 0


def shared_scale(
    series: pd.DataFrame, banded: Sequence[str] = (), goals: Sequence[GoalLine] = ()
) -> Scale | None:
    """Axes for all points of `series` (area_id, year, value, status, ...); None when there is none.

    There is room for the intervals of the areas in `banded` and for `goals`. The axis of values starts at 0 unless
    every value lies in the upper half of it.
    """
    points = valid_points(series)
    if points.empty:
        return None
    drawn = [*points["value"], *_limits(points, banded), *(goal.value for goal in goals)]
    low, high = float(min(drawn)), float(max(drawn))
    floor = 0.0 if low < high / 2 else low - max((high - low) * 0.25, high * 0.02)
    room = max((high - floor) * 0.08, 0.1)
    years = sorted({int(year) for year in points["year"]})
    real = {int(year) for year in points.loc[points["provenance"].isin(REAL_PROVENANCES), "year"]}
    return Scale((years[0], years[-1]), (floor, high + room), _ticks(years, real))


def _limits(points: pd.DataFrame, banded: Sequence[str]) -> list[float]:
    own = points[points["area_id"].isin(banded)]
    return [] if own.empty else own[["low", "high"]].stack().tolist()


def _ticks(years: list[int], real: set[int]) -> tuple[int, ...]:
    """The published years and the two ends when they are few, else even steps."""
    marked = sorted(real | {years[0], years[-1]})
    if len(marked) <= _MOST_TICKS:
        return tuple(marked)
    step = -(-(years[-1] - years[0]) // _MOST_TICKS)
    return tuple(range(years[0], years[-1] + 1, step))


def x_of(scale: Scale) -> alt.X:
    """The axis of years."""
    axis = alt.Axis(values=list(scale.ticks), format="d", grid=False, title=None, labelOverlap=True)
    return alt.X("year:Q", scale=alt.Scale(domain=list(scale.year_domain), nice=False), axis=axis)


def y_of(scale: Scale, field: str = "value") -> alt.Y:
    """The axis of values, for what stands at `field`."""
    axis = alt.Axis(tickCount=5, title=None, domain=False, ticks=False)
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=list(scale.values), nice=False, zero=False), axis=axis)
