"""Forslag: what is asked, the answer as moves, what stands in the way, and loading any of it as the scenario."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lib.domain.allocation.placement import Move
from lib.domain.allocation.proposal.frontier import FrontierPoint
from lib.domain.allocation.proposal.moves import moves_between
from lib.domain.allocation.proposal.solve import CLASH, Proposal
from lib.domain.allocation.proposal.weights import measured_on
from lib.domain.numbers import hour_words, share_pct
from lib.ui import moves_session as session
from lib.ui import scenario_desk as desk
from lib.ui.allocation_choices import MOVES, show_view
from lib.ui.frame import caption, section
from lib.ui.markup import element, join, text
from lib.ui.proposal_aims import chosen_aims
from lib.ui.proposal_solved import Question, bindings, clash, moves_to, supported, weighed_words
from lib.ui.proposal_terms import terms_form
from lib.ui.proposal_view import support_caption, support_list
from lib.ui.proposal_words import (
    FRONTIER_AIM,
    binding_sentence,
    clash_sentences,
    proven_sentence,
    robust_sentence,
)

POINT = "graense_punkt"
_ASKED, _BINDING = "forslag_bedt", "forslag_bindende"


def is_asked() -> bool:
    """Whether a proposal has been asked for in this session; from then on it follows the choices."""
    return bool(st.session_state.get(_ASKED))


def ask_panel(question: Question) -> Question:
    """The button and what the user may set; returns the question with the aims as they are chosen."""
    section("Hvad må forslaget?")
    st.button(
        "Foreslå en placering", type="primary", key="foreslaa", on_click=_ask, disabled=not question.needs
    )
    aims = chosen_aims(measured_on(question.rulebook.base, question.needs))
    terms_form(question.rulebook)
    return replace(question, aims=aims)


def moves_panel(question: Question, found: Proposal) -> None:
    """The proposal's moves, how often each stays worth it, and the buttons that load them."""
    rulebook = question.rulebook
    moves = moves_to(question, found)
    section("Flytninger i forslaget", proven_sentence(found, rulebook, question.aims))
    if points := weighed_words(question, found):
        st.html(element("p", text(points), class_="zk-say"))
    if not moves or found.broken:
        return
    with st.spinner("Prøver hver flytning på 500 tænkelige optællinger ..."):
        supports = supported(question, moves)
    with st.container(horizontal=True, gap="small"):
        st.button("Brug forslaget", type="primary", key="brug_forslaget", on_click=_use, args=(moves,))
        holding = tuple(each.move for each in supports if each.survives)
        if holding and len(holding) < len(moves):
            st.button("Brug kun dem, der holder", key="brug_holdbare", on_click=_use, args=(holding,))
    st.html(element("p", text(robust_sentence(supports)), class_="zk-say"))
    st.html(support_list(supports, rulebook.agreement, rulebook.base))
    caption(support_caption())


def binding_panel(question: Question, found: Proposal) -> None:
    """Which rules stand in the way; reckoned only when it is asked for."""
    section("Hvilke regler står i vejen?")
    if not st.toggle("Prøv at ophæve reglerne en ad gangen", key=_BINDING, persist_state="session"):
        caption("Det tager et par sekunder.")
        return
    with st.spinner("Ophæver reglerne en ad gangen ..."):
        standing = bindings(question, found)
    if not standing:
        caption("Ingen. Ophæves en enkelt af reglerne, bliver forslaget ikke bedre.")
    _listed([binding_sentence(each, found, question.rulebook) for each in standing])


def clash_panel(question: Question) -> None:
    """Why there is no proposal: the smallest set of rules that clash, and that any of them may be lifted."""
    with st.spinner("Finder de regler, der ikke kan holde sammen ..."):
        rule_ids = clash(question)
    section(CLASH, "Ophæv én af dem, eller ret låse og grænse, så findes der en placering:")
    _listed(clash_sentences(rule_ids, question.rulebook))


def frontier_choice(points: Sequence[FrontierPoint], question: Question) -> None:
    """Choose a point of the curve and load it; a click on the chart chooses too."""
    caption(FRONTIER_AIM)
    limits = [point.limit for point in points]
    if st.session_state.get(POINT) not in limits:
        st.session_state[POINT] = limits[len(limits) // 2]
    words = {point.limit: f"{hour_words(point.moved)}: {share_pct(point.coverage, 1)}" for point in points}
    chosen = st.selectbox("Punkt på kurven", limits, format_func=words.get, key=POINT, placeholder="Vælg")
    point = next(point for point in points if point.limit == chosen)
    zones = question.rulebook.agreement.zone_ids
    moves = moves_between(question.rulebook.base, point.placement, zones)
    st.button("Brug punktet", key="brug_punkt", on_click=_use, args=(moves,), disabled=not moves)


def take_click(chart: str, parameter: str) -> None:
    """The point clicked on becomes the chosen one; the chart's `on_select`."""
    clicked = st.session_state[chart]["selection"].get(parameter) or []
    if clicked:
        st.session_state[POINT] = clicked[0]["limit"]


def _ask() -> None:
    st.session_state[_ASKED] = True


def _use(moves: tuple[Move, ...]) -> None:
    session.commit(moves)
    show_view(MOVES)
    desk.tell("Forslaget er lagt ind som flytninger. Fortryd tager dem ud igen.")


def _listed(sentences: Sequence[str]) -> None:
    if sentences:
        st.html(element("ul", join(element("li", text(each)) for each in sentences), class_="zk-clash"))
