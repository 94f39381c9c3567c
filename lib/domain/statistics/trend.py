"""The direction of a series since its latest break, named only when it is there beyond doubt.

Source of the recipe: Fingertips (OHID), Public Health Technical Guidance "Trend markers" and the open code
dhsc-govuk/FingertipsNext, trend-analysis. The last five valid points; a straight line weighted with 1 / se^2,
where se = (upper - lower) / 3.92; chi-square = (slope / its standard error)^2 over 9.54953570608324 (99.8 %);
and a slope that keeps its sign when each point is left out in turn. Two things are ours: time is real time,
so uneven gaps count (with even gaps it is the same test), and points that overlap in time are not both used
(Fingertips refuses them).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import sqrt

import numpy as np
import numpy.typing as npt
from babel.dates import format_date

from lib.domain.indicator import Polarity
from lib.domain.observation import Provenance
from lib.domain.statistics.differences import Contrast, square_and_add
from lib.domain.statistics.errors import InvalidNumbers
from lib.domain.statistics.intervals import LEVEL, Estimate, Numbers

ONE_MISSING = "Et af de to tal mangler"
POINTS_NEEDED = 5
CHI_SQUARE_LIMIT = 9.54953570608324
WIDTH_IN_STANDARD_ERRORS = 3.92

_MONTHS_A_YEAR = 12
_LONGEST_MONTH = 31
_LEVEL_LINE = 1e-9
"""Of the slope of all: what is left of a level line after rounding errors."""


class Direction(StrEnum):
    """Where a series goes."""

    STIGER = "stiger"
    FALDER = "falder"
    INGEN_SIKKER_AENDRING = "ingen_sikker_aendring"
    KAN_IKKE_BEREGNES = "kan_ikke_beregnes"


DIRECTION_WORDS = {
    Direction.STIGER: "stiger",
    Direction.FALDER: "falder",
    Direction.INGEN_SIKKER_AENDRING: "ingen sikker ændring",
    Direction.KAN_IKKE_BEREGNES: "kan ikke beregnes",
}


@dataclass(frozen=True)
class Point:
    """One number of a series: the period it is of (both days included) and its estimate; a missing number has
    neither estimate nor provenance.

    A stock on a day has that day as start and end.
    """

    start: date
    end: date
    estimate: Estimate | None
    provenance: Provenance | None

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise InvalidNumbers(f"Perioden slutter {_day(self.end)}, før den begynder {_day(self.start)}.")


@dataclass(frozen=True)
class Slope:
    """A weighted straight line's slope per unit of time and its standard error, the point errors being known."""

    per_unit: float
    standard_error: float

    @property
    def chi_square(self) -> float:
        """(slope / standard error) squared, one degree of freedom."""
        return (self.per_unit / self.standard_error) ** 2


@dataclass(frozen=True)
class Trend:
    """The direction, the points it rests on (oldest first) and the test; `reason` is a Danish sentence when
    there is none.

    `per_year` is the slope in the unit of the number a year; None where it cannot be calculated.
    """

    direction: Direction
    points: tuple[Point, ...]
    per_year: float | None
    chi_square: float | None
    reason: str

    @property
    def is_demo(self) -> bool:
        """True when any point is made up: such a trend is named as demo and never judged."""
        return any(point.provenance is Provenance.DEMO for point in self.points)

    def words(self, polarity: Polarity) -> str:
        """'stiger og bliver værre', 'falder', 'ingen sikker ændring', 'stiger (demo)' ..."""
        text = DIRECTION_WORDS[self.direction]
        if self.is_demo and self.direction is not Direction.KAN_IKKE_BEREGNES:
            return f"{text} (demo)"
        if self.direction not in (Direction.STIGER, Direction.FALDER) or polarity is Polarity.NONE:
            return text
        good = (self.direction is Direction.STIGER) == (polarity is Polarity.HIGHER)
        return f"{text} og bliver {'bedre' if good else 'værre'}"


@dataclass(frozen=True)
class Change:
    """From an earlier point to a later one. `contrast` is None where there is no interval; `reason` then says
    why.

    `value` is later minus earlier (points for pct), None across a break or where a number is missing.
    """

    value: float | None
    contrast: Contrast | None
    reason: str


def weighted_slope(times: npt.ArrayLike, values: npt.ArrayLike, standard_errors: npt.ArrayLike) -> Slope:
    """The slope of the straight line through points with known standard errors (weights 1 / se^2).

    Needs at least two different times and standard errors over 0, else raises InvalidNumbers.
    """
    x, y = np.asarray(times, dtype=np.float64), np.asarray(values, dtype=np.float64)
    errors = np.asarray(standard_errors, dtype=np.float64)
    if not (errors > 0).all() or np.unique(x).size < 2:
        raise InvalidNumbers("En linje kræver mindst to tidspunkter og en kendt usikkerhed på hvert tal.")
    weights = errors**-2
    centred = x - np.average(x, weights=weights)
    spread = float((weights * centred**2).sum())
    return Slope(float((weights * centred * y).sum()) / spread, 1 / sqrt(spread))


