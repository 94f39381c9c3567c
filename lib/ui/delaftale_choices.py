"""Which activity is looked at and what is typed of its delaftale; what is typed lives in the session until it is kept.

Each activity has its own fields; `_BASE` is the row that they were filled from, which is the one that is corrected.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.delaftaler.edition import PARTS, Edition, EditionFields
from lib.domain.delaftaler.entry import EditionEntry
from lib.ui.correcting import STILL_THERE
from lib.ui.markup import element, join, text

ALL = "alle"
READ, WRITE, HISTORY = "Delaftalen", "Skriv en kladde", "Udgaver"
_CHOSEN, _VIEW, _TOLD, _REFUSED = "aktivitet", "del_delaftale", "delaftale_besked", "delaftale_afvist"
GOALS, REASON = "maal", "begrundelse"
_BASE, _FILLED = "udgave", "udfyldt"
WHAT_CHANGED = "Hvad er ændret, og hvorfor"


def key(activity_id: str, field: str) -> str:
    """The session's key of a field."""
    return f"delaftale_{activity_id}_{field}"


def chosen_activity(names: Mapping[str, str]) -> str:
    """The id of the activity that is looked at, ALL for the whole plan. `names` by id."""
    options = [ALL, *names]
    if st.session_state.get(_CHOSEN, ALL) not in options:
        del st.session_state[_CHOSEN]
    return str(
        st.selectbox(
            "Aktivitet",
            options,
            format_func=lambda one: names.get(
                one, f"Alle {len(names)} aktiviteter: vælg en, og læs dens delaftale"
            ),
            key=_CHOSEN,
            label_visibility="collapsed",
            placeholder="Vælg",
            bind="query-params",
            persist_state="session",
        )
    )


def chosen_view(writes: bool, reads_drafts: bool) -> str:
    """Which part of an activity is shown: the form is offered to who `writes`, every edition to who `reads_drafts`."""
    offered = [READ, *([WRITE] if writes else []), *([HISTORY] if reads_drafts else [])]
    if st.session_state.get(_VIEW, READ) not in offered:
        del st.session_state[_VIEW]
    return str(
        st.segmented_control(
            "Vis",
            offered,
            default=None if _VIEW in st.session_state else READ,
            required=True,
            key=_VIEW,
            label_visibility="collapsed",
            bind="query-params",
            persist_state="session",
        )
    )


def fill(activity_id: str, in_force: EditionFields, draft: Edition | None, goal_ids: Sequence[str]) -> None:
    """Put the draft, or what is in force, in the fields, the first time that they are shown. `goal_ids` are the leads
    of the goals that may be chosen; goals that are no longer there are left out of the field."""
    state = st.session_state
    fields = in_force if draft is None else draft.fields
    goals = key(activity_id, GOALS)
    if key(activity_id, _FILLED) in state:
        if goals in state:
            state[goals] = [each for each in state[goals] if each in goal_ids]
        return
    state[key(activity_id, _FILLED)] = True
    state[key(activity_id, _BASE)] = None if draft is None else draft.edition_id
    for part in PARTS:
        state[key(activity_id, part.part_id)] = fields.text_of(part.part_id)
    state[goals] = [each for each in goal_ids if each in fields.goals]
    state[key(activity_id, REASON)] = ""


def typed(activity_id: str, groups: Mapping[str, Sequence[str]]) -> EditionEntry:
    """What stands in the fields now. `groups` are all ids of a goal's rows by its lead."""
    state = st.session_state
    texts = {part.part_id: str(state.get(key(activity_id, part.part_id)) or "") for part in PARTS}
    leads = state.get(key(activity_id, GOALS)) or []
    goals = [each for lead in leads for each in groups.get(lead, ())]
    return EditionEntry(texts, goals, str(state.get(key(activity_id, REASON)) or ""))


def base_of(activity_id: str) -> int | None:
    """The row that the fields were filled from; None where there was no draft."""
    base = st.session_state.get(key(activity_id, _BASE))
    return None if base is None else int(base)


def overtaken(activity_id: str, newest: Edition | None, sentence: str) -> None:
    """The book has refused. Where somebody else has written meanwhile, what is typed stays, to be kept on the newest
    draft instead."""
    standing = None if newest is None else newest.edition_id
    if standing == base_of(activity_id):
        refuse([sentence])
        return
    st.session_state[key(activity_id, _BASE)] = standing
    refuse([sentence, STILL_THERE])


def begin_again(activity_id: str, sentence: str) -> None:
    """Say next time what was done, and let the fields be filled from what is kept now."""
    state = st.session_state
    for field in (*(part.part_id for part in PARTS), GOALS, REASON, _BASE, _FILLED):
        state.pop(key(activity_id, field), None)
    tell(sentence)


def tell(sentence: str) -> None:
    """Say next time what was done."""
    st.session_state[_TOLD] = sentence


def refuse(sentences: Sequence[str]) -> None:
    """Say next time why nothing was kept; the fields stand as they were typed."""
    st.session_state[_REFUSED] = tuple(sentences)


def messages() -> None:
    """What was left by the run before, once."""
    if sentence := st.session_state.pop(_TOLD, ""):
        st.html(element("p", text(sentence), class_="zk-receipt", role="status"))
    if faults := st.session_state.pop(_REFUSED, ()):
        told = element("ul", join(element("li", text(fault)) for fault in faults), class_="zk-faults")
        st.html(element("div", element("b", "Ikke gemt."), told, class_="zk-alert", role="alert"))
