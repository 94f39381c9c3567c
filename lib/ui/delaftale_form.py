"""Writing a draft of a delaftale: its parts to the left, what it changes to the right, and the way to a meeting."""

from collections.abc import Callable, Mapping

import streamlit as st

from lib.domain.delaftaler.diff import Changes
from lib.domain.delaftaler.edition import PARTS, Edition
from lib.domain.delaftaler.written import TEXT_LIMIT
from lib.domain.event_entry import NOTE_LIMIT
from lib.ui import delaftale_choices as choices
from lib.ui.delaftale_view import changes_html, changes_legend
from lib.ui.frame import caption, section
from lib.ui.markup import element, text
from lib.ui.meeting_choices import NO_MEETING

NOT_SAVED = "Gem kladden, før den sættes på en dagsorden."
_MEETING = "delaftale_moede"
_TALL, _LOW = 150, 90
_LONG_PARTS = ("formaal", "ramme")


def draft_form(
    activity_id: str,
    goals: Mapping[str, str],
    draft: Edition | None,
    save: Callable[[], None],
    withdraw: Callable[[], None],
) -> None:
    """The fields and what is done with them. `goals` are the words of each goal by its lead."""
    section(
        "Ret kladden" if draft else "Skriv en kladde",
        "Sekretariatet skriver; bestyrelsen beslutter. Nævn ingen personer.",
    )
    for part in PARTS:
        st.text_area(
            part.title,
            key=choices.key(activity_id, part.part_id),
            max_chars=TEXT_LIMIT,
            height=_TALL if part.part_id in _LONG_PARTS else _LOW,
            placeholder=part.empty,
            persist_state="session",
        )
    st.multiselect(
        "Mål, som aktiviteten tjener",
        list(goals),
        format_func=lambda one: goals[one],
        key=choices.key(activity_id, choices.GOALS),
        placeholder="Vælg",
        persist_state="session",
        select_all=False,
    )
    st.text_input(
        choices.WHAT_CHANGED,
        key=choices.key(activity_id, choices.REASON),
        max_chars=NOTE_LIMIT,
        persist_state="session",
        autocomplete="off",
    )
    with st.container(horizontal=True):
        st.button("Gem kladden", type="primary", key="gem_delaftale", on_click=save)
        if draft is not None:
            st.button("Træk kladden tilbage", key="traek_delaftale", on_click=withdraw)


def draft_changes(changes: Changes, goal_words: dict[str, str]) -> None:
    """What the fields change in the edition in force."""
    section(changes.finding, "Mod den udgave, der gælder i dag")
    if changes.any:
        st.html(changes_html(changes, goal_words))
        st.html(changes_legend())


def draft_agenda(
    meetings: Mapping[int, str], sent: tuple[str, ...], saved: bool, send: Callable[[int], None]
) -> None:
    """The way to a board: the choice of a planned meeting. `meetings` are their words by id, `sent` those that have the
    draft on their agenda already; `saved`: the fields are as they are kept."""
    section("Til beslutning", "Først når bestyrelsen har besluttet den, og dagen er der, gælder udgaven")
    for words in sent:
        st.html(element("p", text(f"På dagsordenen: {words}"), class_="zk-receipt", role="status"))
    if not saved:
        caption(NOT_SAVED)
    elif not meetings:
        caption(NO_MEETING)
    else:
        if st.session_state.get(_MEETING) not in meetings:
            st.session_state.pop(_MEETING, None)
        chosen = st.selectbox(
            "Møde", list(meetings), format_func=lambda one: meetings[one], key=_MEETING, placeholder="Vælg"
        )
        st.button("Sæt på dagsordenen", key="send_delaftale", on_click=send, args=(chosen,))
