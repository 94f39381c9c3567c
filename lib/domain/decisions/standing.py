"""Whether a decision is in force on a day: adopted, approved where that is needed, and its day has come.

Kommissorium, paragraph 5: larger changes, of the strategic agreement and of the budget, are approved by
Landsbyggefonden. Before the answer nothing of the decision is in force, and not before the day of the answer either.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lib.domain.dates import long_date
from lib.domain.decisions.decision import ADOPTS, Approval, Decision, DecisionFields, DecisionKind


class StandingState(StrEnum):
    """How far a decision has come."""

    IN_FORCE = "gælder"
    TO_COME = "træder i kraft"
    AWAITS = "venter på godkendelse"
    DENIED = "ikke godkendt"
    NOT_ADOPTED = "ikke vedtaget"


@dataclass(frozen=True)
class Standing:
    """`since` is the day from which it is or will be in force, None while nobody knows; `approver` who must approve it,
    '' for nobody. `unknown_kind`: the plan no longer has its kind, so nobody can tell whether it must be approved."""

    state: StandingState
    since: date | None = None
    approver: str = ""
    unknown_kind: bool = False

    @property
    def sentence(self) -> str:
        """What is to be said of it."""
        if self.unknown_kind:
            return "Planen har ikke længere denne slags sag, så det vides ikke, om den skal godkendes. Den gælder ikke."
        if self.state is StandingState.AWAITS:
            return f"Venter på godkendelse fra {self.approver} og gælder ikke endnu."
        if self.state is StandingState.DENIED:
            return f"{self.approver} har ikke godkendt den. Den gælder ikke."
        if self.state is StandingState.NOT_ADOPTED or self.since is None:
            return "Den er ikke vedtaget."
        begins = "Gælder fra" if self.state is StandingState.IN_FORCE else "Træder i kraft"
        approved = f", godkendt af {self.approver}" if self.approver else ""
        return f"{begins} {long_date(self.since)}{approved}."


def standing(
    decision: Decision, approvals: Iterable[Approval], kinds: Iterable[DecisionKind], day: date
) -> Standing:
    """How a decision stands on `day`.

    `approvals`: the answers that cover the decision as it stands; the one written last counts, from the day on which it
    was answered. A decision without `in_force_from` is in force from the day on which it was made.
    """
    fields = decision.fields
    if fields.result not in ADOPTS:
        return Standing(StandingState.NOT_ADOPTED)
    kind = next((each for each in kinds if each.kind_id == fields.kind), None)
    if kind is None:
        return Standing(StandingState.AWAITS, unknown_kind=True)
    since = fields.in_force_from or fields.decided_on
    if kind.approver:
        own = [each for each in approvals if each.decision_id == decision.decision_id]
        answer = max(own, key=lambda each: each.approval_id, default=None)
        if answer is None or answer.answered_on > day:
            return Standing(StandingState.AWAITS, approver=kind.approver)
        if not answer.granted:
            return Standing(StandingState.DENIED, approver=kind.approver)
        since = max(since, answer.answered_on)
    state = StandingState.IN_FORCE if since <= day else StandingState.TO_COME
    return Standing(state, since, kind.approver)


def still_covers(answered: DecisionFields, now: DecisionFields) -> bool:
    """Whether an answer to a decision counts for it as it has since been corrected: what was answered is the same. A
    new title or a corrected vote changes nothing of it; other words, hours or days do."""

    def substance(fields: DecisionFields) -> tuple[object, ...]:
        return fields.kind, fields.result, fields.text, fields.in_force_from, fields.moves, fields.delaftaler

    return substance(answered) == substance(now)
