"""Everything that the status of one reading rests on, gathered once: its numbers, its target and its breaks."""

from dataclasses import dataclass
from datetime import date

from lib.domain.goals.assessment import Measured, Target
from lib.domain.goals.breaks import Break, first_between
from lib.domain.goals.goal import BaselineFrom, Goal, Reading
from lib.domain.goals.measured import Observed
from lib.domain.goals.target import target_of
from lib.domain.indicator import Polarity
from lib.domain.plan import Plan


@dataclass(frozen=True)
class Baseline:
    """Where a reading starts: `value` and `day` None where they are not known; `row` is its number in the series."""

    value: float | None
    day: date | None
    row: Measured | None


@dataclass(frozen=True)
class Standing:
    """A reading with its numbers. `benchmark` is the benchmark area's real number of the latest period and
    `benchmark_start` that of the baseline's; `broken` the first break between baseline and latest; `masked` says that a
    number later than the latest may not be shown."""

    reading: Reading
    plan: Plan
    baseline: Baseline
    latest: Measured | None
    demo: Measured | None
    masked: bool
    benchmark: Measured | None
    benchmark_start: Measured | None
    broken: Break | None
    target: Target

    @property
    def plan_end(self) -> date:
        """The plan's last day."""
        return date.fromisoformat(self.plan.valid_to)

    @property
    def benchmark_before(self) -> float | None:
        """The benchmark area's number at the baseline: measured, else as the agreement prints it."""
        return self.benchmark_start.value if self.benchmark_start else self.reading.benchmark_baseline

    @property
    def at_plan_end(self) -> bool:
        """Whether the latest number is of the plan's last day or later."""
        return self.latest is not None and self.latest.day >= self.plan_end


def standing(
    goal: Goal, reading: Reading, own: Observed, other: Observed, breaks: tuple[Break, ...], plan: Plan
) -> Standing:
    """What `reading` rests on; `own` and `other` are the series of its area and of its benchmark area."""
    start = baseline_of(reading, own)
    floor = start.day or reading.baseline_date
    latest = own.latest_after(floor)
    benchmark = other.at(latest.day) if latest else None
    compared = benchmark.value if benchmark else None
    broken = first_between(breaks, start.day, latest.day) if latest and start.day else None
    return Standing(
        reading=reading,
        plan=plan,
        baseline=start,
        latest=latest,
        demo=own.demo_after(latest.day if latest else floor),
        masked=own.masked_after(latest.day if latest else floor),
        benchmark=benchmark,
        benchmark_start=other.at(start.day) if start.day else None,
        broken=broken,
        target=target_of(reading, start.value, compared, plan, goal.polarity is Polarity.LOWER, start.day),
    )


def baseline_of(reading: Reading, own: Observed) -> Baseline:
    """The agreement's own number, or the first real one on or in the year after the reading's date."""
    if reading.baseline_from is BaselineFrom.AFTALEN or reading.baseline_date is None:
        day = reading.baseline_date
        return Baseline(reading.baseline, day, own.at(day) if day else None)
    first = own.first_within_a_year(reading.baseline_date)
    return Baseline(first.value, first.day, first) if first else Baseline(None, None, None)
