"""What is left of a measured total when the parts at hand are taken away: persons of parts that nobody delivered.

A source that masks one afdeling and prints its zone has the attacker subtract. The remainder is then a count like any
other: it is put into the table as a leaf that is never published, so that secondary masking guards it.
"""

from dataclasses import dataclass

from lib.domain.disclosure.primary import SMALLEST_SHOWN
from lib.domain.disclosure.table import UNBOUNDED


@dataclass(frozen=True)
class Missing:
    """The parts that are not at hand. `parts`: how many; `hidden`: one of them is masked by its source, or too small
    for rows of its own; `bound`: persons they can have at most (UNBOUNDED where it is not known)."""

    parts: int
    hidden: bool
    bound: float


@dataclass(frozen=True)
class Remainder:
    """A remainder that must be guarded: `count` persons of at most `population`."""

    count: float
    population: float


def guarded_remainder(measured: float, delivered: float, missing: Missing) -> Remainder | None:
    """The remainder of `measured` after the `delivered` parts where it points at persons, else None.

    It does when it is 1-4 or all but 1-4 of those it can be, and when it is the count of one part that is hidden, be
    it 0. None also for a negative remainder: the total is then counted by another definition, and whoever takes the two
    for the same count must not come nearer than the sum of the parts itself lets them (both are shown or neither).
    """
    rest = measured - delivered
    if rest < 0 or (rest == 0 and missing.parts == 0):
        return None
    population = missing.bound if missing.bound >= rest else UNBOUNDED
    few = 1 <= rest < SMALLEST_SHOWN
    few_others = population < UNBOUNDED and 1 <= population - rest < SMALLEST_SHOWN
    alone = missing.parts == 1 and missing.hidden
    return Remainder(rest, population) if few or few_others or alone else None
