"""When a team's course starts, and moves of teams on other days."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count, dropwhile, takewhile

from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.placement import Move
from lib.domain.allocation.rule import Violation
from lib.domain.allocation.terms import TEAM_CYCLE
from lib.domain.dates import long_date

_MONTHS = 12


def cycle_starts(activity: ActivityTerms, first: date, last: date) -> tuple[date, ...]:
    """The days on which a new course of an activity starts, from `first` to `last`, both included, oldest first.

    Empty for an activity without cycles. The first course ever starts on `cycle_from`.
    """
    if not activity.cycle_months or activity.cycle_from is None:
        return ()
    every = (_months_later(activity.cycle_from, course * activity.cycle_months) for course in count())
    return tuple(dropwhile(lambda day: day < first, takewhile(lambda day: day <= last, every)))


def off_cycle(agreement: Agreement, moves: Iterable[Move]) -> Iterator[Violation]:
    """The dated moves of teams on a day when no course of theirs starts. Undated moves say nothing of when."""
    for move in moves:
        if move.starts is None or not agreement.has(move.activity_id):
            continue
        activity = agreement.terms(move.activity_id)
        in_cycles = activity.teams and activity.cycle_months and activity.cycle_from is not None
        if in_cycles and move.starts not in cycle_starts(activity, move.starts, move.starts):
            yield Violation(
                TEAM_CYCLE,
                (move.activity_id, move.from_zone, move.to_zone, move.starts.isoformat()),
                f"{activity.short_name} kan ikke flytte {long_date(move.starts)}: et hold flytter kun, når et nyt "
                f"forløb starter. {_nearest(activity, move.starts)}",
            )


def _nearest(activity: ActivityTerms, day: date) -> str:
    """The start of a course before (where there is one) and after a day, in words."""
    months = activity.cycle_months or 0
    near = cycle_starts(activity, _months_later(day, -months), _months_later(day, months))
    later = [each for each in near if each > day]
    earlier = [each for each in near if each < day]
    shown = [*earlier[-1:], *later[:1]] or [activity.cycle_from or day]
    return f"Nærmest: {' eller '.join(long_date(each) for each in shown)}."


def _months_later(day: date, months: int) -> date:
    """The same day of the month, or the last that a shorter month has."""
    whole = day.year * _MONTHS + day.month - 1 + months
    return min(_first_of(whole) + timedelta(days=day.day - 1), _first_of(whole + 1) - timedelta(days=1))


def _first_of(months: int) -> date:
    return date(months // _MONTHS, months % _MONTHS + 1, 1)
