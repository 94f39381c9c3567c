"""Which rules stand in the way, and what lifting each of them would give."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.proposal.solve import WORST_OFF_FIRST, Aims, Proposal, propose
from lib.domain.allocation.proposal.solver import SAME
from lib.domain.allocation.proposal.stages import MISSING, WEIGHED, WORST_OFF
from lib.domain.allocation.proposal.terms import Terms
from lib.domain.allocation.rules import Rulebook

_GAIN = {WORST_OFF: 1.0, MISSING: -1.0, WEIGHED: 1.0}
"""Which way each aim is better; hours moved are no gain in themselves."""


@dataclass(frozen=True)
class Binding:
    """A rule that costs something: the proposal without it, the other rules unchanged, and the aim it would help."""

    rule_id: str
    aim: str
    without: Proposal


def binding_rules(
    rulebook: Rulebook, needs: Sequence[Need], terms: Terms, found: Proposal, aims: Aims = WORST_OFF_FIRST
) -> tuple[Binding, ...]:
    """The rules whose lifting alone would help the first of the aims, or the next at the same level of it; weighed,
    those that cost points. `found` is the proposal with the same aims.

    In the order of the rules. Each is a proposal of its own, so that what is promised can be shown.
    """
    without = {
        rule_id: propose(rulebook, needs, terms.without(rule_id), aims)
        for rule_id in terms.rule_ids(rulebook)
    }
    helped = {rule_id: _helped(one, found, aims) for rule_id, one in without.items()}
    return tuple(
        Binding(rule_id, helped[rule_id], one) for rule_id, one in without.items() if helped[rule_id]
    )


def _helped(one: Proposal, other: Proposal, aims: Aims) -> str:
    """The first aim that differs, where the first proposal is better at it; else empty."""
    for aim in aims if isinstance(aims, tuple) else (WEIGHED,):
        gain = _GAIN.get(aim, 0.0) * (one.value(aim) - other.value(aim))
        if abs(gain) > SAME:
            return aim if gain > 0 else ""
    return ""
