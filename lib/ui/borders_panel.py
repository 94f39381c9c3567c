"""Zonegrænser, a part of Simulering: what if some afdelinger lay in another zone, or in one that does not exist?

The command does the work in a process of its own; the form is lib/ui/borders_form.py, and this asks and
draws the answer. The real zones are not touched.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import pandas as pd
import streamlit as st

from lib.domain.border_fields import answer_from
from lib.domain.border_figures import UNTOUCHED, border_sentence, changed_rows, hidden_whys, needs_sentence
from lib.domain.borders import BorderAnswer
from lib.domain.observation import Provenance
from lib.domain.plan import Zone
from lib.ui.borders_form import borders_form
from lib.ui.borders_table import borders_frame, borders_table, needs_table
from lib.ui.datatraek_load import progress
from lib.ui.datatraek_receipts import alert
from lib.ui.frame import caption, data_expander, demo_notice, empty_state, section, text_table
from lib.ui.markup import element, text

_STYLE = Path(__file__).with_name("borders.css")
_ANSWER, _REFUSED = "graense_svar", "graense_afvist"


class Ran(Protocol):
    """How a command ended: code 0 done; `fields` what it says, `sentence` why it refused ('' when it did not)."""

    @property
    def code(self) -> int: ...
    @property
    def fields(self) -> dict[str, Any]: ...
    @property
    def sentence(self) -> str: ...


Runner = Callable[[Sequence[str], Callable[[str, float], None]], Ran]
"""`lib.jobs.run_for` of the page's account, handed in by the page."""


def borders_panel(
    afdelinger: pd.DataFrame, zones: Sequence[Zone], run: Runner, mark: str, only_real: bool = False
) -> None:
    """The form and the latest answer. `afdelinger` as the question `areas` has them; `mark` is the source's line: an
    answer of another version is not shown; with `only_real` nothing is said of made-up figures."""
    section(
        "Zonegrænser: hvad hvis?",
        f"Flyt afdelinger til en anden zone, og se, hvad tallene ville være. {UNTOUCHED}",
    )
    if only_real and not afdelinger.empty and (afdelinger["provenance"] == Provenance.DEMO).all():
        empty_state(
            "Afdelingerne er demo",
            "Der er kun opdigtede afdelinger at flytte. Indlæs rigtige på siden Datatræk, eller slå demotal til.",
        )
        return
    if afdelinger.empty:
        empty_state(
            "Der er ingen afdelinger at flytte", "Indlæs en liste med afdelingerne på siden Datatræk."
        )
        return
    form, answer = st.columns([4, 8], gap="medium")
    with form:
        arguments = borders_form(afdelinger, zones)
        if arguments is not None:
            _ask(arguments, run, mark)
    with answer:
        _said(mark, only_real)


def _ask(arguments: Sequence[str], run: Runner, mark: str) -> None:
    with progress("Læser tallene") as on_step:
        done = run(arguments, on_step)
    st.session_state.pop(_ANSWER, None)
    st.session_state.pop(_REFUSED, None)
    if done.code == 0 and done.fields:
        st.session_state[_ANSWER] = (mark, done.fields)
    else:
        st.session_state[_REFUSED] = done.sentence


def _said(mark: str, only_real: bool) -> None:
    if refused := st.session_state.get(_REFUSED):
        alert("Svaret kan ikke beregnes.", refused)
    of_version, fields = st.session_state.get(_ANSWER, ("", None))
    if fields is None or of_version != mark:
        return
    answer = answer_from(fields)
    if only_real and answer.demo:
        empty_state(
            "Svaret bygger på demotal", "Slå »Kun offentliggjorte og indlæste tal« fra for at se det."
        )
        return
    _draw(answer, mark)


def _draw(answer: BorderAnswer, mark: str) -> None:
    sentence = border_sentence(answer)
    st.html(element("p", element("b", text(sentence)), class_="zk-say", role="status"))
    if answer.demo:
        demo_notice(
            "Afdelinger og tal er demo: svaret viser, hvordan der regnes, ikke hvordan zonerne har det."
        )
    moved = "; ".join(f"{name}: {left or 'uden zone'} → {to}" for name, left, to in answer.moved)
    caption(f"{moved}. {UNTOUCHED}")
    st.html(_STYLE)
    st.html(borders_table(answer, sentence))
    caption(
        "▲▼ sikker forskel, ≈ usikker: 95 %-intervallet for forskellen rummer 0. Peg på et tal for at se, hvad det "
        "bygger på."
    )
    for why in hidden_whys(changed_rows(answer)):
        caption(f"Kan ikke vises: {why}")
    if words := needs_sentence(answer):
        section("Behov og dækning", words)
    if answer.needs:
        text_table(needs_table(answer.needs))
    data_expander(borders_frame(answer), "zonegraenser.csv", mark)
