"""The quiet lines of one meeting: its style, and what it shows the numbers of."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

import streamlit as st

from lib.domain.meetings import steps
from lib.domain.meetings.meeting import Meeting, MeetingFields, MeetingState
from lib.ui import meeting_choices as choices
from lib.ui.frame import section
from lib.ui.markup import element, text
from lib.ui.slide_return import MEETING_KEY as DECK_MEETING_KEY

_STYLE = Path(__file__).with_name("meeting.css")


_HEADS = {
    MeetingState.PLANNED: "Klar til mødet?",
    MeetingState.OPEN: "Mødet er i gang",
    MeetingState.CLOSED: "Mødet er holdt",
}
Step = Callable[[MeetingFields], MeetingFields]
Take = Callable[[Step, str], None]


def apply_meeting_style() -> None:
    """The style of the page: once."""
    st.html(_STYLE)


def first_actions(coming: Meeting | None, plans: bool) -> None:
    """What to do first: go to the next meeting, or plan one; `plans`: whether the account may."""
    with st.container(horizontal=True):
        if coming is not None:
            args = (choices.MEETING_VIEW, str(coming.meeting_id))
            st.button("Gå til mødet", type="primary", key="naeste", on_click=choices.show, args=args)
        if plans:
            args = (choices.MEETING_VIEW, choices.NEW)
            look = "primary" if coming is None else "secondary"
            st.button("Planlæg et møde", type=look, key="nyt", on_click=choices.show, args=args)


def state_line(fields: MeetingFields, newest: str) -> None:
    """Which version of the data the meeting shows; `newest` is the whole hash of the active one."""
    version = fields.version[:6]
    if not version:
        words = (
            f"Viser de nyeste tal (version {newest[:6]}), til mødet åbnes på dagen. Så ligger tallene fast."
        )
    elif fields.version == newest:
        words = f"Tallene ligger fast: version {version}, som også er den nyeste."
    else:
        words = (
            f"Tallene ligger fast: version {version}. Der er kommet nyere tal siden (version {newest[:6]})."
        )
    if fields.state is MeetingState.CANCELLED:
        words = "Mødet er aflyst."
    st.html(element("p", text(words), class_="zk-frozen"))


def next_step(own: Meeting, version: str, today: date, take: Take | None) -> None:
    """Which numbers the meeting looks at, the step that comes next, and the way to the slides. `version` is the whole
    hash of the active one; `take` takes a step and says what was done, None for who may not."""
    section(_HEADS.get(own.fields.state, "Mødet"))
    state_line(own.fields, version)
    if take is not None:
        _steps(own, version, today, take)
    if own.fields.state is not MeetingState.CANCELLED:
        st.page_link(
            "pages/praesentation.py",
            label="Gå til præsentationen",
            query_params={DECK_MEETING_KEY: str(own.meeting_id)},
        )


def _steps(own: Meeting, version: str, today: date, take: Take) -> None:
    state = own.fields.state
    if state is MeetingState.PLANNED:
        with st.container(horizontal=True):
            if own.fields.held_on <= today:
                step = partial(steps.opened, version=version, today=today)
                _step("Åbn mødet", "aabn", take, step, "Mødet er åbnet, og tallene ligger fast.", "primary")
            if own.fields.version:
                step = partial(steps.frozen, version="")
                _step("Følg de nyeste tal", "foelg", take, step, "Mødet følger de nyeste tal igen.")
            else:
                step = partial(steps.frozen, version=version)
                _step("Lås tallene nu", "laas", take, step, "Mødets tal ligger fast.")
    if state is MeetingState.OPEN:
        _step("Afslut mødet", "afslut", take, steps.closed, "Mødet er afsluttet.", "primary")


def _step(
    label: str,
    key: str,
    take: Take,
    step: Step,
    said: str,
    kind: Literal["primary", "secondary"] = "secondary",
) -> None:
    st.button(label, type=kind, key=key, on_click=take, args=(step, said))
