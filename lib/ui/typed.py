"""What somebody had typed when a page could not be drawn: Streamlit lets the browser forget a field that is not on the
page, so it is kept in the session and put back by the next run."""

import datetime as dt
from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

KEPT = "skrevet_foer_fejl"
TYPED = (str, int, float, dt.date, list, tuple)
"""Kinds of what a field holds. Switches and buttons (bool) and files are not typed."""


def keep_typed() -> None:
    """Keep what was in the fields that this run has not drawn."""
    kept = {}
    for key, value in st.session_state.items():
        if isinstance(value, TYPED) and not isinstance(value, bool):
            with suppress(StreamlitAPIException):  # a field that is drawn cannot be set, and needs not be
                st.session_state[key] = value
                kept[key] = value
    st.session_state[KEPT] = kept


def put_back_typed() -> None:
    """The first thing that a run does: the fields that it draws then have what was in them."""
    for key, value in st.session_state.pop(KEPT, {}).items():
        st.session_state[key] = value
