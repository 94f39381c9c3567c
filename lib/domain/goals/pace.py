"""The straight line from a goal's baseline to its target on the plan's last day."""

from datetime import date, timedelta

from lib.domain.goals.assessment import Pace


def pace(baseline: float, baseline_day: date, target: float, day: date, end: date, gap: float) -> Pace:
    """Where the line stands on `day` and how far `gap` (what is left, 0 when the target holds) is a month.

    All numbers in the unit of the indicator. From the plan's last day on the line stands at the target.
    """
    left = months_left(day, end)
    return Pace(expected(baseline, baseline_day, target, day, end), left, gap / left if left else None)


def expected(baseline: float, baseline_day: date, target: float, day: date, end: date) -> float:
    """The height of the line on `day`, counted in days."""
    if day >= end:
        return target
    passed, whole = (day - baseline_day).days, (end - baseline_day).days
    return baseline + (target - baseline) * passed / whole


def months_left(day: date, end: date) -> int:
    """Whole months from `day` to the end of the plan's last day: three from 1 October to 31 December; 0 after it."""
    over = end + timedelta(days=1)
    months = 12 * (over.year - day.year) + over.month - day.month - (over.day < day.day)
    return max(months, 0)
