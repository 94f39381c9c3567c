"""Early warning: would a criterion be on the other side of its limit in two years at the pace of the latest years?

A straight line (ordinary least squares) through the law's numbers of the latest five list years, at least four of
them, carried two list years on with its 95 % prediction interval and Student's t: Draper & Smith, Applied Regression
Analysis, 1998, section 3.1. The points are not weighted by their persons, which are often not known. Means of two years
share a year with their neighbours, so the interval is rather too narrow than too wide: a sign to look, not a forecast.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np

from lib.domain.law.exact import exact, holds
from lib.domain.law.in_force import categories_in_force, rules_in_force
from lib.domain.law.law import Criterion, Law, Operator, Rule
from lib.domain.law.limits import Limit, limit_of
from lib.domain.law.screening import CriterionValue, EarlyWarning
from lib.domain.law.testing import exact_value
from lib.domain.law.values import held_value, is_tested
from lib.domain.statistics.intervals import LEVEL

PROJECTED_YEARS = 2
POINTS_NEEDED = 4
YEARS_BACK = 5

_PARAMETERS = 2
_LEVEL_ERROR = 1e-9
"""In the unit of the number: what rounding errors leave of points that lie on a straight line."""
_ON_A_LINE = "Tallene ligger på en ret linje, så sandsynligheden kan ikke regnes ud."
_HIGHEST = {"pct": 100.0}


@dataclass(frozen=True)
class Point:
    """A number on the list of a year, in the criterion's unit."""

    list_year: int
    value: float


@dataclass(frozen=True)
class Projection:
    """The line's height in the year asked for, its slope a year and the standard error of a new number there, with the
    degrees of freedom it is known by. In the unit of the points."""

    value: float
    slope: float
    error: float
    freedom: int

    def interval(self) -> tuple[float, float]:
        """The 95 % prediction interval of a new number."""
        from scipy.stats import t as student  # a second of a start: only where it is used

        half = self.error * float(student.ppf((1 + LEVEL) / 2, self.freedom))
        return self.value - half, self.value + half

    def chance_over(self, limit: float) -> float:
        """The chance 0-100 that a new number lies over a limit. The error is over 0."""
        from scipy.stats import t as student  # a second of a start: only where it is used

        return 100 * float(student.sf((limit - self.value) / self.error, self.freedom))


def project(points: Sequence[Point], list_year: int) -> Projection:
    """The straight line through the points, carried to a year. At least three points of different years."""
    x = np.array([each.list_year for each in points], dtype=np.float64)
    y = np.array([each.value for each in points], dtype=np.float64)
    middle, spread = x.mean(), float(((x - x.mean()) ** 2).sum())
    slope = float(((x - middle) * (y - y.mean())).sum()) / spread
    left = y - (y.mean() + slope * (x - middle))
    freedom = len(points) - _PARAMETERS
    variance = float((left**2).sum()) / freedom
    away = (list_year - float(middle)) ** 2 / spread
    value = float(y.mean()) + slope * (list_year - float(middle))
    return Projection(value, slope, sqrt(variance * (1 + 1 / len(points) + away)), freedom)


def warnings(
    values_of: Callable[[int], Sequence[CriterionValue]],
    law: Law,
    list_year: int,
    breaks: Mapping[str, Sequence[date]],
) -> tuple[EarlyWarning, ...]:
    """One for every limit in force on the list of the year that the area has a number for; the years up to it count.

    `breaks` are the databrud by indicator id: numbers from before the latest one are not used.
    """
    points = {each.criterion: _points(each.criterion, values_of, list_year, breaks) for each in law.criteria}
    rules = [
        rule
        for category in categories_in_force(law, list_year)
        for rule in rules_in_force(law, category.category, list_year)
    ]
    return tuple(
        warn(law.criterion(rule.criterion), rule, points[rule.criterion], limit_of(rule, law, list_year))
        for rule in rules
        if points[rule.criterion]
    )


def warn(criterion: Criterion, rule: Rule, points: Sequence[Point], limit: Limit) -> EarlyWarning:
    """`points` oldest first, at least one, none from before a break."""
    latest = points[-1]
    if limit.value is None:
        return _silent(criterion, rule, latest, limit.value, f"{limit.reason} Derfor intet varsel.")
    if len(points) < POINTS_NEEDED:
        return _silent(criterion, rule, latest, limit.value, _too_few(len(points)))
    projection = project(points, latest.list_year + PROJECTED_YEARS)
    met = holds(rule.operator, exact(latest.value), exact(limit.value))
    upwards = (rule.operator in (Operator.OVER, Operator.AT_LEAST)) != met
    chance = None
    if projection.error > _LEVEL_ERROR:
        over = projection.chance_over(limit.value)
        chance = over if upwards else 100 - over
    low, high = (_possible(each, criterion.unit) for each in projection.interval())
    return EarlyWarning(
        criterion=criterion,
        rule=rule,
        limit=limit.value,
        latest=latest.value,
        latest_year=latest.list_year,
        projected=_possible(projection.value, criterion.unit),
        chance=chance,
        crosses=holds(rule.operator, exact(projection.value), exact(limit.value)) != met,
        towards_limit=projection.slope > _LEVEL_ERROR if upwards else projection.slope < -_LEVEL_ERROR,
        reason="" if chance is not None else _ON_A_LINE,
        low=None if chance is None else low,
        high=None if chance is None else high,
    )


def _points(
    criterion: str,
    values_of: Callable[[int], Sequence[CriterionValue]],
    list_year: int,
    breaks: Mapping[str, Sequence[date]],
) -> list[Point]:
    """Oldest first: the law's own numbers of the five list years up to this one, all of one indicator, and none from
    before its latest break."""
    years = range(list_year - YEARS_BACK + 1, list_year + 1)
    found = [held_value(values_of(year), criterion) for year in years]
    usable = [each for each in found if each is not None and is_tested(each)]
    if not usable:
        return []
    latest = usable[-1]
    same = [each for each in usable if each.indicator_id == latest.indicator_id]
    begins = _latest_break(breaks.get(latest.indicator_id, ()), latest.last_day)
    kept = [each for each in same if each.first_day is None or each.first_day >= begins]
    return [Point(each.list_year, float(exact_value(each) or 0)) for each in kept]


def _latest_break(breaks: Sequence[date], last_day: date | None) -> date:
    """A break later than the latest number is not yet one."""
    return max((each for each in breaks if last_day is not None and each <= last_day), default=date.min)


def _silent(
    criterion: Criterion, rule: Rule, latest: Point, limit: float | None, reason: str
) -> EarlyWarning:
    return EarlyWarning(
        criterion=criterion,
        rule=rule,
        limit=limit,
        latest=latest.value,
        latest_year=latest.list_year,
        projected=None,
        chance=None,
        crosses=False,
        towards_limit=None,
        reason=reason,
    )


def _too_few(found: int) -> str:
    return (
        f"Der er {found} tal i lovens definition til de seneste {YEARS_BACK} lister; "
        f"et varsel kræver {POINTS_NEEDED}."
    )


def _possible(value: float, unit: str) -> float:
    """No share is under 0 or over 100, though a straight line may be."""
    return max(0.0, min(value, _HIGHEST.get(unit, value)))
