"""What is said of a goal: where it stands, against what, how surely, and what is still needed.

The agreement's targets are numbers that must be reached, so a status is read off the measured number itself; where the
95 % interval of that number spans the line that decides, the status is said to be uncertain and its mark is grey.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lib.domain.goals.goal import Goal, Reading
from lib.domain.indicator import Kind
from lib.domain.observation import Provenance
from lib.domain.statistics.differences import Contrast


class GoalStatus(StrEnum):
    """Where a goal stands. PAA_VEJ and BAGUD: on the good or the bad side of the way to the plan's end."""

    NAAET = "naaet"
    PAA_VEJ = "paa_vej"
    BAGUD = "bagud"
    KAN_IKKE = "kan_ikke_vurderes"


class Hindrance(StrEnum):
    """What stands in the way of a status, for counting: the sentence of an assessment says it in full."""

    INGEN_MAALING = "ingen_maaling"
    KUN_DEMO = "kun_demo"
    UDGANGSPUNKT = "udgangspunkt_ukendt"
    DATABRUD = "databrud"
    FOR_FAA = "for_faa"
    SAMMENLIGNING = "sammenligning_mangler"
    FORSKEL = "forskel_usikker"
    TVETYDIG = "tvetydig"
    INTET_MAAL = "intet_maal"


class Certainty(StrEnum):
    """Whether the interval leaves out the line that decides. UKENDT: there is no interval (n is not known)."""

    SIKKER = "sikker"
    USIKKER = "usikker"
    UKENDT = "ukendt"


@dataclass(frozen=True)
class Measured:
    """One number of a series, in the unit of its indicator; `day` is the last day of its period.

    `low` and `high` are its 95 % interval, None where n is not known; `numerator` and `denominator` persons.
    """

    value: float
    low: float | None
    high: float | None
    numerator: float | None
    denominator: float | None
    first_day: date
    day: date
    provenance: Provenance


@dataclass(frozen=True)
class Target:
    """What must be reached: `value` in the unit of the indicator, None where only a direction is asked.

    `strict`: the number itself is not enough (below_value). `lower_is_good` says on which side of it the goal lies.
    """

    value: float | None
    strict: bool
    lower_is_good: bool
    words: str


@dataclass(frozen=True)
class Pace:
    """The way from the baseline to the target on the plan's last day: a straight line, or a curve (`Reading.by_curve`).

    `expected` is its height on the latest day; `months_left` whole months from the latest day to the plan's end;
    `per_month` how far the number must still move each month (in the unit, always positive), None when none is left.
    """

    expected: float
    months_left: int
    per_month: float | None


@dataclass(frozen=True)
class Needed:
    """ "Hvad skal der til": the fewest persons that must change side for the target to hold, the others unchanged.

    `per_month` is persons a month to the plan's end; None when no month is left or nothing is measured yet.
    `from_baseline`: counted from the agreement's number, because no later one can be read.
    """

    persons: int
    per_month: float | None
    from_baseline: bool = False


@dataclass(frozen=True)
class Assessment:
    """A goal in one reading. `reason` is a Danish sentence: why it cannot be judged, or what the status rests on.

    `latest` is published or loaded; `demo` a made-up later number, shown hollow and never judged. `development` is the
    difference in differences against the benchmark area (FOLLOW). `before_break` is what could be said with the last
    number before a break (databrud) that makes the latest one unreadable as progress. `hindrance` is set exactly when
    the status is KAN_IKKE. `benchmark` is the benchmark area's number of the latest's period and `benchmark_start` that
    of the baseline's, measured or as the agreement prints it.
    """

    reading: Reading
    unit: str
    kind: Kind
    baseline: float | None
    baseline_day: date | None
    latest: Measured | None
    demo: Measured | None
    benchmark: Measured | None
    target: Target | None
    pace: Pace | None
    needed: Needed | None
    development: Contrast | None
    status: GoalStatus
    certainty: Certainty
    reason: str
    before_break: "Assessment | None"
    hindrance: Hindrance | None = None
    benchmark_start: float | None = None


@dataclass(frozen=True)
class GoalResult:
    """A goal with an assessment for each of its readings, in their order; `chosen` is the user's reading, if any.

    `status` is that of the chosen reading, of all readings where they agree, else KAN_IKKE; `reason` says which.
    """

    goal: Goal
    assessments: tuple[Assessment, ...]
    chosen: str | None
    status: GoalStatus
    certainty: Certainty
    reason: str
    hindrance: Hindrance | None = None

    @property
    def shown(self) -> Assessment:
        """The assessment of the chosen reading, or of the first one where none is chosen."""
        for each in self.assessments:
            if each.reading.reading_id == self.chosen:
                return each
        return self.assessments[0]
