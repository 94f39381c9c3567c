"""One stage of a proposal: what is made smallest, what was reached, and how far that may be from the best."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from lib.domain.allocation.coverage import hours_moved
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Placement
from lib.domain.allocation.proposal.programme import Coefficients, Programme, Row
from lib.domain.allocation.proposal.solver import SAME, Found, solved

WORST_OFF, MISSING, MOVED, WEIGHED = "daarligst", "mangel", "flyttet", "vejet"


@dataclass(frozen=True)
class Cost:
    """What a stage makes smallest, in half-hours: a sum of columns and a constant. `of` reckons it from a placement,
    outside the solver; `shown` puts it in the stage's own unit."""

    sums: Coefficients
    constant: float
    of: Callable[[Placement], float]
    shown: Callable[[float], float] = float


@dataclass(frozen=True)
class Stage:
    """One aim: its value, the proven bound of it, both in its own unit (`ratio`, half-hours, or points 0-100)."""

    aim: str
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """How far the value may be from the best there is; 0 when it is proven to be the best."""
        return abs(self.value - self.bound)


def costs_of(made: Programme, base: Placement) -> dict[str, Cost]:
    """What the stages that are one solve each make smallest."""

    def moved(placement: Placement) -> float:
        return hours_moved(base, placement) * HALF_HOURS_PER_HOUR

    return {
        MISSING: Cost(made.shortfall, sum(made.shares.values()), made.missing),
        MOVED: Cost(made.moved, 0.0, moved),
    }


def stage_of(
    made: Programme,
    aim: str,
    cost: Cost,
    held: Sequence[Row],
    time_limit: float,
    known: Placement | None = None,
) -> tuple[Found | None, Stage]:
    """One aim made smallest under the rows that are held; `known` is a placement that keeps them, where there is one.

    Raises Unanswered where none is known and none is found in time.
    """
    found = solved(made, cost.sums, held, time_limit, known)
    if found is None:
        # The solver has lost a placement that is there: what was found so far stands, and is not called proven.
        return None, Stage(aim, inf, -inf)
    least = cost.of(found.placement)
    bound = least if found.optimal else min(least, found.bound + cost.constant)
    return found, Stage(aim, cost.shown(least), cost.shown(bound))


def no_more(cost: Cost, reached: float) -> Row:
    """What was reached of an aim, held."""
    return Row("", cost.sums, -inf, reached - cost.constant + SAME)
