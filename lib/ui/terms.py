"""What the words on a page mean, one click away from the foot of it."""

import csv
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import streamlit as st

from lib.domain.terms import Term
from lib.ui.markup import element, join, text

_FILE = Path(__file__).with_name("terms.csv")
_STYLE = Path(__file__).with_name("guide.css")
_PRINT = Path(__file__).with_name("print.css")
_SCRIPT = Path(__file__).with_name("guide.js").read_text(encoding="utf-8")
LABEL = "Ord på siden"
CAPTION = "Slå andre ord op med »Søg« øverst på siden."


@cache
def terms() -> tuple[Term, ...]:
    """The program's terms, by word as Danish sorts them in the file."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Term(row["word"], row["definition"], row["source"], frozenset(row["pages"].split()))
            for row in csv.DictReader(file)
        )


def terms_of(page_id: str) -> tuple[Term, ...]:
    """The terms that are met on a page."""
    return tuple(term for term in terms() if page_id in term.pages)


def apply_guide_style() -> None:
    """The look of search, tour and foot, and of paper; and whoever opens one of them by key stands in it."""
    st.html(_STYLE)
    st.html(_PRINT)
    st.html(f"<script>{_SCRIPT}</script>", unsafe_allow_javascript=True)


@st.fragment
def terms_corner(page_id: str, indicators: Callable[[], Sequence[tuple[str, str]]]) -> None:
    """The words of the page, closed; `indicators` is asked when it is opened: (label, definition) of those shown."""
    box = st.popover(LABEL, key=f"ord-{page_id}", on_change="rerun", type="tertiary")
    if box.open:
        with box:
            draw_definitions(indicators(), page_id)


def draw_definitions(indicators: Sequence[tuple[str, str]], page_id: str) -> None:
    """The definitions of a page: the (label, definition) of the indicators that it shows, then its terms."""
    told = [(term.word, f"{term.definition} Kilde: {term.source}.") for term in terms_of(page_id)]
    parts = [("Indikatorer på siden", indicators), (LABEL, told)]
    lists = join(_list(title, pairs) for title, pairs in parts if pairs)
    below = element("p", text(CAPTION), class_="zk-caption")
    st.html(element("div", lists, below, class_="zk-words", role="region", aria_label=LABEL, tabindex="0"))


def _list(title: str, pairs: Sequence[tuple[str, str]]) -> str:
    rows = (element("dt", text(word)) + element("dd", text(said)) for word, said in pairs)
    return element("h2", text(title), class_="zk-section") + element("dl", join(rows), class_="zk-terms")
