"""Where an activity's hours stand over time: from the plan's first day to its last, by what is decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lib.domain.activities import ASSUMPTION
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Cell, Placement
from lib.domain.dates import long_date
from lib.domain.decisions.decision import Approval, Decision, DecisionKind
from lib.domain.decisions.in_force import InForce, placement_in_force
from lib.domain.list_words import listed
from lib.domain.numbers import hour_words
from lib.domain.plan import Zone
from lib.domain.sentences import all_of

BEFORE_DECISIONS = (
    "Før en beslutning er det planens egen placering, der vises: hvor timerne stod, er ikke registreret."
)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Hours a week of one activity in one zone from `first` to `last`, both included. `decided`: a decision has placed
    them; else they stand as in the plan's own files, and `basis` says what that rests on."""

    zone: str
    first: date
    last: date
    hours: float
    decided: bool
    basis: str

    @property
    def assumed(self) -> bool:
        """Whether where the hours stand is an assumption, by the plan's own words."""
        return ASSUMPTION in self.basis


def placements_over_time(
    base: Placement,
    decisions: Sequence[Decision],
    approvals: Sequence[Approval],
    kinds: Sequence[DecisionKind],
    zones: Sequence[str],
    period: tuple[date, date],
) -> tuple[InForce, ...]:
    """The placement on every day of `period` (first and last day) on which it may become another one, the first day
    first. What is adopted and still to come is in it; what waits for an answer, and what is only a scenario, is not."""
    first, last = period
    days = {first}
    for decision in decisions:
        fields = decision.fields
        days |= {fields.decided_on, fields.in_force_from or first}
        days |= {move.starts for move in fields.moves if move.starts is not None}
    days |= {answer.answered_on for answer in approvals}
    return tuple(
        placement_in_force(base, decisions, approvals, kinds, day, zones)
        for day in sorted(days)
        if first <= day <= last
    )


def spans_of(
    activity_id: str,
    over_time: Sequence[InForce],
    zones: Sequence[str],
    last: date,
    bases: Mapping[Cell, str],
) -> tuple[Span, ...]:
    """The activity's hours in each zone, zone by zone in their order, days with the same hours in one. `over_time` as
    from `placements_over_time`; `bases` what the plan's own hours rest on. Days without hours have no span."""
    found: list[Span] = []
    for zone in zones:
        own: list[Span] = []
        for place, stands in enumerate(over_time):
            later = over_time[place + 1 :]
            until = later[0].day - _ONE_DAY if later else last
            span = _span(activity_id, zone, stands, over_time[0].placement, bases, until)
            if own and (own[-1].hours, own[-1].basis) == (span.hours, span.basis):
                own[-1] = Span(zone, own[-1].first, until, span.hours, span.decided, span.basis)
            else:
                own.append(span)
        found += [span for span in own if span.hours]
    return tuple(found)


def change_days(spans: Iterable[Span]) -> tuple[date, ...]:
    """The days after the first on which hours begin to stand otherwise."""
    starts = {span.first for span in spans}
    return tuple(sorted(starts - {min(starts, default=date.min)}))


def zones_finding(name: str, spans: Sequence[Span], zones: Sequence[Zone], day: date) -> str:
    """'MYOB har 8 timer om ugen i zone 1 og zone 2; ingen beslutning har flyttet dem'; the picture's alt text
    too. Outside the plan's period it is its nearest day that is told."""
    if not spans:
        return f"{name} har ingen timer, der er fordelt på zonerne"
    shown = min(max(day, min(span.first for span in spans)), max(span.last for span in spans))
    now = [span for span in spans if span.first <= shown <= span.last]
    named = {zone.area_id: f"zone {zone.number}" for zone in zones}
    where = (
        f"{all_of(len(zones))} zoner"
        if len({span.zone for span in now}) == len(zones) > 1
        else listed([named[span.zone] for span in now])
    )
    amount = f"{name} har {hour_words(sum(span.hours for span in now))} om ugen i {where}"
    changed = change_days(spans)
    moved = [long_date(each) for each in changed if each <= day]
    to_come = [long_date(each) for each in changed if each > day]
    if not changed:
        return f"{amount}; ingen beslutning har flyttet dem"
    said = [f"er flyttet {listed(moved)}"] if moved else []
    said += [f"flytter {listed(to_come)}"] if to_come else []
    return f"{amount}; timer {' og '.join(said)}"


def _span(
    activity_id: str, zone: str, stands: InForce, first: Placement, bases: Mapping[Cell, str], until: date
) -> Span:
    amount = stands.placement.in_zone(activity_id, zone) / HALF_HOURS_PER_HOUR
    decided = amount != first.in_zone(activity_id, zone) / HALF_HOURS_PER_HOUR
    if decided:
        basis = "besluttet af bestyrelsen"
    else:
        own = [words for cell, words in bases.items() if (cell.activity_id, cell.zone) == (activity_id, zone)]
        basis = "; ".join(dict.fromkeys(words for words in own if words))
    return Span(zone, stands.day, until, amount, decided, basis)
