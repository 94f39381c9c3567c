"""Why there is no proposal: the smallest set of rules that cannot all hold."""

from lib.domain.allocation.proposal.solve import is_feasible
from lib.domain.allocation.proposal.terms import Terms
from lib.domain.allocation.rules import Rulebook


def smallest_clash(rulebook: Rulebook, terms: Terms) -> tuple[str, ...]:
    """Ids of rules that clash, none of which can be spared: lift any one of them and a placement exists.

    Empty where the rules do not clash. One rule after another is lifted; where the rest still clash it is no part.
    """
    if is_feasible(rulebook, terms):
        return ()
    every = terms.rule_ids(rulebook)
    lifted = terms
    for rule_id in every:
        if not is_feasible(rulebook, lifted.without(rule_id)):
            lifted = lifted.without(rule_id)
    return tuple(rule_id for rule_id in every if lifted.counts(rule_id))
