"""The form of an event: a new one, or one to correct or withdraw; and what was said of the last attempt.

The fields live in the session under the id that the event was first written under, so that they outlive a correction
by somebody else; `_BASE` is the row that they were filled from, which is the one that a correction may replace.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from lib.domain.event_entry import NOTE_LIMIT, TITLE_LIMIT, EventEntry
from lib.domain.event_places import EventPlaces, event_words
from lib.domain.events import KIND_WORDS, Event, EventKind, EventRecord, day_text, first_of
from lib.ui.correcting import STILL_THERE, WHY
from lib.ui.markup import element, join, text

NEW = "ny"
CHOICE = "begivenhed"
_FIELDS = ("omraade", "slags", "titel", "fra", "til", "note", "begrundelse")
_BASE = "udgave"
_SAID, _REFUSED = "begivenhed_besked", "begivenhed_afvist"


def event_form(
    events: Sequence[Event],
    records: Sequence[EventRecord],
    places: EventPlaces,
    save: Callable[[str], None],
    withdraw: Callable[[str], None],
) -> None:
    """Draw the choice and the form. `save` and `withdraw` are called with the chosen id, and read what was typed."""
    by_id = {str(first_of(records, event.event_id)): event for event in events}
    _messages()
    if st.session_state.get(CHOICE) not in (NEW, *by_id):
        st.session_state[CHOICE] = NEW
    chosen = st.selectbox(
        "Begivenhed",
        [NEW, *reversed(by_id)],
        key=CHOICE,
        format_func=lambda one: "Ny begivenhed" if one == NEW else event_words(by_id[one], places),
        placeholder="Vælg",
    )
    _fill(chosen, by_id.get(chosen), places)
    with st.form(f"begivenhed-{chosen}"):
        _fields(chosen, places)
        with st.container(horizontal=True):
            label = "Tilføj" if chosen == NEW else "Gem rettelsen"
            st.form_submit_button(label, type="primary", key=f"gem_{chosen}", on_click=save, args=(chosen,))
            if chosen != NEW:
                st.form_submit_button(
                    "Træk tilbage", key=f"traek_{chosen}", on_click=withdraw, args=(chosen,)
                )


def typed(chosen: str) -> EventEntry:
    """What stands in the fields of the event `chosen`."""
    state = st.session_state
    area, kind, title, first, last, note = (state.get(_key(chosen, field)) for field in _FIELDS[:-1])
    reason = None if chosen == NEW else state.get(_key(chosen, "begrundelse")) or ""
    return EventEntry(area, kind, title or "", note or "", first or "", last or "", reason)


def base_of(chosen: str) -> int | None:
    """The row that the fields of `chosen` were filled from; None for a new event."""
    base = st.session_state.get(_key(chosen, _BASE))
    return None if base is None else int(base)


def refuse(sentences: Sequence[str]) -> None:
    """Say next time why nothing was kept; the fields stand as they were typed."""
    st.session_state[_REFUSED] = tuple(sentences)


def kept(chosen: str, sentence: str) -> None:
    """Say next time what was done, and let the fields begin again."""
    for field in (*_FIELDS, _BASE):
        st.session_state.pop(_key(chosen, field), None)
    st.session_state[_SAID] = sentence


def overtaken(chosen: str, why: str, newest: EventRecord | None, places: EventPlaces) -> None:
    """Say next time that somebody else came first, and keep what was typed: to be saved again, or as a new event."""
    if newest is not None and not newest.withdrawn:
        st.session_state[_key(chosen, _BASE)] = newest.event.event_id
        stands = f"Nu står der: {event_words(newest.event, places)}."
        refuse((why, stands, STILL_THERE))
        return
    for field in _FIELDS:
        if field != "begrundelse":
            st.session_state[_key(NEW, field)] = st.session_state.get(_key(chosen, field))
    st.session_state[CHOICE] = NEW
    refuse((why, "Begivenheden er trukket tilbage. Det, du skrev, står nu under »Ny begivenhed«."))


def _key(chosen: str, field: str) -> str:
    return f"begivenhed_{chosen}_{field}"


def _fill(chosen: str, event: Event | None, places: EventPlaces) -> None:
    """Put the event's own words in the fields, the first time that they are drawn."""
    state = st.session_state
    if _key(chosen, "titel") in state:
        return
    if event is None:
        values: tuple[str | None, ...] = (None, None, "", "", "", "", "")
    else:
        area = event.area_id if event.area_id in places.names else None
        days = (day_text(event.first_day), day_text(event.last_day))
        values = (area, event.kind.value, event.title, *days, event.note, "")
        state[_key(chosen, _BASE)] = event.event_id
    for field, value in zip(_FIELDS, values, strict=True):
        state[_key(chosen, field)] = value


def _fields(chosen: str, places: EventPlaces) -> None:
    def box(label: str, options: list[str], words: Callable[[str], str], field: str) -> None:
        st.selectbox(
            label, options, index=None, key=_key(chosen, field), format_func=words, placeholder="Vælg"
        )

    def line(label: str, field: str, limit: int, placeholder: str = "") -> None:
        st.text_input(
            label, key=_key(chosen, field), max_chars=limit, placeholder=placeholder, autocomplete="off"
        )

    area, kind = st.columns(2, gap="small")
    with area:
        box("Område", list(places.names), places.full_name, "omraade")
    with kind:
        box("Slags", [one.value for one in EventKind], lambda one: KIND_WORDS[EventKind(one)], "slags")
    line("Titel", "titel", TITLE_LIMIT)
    first, last = st.columns(2, gap="small")
    with first:
        line("Fra", "fra", 40, "dag.måned.år")
    with last:
        line("Til (tom: én dag, eller står stadig på)", "til", 40, "dag.måned.år")
    st.text_area("Note (nævn ingen personer)", key=_key(chosen, "note"), max_chars=NOTE_LIMIT, height=80)
    if chosen != NEW:
        line(WHY, "begrundelse", NOTE_LIMIT)


def _messages() -> None:
    """What was left by the run before, once."""
    if sentence := st.session_state.pop(_SAID, ""):
        st.html(element("p", text(sentence), class_="zk-receipt", role="status"))
    if faults := st.session_state.pop(_REFUSED, ()):
        told = element("ul", join(element("li", text(fault)) for fault in faults), class_="zk-faults")
        st.html(element("div", element("b", "Ikke gemt."), told, class_="zk-alert", role="alert"))
