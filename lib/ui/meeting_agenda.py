"""The agenda of a meeting: its points in order, moved and taken away by buttons, and the form of one more."""

from collections.abc import Callable, Sequence

import streamlit as st

from lib.domain.meetings.agenda import DECISION, DISCUSSION
from lib.domain.meetings.entry import PointEntry
from lib.domain.meetings.meeting import AgendaItem
from lib.domain.meetings.written import KINDS, TEXT_LIMIT, TITLE_LIMIT
from lib.ui.frame import caption
from lib.ui.markup import element, join, plain_label, text

_FIELDS = ("titel", "slags", "delaftale", "tekst")


def draw_agenda(items: Sequence[AgendaItem]) -> None:
    """The points as a numbered list."""
    if not items:
        caption("Dagsordenen er tom.")
        return
    st.html(element("ol", join(element("li", _point(item)) for item in items), class_="zk-agenda"))


def agenda_editor(
    meeting_id: int,
    items: Sequence[AgendaItem],
    move: Callable[[int, int], None],
    remove: Callable[[int], None],
) -> None:
    """A row per point with its buttons; `move` and `remove` are called with the place from 0."""
    if not items:
        caption("Dagsordenen er tom. Tilføj et punkt herunder.")
    for place, item in enumerate(items):
        with st.container(key=f"punkt-{meeting_id}-{place}"):
            words, up, down, gone = st.columns([9, 1, 1, 2], vertical_alignment="center", gap="xsmall")
            with words:
                st.html(element("ol", element("li", _point(item)), class_="zk-agenda", start=place + 1))
            for column, sign, name, steps in ((up, "↑", "op", -1), (down, "↓", "ned", 1)):
                column.button(
                    sign,
                    key=f"punkt_{name}_{meeting_id}_{place}",
                    help=f"Flyt punkt {place + 1} {name}",
                    type="tertiary",
                    disabled=not 0 <= place + steps < len(items),
                    on_click=move,
                    args=(place, steps),
                )
            gone.button(
                "Fjern",
                key=f"punkt_fjern_{meeting_id}_{place}",
                help=f"Fjern punkt {place + 1}: {plain_label(item.title)}",
                type="tertiary",
                on_click=remove,
                args=(place,),
            )


def point_form(meeting_id: int, delaftaler: Sequence[str], add: Callable[[], None]) -> None:
    """The form of a new point; `add` reads what was typed."""
    with st.form(f"punkt-{meeting_id}", border=False):
        st.text_input("Punktet", key=_key(meeting_id, "titel"), max_chars=TITLE_LIMIT, autocomplete="off")
        kind, delaftale = st.columns([5, 6], gap="small")
        with kind:
            st.radio(
                "Til", KINDS, key=_key(meeting_id, "slags"), index=KINDS.index(DISCUSSION), horizontal=True
            )
        with delaftale:
            st.selectbox(
                "Delaftale",
                delaftaler,
                index=None,
                key=_key(meeting_id, "delaftale"),
                placeholder="Alle",
            )
        st.text_area(
            "Tekst til punktet (nævn ingen personer)",
            key=_key(meeting_id, "tekst"),
            max_chars=TEXT_LIMIT,
            height=80,
        )
        st.form_submit_button("Tilføj punktet", key=f"tilfoej_punkt_{meeting_id}", on_click=add)


def typed_point(meeting_id: int) -> PointEntry:
    """What stands in the form of a new point."""
    title, kind, delaftale, words = (st.session_state.get(_key(meeting_id, field)) for field in _FIELDS)
    return PointEntry(title or "", kind, delaftale, words or "")


def forget_point(meeting_id: int) -> None:
    """Let the form begin again."""
    for field in _FIELDS:
        st.session_state.pop(_key(meeting_id, field), None)


def _key(meeting_id: int, field: str) -> str:
    return f"punkt_{meeting_id}_{field}"


def _point(item: AgendaItem) -> str:
    """The point's title, what it is for, and its text."""
    look = "zk-about zk-decides" if item.kind == DECISION else "zk-about"
    more = element("p", text(item.text), class_="zk-said") if item.text else ""
    return element("b", text(item.title)) + element("span", text(f"til {item.kind}"), class_=look) + more
