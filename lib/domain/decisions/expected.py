"""What may be expected of a number after a decision: an interval to freeze, made of what is known when it is decided.

Never from demo. The proposal is that the number stays where it is, within what its own uncertainty, or its own changes
so far, leave open. No effect is added: the effects that somebody has measured (lib/domain/effect) are of no number that
a plan has, so the evidence allows none; who expects one writes the interval and its ground.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from lib.domain.dates import long_date
from lib.domain.goals.assessment import Measured
from lib.domain.goals.breaks import Break, first_between
from lib.domain.goals.measured import Observed
from lib.domain.value_words import with_unit

MOST_DAYS_BETWEEN = 400
"""Two numbers of a series that lie no farther apart are a year's change at most."""
ONLY_DEMO = "Der er kun demotal at gå ud fra, og af dem ventes intet."
NOTHING = "Der er ingen tal at gå ud fra endnu."
NO_SPREAD = "Der er kun ét tal uden opgjort usikkerhed: skriv selv et interval, og hvad det bygger på."


@dataclass(frozen=True)
class Expected:
    """A proposed interval, its ends in the unit of the indicator; `basis` says where it comes from, `since` is the day
    of the number that it goes out from."""

    low: float
    high: float
    basis: str
    since: date


def proposed(observed: Observed, breaks: tuple[Break, ...], by: date, unit: str) -> Expected | str:
    """The interval for the day `by`, or a sentence that says why there is none."""
    if not observed.real:
        return ONLY_DEMO if observed.demo else NOTHING
    latest = observed.real[-1]
    broken = first_between(breaks, latest.day, by)
    if broken is not None:
        return f"Tallet opgøres på en anden måde, før det kan følges op: {broken.words}."
    around = _around(observed, latest, breaks, unit)
    if around is None:
        return NO_SPREAD
    low, high, basis = around
    return Expected(low, high, f"Uændret: {basis}", latest.day)


def _around(
    observed: Observed, latest: Measured, breaks: tuple[Break, ...], unit: str
) -> tuple[float, float, str] | None:
    """The interval of a number that stays where it is: its own, else as far as it has moved in a year so far."""
    told = f"seneste tal {with_unit(latest.value, unit)} ({long_date(latest.day)})"
    if latest.low is not None and latest.high is not None:
        return latest.low, latest.high, f"{told} med dets statistiske usikkerhed"
    changes = list(_yearly_changes(observed, breaks))
    if not changes:
        return None
    most = max(changes)
    floor = min(latest.value, 0.0)  # neither a share nor a number of persons is under zero
    return (
        max(latest.value - most, floor),
        latest.value + most,
        f"{told} og den største ændring på ét år hidtil, {with_unit(most, unit)}",
    )


def _yearly_changes(observed: Observed, breaks: tuple[Break, ...]) -> Iterator[float]:
    for before, after in pairwise(observed.real):
        apart = (after.day - before.day).days
        if apart <= MOST_DAYS_BETWEEN and first_between(breaks, before.day, after.day) is None:
            yield abs(after.value - before.value)
