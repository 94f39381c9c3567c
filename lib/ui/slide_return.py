"""The way from a slide to the live page behind it, and back to the same slide."""

from urllib.parse import parse_qs, urlsplit

import streamlit as st

from lib.ui.navigation import ROOT, page_entry

DECK_PAGE = "praesentation"
FULL_KEY, FULL, MEETING_KEY, SLIDE_KEY = "skaerm", "fuld", "til_moede", "dias"
_RETURN = "praesentation_retur"
LABEL = "Tilbage til præsentationen"


def is_deck() -> bool:
    """Whether the address asks for the meeting mode."""
    return st.query_params.get(FULL_KEY) == FULL


def enter_deck() -> None:
    """Ask for the meeting mode in the address, from the first slide."""
    st.query_params.pop(SLIDE_KEY, None)
    st.query_params[FULL_KEY] = FULL


def leave_deck() -> None:
    """Back to the secretariat's desk; what else is in the address stays."""
    for key in (FULL_KEY, SLIDE_KEY):
        st.query_params.pop(key, None)


def way_back(slide_id: str) -> dict[str, list[str]]:
    """The address of the meeting mode as it is, on a slide."""
    now = {key: st.query_params.get_all(key) for key in st.query_params}
    return {**now, FULL_KEY: [FULL], SLIDE_KEY: [slide_id]}


def jump_to(live: str, back: dict[str, list[str]]) -> None:
    """Leave the deck for a live page ('profil?omraade=Zone 1') and remember the way back. Raises KeyError for a page
    that there is not."""
    st.session_state[_RETURN] = back
    parts = urlsplit(live)
    entry = page_entry(parts.path)
    st.switch_page(
        ROOT / entry.file, query_params={key: values[0] for key, values in parse_qs(parts.query).items()}
    )


def forget_return() -> None:
    """The deck is shown or left: no page leads back to it."""
    st.session_state.pop(_RETURN, None)


def return_link() -> None:
    """On a live page that a slide led to: the way back, with the same key as the way out."""
    back = st.session_state.get(_RETURN)
    if back is None:
        return
    with st.container(key="frame-return"):
        if st.button(LABEL, key="tilbage_til_praesentationen", shortcut="j", type="primary"):
            st.switch_page(ROOT / page_entry(DECK_PAGE).file, query_params=back)
