"""What the first hours buy: dækning against the hours that change zone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.domain.allocation.coverage import Need, plan_coverage
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Placement
from lib.domain.allocation.proposal.solve import MOST_COVERAGE, propose
from lib.domain.allocation.proposal.terms import Terms
from lib.domain.allocation.rules import Rulebook


@dataclass(frozen=True)
class FrontierPoint:
    """The most dækning (0-100) that moving at most `limit` hours gives, and the hours that are then moved."""

    limit: float
    moved: float
    coverage: float
    placement: Placement
    proven: bool


def frontier(
    rulebook: Rulebook, needs: Sequence[Need], terms: Terms, steps: int = 10
) -> tuple[FrontierPoint, ...]:
    """From 0 moved hours to as many as more dækning takes, in `steps` equal steps of whole half-hours; fewest first.

    Empty without a need. A limit of moved hours in `terms` is left out: the frontier shows what it costs.
    """
    free = replace(terms, most_moved=None)
    if plan_coverage(rulebook.base, needs) is None:
        return ()
    most = round(propose(rulebook, needs, free, aims=MOST_COVERAGE).value("flyttet"))
    limits = sorted({round(most * step / steps) for step in range(steps + 1)})
    return tuple(_point(rulebook, needs, free, limit) for limit in limits)


def _point(rulebook: Rulebook, needs: Sequence[Need], terms: Terms, limit: int) -> FrontierPoint:
    found = propose(rulebook, needs, replace(terms, most_moved=limit), aims=MOST_COVERAGE)
    coverage = plan_coverage(found.placement, needs)
    return FrontierPoint(
        limit=limit / HALF_HOURS_PER_HOUR,
        moved=found.value("flyttet") / HALF_HOURS_PER_HOUR,
        coverage=100 * (coverage or 0.0),
        placement=found.placement,
        proven=found.proven,
    )
