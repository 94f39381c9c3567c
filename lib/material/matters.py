"""What a meeting is asked to decide, as slides say it: which matter, who votes on it, and whose approval it needs."""

from collections.abc import Mapping, Sequence

from lib.domain.decisions.decision import DecisionKind, Voter
from lib.domain.indstilling.indstilling import Indstilling
from lib.domain.list_words import listed
from lib.domain.meetings.meeting import AgendaItem
from lib.material.ground import ForDecision

DECIDED = "beslutning"
"""The kind of an agenda item that ends in a decision."""


def matters_of(
    agenda: Sequence[AgendaItem],
    indstillinger: Mapping[int, Indstilling],
    kinds: Sequence[DecisionKind],
    voters: Sequence[Voter],
) -> tuple[ForDecision, ...]:
    """The items of the agenda that are to be decided, in order. `indstillinger` by their first id."""
    return tuple(
        _matter(item, indstillinger.get(item.indstilling_id or 0), kinds, voters)
        for item in agenda
        if item.kind == DECIDED
    )


def _matter(
    item: AgendaItem, indstilling: Indstilling | None, kinds: Sequence[DecisionKind], voters: Sequence[Voter]
) -> ForDecision:
    own = indstilling.fields.kind if indstilling is not None else ""
    kind = next((each for each in kinds if each.kind_id == own), None)
    text = [item.text] if item.text else []
    return ForDecision(item.title, (*text, *_kind_lines(kind), *_voter_lines(voters, kind)))


def _kind_lines(kind: DecisionKind | None) -> tuple[str, ...]:
    if kind is None or not kind.approver:
        return ()
    return (f"{kind.name}: træder først i kraft, når {kind.approver} har godkendt.",)


def _voter_lines(voters: Sequence[Voter], kind: DecisionKind | None) -> tuple[str, ...]:
    if not voters:
        return ()
    rule = (
        "kan kun vedtages i enighed" if kind is not None and kind.by_consensus else "ellers afgør flertallet"
    )
    return (f"Enighed søges; {rule}.", f"En stemme hver: {listed([voter.name for voter in voters])}.")
