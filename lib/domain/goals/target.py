"""What a reading of a goal asks for: its number worked out exactly, and its words.

Source of the rules: the agreement's goals (goal_readings.csv). Reductions are worked out in decimals, so that 58 less
30 % is 40,6 and not 40,599…
"""

from datetime import date
from decimal import Decimal

from lib.domain.goals.amounts import exact
from lib.domain.goals.assessment import Target
from lib.domain.goals.goal import Reading, TargetRule
from lib.domain.numbers import number
from lib.domain.plan import Plan
from lib.domain.value_words import with_unit

REDUCTIONS = (TargetRule.REDUCE_PCT, TargetRule.REDUCE_PCT_PER_YEAR, TargetRule.REDUCE_POINTS)
BENCHMARKED = (TargetRule.AT_MOST_BENCHMARK, TargetRule.AT_LEAST_BENCHMARK)
DIRECTIONS = (TargetRule.DECREASE, TargetRule.INCREASE)

_DOWNWARD = {
    *REDUCTIONS,
    TargetRule.AT_MOST_VALUE,
    TargetRule.BELOW_VALUE,
    TargetRule.AT_MOST_BENCHMARK,
    TargetRule.DECREASE,
}
_UPWARD = {TargetRule.AT_LEAST_VALUE, TargetRule.AT_LEAST_BENCHMARK, TargetRule.INCREASE}
_STRICT = {TargetRule.BELOW_VALUE, *DIRECTIONS}

TOLERANCE = 1e-9
"""Two numbers nearer than this are the same: shares of persons and targets with two decimals differ by far more."""


def target_of(
    reading: Reading,
    baseline: float | None,
    benchmark: float | None,
    plan: Plan,
    lower_is_good: bool,
    baseline_day: date | None = None,
) -> Target:
    """The target of `reading`; `benchmark` is the benchmark area's number of the latest period, in the same unit.

    `lower_is_good` is the goal's own direction, which counts where the rule has none (FOLLOW, TO_BE_SET).
    `baseline_day` is the last day of the baseline's period (None: the reading's own), which a reduction of every year
    counts from. `value` is None where the rule has no number, or what the number rests on is not known.
    """
    lower = reading.rule in _DOWNWARD or (reading.rule not in _UPWARD and lower_is_good)
    years = _years(reading, baseline_day, plan)
    value = _value(reading, baseline, benchmark, years)
    return Target(value, reading.rule in _STRICT, lower, _words(reading, value, baseline, plan, years))


def whole_years(day: date, end: date) -> int:
    """Whole years from `day` to `end`: five from 31 December 2016 to 31 December 2021; 0 where `end` is not later. A
    year from 29 February is whole on 28 February."""
    reached = (end.month, end.day) >= (day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
    return max(end.year - day.year - (not reached), 0)


def satisfies(value: float, target: Target) -> bool:
    """Whether a number holds a target that has a number. Raises ValueError for one that has none."""
    if target.value is None:
        raise ValueError(f"Målet «{target.words}» er ikke et tal og kan ikke holdes op mod et.")
    return on_good_side(value, target.value, target.lower_is_good, target.strict)


def on_good_side(value: float, line: float, lower_is_good: bool, strict: bool) -> bool:
    """Whether `value` is on the good side of `line`; on the line itself only where that is not `strict`."""
    past = line - value if lower_is_good else value - line
    return past > TOLERANCE if strict else past >= -TOLERANCE


def area_words(area_id: str | None, plan: Plan) -> tuple[str, str]:
    """What a benchmark area is called: ('kommunen', 'kommunens'), ('landet', 'landets') or the area compared with."""
    if area_id == plan.kommune_area:
        return ("kommunen", "kommunens")
    if area_id == plan.land_area:
        return ("landet", "landets")
    return ("sammenligningsområdet", "sammenligningsområdets")


def _years(reading: Reading, baseline_day: date | None, plan: Plan) -> int | None:
    """The whole years of a reduction of every year; None where the day it counts from is not known, and for others."""
    day = baseline_day or reading.baseline_date
    if reading.rule is not TargetRule.REDUCE_PCT_PER_YEAR or day is None:
        return None
    return whole_years(day, date.fromisoformat(plan.valid_to))


def _value(
    reading: Reading, baseline: float | None, benchmark: float | None, years: int | None
) -> float | None:
    if reading.rule in BENCHMARKED:
        return benchmark
    if reading.rule in REDUCTIONS:
        return None if baseline is None or reading.target is None else _reduced(reading, baseline, years)
    return reading.target


def _reduced(reading: Reading, baseline: float, years: int | None) -> float | None:
    whole, part = Decimal(str(baseline)), Decimal(str(reading.target))
    if reading.rule is TargetRule.REDUCE_POINTS:
        return float(whole - part)
    if reading.rule is TargetRule.REDUCE_PCT:
        return float(whole * (100 - part) / 100)
    return None if years is None else float(whole * ((100 - part) / 100) ** years)


def _words(
    reading: Reading, value: float | None, baseline: float | None, plan: Plan, years: int | None
) -> str:
    rule, unit = reading.rule, reading.unit
    area, areas = area_words(reading.benchmark_area_id, plan)
    if rule is TargetRule.TO_BE_SET:
        return "ikke fastsat endnu"
    if rule is TargetRule.FOLLOW:
        return f"bedre udvikling end i {area}" if reading.benchmark_area_id else "positiv udvikling"
    if rule in BENCHMARKED:
        word = "højst" if rule is TargetRule.AT_MOST_BENCHMARK else "mindst"
        return f"{word} {areas} niveau" + ("" if value is None else f", {with_unit(value, unit)}")
    if rule in DIRECTIONS:
        return _direction_words(rule, baseline, unit)
    if value is None:
        return _reduction_words(reading)
    word = {TargetRule.BELOW_VALUE: "under", TargetRule.AT_LEAST_VALUE: "mindst"}.get(rule, "højst")
    every = f" ({_percent(reading)} % lavere hvert år i {years} år)" if years is not None else ""
    return f"{word} {exact(value, unit)}{every}"


def _direction_words(rule: TargetRule, baseline: float | None, unit: str) -> str:
    word = "lavere" if rule is TargetRule.DECREASE else "højere"
    if unit == "antal":
        word = "færre" if rule is TargetRule.DECREASE else "flere"
    return f"{word} end {'udgangspunktet' if baseline is None else exact(baseline, unit)}"


def _reduction_words(reading: Reading) -> str:
    if reading.target is None:
        return "ikke fastsat endnu"
    if reading.rule is TargetRule.REDUCE_PCT_PER_YEAR:
        return f"{_percent(reading)} % lavere hvert år fra udgangspunktet"
    how = "procentpoint" if reading.rule is TargetRule.REDUCE_POINTS else "%"
    return f"{_percent(reading)} {how} under udgangspunktet"


def _percent(reading: Reading) -> str:
    target = float(reading.target or 0)
    return number(target, 0 if target.is_integer() else 1)
