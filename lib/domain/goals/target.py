"""What a reading of a goal asks for: its number worked out exactly, and its words.

Source of the rules: the agreement's goals (goal_readings.csv). Reductions are worked out in decimals, so that 58 less
30 % is 40,6 and not 40,599…
"""

from decimal import Decimal

from lib.domain.goals.amounts import exact
from lib.domain.goals.assessment import Target
from lib.domain.goals.goal import Reading, TargetRule
from lib.domain.numbers import number
from lib.domain.plan import Plan
from lib.domain.value_words import with_unit

REDUCTIONS = (TargetRule.REDUCE_PCT, TargetRule.REDUCE_POINTS)
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
    reading: Reading, baseline: float | None, benchmark: float | None, plan: Plan, lower_is_good: bool
) -> Target:
    """The target of `reading`; `benchmark` is the benchmark area's number of the latest period, in the same unit.

    `lower_is_good` is the goal's own direction, which counts where the rule has none (FOLLOW, TO_BE_SET). `value` is
    None where the rule has no number, or what the number rests on is not known.
    """
    lower = reading.rule in _DOWNWARD or (reading.rule not in _UPWARD and lower_is_good)
    value = _value(reading, baseline, benchmark)
    return Target(value, reading.rule in _STRICT, lower, _words(reading, value, baseline, plan))


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


def _value(reading: Reading, baseline: float | None, benchmark: float | None) -> float | None:
    if reading.rule in BENCHMARKED:
        return benchmark
    if reading.rule in REDUCTIONS:
        return None if baseline is None or reading.target is None else _reduced(reading, baseline)
    return reading.target


def _reduced(reading: Reading, baseline: float) -> float:
    whole, part = Decimal(str(baseline)), Decimal(str(reading.target))
    return float(whole * (100 - part) / 100 if reading.rule is TargetRule.REDUCE_PCT else whole - part)


def _words(reading: Reading, value: float | None, baseline: float | None, plan: Plan) -> str:
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
    return f"{word} {exact(value, unit)}"


def _direction_words(rule: TargetRule, baseline: float | None, unit: str) -> str:
    word = "lavere" if rule is TargetRule.DECREASE else "højere"
    if unit == "antal":
        word = "færre" if rule is TargetRule.DECREASE else "flere"
    return f"{word} end {'udgangspunktet' if baseline is None else exact(baseline, unit)}"


def _reduction_words(reading: Reading) -> str:
    if reading.target is None:
        return "ikke fastsat endnu"
    how = "procentpoint" if reading.rule is TargetRule.REDUCE_POINTS else "%"
    decimals = 0 if float(reading.target).is_integer() else 1
    return f"{number(reading.target, decimals)} {how} under udgangspunktet"
