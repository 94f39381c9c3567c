"""The meeting mode: the whole deck laid over the page, led by keys, buttons or a presenter's remote.

All slides are sent at once and turned in the browser: nothing is fetched between two of them, and a lost network does
not stop a meeting. Only a jump to a live page and the way out come back here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.ui.markup import element, join, text

HERE = Path(__file__)
NEXT, PREVIOUS, OVERVIEW, BLANK, TIMER = "frem", "tilbage", "oversigt", "sort", "ur"
THEME, JUMP, HELP, LEAVE = "tema", "spring", "hjaelp", "luk"

BUTTONS = {
    PREVIOUS: ("‹", "Forrige dias"),
    NEXT: ("›", "Næste dias"),
    OVERVIEW: ("Oversigt", "Oversigt over alle dias"),
    JUMP: ("Siden bag", "Gå til den side, som diaset kommer fra"),
    BLANK: ("Sort", "Sort skærm"),
    TIMER: ("Ur", "Vis eller skjul uret"),
    THEME: ("Lys/mørk", "Skift mellem lyst og mørkt lokale"),
    HELP: ("?", "Tasterne"),
    LEAVE: ("Luk", "Luk præsentationen"),
}
"""By what they do: the word on the button, and what it is called."""

KEYS = (
    ("→, mellemrum, Page Down", "næste dias"),
    ("←, Page Up", "forrige dias"),
    ("Home og End", "første og sidste dias"),
    ("O", "oversigt; pile vælger, Enter åbner"),
    ("J", "gå til siden bag diaset, og J igen for at komme tilbage"),
    ("B eller .", "sort skærm"),
    ("T", "uret; R starter det forfra"),
    ("D", "lyst eller mørkt lokale"),
    ("F", "fuld skærm"),
    ("Esc", "luk det, der er åbnet; til sidst præsentationen"),
    ("?", "denne hjælp"),
)

_mount = st.components.v2.component(
    "zonekompas_slide_deck",
    html='<div class="zk-mount"></div>',
    js=HERE.with_suffix(".js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


_mount_previews = st.components.v2.component(
    "zonekompas_slide_previews",
    html='<div class="zk-mount"></div>',
    js="export default ({ parentElement, data }) => "
    "{ parentElement.querySelector('.zk-mount').innerHTML = data.markup }",
    isolate_styles=False,
)


@dataclass(frozen=True)
class Asked:
    """What the browser asks for: the slide whose live page is wanted, or to leave from a slide; else empty."""

    jump: str = ""
    leave: str = ""


def apply_slide_style() -> None:
    """The style sheet of slides, on the projector and in the preview."""
    st.html(HERE.with_suffix(".css"))


def show_deck(frames: str, start: str, key: str) -> Asked:
    """The deck over the whole window. `frames` as `slide_view.frames`, `start` the id of the slide to begin on; `key`
    names the deck: in one tab it remembers its slide, clock and theme."""
    markup = element(
        "div",
        element("div", frames, class_="zk-frames"),
        element("div", class_="zk-clock", role="timer", hidden=""),
        element("div", class_="zk-blank", hidden=""),
        _help(),
        _bar(),
        element("div", class_="zk-hidden zk-live", aria_live="polite"),
        class_="zk-deck",
        role="region",
        aria_label="Præsentation",
    )
    answer = _mount(
        key="dias",
        data={"markup": markup, "start": start, "deck": key},
        on_jump_change=_nothing,
        on_leave_change=_nothing,
    )
    return Asked(str(answer.get("jump") or ""), str(answer.get("leave") or ""))


def show_previews(frames: str) -> None:
    """The slides small, beside the list that names them: only to be looked at."""
    _mount_previews(
        key="dias-smaa",
        data={"markup": element("div", frames, class_="zk-previews", aria_hidden="true", inert="")},
    )


def tell_slides(bar: DeltaGenerator) -> Callable[[int, int], None]:
    """What tells on a progress bar how many slides of a file are made."""

    def tell(done: int, of: int) -> None:
        bar.progress(done / of, f"Dias {done} af {of}")

    return tell


def _nothing() -> None:
    """A trigger is delivered only where somebody listens."""


def _bar() -> str:
    buttons = join(
        element("button", text(word), type="button", data_do=does, aria_label=name, title=name)
        for does, (word, name) in BUTTONS.items()
    )
    return element("div", buttons, class_="zk-deck-bar", role="toolbar", aria_label="Præsentationens knapper")


def _help() -> str:
    rows = join(element("div", element("dt", text(keys)), element("dd", text(does))) for keys, does in KEYS)
    return element(
        "div",
        element("h2", "Tasterne"),
        element("dl", rows),
        class_="zk-deck-help",
        role="dialog",
        aria_label="Tasterne",
        tabindex="-1",
        hidden="",
    )
