"""What has been decided: who voted what, what waits for approval, and every row that was corrected or withdrawn."""

from collections.abc import Mapping
from typing import Protocol

import streamlit as st

from lib.domain.dates import long_date
from lib.domain.decisions.decision import AnswerRecord, Approval, Decision, DecisionRecord
from lib.domain.decisions.ground import DecisionGround
from lib.domain.decisions.history import decisions_table, history_finding, records_table, voice_words
from lib.domain.decisions.matter import move_words
from lib.domain.decisions.outcome import outcome_words
from lib.domain.decisions.standing import Standing, StandingState, standing
from lib.ui.decision_answer import AnsweredBook, answer_form
from lib.ui.frame import caption, csv_download, empty_state, section, text_table
from lib.ui.markup import element, join, text


class DecidedBook(AnsweredBook, Protocol):
    """Where decisions and their history are read: lib.state.decisions.DecisionBook."""

    def all(self) -> tuple[Decision, ...]:
        """The decisions as they stand."""

    def history(self) -> tuple[DecisionRecord, ...]:
        """Every row that was ever written."""

    def approvals(self) -> tuple[Approval, ...]:
        """The answers that count."""

    def answers(self) -> tuple[AnswerRecord, ...]:
        """Every answer that was ever written."""


def decision_history(
    book: DecidedBook,
    ground: DecisionGround,
    meeting_id: int | None = None,
    mark: str = "",
    meetings: Mapping[int, str] | None = None,
    may_answer: bool = True,
) -> None:
    """The decisions of one meeting, or of all, the latest first; each with its votes, whether it is in force, and what
    it moves. What waits for an approver has the form for the answer, where `may_answer`.

    `mark` ends the file; `meetings` names meetings by id in the history of rows.
    """
    rules, answers = ground.rules, book.approvals()
    shown = [each for each in book.all() if meeting_id in (None, each.fields.meeting_id)]
    section("Beslutninger", history_finding(shown, answers, rules, ground.today))
    decided = [(each, standing(each, answers, rules.kinds, ground.today)) for each in reversed(shown)]
    given = [
        each for each in book.answers() if each.approval.decision_id in {one.decision_id for one in shown}
    ]
    if decided:
        st.html(element("ul", join(_item(*each, ground) for each in decided), class_="zk-decisions"))
        for decision, stands in decided:
            waits = stands.state in (StandingState.AWAITS, StandingState.DENIED)
            if may_answer and stands.approver and waits:
                answer_form(book, ground, decision, stands)
        csv_download(decisions_table(decided, rules), f"beslutninger{meeting_id or ''}.csv", mark)
    else:
        empty_state(
            "Ingen beslutninger endnu", "De skrives under mødets punkter og står her, når de er truffet."
        )
    _everything(book, meeting_id, given, meetings or {}, mark)


def _everything(
    book: DecidedBook,
    meeting_id: int | None,
    given: list[AnswerRecord],
    meetings: Mapping[int, str],
    mark: str,
) -> None:
    """Every row that was ever written, corrected ones too, and every answer."""
    records = [each for each in book.history() if meeting_id in (None, each.decision.fields.meeting_id)]
    if not records:
        return
    with st.expander("Historik: alt, der er skrevet, også det, der siden er rettet"):
        table = records_table(records, meetings)
        text_table(table)
        csv_download(table, f"beslutninger-historik{meeting_id or ''}.csv", mark)
        for each in given:
            answer = "godkendt" if each.approval.granted else "ikke godkendt"
            gone = "" if each.covers else " Svaret gælder ikke længere: beslutningen er ændret siden."
            note = f" »{each.approval.note}«" if each.approval.note else ""
            answered = f"{answer} {long_date(each.approval.answered_on)}"
            caption(f"Beslutning nr. {each.approval.decision_id}: {answered}.{note}{gone}")


def _item(decision: Decision, stands: Standing, ground: DecisionGround) -> str:
    fields, rules = decision.fields, ground.rules
    day = element("time", text(long_date(fields.decided_on)), datetime=fields.decided_on.isoformat())
    kind = rules.kind(fields.kind)
    about = element("span", text(fields.kind if kind is None else kind.name), class_="zk-about")
    waits = stands.state in (StandingState.AWAITS, StandingState.DENIED)
    parts = [
        element("p", day, about, class_="zk-by"),
        element("h3", text(fields.title)),
        element("p", text(f"{outcome_words(fields)}."), class_="zk-outcome"),
        element("p", text(stands.sentence), class_="zk-waits" if waits else "zk-stands"),
    ]
    if fields.text:
        parts.append(element("p", text(fields.text), class_="zk-said"))
    parts.append(
        element("ul", join(_voice(*each) for each in voice_words(decision, rules)), class_="zk-voices")
    )
    if fields.moves:
        moved = (element("li", text(move_words(move, rules.agreement))) for move in fields.moves)
        parts.append(element("ul", join(moved), class_="zk-moved"))
    return element("li", *parts)


def _voice(name: str, voice: str, dissent: str) -> str:
    view = element("q", text(dissent)) if dissent else ""
    return element("li", element("b", text(name)), text(f": {voice}"), view)
