"""What a decision is written on: who votes, what things are called, the data that the meeting sees."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lib.domain.allocation.placement import Placement
from lib.domain.decisions.expected import Expected
from lib.domain.decisions.matter import DecisionRules, Expectable


@dataclass(frozen=True)
class DecisionGround:
    """`version` is the whole hash of the data that the meeting sees, `base` the plan's own placement.

    `expectables` are the numbers with a published or loaded value. `propose` gives the interval for one of them by a
    day, or the sentence that says why there is none.
    """

    rules: DecisionRules
    version: str
    today: date
    base: Placement
    expectables: tuple[Expectable, ...]
    propose: Callable[[tuple[str, str], date], Expected | str]

    @cached_property
    def by_pair(self) -> dict[tuple[str, str], Expectable]:
        """The expectables by indicator and area."""
        return {(each.indicator_id, each.area_id): each for each in self.expectables}
