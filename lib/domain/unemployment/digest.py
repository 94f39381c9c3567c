"""The weekly figures of *Mandagsmail*: what the Jobcenter knows in each zone, since last week and since the baseline.

The rules of a change are those of `flow`; here is which days are held against each other. Made-up figures are shown as
demo, as on the screens, and nothing is found on them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isnan

import pandas as pd

from lib.domain.goals.goal import Goal
from lib.domain.observation import REAL_PROVENANCES, Status
from lib.domain.plan import Plan
from lib.domain.unemployment.days import baseline_day, days_compared
from lib.domain.unemployment.flow import Change, changes
from lib.domain.unemployment.known import TOTAL, real

_WEEK = timedelta(days=7)
_WEEK_SLIP = timedelta(days=2)
"""How far from seven days the day may lie that stands for the week before: a Monday may be a holiday."""


@dataclass(frozen=True)
class AreaLine:
    """One area on the newest day. `persons` known unemployed and `share` (pct 0-100) are None where they are not shown;
    `status` says why. `week` and `baseline` are None where there is no earlier day to count from."""

    area_id: str
    name: str
    persons: float | None
    share: float | None
    status: Status
    is_demo: bool
    week: Change | None
    baseline: Change | None
    baseline_share: float | None


@dataclass(frozen=True)
class Digest:
    """The figures of one mail.

    `day`: the newest day (None: there are no figures at all); `real_day`: the newest with a published or loaded number
    of a zone. `previous`: the day that `week` is counted from, a week before where `is_week`, else the release before.
    `baseline`: the day the goals are counted from, `has_baseline` whether there are figures of it before `day`.
    `areas`: the zones in zone order; `whole`: all of them together. `groups`: changes of the målgrupper in the zones
    since `previous` and since `baseline`, only where `day` is a real one.
    """

    today: date
    day: date | None
    real_day: date | None
    previous: date | None
    is_week: bool
    baseline: date | None
    has_baseline: bool
    areas: tuple[AreaLine, ...]
    whole: AreaLine
    kommune: AreaLine
    group_week: tuple[Change, ...]
    group_baseline: tuple[Change, ...]

    @property
    def is_stale(self) -> bool:
        """True when the newest real figures are neither of this ISO week nor of the one before."""
        return self.real_day is None or self.real_day < monday_of(self.today) - _WEEK

    @property
    def shows_demo(self) -> bool:
        """True when a number or a change of the mail rests on made-up figures."""
        lines = (*self.areas, self.whole, self.kommune)
        moved = (each for line in lines for each in (line.week, line.baseline) if each is not None)
        return any(line.is_demo for line in lines) or any(
            each.is_demo for each in moved if each.persons is not None
        )


@dataclass(frozen=True)
class DigestBar:
    """One zone in the picture: `value` now and `before` at the baseline in `unit` ('pct' or 'antal'), `kommune` what
    the zones are held against (pct only). None where it is not shown or not comparable."""

    name: str
    value: float
    before: float | None
    kommune: float | None
    unit: str
    is_demo: bool


def digest_bars(digest: Digest) -> tuple[DigestBar, ...]:
    """The bars of the picture, in zone order: percent, or persons where no zone's percent is known; zones without a
    number have none. A demo baseline, or one on the other side of a databrud, is left out."""
    by_share = any(line.share is not None for line in digest.areas)
    kommune = digest.kommune.share if by_share and not digest.kommune.is_demo else None
    bars = []
    for line in digest.areas:
        value, moved = line.share if by_share else line.persons, line.baseline
        was = None if moved is None or (moved.is_demo and not line.is_demo) else moved.before
        before = line.baseline_share if by_share and was is not None else was
        if value is not None:
            unit = "pct" if by_share else "antal"
            bars.append(DigestBar(line.name, value, before, kommune, unit, line.is_demo))
    return tuple(bars)


def monday_of(day: date) -> date:
    """The Monday of the ISO week that `day` lies in."""
    return day - timedelta(days=day.weekday())


def week_before(days: Sequence[date], day: date) -> date | None:
    """The day among `days` that lies a week before `day`, give or take two days; None where there is none."""
    near = [each for each in days if abs(day - each - _WEEK) <= _WEEK_SLIP]
    return min(near, key=lambda each: (abs(day - each - _WEEK), each)) if near else None


def make_digest(
    known: pd.DataFrame,
    goals: Sequence[Goal],
    breaks: pd.DataFrame,
    plan: Plan,
    whole_name: str,
    today: date,
) -> Digest:
    """The digest as of `today` (the Danish day) of `known` (KNOWN_COLUMNS).

    `breaks`: indicator_id, date, text. The days are those of the zones' kendskabsgrad.
    """
    compared = _compared(known, goals, plan, today)
    day, previous, baseline = compared.day, compared.previous, compared.baseline
    area_ids = [*plan.zone_ids, plan.plan_area, plan.kommune_area]
    week = changes(known, area_ids, previous, day, breaks) if previous and day else ()
    since = (
        changes(known, area_ids, baseline, day, breaks) if compared.has_baseline and baseline and day else ()
    )
    names = {zone.area_id: zone.name for zone in plan.zones}
    named = {**names, plan.plan_area: whole_name, plan.kommune_area: plan.kommune_name}
    lines = {
        area: _line(known, area, name, day, baseline, _total(week, area), _total(since, area))
        for area, name in named.items()
    }
    zones = tuple(lines[area] for area in plan.zone_ids)
    counted = plan.zone_ids if day is not None and day == compared.real_day else ()
    return Digest(
        today=today,
        day=day,
        real_day=compared.real_day,
        previous=previous,
        is_week=compared.is_week,
        baseline=baseline,
        has_baseline=compared.has_baseline,
        areas=zones,
        whole=_of_the_parts(lines[plan.plan_area], zones),
        kommune=lines[plan.kommune_area],
        group_week=_groups(week, counted),
        group_baseline=_groups(since, counted),
    )


@dataclass(frozen=True)
class _Compared:
    """The days of a digest, named as in `Digest`."""

    day: date | None
    real_day: date | None
    previous: date | None
    is_week: bool
    baseline: date | None
    has_baseline: bool


def _compared(known: pd.DataFrame, goals: Sequence[Goal], plan: Plan, today: date) -> _Compared:
    own = known[(known["target_group"] == TOTAL) & known["area_id"].isin([*plan.zone_ids, plan.plan_area])]
    real_days = sorted(set(real(own)["day"]))
    real_day = real_days[-1] if real_days else None
    days = _days(own, real_day, today)
    day, earlier = (days[-1] if days else None), days[:-1]
    before = week_before(earlier, day) if day else None
    baseline = baseline_day(goals, own["indicator_id"].unique(), real_days or days)
    return _Compared(
        day=day,
        real_day=real_day,
        previous=before or (earlier[-1] if earlier else None),
        is_week=before is not None,
        baseline=baseline,
        has_baseline=baseline in earlier,
    )


def _days(own: pd.DataFrame, real_day: date | None, today: date) -> list[date]:
    """The days compared; a new real day is never followed by a made-up one."""
    days = days_compared(own)
    if real_day is None or real_day < monday_of(today) - _WEEK:
        return days
    return [day for day in days if day <= real_day]


def _total(moved: Sequence[Change], area: str) -> Change | None:
    return next((each for each in moved if (each.target_group, each.area_id) == (TOTAL, area)), None)


def _groups(moved: Sequence[Change], area_ids: Sequence[str]) -> tuple[Change, ...]:
    return tuple(each for each in moved if each.target_group != TOTAL and each.area_id in area_ids)


def _line(
    known: pd.DataFrame,
    area: str,
    name: str,
    day: date | None,
    baseline: date | None,
    week: Change | None,
    since: Change | None,
) -> AreaLine:
    row, first = _cell(known, area, day), _cell(known, area, baseline)
    status = Status(str(row["status"])) if row else Status.MANGLER
    shown = row if status is Status.OK else {}
    was = first if first.get("status") == Status.OK else {}
    return AreaLine(
        area_id=area,
        name=name,
        persons=_number(shown.get("persons")),
        share=_number(shown.get("value")),
        status=status,
        is_demo=bool(shown) and shown["provenance"] not in REAL_PROVENANCES,
        week=week,
        baseline=since,
        baseline_share=None if since is None else _number(was.get("value")),
    )


def _of_the_parts(whole: AreaLine, zones: Sequence[AreaLine]) -> AreaLine:
    """A sum that is not there because a zone is masked is masked too, not missing at the source."""
    masked = any(zone.status is Status.DISKRETIONERET for zone in zones)
    return replace(whole, status=Status.DISKRETIONERET) if whole.persons is None and masked else whole


def _cell(known: pd.DataFrame, area: str, day: date | None) -> dict[str, object]:
    rows = known[(known["target_group"] == TOTAL) & (known["area_id"] == area) & (known["day"] == day)]
    return {} if rows.empty else {str(name): cell for name, cell in rows.iloc[0].items()}


def _number(value: object) -> float | None:
    return None if not isinstance(value, float) or isnan(value) else value
