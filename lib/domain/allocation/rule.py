"""What a rule of the placement is, and what it is to break one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.placement import Placement
from lib.domain.allocation.terms import NEVER_LIFTED


@dataclass(frozen=True, order=True)
class Violation:
    """One rule broken in one place (`where`: the ids of activity, resource or zone concerned).

    `excess` is how far it is broken, in half-hours, where a move can make it better or worse; else 0.
    """

    rule_id: str
    where: tuple[str, ...]
    sentence: str
    excess: int = 0


Check = Callable[[Agreement, Placement, Placement], Iterator[Violation]]
"""(agreement, first placement, placement) -> what is broken in the latter."""


@dataclass(frozen=True)
class Rule:
    """A rule: id, sentence for the list, where it comes from, and how a placement is checked."""

    rule_id: str
    sentence: str
    source: str
    check: Check

    @property
    def may_lift(self) -> bool:
        """Whether the board may lift it."""
        return self.rule_id not in NEVER_LIFTED
