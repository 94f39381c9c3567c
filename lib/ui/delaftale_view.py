"""The edition in force on the page: its parts as a list of terms, the goals it serves, and its history."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.domain.dates import short_date
from lib.domain.delaftaler.diff import Changes, How
from lib.domain.delaftaler.edition import PARTS, Edition, EditionFields
from lib.ui.delaftale_choices import WHAT_CHANGED
from lib.ui.markup import element, join, text

_STYLE = Path(__file__).with_name("delaftale.css")
_MARKS = {How.OUT: "del", How.IN: "ins"}


def apply_delaftale_style() -> None:
    """Put the style of delaftaler in force."""
    st.html(_STYLE)


def edition_html(fields: EditionFields) -> str:
    """The parts of an edition; what is not written is its word."""
    rows = join(
        element("dt", text(part.title)) + element("dd", _lines(fields.text_of(part.part_id) or part.empty))
        for part in PARTS
    )
    return element("dl", rows, class_="zk-edition")


def changes_html(changes: Changes, goal_words: dict[str, str]) -> str:
    """What a draft changes, '' for nothing: words that are out are struck through, words that are in underlined, and
    both are told to a screen reader. `goal_words` by goal id."""
    if not changes.any:
        return ""
    parts = [
        element("dt", text(change.part.title))
        + element("dd", join(_piece(each.how, each.words) for each in change.pieces))
        for change in changes.parts
    ]
    told = [
        *((How.OUT, goal_words.get(each, each)) for each in changes.goals_out),
        *((How.IN, goal_words.get(each, each)) for each in changes.goals_in),
    ]
    if told:
        lines = join(element("p", _piece(*each)) for each in dict.fromkeys(told))
        parts.append(element("dt", "Mål") + element("dd", lines))
    return element("dl", join(parts), class_="zk-edition zk-changes")


def changes_legend() -> str:
    """What struck through and underlined say."""
    return element(
        "p",
        element("del", "udgår") + " · " + element("ins", "kommer til"),
        class_="zk-caption zk-changes",
    )


def history_table(editions: Sequence[Edition], states: Sequence[str], first: str) -> pd.DataFrame:
    """Every row that was written, the newest first, and the agreement's own text last; `states` in the same order as
    `editions`, `first` the state of the agreement's text."""
    rows = [
        {
            "Udgave": f"Udgave {edition.edition_id}",
            "Skrevet": short_date(edition.at),
            "Af": edition.actor,
            "Status": state,
            WHAT_CHANGED: edition.reason,
        }
        for edition, state in reversed(list(zip(editions, states, strict=True)))
    ]
    rows.append(
        {
            "Udgave": "Aftalens egen tekst",
            "Skrevet": "",
            "Af": "planens filer",
            "Status": first,
            WHAT_CHANGED: "",
        }
    )
    return pd.DataFrame(rows)


def _piece(how: How, words: str) -> str:
    tag = _MARKS.get(how)
    if tag is None:
        return _lines(words)
    said = element("span", text(f"{how.value}: "), class_="zk-hidden")
    return element(tag, said, _lines(words))


def _lines(words: str) -> str:
    return "<br>".join(text(line) for line in words.split("\n"))
