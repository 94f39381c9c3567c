"""The form of a decision: who voted what, what came of it, from when it is in force, what it moves, what is expected.

Votes are radios and everything else plain fields in the order of the minutes, so that the keyboard alone does it.
"""

from pathlib import Path

import streamlit as st

from lib.domain.decisions.decision import Decision, DecisionKind, Result, Voice, Way
from lib.domain.decisions.entry import DISSENT_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from lib.domain.decisions.ground import DecisionGround
from lib.domain.decisions.matter import Matter, move_words, moves_finding
from lib.domain.decisions.outcome import outcome_words, suggested
from lib.domain.event_entry import NOTE_LIMIT
from lib.domain.events import day_text
from lib.domain.meetings.meeting import Meeting
from lib.ui import decision_session as session
from lib.ui.correcting import NEW_OR_OLD, WHY
from lib.ui.decision_expected import expectations
from lib.ui.decision_saving import Decisions, save, withdraw
from lib.ui.decision_session import NEW, DecisionScope
from lib.ui.frame import caption, panel, section
from lib.ui.markup import element, plain_label, text

_STYLE = Path(__file__).with_name("decision.css")
NO_VOTERS = (
    "Planen siger ikke, hvem der har stemmer. Tilføj voters.csv og decision_kinds.csv i planens mappe, og byg "
    "datagrundlaget igen."
)


def apply_decision_style() -> None:
    """The style of the form, the history and the review: once on the page."""
    st.html(_STYLE)


def decision_form(
    book: Decisions, ground: DecisionGround, meeting: Meeting, matter: Matter | None = None, name: str = ""
) -> None:
    """The form for one matter of a meeting: writes the decision, corrects and withdraws it.

    `matter` None: a point without a proposal. `name` tells forms without an indstilling apart on one page. A matter
    that is decided shows its decision, and the form to correct it below; what was postponed may be decided again.
    """
    scope = DecisionScope(meeting.meeting_id, matter or Matter(""), name)
    with panel(scope.key("panel")):
        refused = session.messages(scope)
        if not ground.rules.voters or not ground.rules.kinds:
            caption(NO_VOTERS)
            return
        written = _written(book, scope)
        chosen = _choice(scope, written)
        decision = written.get(chosen)
        session.fill(scope, chosen, decision, ground.rules.voters, day_text(meeting.fields.held_on))
        if decision is None:
            _fields(book, ground, scope, chosen, None)
            return
        st.html(element("p", text(outcome_words(decision.fields)), class_="zk-outcome"))
        with st.expander("Ret eller træk beslutningen tilbage", refused):
            _fields(book, ground, scope, chosen, decision)


def _written(book: Decisions, scope: DecisionScope) -> dict[str, Decision]:
    """The decisions of this meeting on this matter by their ids as text; on a point without an indstilling those
    with its title."""
    matter = scope.matter
    return {
        str(each.decision_id): each
        for each in book.all()
        if each.fields.meeting_id == scope.meeting_id
        and each.fields.indstilling_id == matter.indstilling_id
        and (matter.indstilling_id is not None or not matter.title or each.fields.title == matter.title)
    }


def _choice(scope: DecisionScope, written: dict[str, Decision]) -> str:
    """The decision to correct, or a new one where there is still something to decide."""
    key = scope.key("valgt")
    open_still = not written or not scope.matter.title
    options = [*([NEW] if open_still else []), *written]
    if st.session_state.get(key) not in options:
        st.session_state[key] = options[0]
    if len(options) > 1:
        st.selectbox(
            NEW_OR_OLD,
            options,
            key=key,
            format_func=lambda one: "Ny beslutning" if one == NEW else written[one].fields.title,
            placeholder="Vælg",
        )
    return str(st.session_state[key])


def _fields(
    book: Decisions, ground: DecisionGround, scope: DecisionScope, chosen: str, decision: Decision | None
) -> None:
    _matter(ground, scope, chosen)
    _votes(ground, scope, chosen)
    _outcome(ground, scope, chosen)
    st.text_area(
        "Beslutningens ordlyd til referatet (nævn ingen personer)",
        key=scope.key(chosen, "ordlyd"),
        max_chars=TEXT_LIMIT,
        height=100,
    )
    _moves(ground, scope, chosen, decision)
    starts, _ = st.columns([2, 9])
    with starts:
        _line(scope, chosen, "Gælder fra", "gaelder", 40, "dag.måned.år")
    expectations(ground, scope, chosen)
    if chosen != NEW:
        _line(scope, chosen, WHY, "begrundelse", NOTE_LIMIT)
    with st.container(horizontal=True):
        label = "Skriv beslutningen" if chosen == NEW else "Gem rettelsen"
        args = (book, ground, scope, chosen)
        st.button(label, type="primary", key=scope.key("gem", chosen), on_click=save, args=args)
        if chosen != NEW:
            args = (book, scope, chosen)
            st.button("Træk tilbage", key=scope.key("traek", chosen), on_click=withdraw, args=args)