def trend(points: Iterable[Point], breaks: Iterable[date] = ()) -> Trend:
    """The trend of the last five valid points since the latest break. The order of `points` does not matter.

    A break on a day begins a new series that day; a break later than the last point is not yet one.
    Raises InvalidNumbers for intervals that are not at 95 %, which the recipe is made for.
    """
    used = _last_valid(tuple(points), tuple(breaks))
    if len(used) < POINTS_NEEDED:
        return Trend(Direction.KAN_IKKE_BEREGNES, used, None, None, _too_few(len(used)))
    times, values, errors = _columns(used)
    slope = weighted_slope(times, values, errors)
    sure = slope.chi_square > CHI_SQUARE_LIMIT and _keeps_sign(times, values, errors, slope)
    direction = Direction.INGEN_SIKKER_AENDRING
    if sure:
        direction = Direction.STIGER if slope.per_unit > 0 else Direction.FALDER
    return Trend(direction, used, slope.per_unit, slope.chi_square, "")


def change_since(earlier: Point, later: Point, breaks: Iterable[date] = ()) -> Change:
    """The change from a chosen point to a later one of the same series, with its interval (square-and-add).

    Never across a break. Raises InvalidNumbers when the points are in the wrong order.
    """
    if later.end <= earlier.end:
        raise InvalidNumbers(f"Vælg et tidspunkt før {_day(later.end)} at regne ændringen fra.")
    crossed = sorted(each for each in breaks if earlier.start < each <= later.end)
    if crossed:
        return Change(
            None, None, f"Der er databrud {_day(crossed[-1])}, så de to tal kan ikke holdes op mod hinanden."
        )
    if earlier.estimate is None or later.estimate is None:
        return Change(None, None, f"{ONE_MISSING}.")
    value = later.estimate.value - earlier.estimate.value
    if earlier.estimate.interval is None or later.estimate.interval is None:
        return Change(value, None, "Antallet bag et af tallene er ikke oplyst, så usikkerheden er ukendt.")
    return Change(value, square_and_add(later.estimate, earlier.estimate), "")


def _last_valid(points: tuple[Point, ...], breaks: tuple[date, ...]) -> tuple[Point, ...]:
    """Up to five valid points after the latest break, oldest first, no two of them overlapping in time."""
    last_day = max((each.end for each in points), default=date.min)
    begins = max((each for each in breaks if each <= last_day), default=date.min)
    usable = [each for each in points if each.start >= begins and _is_valid(each)]
    used: list[Point] = []
    for point in sorted(usable, key=lambda each: each.end, reverse=True):
        if len(used) < POINTS_NEEDED and (not used or point.end < used[-1].start):
            used.append(point)
    return tuple(reversed(used))


def _too_few(found: int) -> str:
    noun = "måling" if found == 1 else "målinger"
    return (
        f"Der er {found} {noun} med kendt usikkerhed i den nuværende serie; "
        f"en udvikling kræver {POINTS_NEEDED}."
    )


def _is_valid(point: Point) -> bool:
    """A measured number with an interval. Interpolated numbers are no measurements."""
    if point.estimate is None or point.estimate.interval is None:
        return False
    if point.estimate.interval.level != LEVEL:
        raise InvalidNumbers("Udviklingen beregnes med 95 %-intervaller.")
    return point.provenance is not Provenance.INTERPOLERET and point.estimate.interval.width > 0


def _columns(points: Sequence[Point]) -> tuple[Numbers, Numbers, Numbers]:
    """Years since the first point, values and standard errors of points that have an interval."""
    made = [each.estimate for each in points if each.estimate is not None]
    widths = [each.interval.width for each in made if each.interval is not None]
    times = np.array([_years_between(points[0].end, each.end) for each in points])
    return times, np.array([each.value for each in made]), np.array(widths) / WIDTH_IN_STANDARD_ERRORS


def _keeps_sign(times: Numbers, values: Numbers, errors: Numbers, slope: Slope) -> bool:
    """True when every slope with one point left out has the sign of the slope of all; a level line has none."""
    for left_out in range(len(times)):
        kept = np.arange(len(times)) != left_out
        one_less = weighted_slope(times[kept], values[kept], errors[kept])
        if one_less.per_unit / slope.per_unit <= _LEVEL_LINE:
            return False
    return True


def _years_between(first: date, day: date) -> float:
    """Time in years, a month being a twelfth of one, so that yearly and monthly points are evenly spaced."""
    months = _MONTHS_A_YEAR * (day.year - first.year) + day.month - first.month
    return (months + (day.day - first.day) / _LONGEST_MONTH) / _MONTHS_A_YEAR


def _day(day: date) -> str:
    return format_date(day, format="d. MMMM y", locale="da_DK")
