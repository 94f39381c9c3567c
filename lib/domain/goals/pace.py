"""The way from a goal's baseline to its target on the plan's last day: a straight line, or the curve of a reduction by
so many percent of what is left every year."""

from datetime import date, timedelta

from lib.domain.goals.assessment import Pace

_QUARTER = 91


def pace(
    baseline: float,
    baseline_day: date,
    target: float,
    day: date,
    end: date,
    gap: float,
    by_curve: bool = False,
) -> Pace:
    """Where the line stands on `day` and how far `gap` (what is left, 0 when the target holds) is a month.

    All numbers in the unit of the indicator. From the plan's last day on the line stands at the target.
    """
    left = months_left(day, end)
    height = expected(baseline, baseline_day, target, day, end, by_curve)
    return Pace(height, left, gap / left if left else None)


def expected(
    baseline: float, baseline_day: date, target: float, day: date, end: date, by_curve: bool = False
) -> float:
    """The height of the line on `day`, counted in days; `by_curve`: each day takes the same part of what is left."""
    if day >= end:
        return target
    passed, whole = (day - baseline_day).days, (end - baseline_day).days
    if by_curve and baseline > 0:
        return float(baseline * (target / baseline) ** (passed / whole))
    return baseline + (target - baseline) * passed / whole


def way(
    baseline: float, baseline_day: date, target: float, end: date, by_curve: bool = False
) -> tuple[tuple[date, float], ...]:
    """The days and heights that a picture draws the way through: its two ends and, of a curve, a point a quarter
    between them."""
    between = range(_QUARTER, (end - baseline_day).days, _QUARTER) if by_curve else ()
    days = [baseline_day + timedelta(days=passed) for passed in between]
    inner = [(day, expected(baseline, baseline_day, target, day, end, by_curve)) for day in days]
    return ((baseline_day, baseline), *inner, (end, target))


def months_left(day: date, end: date) -> int:
    """Whole months from `day` to the end of the plan's last day: three from 1 October to 31 December; 0 after it."""
    over = end + timedelta(days=1)
    months = 12 * (over.year - day.year) + over.month - day.month - (over.day < day.day)
    return max(months, 0)
