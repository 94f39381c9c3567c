"""A goal of the agreement and the ways in which it may be read.

Where the agreement is ambiguous (5 % or 5 percentage points, a baseline that was copied by mistake) a goal has several
readings. None of them is chosen in silence: the user chooses, and until then only what all readings agree on is said.
Source: the agreement's tables of goals and sub-goals, goals.csv and goal_readings.csv.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lib.domain.indicator import Kind, Polarity


class TargetRule(StrEnum):
    """How a target is worked out. FOLLOW: no number; the area's development is held against the benchmark's.

    REDUCE_PCT: `target` percent under the baseline; REDUCE_PCT_PER_YEAR: `target` percent under the year before, every
    whole year from the baseline to the plan's end; REDUCE_POINTS: `target` percentage points under it; AT_MOST_VALUE,
    BELOW_VALUE and AT_LEAST_VALUE: the number itself (BELOW is strict); AT_MOST_BENCHMARK and AT_LEAST_BENCHMARK: the
    benchmark area's value of the same period; DECREASE and INCREASE: a direction from the baseline, no number;
    TO_BE_SET: the goal of a new plan whose target nobody has set yet.
    """

    FOLLOW = "follow"
    REDUCE_PCT = "reduce_pct"
    REDUCE_PCT_PER_YEAR = "reduce_pct_per_year"
    REDUCE_POINTS = "reduce_points"
    AT_MOST_VALUE = "at_most_value"
    BELOW_VALUE = "below_value"
    AT_LEAST_VALUE = "at_least_value"
    AT_MOST_BENCHMARK = "at_most_benchmark"
    AT_LEAST_BENCHMARK = "at_least_benchmark"
    DECREASE = "decrease"
    INCREASE = "increase"
    TO_BE_SET = "to_be_set"


class GoalLevel(StrEnum):
    """An overall goal of the plan, or a sub-goal of a delaftale."""

    OVERORDNET = "overordnet"
    DELMAAL = "delmaal"


class BaselineFrom(StrEnum):
    """Where the baseline comes from: printed in the agreement, or the first measured value on or after its date."""

    AFTALEN = "aftalen"
    SERIEN = "serien"


@dataclass(frozen=True)
class Reading:
    """One way to read a goal.

    `label` is empty where there is only one. `baseline` is in `unit`, the unit of `indicator_id` (pct 0-100, per 100
    persons, persons or grades), None where it is not known; `baseline_date` None where the agreement gives no year.
    `target` is what `rule` needs, None for rules without a number. `benchmark_baseline` is the benchmark area's number
    at the baseline as the agreement prints it, known for FOLLOW alone.
    """

    reading_id: str
    label: str
    indicator_id: str
    area_id: str
    benchmark_area_id: str | None
    baseline: float | None
    baseline_date: date | None
    baseline_from: BaselineFrom
    rule: TargetRule
    target: float | None
    note: str
    unit: str
    kind: Kind
    benchmark_baseline: float | None = None

    @property
    def by_curve(self) -> bool:
        """Whether the way to the target is a curve (so many percent less every year) and no straight line."""
        return self.rule is TargetRule.REDUCE_PCT_PER_YEAR


@dataclass(frozen=True)
class Goal:
    """One of the agreement's goal rows. `polarity` says which direction is good; `area_name` whom it is about.

    `delaftale` is the agreement's indsatsområde and `styregruppe` the group that follows it. `readings` has at least
    one.
    """

    goal_id: str
    level: GoalLevel
    delaftale: str
    styregruppe: str
    goal: str
    indicator: str
    polarity: Polarity
    area_name: str
    source: str
    note: str
    readings: tuple[Reading, ...]

    @property
    def is_ambiguous(self) -> bool:
        """True when the agreement can be read in more than one way."""
        return len(self.readings) > 1
