"""Whether a source is as fresh as its rhythm promises."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.datatraek.profile import Rhythm
from lib.domain.dates import long_date
from lib.domain.numbers import count


class FreshnessState(StrEnum):
    """FRISK: nothing is due. SNART: due within days. FORSINKET: it should have come. ALDRIG: nothing was loaded."""

    FRISK = "frisk"
    SNART = "snart"
    FORSINKET = "forsinket"
    ALDRIG = "aldrig"


@dataclass(frozen=True)
class Freshness:
    """`due`: the day on which the next delivery is expected at the latest; None for a source without rhythm or data."""

    state: FreshnessState
    due: dt.date | None
    sentence: str


@dataclass(frozen=True)
class _Beat:
    """A rhythm in whole months or days, and how many days before the due day it is said."""

    months: int
    days: int
    warning_days: int


_BEATS = {
    Rhythm.UGENTLIG: _Beat(0, 7, 2),
    Rhythm.MAANEDLIG: _Beat(1, 0, 7),
    Rhythm.KVARTALSVIS: _Beat(3, 0, 14),
    Rhythm.HALVAARLIG: _Beat(6, 0, 30),
    Rhythm.AARLIG: _Beat(12, 0, 60),
}

RHYTHM_WORDS = {
    Rhythm.UGENTLIG: "hver uge",
    Rhythm.MAANEDLIG: "hver måned",
    Rhythm.KVARTALSVIS: "hvert kvartal",
    Rhythm.HALVAARLIG: "hvert halve år",
    Rhythm.AARLIG: "hvert år",
    Rhythm.UREGELMAESSIG: "uden fast rytme",
}
"""How often a source delivers, as a sentence says it."""


def freshness(
    last_period_end: dt.date | None, last_loaded_at: dt.date | None, rhythm: Rhythm, today: dt.date
) -> Freshness:
    """How fresh a source is on `today`.

    `last_period_end`: the day that its newest figures stand for. `last_loaded_at`: when they were loaded; None when
    they came with the plan. The next figures are expected one beat after the newest, and as late as these came, at
    most one beat late: old figures that were loaded late do not count as fresh for that.
    """
    if last_period_end is None:
        return Freshness(FreshnessState.ALDRIG, None, "Kilden er aldrig indlæst.")
    from_day = f"De nyeste tal er fra {long_date(last_period_end)}."
    if rhythm not in _BEATS:
        return Freshness(FreshnessState.FRISK, None, f"{from_day} Kilden kommer uden fast rytme.")
    beat = _BEATS[rhythm]
    due = _due(last_period_end, last_loaded_at, beat)
    how_often = f"Kilden kommer {RHYTHM_WORDS[rhythm]}"
    if today > due:
        late = (today - due).days
        days = "1 dag" if late == 1 else f"{count(late)} dage"
        words = (
            f"{from_day} {how_often}; de næste skulle være indlæst senest {long_date(due)} ({days} siden)."
        )
        return Freshness(FreshnessState.FORSINKET, due, words)
    words = f"{from_day} {how_often}; de næste ventes senest {long_date(due)}."
    soon = (due - today).days <= beat.warning_days
    return Freshness(FreshnessState.SNART if soon else FreshnessState.FRISK, due, words)


def _due(period_end: dt.date, loaded: dt.date | None, beat: _Beat) -> dt.date:
    next_end = _later(period_end, beat)
    latest = _later(next_end, beat)
    if loaded is None:
        return latest
    return min(max(next_end, next_end + (loaded - period_end)), latest)


def _later(day: dt.date, beat: _Beat) -> dt.date:
    """One beat after `day`; the 31st of a shorter month is its last day."""
    months = day.year * 12 + day.month - 1 + beat.months
    first = dt.date(months // 12, months % 12 + 1, 1)
    following = dt.date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    last = (following - dt.timedelta(days=1)).day
    return first + dt.timedelta(days=min(day.day, last) - 1 + beat.days)
