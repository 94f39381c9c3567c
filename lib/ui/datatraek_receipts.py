"""What was just done, or why not: said once, at the top of the page that runs after it."""

import streamlit as st

from lib.ui.markup import element, text

_RECEIPT, _NOTED, _REFUSAL = "datatraek_kvittering", "datatraek_besked", "datatraek_afvisning"


def done(sentence: str) -> None:
    """Say next time that the figures have changed, with the way to see them."""
    st.session_state[_RECEIPT] = sentence


def noted(sentence: str) -> None:
    """Say next time that something was done which changes no figure."""
    st.session_state[_NOTED] = sentence


def refused(sentence: str) -> None:
    """Say next time why nothing was done."""
    st.session_state[_REFUSAL] = sentence


def said_before() -> None:
    """Draw what was left by the run before, once."""
    if words := st.session_state.pop(_RECEIPT, ""):
        _line(words)
        st.page_link("pages/zonekort.py", label="Se tallene på Zonekort")
    if words := st.session_state.pop(_NOTED, ""):
        _line(words)
    if words := st.session_state.pop(_REFUSAL, ""):
        alert("Intet er ændret.", words)


def alert(what: str, what_to_do: str = "") -> None:
    """That something could not be done, and what to do."""
    st.html(element("p", element("b", text(what)), text(f" {what_to_do}"), class_="zk-alert", role="alert"))


def _line(sentence: str) -> None:
    st.html(element("p", text(sentence), class_="zk-receipt", role="status"))
