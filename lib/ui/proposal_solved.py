"""The proposal's calls to the solver, each remembered by all that decides its answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Move, Placement
from lib.domain.allocation.proposal.binding import Binding, binding_rules
from lib.domain.allocation.proposal.clash import smallest_clash
from lib.domain.allocation.proposal.frontier import FrontierPoint, frontier
from lib.domain.allocation.proposal.moves import moves_between
from lib.domain.allocation.proposal.robust import MoveSupport, supports
from lib.domain.allocation.proposal.solve import WORST_OFF_FIRST, Aims, Infeasible, Proposal, propose
from lib.domain.allocation.proposal.weights import Weights, weighed
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.uncertainty import change_words, coverage_change
from lib.ui.proposal_words import points_sentence

T = TypeVar("T")
REMEMBERED = 200


@dataclass(frozen=True)
class Question:
    """A rulebook with the user's terms, the needs dækning is measured on, and the aims in order or weighed."""

    rulebook: Rulebook
    needs: tuple[Need, ...]
    aims: Aims = WORST_OFF_FIRST

    @property
    def mark(self) -> str:
        """All that decides a proposal, as text."""
        return repr((self.ground, self.aims))

    @property
    def ground(self) -> str:
        """All that decides an answer without aims, as text; sets sorted, so that the same question reads the same."""
        rules, terms = self.rulebook, self.rulebook.terms
        fixed = (rules.agreement.zones, rules.agreement.activities, sorted(rules.agreement.serves))
        chosen = (sorted(terms.lifted), sorted(terms.locks), terms.most_moved, terms.sessions)
        return repr((fixed, rules.base, self.needs, chosen))


def proposed(question: Question) -> Proposal | None:
    """The best placement; None where the rules clash."""
    return _remembered("forslag", question.mark, lambda: _proposed(question))


def clash(question: Question) -> tuple[str, ...]:
    """The smallest set of rules that clash."""
    return _remembered(
        "modstrid", question.ground, lambda: smallest_clash(question.rulebook, question.rulebook.terms)
    )


def supported(question: Question, moves: Sequence[Move]) -> tuple[MoveSupport, ...]:
    """How often each move stays worth it."""
    mark = repr((question.mark, moves))
    return _remembered(
        "robust", mark, lambda: supports(question.rulebook.base, moves, question.needs, question.aims)
    )


def moves_to(question: Question, proposal: Proposal) -> tuple[Move, ...]:
    """The proposal as moves from the first placement."""
    return moves_between(question.rulebook.base, proposal.placement, question.rulebook.agreement.zone_ids)


def frontier_points(question: Question) -> tuple[FrontierPoint, ...]:
    """Dækning against hours moved; empty where nothing can be placed or nothing is needed."""
    return _remembered("graense", question.ground, lambda: _frontier(question))


def bindings(question: Question, found: Proposal) -> tuple[Binding, ...]:
    """The rules that cost something, each with the proposal without it."""
    rulebook = question.rulebook
    return _remembered(
        "bindende",
        question.mark,
        lambda: binding_rules(rulebook, question.needs, rulebook.terms, found, question.aims),
    )


def weighed_words(question: Question, found: Proposal) -> str:
    """What a weighed proposal has of the 100 points, and the first placement; empty where nothing was weighed."""
    if not isinstance(question.aims, Weights):
        return ""
    rulebook = question.rulebook
    base, zones = rulebook.base, rulebook.agreement.zone_ids
    return points_sentence(found, weighed(question.aims, base, base, question.needs, zones))


def certainty_words(question: Question, after: Placement) -> str:
    """What the uncertainty of the need leaves of the change in dækning; empty where there is no need."""
    rulebook = question.rulebook
    mark = repr((rulebook.base, after, question.needs))
    change = _remembered("usikkerhed", mark, lambda: coverage_change(rulebook.base, after, question.needs))
    return "" if change is None else change_words(change)


def _proposed(question: Question) -> Proposal | None:
    try:
        return propose(question.rulebook, question.needs, question.rulebook.terms, question.aims)
    except Infeasible:
        return None


def _frontier(question: Question) -> tuple[FrontierPoint, ...]:
    try:
        return frontier(question.rulebook, question.needs, question.rulebook.terms)
    except Infeasible:
        return ()


@st.cache_data(max_entries=REMEMBERED, show_spinner=False)
def _remembered(what: str, mark: str, _answer: Callable[[], T]) -> T:
    """The answer to what is asked (`what`, `mark`); Streamlit takes a name with a dash below out of the question."""
    return _answer()
