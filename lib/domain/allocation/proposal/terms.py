"""The rules that a proposal must keep, by the names they have everywhere, and the check of one outside the solver."""

from lib.domain.allocation.placement import Placement
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.terms import (
    BASE,
    BLOCK,
    EVERYWHERE,
    LOCK,
    MOST_MOVED,
    NEVER_LIFTED,
    OWN,
    SESSION,
    TEAMS,
    UNCHANGED,
    Lock,
    Terms,
)

__all__ = [
    "BASE",
    "BLOCK",
    "EVERYWHERE",
    "LOCK",
    "MOST_MOVED",
    "NEVER_LIFTED",
    "OWN",
    "SESSION",
    "TEAMS",
    "UNCHANGED",
    "Lock",
    "Terms",
    "broken",
]


def broken(rulebook: Rulebook, terms: Terms, placement: Placement) -> tuple[str, ...]:
    """Ids of the rules that a placement breaks, sorted: the check of a solution outside the solver.

    Works on whole half-hours and uses nothing of the programme that found the placement.
    """
    found = rulebook.with_terms(terms).violations(placement)
    return tuple(sorted({violation.rule_id for violation in found}))
