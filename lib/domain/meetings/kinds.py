"""The kinds of meetings that a plan holds, and the days of its year that are no meetings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lib.domain.allocation.agreement import ActivityTerms
from lib.domain.allocation.cycles import cycle_starts
from lib.domain.plan import Plan


@dataclass(frozen=True)
class MeetingKind:
    """A row of the plan's meetings.csv.

    `per_year`: how many a year, for each zone where `per_zone`. `each_part`: one in each equal part of the year.
    `before`: the id of a kind of which the last one in that part of the year comes later, '' for none. `delaftaler`:
    those that its own agenda begins with. `months` (1-12): where a day is suggested, one for each of the year's.
    """

    kind_id: str
    name: str
    audience: str
    per_year: int
    months: tuple[int, ...]
    per_zone: bool = False
    each_part: bool = False
    before: str = ""
    delaftaler: tuple[str, ...] = ()
    rule: str = ""
    source: str = ""


@dataclass(frozen=True)
class Milestone:
    """A day of the year that is no meeting. `every_year`: it comes back on the same day from `day` on."""

    milestone_id: str
    name: str
    day: date
    every_year: bool = False
    source: str = ""


def decides(kind: MeetingKind, kinds: Iterable[MeetingKind]) -> bool:
    """Whether a kind of meeting is one that others prepare: the one that decides."""
    return any(each.before == kind.kind_id for each in kinds)


def kind_of(kinds: Iterable[MeetingKind], kind_id: str) -> MeetingKind | None:
    """The kind of an id; None where the plan no longer has it."""
    return next((each for each in kinds if each.kind_id == kind_id), None)


def milestones_of(
    year: int, known: Iterable[Milestone], plan: Plan, activities: Sequence[ActivityTerms]
) -> tuple[Milestone, ...]:
    """The milestones of a year by day, to the plan's last one: those of the plan's file, its end, and the starts of
    courses."""
    first, last, end = date(year, 1, 1), date(year, 12, 31), date.fromisoformat(plan.valid_to)
    found = [
        Milestone(each.milestone_id, each.name, day, each.every_year, each.source)
        for each in known
        if (day := _in_year(each, year)) is not None and day <= end
    ]
    if end.year == year:
        found.append(Milestone("plan", f"{plan.short_name} slutter", end, source="Planens periode"))
    for activity in activities:
        found += [
            Milestone(
                f"forloeb:{activity.activity_id}",
                f"{activity.short_name}: nyt forløb begynder",
                day,
                source="Forløbets længde og første dag i activity_terms.csv",
            )
            for day in cycle_starts(activity, first, min(last, end))
        ]
    return tuple(sorted(found, key=lambda each: (each.day, each.name)))


def _in_year(milestone: Milestone, year: int) -> date | None:
    """Its day in a year; 29 February comes back on the 28th."""
    day = milestone.day
    if not milestone.every_year:
        return day if day.year == year else None
    if year < day.year:
        return None
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, day.month, day.day - 1)
