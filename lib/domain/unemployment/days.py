"""Which days are held against each other: the latest, and the one before it, a quarter ago or the baseline."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from lib.domain.goals.goal import Goal
from lib.domain.unemployment.known import real, with_value

_LONGEST_SLIP = timedelta(days=31)
"""How much older than a quarter the day may be that stands for it: figures come by week or by month."""


class Since(StrEnum):
    """What a change is counted from."""

    UDGANGSPUNKT = "udgangspunktet"
    KVARTAL = "kvartal"
    FORRIGE = "forrige"


SINCE_WORDS = {
    Since.UDGANGSPUNKT: "Udgangspunktet",
    Since.KVARTAL: "Et kvartal før",
    Since.FORRIGE: "Forrige opgørelse",
}


class Window(StrEnum):
    """How much of the time a curve shows."""

    UDGANGSPUNKT = "udgangspunktet"
    AAR = "aar"
    ALT = "alt"


WINDOW_WORDS = {
    Window.UDGANGSPUNKT: "Siden udgangspunktet",
    Window.AAR: "Det seneste år",
    Window.ALT: "Alle tal",
}


def latest_real_day(known: pd.DataFrame) -> date | None:
    """The newest day with a published or loaded number; None when there is none."""
    days = real(known)["day"]
    return None if days.empty else max(days)


def days_compared(known: pd.DataFrame) -> list[date]:
    """The days a change may be counted between, oldest first.

    The real ones when they are at least two; otherwise all days, made-up ones too: then a change is demo.
    """
    true_days = sorted(set(real(known)["day"]))
    return true_days if len(true_days) > 1 else sorted(set(with_value(known)["day"]))


def baseline_day(goals: Sequence[Goal], indicator_ids: Iterable[str], days: Sequence[date]) -> date | None:
    """The day that the goals of these indicators are counted from; without goals the first day there is."""
    wanted = set(indicator_ids)
    dated = {
        reading.baseline_date
        for goal in goals
        for reading in goal.readings
        if reading.indicator_id in wanted and reading.baseline_date is not None
    }
    return min(dated) if dated else min(days, default=None)


def day_before(days: Sequence[date], since: Since, baseline: date | None) -> date | None:
    """The day among `days` that the last of them is held against; None where there is none.

    A quarter ago is the newest day at least three months back, if it is not over a month older than that.
    """
    earlier = sorted(days)[:-1]
    if not earlier:
        return None
    if since is Since.FORRIGE:
        return earlier[-1]
    if since is Since.UDGANGSPUNKT:
        return baseline if baseline in earlier else None
    wanted = _three_months_before(max(days))
    reached = [day for day in earlier if wanted - _LONGEST_SLIP <= day <= wanted]
    return reached[-1] if reached else None


def window_start(window: Window, days: Sequence[date], baseline: date | None) -> date | None:
    """The first day a curve shows; None: from the very first."""
    if window is Window.UDGANGSPUNKT:
        return baseline
    if window is Window.ALT or not days:
        return None
    last = max(days)
    return _same_day(last.year - 1, last.month, last.day)


def _three_months_before(day: date) -> date:
    year, month = (day.year, day.month - 3) if day.month > 3 else (day.year - 1, day.month + 9)
    return _same_day(year, month, day.day)


def _same_day(year: int, month: int, day: int) -> date:
    """The day, or the last of its month where the month is shorter."""
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day, last))
