"""What is said of an edition: where it comes from, and how far it has come."""

from collections.abc import Iterable
from datetime import date

from lib.domain.dates import long_date
from lib.domain.decisions.decision import Approval, Decision, DecisionKind
from lib.domain.decisions.standing import StandingState
from lib.domain.delaftaler.edition import Edition
from lib.domain.delaftaler.in_force import EditionInForce, decided_on

GOALS_OF_ALL = "Aftalen knytter målene til delaftalen som helhed, ikke til den enkelte aktivitet."


def in_force_words(in_force: EditionInForce, plan_begins: date) -> str:
    """'Aftalens egen tekst, gælder fra 1. januar 2023', or the decision that put it in force."""
    if in_force.decision is None or in_force.since is None:
        return f"Aftalens egen tekst, gælder fra {long_date(plan_begins)}"
    decided = long_date(in_force.decision.fields.decided_on)
    return f"Besluttet af bestyrelsen {decided}, gælder fra {long_date(in_force.since)}"


def first_words(in_force: EditionInForce) -> str:
    """How far the agreement's own text has come: 'gælder' or 'afløst'."""
    return "gælder" if in_force.edition is None else "afløst"


def state_words(
    edition: Edition,
    editions: Iterable[Edition],
    in_force: EditionInForce,
    decisions: Iterable[Decision],
    approvals: Iterable[Approval],
    kinds: Iterable[DecisionKind],
    day: date,
) -> str:
    """How far a row of the history has come: 'gælder fra ...', 'kladde', 'afløst' and so on."""
    if edition.withdrawn:
        return "trukket tilbage"
    found = decided_on(edition.edition_id, decisions, approvals, kinds, day)
    if found is not None:
        decision, stands = found
        if in_force.edition is not None and in_force.edition.edition_id == edition.edition_id:
            return f"gælder fra {long_date(in_force.since or decision.fields.decided_on)}"
        if stands.state is StandingState.IN_FORCE:
            return f"gjaldt fra {long_date(stands.since or decision.fields.decided_on)}, afløst siden"
        if stands.state is StandingState.NOT_ADOPTED:
            return f"{decision.fields.result.value} {long_date(decision.fields.decided_on)}"
        return stands.sentence.rstrip(".").lower()
    later = next((each for each in editions if each.replaces == edition.edition_id), None)
    if later is None:
        return "kladde"
    return "kladden er trukket tilbage" if later.withdrawn else "kladden er rettet siden"
