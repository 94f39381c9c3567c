"""The secretariat's desk: which slides are shown, in which order, and the sentence added to each."""

from collections.abc import Sequence

import streamlit as st

from lib.domain.material.slide import Slide
from lib.domain.meetings.meeting import DeckChoice
from lib.ui.markup import plain_label

CHOICE_KEY = "dias_valg"
PICKED_KEY = "valgte"
LONGEST = 110
"""Signs of an added sentence: it has one or two lines on the slide."""


def begin_choice(slides: Sequence[Slide], kept: DeckChoice, owner: str) -> None:
    """Put a choice on the desk once for each `owner` (a meeting and its row): what is kept, else what the address says,
    else every slide. A slide that there is no more is left out, and one that is new stands last, not picked."""
    if st.session_state.get(CHOICE_KEY, {}).get("owner") == owner:
        return
    known = [slide.slide_id for slide in slides]
    asked = kept.order or tuple(str(st.query_params.get(PICKED_KEY, "")).split(","))
    picked = [each for each in asked if each in known] or known
    order = [*picked, *(each for each in known if each not in picked)]
    st.session_state[CHOICE_KEY] = {
        "owner": owner,
        "order": order,
        "picked": {each: each in picked for each in order},
        "said": dict(kept.said),
    }
    for slide_id in known:
        st.session_state.pop(_pick_key(slide_id), None)
        st.session_state.pop(_said_key(slide_id), None)


def desk_choice(slides: Sequence[Slide], to_be_drawn: bool) -> DeckChoice:
    """What stands on the desk now; an empty order is all of them as they come.

    Read it before `draw_choice`. What a widget holds is forgotten on a run that does not draw it, as in the meeting
    mode and on other pages; it is put back here when they are `to_be_drawn` again, and only then: a value that is put
    back on a run without the widget is never sent to the browser.
    """
    desk = st.session_state[CHOICE_KEY]
    for slide in slides:
        slide_id = slide.slide_id
        if slide_id not in desk["order"]:
            desk["order"].append(slide_id)
        shown, words = _pick_key(slide_id), _said_key(slide_id)
        desk["picked"][slide_id] = st.session_state.get(shown, desk["picked"].get(slide_id, True))
        desk["said"][slide_id] = st.session_state.get(words, desk["said"].get(slide_id, ""))
        if to_be_drawn:
            st.session_state.setdefault(shown, desk["picked"][slide_id])
            st.session_state.setdefault(words, desk["said"][slide_id])
    known = {slide.slide_id for slide in slides}
    picked = [each for each in desk["order"] if each in known and desk["picked"][each]]
    said = ((each, desk["said"][each].strip()) for each in picked)
    own_order = [slide.slide_id for slide in slides]
    return DeckChoice(
        () if picked == own_order else tuple(picked), tuple((each, words) for each, words in said if words)
    )


def keep_in_address(choice: DeckChoice) -> None:
    """The picked slides in the address, so that they can be sent as a link; nothing when all stand in their order."""
    if choice.order:
        st.query_params[PICKED_KEY] = ",".join(choice.order)
    else:
        st.query_params.pop(PICKED_KEY, None)


def draw_choice(slides: Sequence[Slide]) -> None:
    """A row per slide: shown or not, one up, one down, and its sentence."""
    by_id = {slide.slide_id: slide for slide in slides}
    order = [each for each in st.session_state[CHOICE_KEY]["order"] if each in by_id]
    for place, slide_id in enumerate(order, start=1):
        _draw_row(by_id[slide_id], place, len(order))


def _draw_row(slide: Slide, place: int, of: int) -> None:
    slide_id = slide.slide_id
    with st.container(gap="xsmall"):
        shown, up, down = st.columns([10, 1, 1], vertical_alignment="center", gap="xsmall")
        shown.checkbox(f"{place}. {plain_label(slide.title)}", key=_pick_key(slide_id))
        for column, word, step, name in ((up, "↑", -1, "op"), (down, "↓", 1, "ned")):
            column.button(
                word,
                key=f"dias_{name}_{slide_id}",
                help=f"Flyt dias {place} {name}",
                disabled=not 1 <= place + step <= of,
                on_click=_move,
                args=(slide_id, step),
                type="tertiary",
            )
        st.text_input(
            f"Sætning på dias {place}",
            key=_said_key(slide_id),
            max_chars=LONGEST,
            placeholder="Tilføj en sætning, der står nederst på diaset",
            label_visibility="collapsed",
        )


def _move(slide_id: str, step: int) -> None:
    order = st.session_state[CHOICE_KEY]["order"]
    place = order.index(slide_id)
    order.insert(place + step, order.pop(place))


def _pick_key(slide_id: str) -> str:
    return f"dias_vis_{slide_id}"


def _said_key(slide_id: str) -> str:
    return f"dias_ord_{slide_id}"
