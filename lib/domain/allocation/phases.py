"""A scenario over time: moves start on days, and the plan is followed by half-years to its end and beyond."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lib.domain.allocation.coverage import Need, ZoneStanding, hours_moved, plan_coverage, worst_off
from lib.domain.allocation.placement import Move, Placement, Scenario
from lib.domain.allocation.startup import Opening, coverage_with_startup
from lib.domain.numbers import share
from lib.domain.plan import Plan

BEYOND = 2
"""Half-years after the plan's last day that are shown too: what is decided late is felt later."""
_JUNE = 6


@dataclass(frozen=True)
class HalfYear:
    """Half a calendar year, both days included, as things stand on its last day.

    `moves` are those that start in it (undated ones in the first). `coverage` is dækning, 0-100, None without a need;
    `moved` hours a week that stand in another zone than in the first placement. `within`: it begins within the plan.
    """

    first: date
    last: date
    within: bool
    moves: tuple[Move, ...]
    placement: Placement
    coverage: float | None
    worst_off: tuple[ZoneStanding, ...]
    moved: float

    @property
    def name(self) -> str:
        """As people say it: `1. halvår 2026`."""
        return f"{1 if self.last.month <= _JUNE else 2}. halvår {self.last.year}"


def half_years(
    plan: Plan,
    scenario: Scenario,
    needs: Sequence[Need] = (),
    beyond: int = BEYOND,
    charged: Iterable[Opening] = (),
) -> tuple[HalfYear, ...]:
    """Each half-year of the plan and so many after it; those that start before the plan begin with it.

    `charged`: openings (see `startup.openings`) whose hours are taken from the activity in the half-year in which it
    opens; none, and they are only shown beside.
    """
    begins, ends = date.fromisoformat(plan.valid_from), date.fromisoformat(plan.valid_to)
    charged = tuple(charged)
    made: list[HalfYear] = []
    for first, last in _halves(begins, ends, beyond):
        started = date.min if not made else first
        placement = scenario.on(last)
        opened = [each for each in charged if started <= (each.starts or date.min) <= last]
        share = coverage_with_startup(placement, needs, opened) if opened else plan_coverage(placement, needs)
        made.append(
            HalfYear(
                first=first,
                last=last,
                within=first <= ends,
                moves=tuple(move for move in scenario.moves if started <= (move.starts or date.min) <= last),
                placement=placement,
                coverage=None if share is None else 100 * share,
                worst_off=worst_off(placement, needs, plan.zone_ids),
                moved=hours_moved(scenario.base, placement),
            )
        )
    return tuple(made)


def _halves(begins: date, ends: date, beyond: int) -> Iterator[tuple[date, date]]:
    first, left = begins, beyond
    while first <= ends or left > 0:
        left -= first > ends
        last = date(first.year, _JUNE, 30) if first.month <= _JUNE else date(first.year, 12, 31)
        yield first, last
        first = last + timedelta(days=1)


def stretches(made: Sequence[HalfYear]) -> tuple[tuple[HalfYear, HalfYear], ...]:
    """The half-years as runs in which nothing changes, (first, last) of each: placement, dækning and whether the plan
    is still in force."""
    runs: list[tuple[HalfYear, HalfYear]] = []
    for each in made:
        before = runs[-1][1] if runs else None
        if before is not None and _stands(before) == _stands(each):
            runs[-1] = (runs[-1][0], each)
        else:
            runs.append((each, each))
    return tuple(runs)


def _stands(half: HalfYear) -> tuple[Placement, float | None, bool]:
    return half.placement, half.coverage, half.within


def phase_words(made: Sequence[HalfYear]) -> str:
    """How dækning goes over the half-years, in a sentence: where it begins, where it ends up and since when."""
    known = [(each.name, share(each.coverage)) for each in made if each.coverage is not None]
    if not known:
        return "Dækningen over tid kan ikke beregnes: ingen aktivitet har et kendt behov."
    (first_name, first), (_, last) = known[0], known[-1]
    since = next(
        name
        for place, (name, _) in enumerate(known)
        if all(coverage == last for _, coverage in known[place:])
    )
    if since == first_name:
        return f"Dækningen er {last} procent i alle halvår fra {first_name}."
    return f"Dækningen går fra {first} procent i {first_name} til {last} procent fra {since}."
