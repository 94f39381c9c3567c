"""What is chosen on the page of meetings, and what was said of the last attempt; both outlive a run."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.ui.markup import element, join, text

YEAR_VIEW, MEETING_VIEW, DECISIONS_VIEW, REVIEW_VIEW = "Årshjul", "Mødet", "Beslutninger", "Opfølgning"
VIEWS = (YEAR_VIEW, MEETING_VIEW, DECISIONS_VIEW, REVIEW_VIEW)
NEW = "ny"
NO_MEETING = "Intet møde er planlagt. Planlæg det på »Møder og beslutninger«, og kom tilbage hertil."
CHOOSE_SCENARIOS = "Vælg gemte scenarier; det første er forslaget"
VIEW_KEY, MEETING_KEY, YEAR_KEY = "del_moede", "moede", "aar_moede"
_WIDGET, _AT_WORK = "moede_felt", "moede_valgt"
_TOLD, _REFUSED = "moede_besked", "moede_afvist"


def chosen_view() -> str:
    """Which part of the page is shown: at first the meeting that the address names, else the year."""
    first = MEETING_VIEW if MEETING_KEY in st.query_params else YEAR_VIEW
    return str(
        st.segmented_control(
            "Vis",
            VIEWS,
            default=None if VIEW_KEY in st.session_state else first,
            required=True,
            key=VIEW_KEY,
            label_visibility="collapsed",
            bind="query-params",
            persist_state="session",
        )
    )


def show(view: str, meeting: str | None = None) -> None:
    """Go to a part of the page, and to a meeting; for a button's `on_click`."""
    st.session_state[VIEW_KEY] = view
    if meeting is not None:
        st.session_state[_AT_WORK] = meeting


def at_work(names: Mapping[str, str], first: str) -> str:
    """The id of the meeting at work, `NEW` for one that is not planned yet: what was chosen last, else what the address
    asks for, else `first`. `names` by id."""
    asked = st.session_state.get(_AT_WORK, st.query_params.get(MEETING_KEY, first))
    return str(asked) if asked in (*names, NEW) else first


def choose_meeting(names: Mapping[str, str], chosen: str) -> None:
    """The field for the meeting at work, the latest first; it stands in the address by its id."""
    st.session_state[_WIDGET] = chosen
    st.query_params[MEETING_KEY] = chosen
    st.selectbox(
        "Møde",
        [*names, NEW],
        format_func=lambda one: names.get(one, "Nyt møde"),
        key=_WIDGET,
        on_change=_choose,
        placeholder="Vælg",
    )


def _choose() -> None:
    st.session_state[_AT_WORK] = st.session_state[_WIDGET]


def chosen_year(years: Sequence[int], first: int) -> int:
    """The year of the wheel."""
    if st.session_state.get(YEAR_KEY, first) not in years:
        del st.session_state[YEAR_KEY]
    return int(
        st.selectbox(
            "År",
            years,
            index=years.index(first),
            key=YEAR_KEY,
            placeholder="Vælg",
            bind="query-params",
            persist_state="session",
        )
    )


def tell(sentence: str) -> None:
    """Say next time what was done."""
    st.session_state[_TOLD] = sentence


def refuse(sentences: Sequence[str]) -> None:
    """Say next time why nothing was kept; the fields stand as they were typed."""
    st.session_state[_REFUSED] = tuple(sentences)


def messages() -> bool:
    """What was left by the run before, once; True when something was refused."""
    if sentence := st.session_state.pop(_TOLD, ""):
        st.html(element("p", text(sentence), class_="zk-receipt", role="status"))
    faults = st.session_state.pop(_REFUSED, ())
    if faults:
        told = element("ul", join(element("li", text(fault)) for fault in faults), class_="zk-faults")
        st.html(element("div", element("b", "Ikke gemt."), told, class_="zk-alert", role="alert"))
    return bool(faults)
