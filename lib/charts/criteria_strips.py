"""What the strips of the criteria show: a strip per criterion with its limits, its areas and those without a number."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.domain.law.law import Criterion, Law, Operator
from lib.domain.law.screening import Answer, CriterionValue, Outcome, Screening, Tested
from lib.domain.law.sentences import limit_words
from lib.domain.numbers import number
from lib.domain.observation import REAL_PROVENANCES, STATUS_WORDS, Status

ABOVE = (Operator.OVER, Operator.AT_LEAST)
"""The operators whose criterion is met to the right of the limit."""

_AXIS_ROOM = 1.12
_NICE_STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
_MOST_TICKS = 8


@dataclass(frozen=True)
class LimitLine:
    """A limit as a line: `chosen` where it is the one that the areas are held against, `met_above` where the criterion
    is met to the right of it."""

    value: float
    words: str
    chosen: bool
    met_above: bool


@dataclass(frozen=True)
class StripPoint:
    """An area's number in the law's definition, and the number held against the chosen limit (None: no such limit)."""

    name: str
    badge: str
    value: CriterionValue
    tested: Tested | None

    @property
    def answer(self) -> Answer:
        """The answer, or that there is none."""
        return Answer.KAN_IKKE if self.tested is None else self.tested.answer

    @property
    def made_up(self) -> bool:
        """Whether nobody has published or loaded the number: it is drawn hollow, and never held against a limit."""
        return self.value.provenance not in REAL_PROVENANCES

    @property
    def uncertain(self) -> bool:
        """Whether the 95 % interval holds the limit."""
        limit = None if self.tested is None else self.tested.limit
        if limit is None or self.value.low is None or self.value.high is None:
            return False
        return self.value.low <= limit <= self.value.high


@dataclass(frozen=True)
class Strip:
    """One criterion: `axis` is lowest, highest and step of its own axis; `missing` the areas without a number, with
    badge or name, and the reason; `unknown` says which limit is not known that year."""

    criterion: Criterion
    limits: tuple[LimitLine, ...]
    points: tuple[StripPoint, ...]
    missing: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    axis: tuple[float, float, float]


def strips(
    screenings: Sequence[Screening], law: Law, chosen: Sequence[str], badges: Mapping[str, str]
) -> tuple[Strip, ...]:
    """A strip per criterion of the law that has a limit on the list, in the law's order.

    `chosen`: ids of the categories whose limits the areas are held against; `badges`: {area_id: what stands in its
    dot} for areas that have a number of their own.
    """
    made = (_strip(screenings, criterion, chosen, badges) for criterion in law.criteria)
    return tuple(strip for strip in made if strip is not None)


def tested_in(outcomes: Sequence[Outcome], chosen: Sequence[str], criterion: str) -> Tested | None:
    """The criterion held against the limit of the chosen categories, the first that has one."""
    for outcome in outcomes:
        if outcome.category.category in chosen:
            for tested in _all_tested(outcome):
                if tested.criterion.criterion == criterion:
                    return tested
    return None


def share_words(value: float) -> str:
    """'35,0 %'; small shares as precise as they are published: '1,94 %'."""
    fine = number(value, 2)
    return f"{fine if value < 10 and not fine.endswith('0') else number(value, 1)}\N{NO-BREAK SPACE}%"


def legal_value(screening: Screening, criterion: str) -> CriterionValue | None:
    """The number in the law's definition, or None."""
    for value in screening.values:
        if value.criterion == criterion and value.legal and value.value is not None:
            return value
    return None


def _strip(
    screenings: Sequence[Screening],
    criterion: Criterion,
    chosen: Sequence[str],
    badges: Mapping[str, str],
) -> Strip | None:
    limits, unknown = _limits(screenings, criterion.criterion, chosen)
    if not limits and not unknown:
        return None
    points: list[StripPoint] = []
    missing: list[tuple[str, str]] = []
    for each in screenings:
        name, badge = each.area_name, badges.get(each.area_id, "")
        value = legal_value(each, criterion.criterion)
        tested = tested_in(each.outcomes, chosen, criterion.criterion)
        if value is None:
            missing.append((name, _why_missing(each, criterion.criterion, tested)))
        else:
            points.append(StripPoint(name, badge, value, tested))
    return Strip(criterion, limits, tuple(points), tuple(missing), unknown, _axis(limits, points, criterion))


def _why_missing(screening: Screening, criterion: str, tested: Tested | None) -> str:
    for value in screening.values:
        if value.criterion == criterion and value.legal:
            return value.reason or STATUS_WORDS[value.status]
    return tested.reason if tested is not None else STATUS_WORDS[Status.MANGLER]


def _limits(
    screenings: Sequence[Screening], criterion: str, chosen: Sequence[str]
) -> tuple[tuple[LimitLine, ...], tuple[str, ...]]:
    """One line per limit, the same limit of two categories once; and what is said of those that are not known."""
    lines: dict[tuple[float, str], list[tuple[str, bool, bool]]] = {}
    unknown: dict[str, list[str]] = {}
    for outcome in screenings[0].outcomes if screenings else ():
        for tested in _all_tested(outcome):
            if tested.criterion.criterion != criterion:
                continue
            law, picked = outcome.category.short_law, outcome.category.category in chosen
            if tested.limit is None:
                unknown.setdefault(limit_words(tested), []).append(law)
            else:
                key = (tested.limit, limit_words(tested))
                lines.setdefault(key, []).append((law, picked, tested.rule.operator in ABOVE))
    merged = tuple(
        LimitLine(
            value,
            f"{' og '.join(law for law, _, _ in named)}: {words}",
            any(picked for _, picked, _ in named),
            named[0][2],
        )
        for (value, words), named in sorted(lines.items())
    )
    return merged, tuple(f"{' og '.join(laws)}: {words}" for words, laws in unknown.items())


def _all_tested(outcome: Outcome) -> tuple[Tested, ...]:
    return outcome.tested if outcome.gate is None else (*outcome.tested, outcome.gate)


def _axis(
    limits: Sequence[LimitLine], points: Sequence[StripPoint], criterion: Criterion
) -> tuple[float, float, float]:
    """From 0 for a share; an income in percent of the region's starts near its lowest number."""
    numbers = [limit.value for limit in limits]
    for point in points:
        numbers += [
            each for each in (point.value.value, point.value.low, point.value.high) if each is not None
        ]
    if not numbers:
        return 0.0, 100.0, 20.0
    low = 0.0 if criterion.unit == "pct" else min(numbers) * 0.8
    top = max(numbers) * _AXIS_ROOM
    step = next((each for each in _NICE_STEPS if (top - low) / each <= _MOST_TICKS), 100.0)
    return math.floor(low / step) * step, math.ceil(top / step) * step, step
