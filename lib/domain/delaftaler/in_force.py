"""Which edition of an activity's text is in force on a day: the plan's own until the board has decided on another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lib.domain.decisions.decision import ADOPTS, Approval, Decision, DecisionKind
from lib.domain.decisions.standing import Standing, StandingState, standing
from lib.domain.delaftaler.edition import Edition, EditionFields


@dataclass(frozen=True)
class EditionInForce:
    """What is in force of an activity. `edition`, `decision` and `since` are None where it is the plan's own text."""

    fields: EditionFields
    edition: Edition | None = None
    decision: Decision | None = None
    since: date | None = None


def in_force(
    first: Mapping[str, EditionFields],
    editions: Iterable[Edition],
    decisions: Iterable[Decision],
    approvals: Iterable[Approval],
    kinds: Iterable[DecisionKind],
    day: date,
) -> dict[str, EditionInForce]:
    """The edition in force of each activity of `first` (the plan's own texts) on `day`.

    `editions` are all rows that were ever written: what a decision has named stays in force as it was decided, however
    its draft was corrected or taken back since. `decisions` as they stand, `approvals` the answers that cover them.
    Of several decisions the one that came into force last holds. An edition of an activity that the plan no longer has
    is left out.
    """
    found = {activity_id: EditionInForce(fields) for activity_id, fields in first.items()}
    by_id = {each.edition_id: each for each in editions}
    answers, known = tuple(approvals), tuple(kinds)
    named = [
        (stands.since, decision.fields.decided_on, decision.decision_id, decision)
        for decision in decisions
        if decision.fields.delaftaler
        and (stands := standing(decision, answers, known, day)).state is StandingState.IN_FORCE
        and stands.since is not None
    ]
    for since, _, _, decision in sorted(named, key=lambda each: each[:3]):
        for edition_id in decision.fields.delaftaler:
            edition = by_id.get(edition_id)
            if edition is not None and edition.fields.activity_id in found:
                found[edition.fields.activity_id] = EditionInForce(edition.fields, edition, decision, since)
    return found


def decided_on(
    edition_id: int,
    decisions: Iterable[Decision],
    approvals: Iterable[Approval],
    kinds: Iterable[DecisionKind],
    day: date,
) -> tuple[Decision, Standing] | None:
    """The last decision that names an edition, and how it stands on `day`; None where nobody has decided on it."""
    own = [each for each in decisions if edition_id in each.fields.delaftaler]
    if not own:
        return None
    last = max(own, key=lambda each: (each.fields.decided_on, each.decision_id))
    return last, standing(last, approvals, kinds, day)


def open_draft(
    activity_id: str, editions: Iterable[Edition], decisions: Iterable[Decision]
) -> Edition | None:
    """The draft of an activity that is still to be decided on, as it stands now: the last written one that is neither
    corrected, taken back nor adopted; None where there is none. One that was postponed or rejected is still a draft."""
    rows = tuple(editions)
    replaced = {each.replaces for each in rows}
    adopted = {
        edition_id
        for decision in decisions
        if decision.fields.result in ADOPTS
        for edition_id in decision.fields.delaftaler
    }
    own = [
        each
        for each in rows
        if each.fields.activity_id == activity_id
        and not each.withdrawn
        and each.edition_id not in replaced
        and each.edition_id not in adopted
    ]
    return max(own, key=lambda each: each.edition_id, default=None)
