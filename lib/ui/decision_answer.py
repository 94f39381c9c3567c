"""The answer of whoever must approve a decision beside the board: granted or not, on which day."""

import datetime as dt
from typing import Protocol

import streamlit as st

from lib.domain.decisions.decision import Decision
from lib.domain.decisions.ground import DecisionGround
from lib.domain.decisions.standing import Standing
from lib.domain.event_entry import NOTE_LIMIT, day_from
from lib.domain.free_text import clean_text
from lib.ui.markup import element, plain_label, text

_ANSWERS = {"ja": "Godkendt", "nej": "Ikke godkendt"}


class AnsweredBook(Protocol):
    """Where answers are written."""

    refusals: tuple[type[Exception], ...]

    def answer(
        self, decision_id: int, granted: bool, answered_on: dt.date, note: str = "", row_id: int | None = None
    ) -> int:
        """Writes an answer; one of `refusals` when the decision has been changed meanwhile."""


def answer_form(book: AnsweredBook, ground: DecisionGround, decision: Decision, stands: Standing) -> None:
    """The fields for the approver's answer to one decision, below a line that says which."""
    key = f"godkendelse_{decision.decision_id}"
    if told := st.session_state.pop(f"{key}_afvist", ""):
        st.html(element("p", text(told), class_="zk-refused", role="alert"))
    with (
        st.expander(f"Skriv svaret fra {plain_label(stands.approver)}: {plain_label(decision.fields.title)}"),
        st.form(key, border=False),
    ):
        answer, day = st.columns([1, 1], gap="small")
        with answer:
            st.radio(
                f"Hvad svarer {plain_label(stands.approver)}?",
                list(_ANSWERS),
                key=f"{key}_valg",
                index=None,
                horizontal=True,
                format_func=_ANSWERS.get,
            )
        with day:
            st.text_input(
                "Svaret er fra den",
                key=f"{key}_dag",
                max_chars=40,
                placeholder="dag.måned.år",
                autocomplete="off",
            )
        st.text_input(
            "Note (nævn ingen personer)", key=f"{key}_note", max_chars=NOTE_LIMIT, autocomplete="off"
        )
        args = (book, ground, decision, key)
        st.form_submit_button("Gem svaret", key=f"{key}_gem", on_click=_keep, args=args)


def _keep(book: AnsweredBook, ground: DecisionGround, decision: Decision, key: str) -> None:
    state = st.session_state
    choice, written = state.get(f"{key}_valg"), str(state.get(f"{key}_dag") or "")
    day = day_from(written)
    if choice is None:
        state[f"{key}_afvist"] = "Vælg, om den er godkendt eller ej."
    elif day is None:
        state[f"{key}_afvist"] = "Skriv svarets dato som dag.måned.år, for eksempel 1.2.2027."
    elif not decision.fields.decided_on <= day <= ground.today:
        state[f"{key}_afvist"] = (
            "Svaret kan ikke være fra før beslutningen eller fra en dag, der ikke er kommet."
        )
    else:
        note = clean_text(str(state.get(f"{key}_note") or ""))
        try:
            book.answer(decision.decision_id, choice == "ja", day, note, decision.row_id)
        except book.refusals as moved:
            state[f"{key}_afvist"] = str(moved)
