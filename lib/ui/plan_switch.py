"""Which plan is at hand: the choice in the address (`?plan=`), the switch in the frame, and what is said where the
address asks for a plan that is not there."""

from collections.abc import Collection, Mapping
from urllib.parse import quote

import streamlit as st

from lib.ui.frame import ONLY_REAL_KEY, apply_style, brand, empty_state
from lib.ui.markup import element, join, text

PLAN_KEY = "plan"
_SWITCH, _AT_HAND = "plan_valg", "plan_her"
_LONGEST = 80


def asked_plan() -> str:
    """The plan that the address asks for; empty where it asks for none. The widget's own value comes first: after its
    first run the address of the server's own copy may be an older one."""
    asked = st.session_state.get(PLAN_KEY)
    return str(st.query_params.get(PLAN_KEY, "") if asked is None else asked)


def plan_at_hand(otherwise: str) -> str:
    """The plan that this session was last let into."""
    return str(st.session_state.get(_AT_HAND, otherwise))


def take_plan(plan_id: str, kept: Collection[str]) -> None:
    """The session goes on in the plan. What was chosen, moved and written in another one stays there: zones, hours and
    drafts of one plan mean nothing in the next. Only what is `kept` goes along."""
    before = st.session_state.get(_AT_HAND)
    if before not in (None, plan_id):
        going = {PLAN_KEY, ONLY_REAL_KEY, *kept}
        for key in [key for key in st.session_state if key not in going]:
            del st.session_state[key]
    st.session_state[_AT_HAND] = plan_id


def follow_in_address(plan_id: str) -> None:
    """A link within the app has lost the plan from the address: it comes back when the page is drawn."""
    st.session_state[PLAN_KEY] = plan_id


def keep_in_address() -> None:
    """The plan that was asked for or chosen stands in the address on every page.

    The box is not seen: a list would write its words and not the plan's id.
    """
    with st.container(key="plan-in-address"):
        st.text_input("Plan", key=PLAN_KEY, max_chars=_LONGEST, bind="query-params", persist_state="session")


def draw_switch(names: Mapping[str, str], at_hand: str) -> None:
    """The switch in the frame: plan id -> name."""
    st.session_state[_SWITCH] = at_hand
    with st.container(key="frame-plan"):
        st.selectbox(
            "Plan",
            list(names),
            format_func=lambda plan_id: names[plan_id],
            key=_SWITCH,
            label_visibility="collapsed",
            placeholder="Vælg en plan",
            on_change=_switched,
        )


def plan_refused(asked: str, names: Mapping[str, str]) -> None:
    """The address asks for a plan that is not there, or not for this account: which of the two is not said."""
    apply_style()
    brand()
    with st.container(key="plan-refused"):
        empty_state(
            "Planen findes ikke her",
            f"Adressen beder om planen »{asked[:_LONGEST]}«. Den findes ikke, eller du har ikke adgang til den. Vælg "
            "en anden, eller ret adressen.",
            heading="h1",
        )
        links = join(_link(plan_id, name) for plan_id, name in names.items())
        st.html(element("ul", links, class_="zk-plans"))


def _link(plan_id: str, name: str) -> str:
    return element("li", element("a", text(name), href=f"?{PLAN_KEY}={quote(plan_id)}", target="_self"))


def _switched() -> None:
    st.session_state[PLAN_KEY] = str(st.session_state[_SWITCH])
