"""Sending an indstilling to a meeting: onto the agenda of one that is planned."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from lib.domain.dates import long_date
from lib.domain.meetings.meeting import Meeting
from lib.ui.frame import caption
from lib.ui.markup import element, text
from lib.ui.meeting_choices import NO_MEETING

_MEETING = "indstilling_moede"


def meeting_words(meeting: Meeting, kinds: Mapping[str, str]) -> str:
    """'Bestyrelsesmøde, 10. december 2026'; `kinds` are the names of the plan's meetings by id."""
    return f"{kinds.get(meeting.fields.kind, 'Møde')}, {long_date(meeting.fields.held_on)}"


def sent_words(meetings: Sequence[Meeting], kinds: Mapping[str, str]) -> None:
    """On which agendas it stands; nothing where it is on none."""
    for each in meetings:
        st.html(
            element(
                "p", text(f"På dagsordenen: {meeting_words(each, kinds)}"), class_="zk-told", role="status"
            )
        )


def send_form(meetings: Sequence[Meeting], kinds: Mapping[str, str], send: Callable[[int], None]) -> bool:
    """The choice of a planned meeting and the button; False where there is none to choose. `send` gets its id."""
    if not meetings:
        caption(NO_MEETING)
        return False
    words = {each.meeting_id: meeting_words(each, kinds) for each in meetings}
    if st.session_state.get(_MEETING) not in words:
        st.session_state.pop(_MEETING, None)
    chosen = st.selectbox("Møde", list(words), format_func=words.get, key=_MEETING, placeholder="Vælg")
    st.button("Sæt på dagsordenen", type="primary", key="send_indstilling", on_click=send, args=(chosen,))
    return True
