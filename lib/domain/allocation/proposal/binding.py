"""Which rules stand in the way, and what lifting each of them would give."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.proposal.solve import SAME, Proposal, propose
from lib.domain.allocation.proposal.terms import Terms
from lib.domain.allocation.rules import Rulebook


@dataclass(frozen=True)
class Binding:
    """A rule that costs something: the proposal without it, the other rules unchanged."""

    rule_id: str
    without: Proposal


def binding_rules(
    rulebook: Rulebook, needs: Sequence[Need], terms: Terms, found: Proposal
) -> tuple[Binding, ...]:
    """The rules whose lifting alone would help the worst-off zone, or give more dækning at the same level for it.

    In the order of the rules. Each is a proposal of its own, so that what is promised can be shown.
    """
    made = [
        Binding(rule_id, propose(rulebook, needs, terms.without(rule_id)))
        for rule_id in terms.rule_ids(rulebook)
    ]
    return tuple(each for each in made if _better(each.without, found))


def _better(one: Proposal, other: Proposal) -> bool:
    """First the worst-off zone, then what is missing; hours moved are no gain in themselves."""
    for aim, sign in (("daarligst", 1.0), ("mangel", -1.0)):
        gain = sign * (one.value(aim) - other.value(aim))
        if abs(gain) > SAME:
            return gain > 0
    return False