def _line(
    scope: DecisionScope, chosen: str, label: str, field: str, limit: int, placeholder: str = ""
) -> None:
    st.text_input(
        label, key=scope.key(chosen, field), max_chars=limit, placeholder=placeholder, autocomplete="off"
    )


def _matter(ground: DecisionGround, scope: DecisionScope, chosen: str) -> None:
    head, kind, day = st.columns([5, 4, 2], gap="small")
    with head:
        st.text_input(
            "Beslutningen handler om",
            key=scope.key(chosen, "titel"),
            max_chars=TITLE_LIMIT,
            autocomplete="off",
            # Without an indstilling the title is what ties a decision to its point of the agenda.
            disabled=scope.matter.indstilling_id is None and bool(scope.matter.title),
        )
    with kind:
        st.selectbox(
            "Slags sag",
            [each.kind_id for each in ground.rules.kinds],
            key=scope.key(chosen, "slags"),
            format_func=lambda one: _kind_words(ground.rules.kind(one)),
            index=None,
            placeholder="Vælg",
        )
    with day:
        _line(scope, chosen, "Besluttet den", "besluttet", 40, "dag.måned.år")


def _votes(ground: DecisionGround, scope: DecisionScope, chosen: str) -> None:
    section("Stemmer", "Én til hver organisation, uanset hvor mange den er repræsenteret med")
    for voter, column in zip(ground.rules.voters, st.columns(len(ground.rules.voters)), strict=True):
        with column:
            st.radio(
                plain_label(voter.name),
                [voice.value for voice in Voice],
                key=scope.key(chosen, f"stemme_{voter.voter_id}"),
                index=None,
                horizontal=True,
                format_func=str.capitalize,
            )
            st.text_input(
                f"Særstandpunkt til referatet, {plain_label(voter.name)}",
                key=scope.key(chosen, f"saerstandpunkt_{voter.voter_id}"),
                max_chars=DISSENT_LIMIT,
                placeholder="På anmodning",
                autocomplete="off",
            )


def _outcome(ground: DecisionGround, scope: DecisionScope, chosen: str) -> None:
    """Result and way follow the votes each time these change; what the votes cannot make is refused when saved."""
    made = _suggestion(ground, scope, chosen)
    state, key = st.session_state, scope.key(chosen, "foreslaaet")
    if made is not None and state.get(key) != made:
        if (
            chosen == NEW or state.get(key) is not None
        ):  # a decision that stands is not changed by being opened
            state[scope.key(chosen, "resultat")], state[scope.key(chosen, "maade")] = made
        state[key] = made
    result, way = st.columns([1, 1], gap="small")
    for column, label, field, kinds in (
        (result, "Resultat", "resultat", Result),
        (way, "Hvordan", "maade", Way),
    ):
        with column:
            st.radio(
                label,
                [each.value for each in kinds],
                key=scope.key(chosen, field),
                index=None,
                horizontal=True,
                format_func=lambda one: one[:1].upper() + one[1:],
            )
    kind = ground.rules.kind(scope.words(chosen, "slags"))
    if kind is not None and kind.approver:
        caption(f"»{kind.name}« skal godkendes af {kind.approver} og gælder ikke før svaret.")


def _suggestion(ground: DecisionGround, scope: DecisionScope, chosen: str) -> tuple[str, str] | None:
    """What the votes make, once every organisation has one and the kind is known."""
    kind = ground.rules.kind(scope.words(chosen, "slags"))
    votes = session.votes_typed(scope, chosen, ground.rules.voters)
    if kind is None or len(votes) < len(ground.rules.voters):
        return None
    made = suggested(votes, ground.rules.voters, kind)
    return None if made is None else (made.result.value, made.way.value)


def _moves(ground: DecisionGround, scope: DecisionScope, chosen: str, decision: Decision | None) -> None:
    moves = session.moves_of(scope, decision)
    section("Timer, der flyttes", f"{moves_finding(moves)}.")
    if moves:
        st.multiselect(
            "Flytninger, der vedtages",
            list(range(len(moves))),
            key=scope.key(chosen, "flytninger"),
            format_func=lambda place: move_words(moves[place], ground.rules.agreement),
            placeholder="Vælg flytninger",
            select_all=False,
        )


def _kind_words(kind: DecisionKind | None) -> str:
    if kind is None:
        return ""
    return f"{kind.name} (godkendes af {kind.approver})" if kind.approver else kind.name
