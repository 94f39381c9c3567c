"""Which meeting the slides are for."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.dates import long_date
from lib.domain.meetings.meeting import Meeting, MeetingState
from lib.ui.slide_return import MEETING_KEY

NO_MEETING = "Intet møde: de nyeste tal"
_WIDGET = "dias_moede"


def meeting_name(meeting: Meeting, kinds: Mapping[str, str], zones: Mapping[str, str]) -> str:
    """'Bestyrelsesmøde'; of a meeting in a zone '..., Zone 1'. `kinds` and `zones`: names by id."""
    fields = meeting.fields
    name = kinds.get(fields.kind, fields.kind)
    return f"{name}, {zones.get(fields.zone, fields.zone)}" if fields.zone else name


def asked_meeting(meetings: Sequence[Meeting]) -> Meeting | None:
    """The meeting that the address names; None without one."""
    asked = str(st.query_params.get(MEETING_KEY, ""))
    return next((each for each in meetings if str(each.meeting_id) == asked), None)


def choose_meeting(
    meetings: Sequence[Meeting], shown: Meeting | None, kinds: Mapping[str, str], zones: Mapping[str, str]
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
        return f"{meeting_name(meeting, kinds, zones)} {day} ({meeting.fields.state.value})"

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
