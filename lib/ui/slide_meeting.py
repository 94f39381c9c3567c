"""Which meeting the slides are for."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.dates import long_date
from lib.domain.meetings.kinds import MeetingKind
from lib.domain.meetings.meeting import Meeting, MeetingState
from lib.domain.meetings.sentences import meeting_name
from lib.ui.slide_return import MEETING_KEY

NO_MEETING = "Intet møde: de nyeste tal"
_WIDGET = "dias_moede"


def asked_meeting(meetings: Sequence[Meeting]) -> Meeting | None:
    """The meeting that the address names; None without one."""
    asked = str(st.query_params.get(MEETING_KEY, ""))
    return next((each for each in meetings if str(each.meeting_id) == asked), None)


def choose_meeting(
    meetings: Sequence[Meeting], shown: Meeting | None, kinds: Sequence[MeetingKind], zones: Mapping[str, str]
) -> None:
    """The field for the meeting; a new choice stands in the address on the next run."""
    coming = [each for each in meetings if each.fields.state is not MeetingState.CANCELLED]
    by_id = {str(each.meeting_id): each for each in coming}
    options = ["", *by_id]
    now = "" if shown is None else str(shown.meeting_id)

    def words(meeting_id: str) -> str:
        if not meeting_id:
            return NO_MEETING
        meeting = by_id[meeting_id]
        day = long_date(meeting.fields.held_on)
        return f"{meeting_name(meeting.fields, kinds, zones)} {day} ({meeting.fields.state.value})"

    st.selectbox(
        "Møde",
        options,
        index=options.index(now) if now in options else 0,
        format_func=words,
        key=_WIDGET,
        on_change=_ask,
        placeholder="Vælg",
        width=520,
    )


def _ask() -> None:
    chosen = str(st.session_state[_WIDGET])
    if chosen:
        st.query_params[MEETING_KEY] = chosen
    else:
        st.query_params.pop(MEETING_KEY, None)
