"""The proposed profile of an unknown file: what was guessed of its columns, what is asked, and the text to save."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.domain.numbers import pct
from lib.ui.datatraek_load import pressed
from lib.ui.frame import panel, section, text_table
from lib.ui.markup import element, join, text

ID_KEY, TOML_KEY = "opsaetning_navn", "opsaetning"
SHOWN_HEAD_ROWS = 12
_ABOUT = "Teksten gemmes i planens mappe »sources« og gælder for alle filer fra kilden."
_NOTHING_PROPOSED = (
    "Filen ligner ikke noget, planen kender: skriv opsætningen, eller ret filens overskrifter."
)
SURE, LIKELY = 0.9, 0.6
"""From here a guess is called sure, and likely; under that it is a guess."""


def forget_proposal() -> None:
    """Let the text of an earlier proposal go, before a new one is shown."""
    for key in (ID_KEY, TOML_KEY):
        st.session_state.pop(key, None)


def danish_guesses(columns: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """What each column is taken for, how surely, and why."""
    return pd.DataFrame(
        [
            {
                "Kolonne": column["header"],
                "Læses som": column["guess"],
                "Hvor sikkert": confidence_words(float(column["confidence"])),
                "Fordi": column["why"],
            }
            for column in columns
        ],
        columns=["Kolonne", "Læses som", "Hvor sikkert", "Fordi"],
    )


def confidence_words(confidence: float) -> str:
    """0.95 -> 'sikkert (95 %)', 0.7 -> 'sandsynligt (70 %)', 0.3 -> 'et gæt (30 %)'."""
    word = "sikkert" if confidence >= SURE else "sandsynligt" if confidence >= LIKELY else "et gæt"
    return f"{word} ({pct(100 * confidence, 0)})"


def head_table(head: Sequence[Sequence[object]]) -> pd.DataFrame:
    """The first rows of the file as they stand, columns named as a spreadsheet names them; empty cells are empty."""
    rows = [["" if cell is None else str(cell) for cell in row] for row in head[:SHOWN_HEAD_ROWS]]
    width = max((len(row) for row in rows), default=0)
    filled = [[str(place), *row, *[""] * (width - len(row))] for place, row in enumerate(rows, start=1)]
    return pd.DataFrame(filled, columns=["Række", *(_letter(place) for place in range(width))])


def questions_list(questions: Sequence[str]) -> str:
    """What the assistant could not see for itself."""
    return element("ul", join(element("li", text(question)) for question in questions), class_="zk-questions")


@dataclass(frozen=True)
class Answer:
    """What was done with a proposal: the profile's id and text as they stand now, and whether to save or drop it."""

    profile_id: str
    toml: str
    saved: bool
    dropped: bool


def draw_proposal(proposal: Mapping[str, object], name: str) -> Answer:
    """The panel of a proposal for the file called `name`."""
    section("Forslag til opsætning", f"»{name}« · se efter, ret, og gem. Intet er indlæst.")
    seen, written = st.columns([6, 5], gap="medium")
    with seen:
        with panel("foerste-raekker"):
            section("De første rækker i filen")
            text_table(head_table(proposal["head"]))
        with panel("gaet"):
            section("Sådan læses kolonnerne")
            text_table(danish_guesses(proposal["columns"]))
    with written, panel("opsaetning"):
        if proposal["questions"]:
            section("Det kan kun du svare på")
            st.html(questions_list(proposal["questions"]))
        return _editor(proposal)


def _editor(proposal: Mapping[str, object]) -> Answer:
    section("Opsætningen", _ABOUT if proposal["profile_toml"] else _NOTHING_PROPOSED)
    st.session_state.setdefault(ID_KEY, str(proposal.get("profile_id") or ""))
    st.session_state.setdefault(TOML_KEY, str(proposal["profile_toml"]))
    profile_id = st.text_input(
        "Opsætningens navn: små bogstaver a-z, tal og _", key=ID_KEY, max_chars=60, autocomplete="off"
    )
    toml = st.text_area("Opsætning (TOML)", key=TOML_KEY, height=420, label_visibility="collapsed")
    with st.container(horizontal=True, gap="small"):
        saved = pressed("Gem opsætning", "gem_opsaetning", main=True)
        dropped = pressed("Kassér forslaget", "kasser_opsaetning")
    return Answer((profile_id or "").strip(), toml or "", saved, dropped)


def is_profile_id(profile_id: str) -> bool:
    """True for a name that a profile's file may have."""
    return re.fullmatch(r"[a-z0-9_]{1,60}", profile_id) is not None


def _letter(column: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    place = column + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
