"""What the user adds to the agreement's rules: which are lifted, what is locked, how many hours may move.

The choices are the session's widgets themselves; `chosen_terms` reads them whether or not they are drawn.
"""

from collections.abc import Iterable

import streamlit as st

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR
from lib.domain.allocation.rule import Rule
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.terms import LOCK, MOST_MOVED, Lock, Terms, plan_terms
from lib.domain.numbers import hour_words
from lib.domain.scenario.compared import lock_words
from lib.ui.frame import caption
from lib.ui.markup import plain_label

_LOCKED, _MOST = "laase", "hoejst_flyttet"
STEP = 0.5


def liftable(rulebook: Rulebook) -> tuple[Rule, ...]:
    """The agreement's rules that the board may lift; what the user has set is taken away where it was set."""
    return tuple(rule for rule in rulebook.rules if rule.may_lift and rule.rule_id not in (LOCK, MOST_MOVED))


def chosen_terms(rulebook: Rulebook) -> Terms:
    """The plan's own terms with what the user has lifted, locked and limited."""
    state = st.session_state
    most = state.get(_MOST)
    return Terms(
        lifted=frozenset(
            rule.rule_id for rule in liftable(rulebook) if not state.get(_key(rule.rule_id), True)
        ),
        locks=frozenset(state.get(_LOCKED, ())),
        most_moved=None if most is None else round(most * HALF_HOURS_PER_HOUR),
        sessions=plan_terms(rulebook.agreement).sessions,
    )


def put_terms(terms: Terms, rulebook: Rulebook) -> None:
    """Set the switches as a kept scenario has them; must be done before they are drawn."""
    state = st.session_state
    for rule in liftable(rulebook):
        state[_key(rule.rule_id)] = rule.rule_id not in terms.lifted
    state[_LOCKED] = [lock for lock in _locks(rulebook) if lock in terms.locks]
    state[_MOST] = None if terms.most_moved is None else terms.most_moved / HALF_HOURS_PER_HOUR


def terms_form(rulebook: Rulebook) -> None:
    """A limit on hours, locks, and a switch for each rule that may be lifted, with its source."""
    st.number_input(
        "Højst timer, der skifter zone",
        min_value=0.0,
        step=STEP,
        value=None,
        format="%.1f",
        placeholder="ingen grænse",
        key=_MOST,
        persist_state="session",
    )
    agreement = rulebook.agreement
    st.multiselect(
        "Lås: det skal blive, som det er",
        _locks(rulebook),
        key=_LOCKED,
        format_func=lambda lock: lock_words(lock, agreement).capitalize(),
        placeholder="Intet er låst",
        persist_state="session",
        select_all=False,
    )
    with st.expander(_rules_label(liftable(rulebook), rulebook.terms)):
        for rule in liftable(rulebook):
            st.session_state.setdefault(_key(rule.rule_id), True)
            st.toggle(plain_label(rule.sentence), key=_key(rule.rule_id), persist_state="session")
            caption(f"Kilde: {rule.source}")
        fixed = " · ".join(rule.sentence for rule in rulebook.rules if not rule.may_lift)
        caption(f"Kan ikke ophæves: {fixed}")


def terms_words(terms: Terms) -> str:
    """What the user has set, in a line; empty when only the agreement's own rules count."""
    parts = []
    if terms.lifted:
        parts.append("1 regel ophævet" if len(terms.lifted) == 1 else f"{len(terms.lifted)} regler ophævet")
    if terms.locks:
        parts.append("1 lås" if len(terms.locks) == 1 else f"{len(terms.locks)} låse")
    if terms.most_moved is not None:
        parts.append(f"højst {hour_words(terms.most_moved / HALF_HOURS_PER_HOUR)}")
    return " · ".join(parts)


def _rules_label(rules: Iterable[Rule], terms: Terms) -> str:
    counting = [rule for rule in rules if terms.counts(rule.rule_id)]
    lifted = len([rule for rule in rules if not terms.counts(rule.rule_id)])
    return f"Regler: {len(counting)} gælder" + (f", {lifted} ophævet" if lifted else "")


def _locks(rulebook: Rulebook) -> list[Lock]:
    """What can be locked: a zone, an activity everywhere, an activity in a zone."""
    agreement: Agreement = rulebook.agreement
    totals = rulebook.base.activity_totals
    with_hours = [terms.activity_id for terms in agreement.activities if terms.activity_id in totals]
    return [
        *(Lock("", zone) for zone in agreement.zone_ids),
        *(Lock(activity) for activity in with_hours),
        *(Lock(activity, zone) for activity in with_hours for zone in agreement.zone_ids),
    ]


def _key(rule_id: str) -> str:
    return f"regel_{rule_id}"
