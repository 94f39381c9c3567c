"""Where every goal stands, in each way the agreement can be read.

A status is given only of published and loaded numbers later than the baseline and not across a break. Where readings
differ and none is chosen, only what all of them say is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from lib.domain.goals.assessment import (
    Assessment,
    Certainty,
    GoalResult,
    GoalStatus,
    Hindrance,
    Needed,
    Pace,
)
from lib.domain.goals.breaks import Break, breaks_of
from lib.domain.goals.follow import against_benchmark
from lib.domain.goals.goal import Goal, Reading, TargetRule
from lib.domain.goals.hindered import hindered
from lib.domain.goals.measured import Observed, observed_series
from lib.domain.goals.needed import needed_from, persons_needed
from lib.domain.goals.pace import months_left, pace
from lib.domain.goals.standing import Standing, standing
from lib.domain.goals.target import DIRECTIONS
from lib.domain.goals.verdict import Verdict, against_baseline, against_number
from lib.domain.indicator import Kind
from lib.domain.plan import Plan

READINGS_DIFFER = "Status afhænger af, hvordan aftalen læses."
WHATEVER_READING = "Gælder uanset læsning."

_LEAST_CERTAIN = (Certainty.USIKKER, Certainty.UKENDT, Certainty.SIKKER)


def assess_goals(
    goals: Sequence[Goal], series: pd.DataFrame, breaks: pd.DataFrame, plan: Plan, choices: Mapping[str, str]
) -> tuple[GoalResult, ...]:
    """One result per goal, in their order.

    `series` as questions.goal_series (SHOWN_COLUMNS and kind), `breaks` as questions.breaks (indicator_id, date, text:
    breaks in the numbers alone). `choices`: goal_id -> reading_id; one that names no reading of the goal is none.
    """
    observed, found = observed_series(series), breaks_of(breaks)
    return tuple(
        goal_result(
            goal,
            tuple(_assess_reading(goal, reading, observed, found, plan) for reading in goal.readings),
            choices.get(goal.goal_id),
        )
        for goal in goals
    )


def goal_result(goal: Goal, assessments: tuple[Assessment, ...], choice: str | None) -> GoalResult:
    """What is said of a goal: its chosen reading's status, or the one that all readings share."""
    chosen = next((each for each in assessments if each.reading.reading_id == choice), None)
    one = chosen or (assessments[0] if len(assessments) == 1 else None)
    if one is not None:
        name = chosen.reading.reading_id if chosen else None
        return GoalResult(goal, assessments, name, one.status, one.certainty, one.reason, one.hindrance)
    first = assessments[0]
    if any(each.status is not first.status for each in assessments):
        return GoalResult(
            goal,
            assessments,
            None,
            GoalStatus.KAN_IKKE,
            Certainty.UKENDT,
            READINGS_DIFFER,
            Hindrance.TVETYDIG,
        )
    sure = next(level for level in _LEAST_CERTAIN if any(each.certainty is level for each in assessments))
    reasons = " ".join(dict.fromkeys(each.reason for each in assessments))
    return GoalResult(
        goal, assessments, None, first.status, sure, f"{reasons} {WHATEVER_READING}", first.hindrance
    )


def _assess_reading(
    goal: Goal,
    reading: Reading,
    observed: Mapping[tuple[str, str], Observed],
    breaks: Mapping[str, tuple[Break, ...]],
    plan: Plan,
) -> Assessment:
    indicator, nothing = reading.indicator_id, Observed()
    own = observed.get((indicator, reading.area_id), nothing)
    other = observed.get((indicator, reading.benchmark_area_id or ""), nothing)
    known = standing(goal, reading, own, other, breaks.get(indicator, ()), plan)
    made = _assessment(known)
    if made.hindrance is not Hindrance.DATABRUD or known.broken is None:
        return made
    earlier = standing(goal, reading, own.until(known.broken.day), other, (), plan)
    return made if earlier.latest is None else replace(made, before_break=_assessment(earlier))


def _assessment(known: Standing) -> Assessment:
    verdict = hindered(known) or _judged(known)
    return Assessment(
        reading=known.reading,
        unit=known.reading.unit,
        kind=known.reading.kind,
        baseline=known.baseline.value,
        baseline_day=known.baseline.day,
        latest=known.latest,
        demo=known.demo,
        benchmark=known.benchmark,
        target=known.target,
        pace=_pace(known) if verdict.hindrance is None else None,
        needed=None if verdict.hindrance is Hindrance.FOR_FAA else _needed(known, verdict),
        development=verdict.development,
        status=verdict.status,
        certainty=verdict.certainty,
        reason=verdict.reason,
        before_break=None,
        hindrance=verdict.hindrance,
        benchmark_start=known.benchmark_before,
    )


def _judged(known: Standing) -> Verdict:
    latest, start = known.latest, known.baseline.value
    if latest is None or start is None:
        raise ValueError(
            f"«{known.reading.indicator_id}» har intet udgangspunkt eller ingen måling at vurdere."
        )
    if known.reading.rule is TargetRule.FOLLOW:
        return against_benchmark(known, latest, start)
    if known.reading.rule in DIRECTIONS:
        return against_baseline(known, latest, start)
    if known.target.value is None:
        raise ValueError(
            f"Målet for «{known.reading.indicator_id}» mangler det tal, som dets regel skal bruge."
        )
    return against_number(known, latest, known.target.value)


def _pace(known: Standing) -> Pace | None:
    latest, start, line = known.latest, known.baseline, known.target.value
    if latest is None or start.value is None or start.day is None or line is None:
        return None
    over = latest.value - line if known.target.lower_is_good else line - latest.value
    by_curve = known.reading.by_curve
    return pace(start.value, start.day, line, latest.day, known.plan_end, max(over, 0.0), by_curve)


def _needed(known: Standing, verdict: Verdict) -> Needed | None:
    """From the latest number that can be read, else from the agreement's own where its persons are known."""
    target, kind = known.target, known.reading.kind
    line = known.baseline.value if known.reading.rule in DIRECTIONS else target.value
    if line is None:
        return None
    if known.latest is not None and verdict.hindrance is None:
        left = months_left(known.latest.day, known.plan_end)
        return needed_from(known.latest, kind, line, target.lower_is_good, target.strict, left)
    made = _needed_from_baseline(known, line)
    return None if made is None else Needed(made, None, from_baseline=True)


def _needed_from_baseline(known: Standing, line: float) -> int | None:
    kind, start, target = known.reading.kind, known.baseline, known.target
    if kind is Kind.COUNT and start.value is not None:
        return persons_needed(kind, start.value, None, line, target.lower_is_good, target.strict)
    row = start.row
    if row is None or row.numerator is None:
        return None
    return persons_needed(kind, row.numerator, row.denominator, line, target.lower_is_good, target.strict)
