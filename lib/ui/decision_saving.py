"""What a button under the form of a decision does: keep what was typed, or take a decision out of force."""

import datetime as dt
from typing import Protocol

from lib.domain.dates import long_date
from lib.domain.decisions.decision import ADOPTS, Approval, Decision, DecisionFields
from lib.domain.decisions.entry import checked_decision
from lib.domain.decisions.ground import DecisionGround
from lib.domain.decisions.in_force import placement_in_force, told
from lib.domain.decisions.outcome import DecisionRefused, outcome_words
from lib.domain.event_entry import EntryRefused, checked_reason
from lib.ui import decision_session as session
from lib.ui.correcting import IN_HISTORY
from lib.ui.decision_session import NEW, DecisionScope


class Decisions(Protocol):
    """Where decisions are read and written: lib.state.decisions.DecisionBook."""

    refusals: tuple[type[Exception], ...]

    def all(self) -> tuple[Decision, ...]:
        """The decisions as they stand."""

    def approvals(self) -> tuple[Approval, ...]:
        """The answers that count."""

    def find(self, decision_id: int) -> Decision | None:
        """One decision as it stands."""

    def write(self, fields: DecisionFields, replaces: int | None, reason: str) -> int:
        """Keeps a new or a corrected one."""

    def withdraw(self, row_id: int, reason: str) -> int:
        """Takes one out of force."""


def save(book: Decisions, ground: DecisionGround, scope: DecisionScope, chosen: str) -> None:
    """Keep what was typed as a new decision, or as the correction of the one it was filled from."""
    base = scope.get(chosen, "udgave")
    decision = None if chosen == NEW else book.find(int(chosen))
    entry = session.typed(scope, chosen, decision, ground.rules.voters)
    about = (scope.meeting_id, scope.matter.indstilling_id)
    if decision is None and (told_already := _already(book, scope)):
        session.refuse(scope, (told_already,))
        return
    version = decision.fields.version if decision else ground.version
    try:
        fields = checked_decision(entry, ground.rules, about, version, set(ground.by_pair), ground.today)
        _refuse_impossible(book, ground, fields, decision)
        book.write(fields, None if base is None else int(str(base)), entry.reason or "")
    except DecisionRefused as refused:
        session.refuse(scope, refused.sentences)
    except book.refusals as moved:
        session.overtaken(scope, chosen, str(moved), book.find(int(chosen)) if chosen != NEW else None)
    else:
        done = "skrevet" if base is None else "rettet"
        words = outcome_words(fields)
        session.kept(scope, chosen, f"Beslutningen er {done}. {words}.")


def _already(book: Decisions, scope: DecisionScope) -> str:
    """That the indstilling has been adopted before, by somebody else just now or on another meeting: its hours would
    be moved twice."""
    number = scope.matter.indstilling_id
    for each in book.all():
        if number is not None and each.fields.indstilling_id == number and each.fields.result in ADOPTS:
            adopted = long_date(each.fields.decided_on)
            return f"Indstillingen er allerede vedtaget {adopted}: ret den beslutning i stedet."
    return ""


def _refuse_impossible(
    book: Decisions, ground: DecisionGround, fields: DecisionFields, decision: Decision | None
) -> None:
    """The board cannot move hours that are not there: asked on the day when all the decision's moves have begun."""
    if not fields.moves or fields.in_force_from is None:
        return
    own = Decision(0, 0, fields, dt.datetime.now(dt.UTC), "")
    others = [each for each in book.all() if decision is None or each.decision_id != decision.decision_id]
    day = max(fields.in_force_from, *(move.starts or fields.in_force_from for move in fields.moves))
    granted = [
        *book.approvals(),
        Approval(0, own.decision_id, True, fields.decided_on, ""),
    ]
    zones = ground.rules.agreement.zone_ids
    found = placement_in_force(ground.base, [*others, own], granted, ground.rules.kinds, day, zones)
    names = {each.activity_id: each.short_name for each in ground.rules.agreement.activities}
    places = {zone.area_id: zone.name for zone in ground.rules.agreement.zones}
    if left := [told(each, names, places) for each in found.undone if each.decision is own]:
        raise DecisionRefused(left)


def withdraw(book: Decisions, scope: DecisionScope, chosen: str) -> None:
    """Take the chosen decision out of force, with the reason that was typed."""
    try:
        reason = checked_reason(scope.words(chosen, "begrundelse"))
        book.withdraw(int(str(scope.get(chosen, "udgave") or 0)), reason)
    except EntryRefused as refused:
        session.refuse(scope, refused.sentences)
    except book.refusals as moved:
        session.overtaken(scope, chosen, str(moved), book.find(int(chosen)))
    else:
        session.kept(scope, chosen, f"Beslutningen er trukket tilbage. {IN_HISTORY}")
