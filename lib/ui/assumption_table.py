"""Antagelser: every assumption with its evidence, span and source, and the number that the user reckons with."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from lib.domain.effect.assumptions import (
    GRADE_MEANING,
    GRADE_WORDS,
    Assumptions,
    EffectAssumption,
    grade_dots,
    grade_words,
)
from lib.domain.effect.roles import EVERY, Role
from lib.domain.effect.sentences import STAMP, limits_words, plain, range_words
from lib.domain.scenario.document import Assumption
from lib.ui.frame import caption, section
from lib.ui.markup import element, join, plain_label, text

_STYLE = Path(__file__).with_name("assumption_table.css")
_COLUMNS = [6, 2, 3, 2]
_HEADS = ("Antagelse", "Evidens", "Spænd", "Regn med")
_PARTS = (
    ("Virkning", (Role.EFFEKT, Role.STYRKE)),
    ("Rækkevidde: fra timer til personer", (Role.LOFT, Role.MAETNING)),
    ("Uden nogen plan", (Role.TENDENS,)),
    ("Kroner", (Role.VAERDI,)),
)


def assumption_table(
    assumptions: Assumptions, activity_names: Mapping[str, str], chosen: Sequence[Assumption] = ()
) -> tuple[Assumption, ...]:
    """Every assumption of the plan on one view; returns what the user has set to something else than the plan has.

    `assumptions`: as the plan has them (`assumptions_from`); `chosen`: what the scenario had when it was opened: the
    numbers begin there. `activity_names` by id.
    """
    st.html(_STYLE)
    section("Antagelser", f"{STAMP}. Et tal, der ændres, gør spændet bredere, aldrig smallere.")
    if not assumptions.rows:
        caption(
            "Planen har ingen antagelser: tilføj effects.csv i planens mappe, og byg datagrundlaget igen."
        )
        return ()
    for column, head in zip(st.columns(_COLUMNS, gap="small"), _HEADS, strict=True):
        column.html(element("p", text(head), class_="zk-caption"))
    begun = {each.assumption_id: each.value for each in chosen}
    found = [
        own
        for title, roles in _PARTS
        for own in _part(title, [row for row in assumptions.rows if row.role in roles], activity_names, begun)
    ]
    if found:
        st.button("Tilbage til planens tal", key="antagelser_tilbage", on_click=_reset, args=(assumptions,))
    with st.expander("Sådan læses evidensgraden"):
        st.html(_grades_html())
    return tuple(found)


def _part(
    title: str, rows: Sequence[EffectAssumption], names: Mapping[str, str], begun: Mapping[str, float]
) -> list[Assumption]:
    """One heading with its rows; what the user has set in them."""
    if not rows:
        return []
    st.html(element("h3", text(title), class_="zk-part"))
    return [own for row in rows if (own := _row(row, names, begun)) is not None]


def _row(row: EffectAssumption, names: Mapping[str, str], begun: Mapping[str, float]) -> Assumption | None:
    """Name and source, evidence, span and the number; None when it is the plan's own."""
    about, evidence, limits, number = st.columns(_COLUMNS, gap="small", vertical_alignment="center")
    with about:
        st.html(_about_html(row, names))
    with evidence:
        st.html(_grade_html(row.grade))
    with limits:
        st.html(element("p", text(limits_words(row)), class_="zk-limits"))
    if row.span is None or not row.editable:
        return None
    with number:
        words = _field(row, begun.get(row.assumption_id, row.span.mid))
        value = row.typed(words)
        if value is None:
            st.html(
                element("p", text(f"{range_words(row)} Planens tal gælder."), class_="zk-wrong", role="alert")
            )
    return None if value in (None, row.span.mid) else Assumption(row.assumption_id, float(value or 0))


def _field(row: EffectAssumption, begun: float) -> str:
    """What stands in the field: text, because a number field writes a decimal point."""
    key = f"antagelse_{row.assumption_id}"
    if key not in st.session_state:
        st.session_state[key] = plain(begun)
    label = f"Regn med: {plain_label(row.name)}"
    return str(
        st.text_input(
            label,
            key=key,
            max_chars=12,
            label_visibility="collapsed",
            autocomplete="off",
            persist_state="session",
        )
    )


def _reset(assumptions: Assumptions) -> None:
    """The plan's own numbers again."""
    for row in assumptions.rows:
        if row.span is not None and row.editable:
            st.session_state[f"antagelse_{row.assumption_id}"] = plain(row.span.mid)


def _about_html(row: EffectAssumption, names: Mapping[str, str]) -> str:
    of = ", ".join(names.get(each, each) for each in row.activities if each != EVERY)
    parts = [element("p", element("b", text(row.name)), class_="zk-name")]
    if of:
        parts.append(element("p", text(of), class_="zk-of"))
    parts.append(element("p", text(f"Kilde: {row.source}. {row.note}"), class_="zk-source"))
    return element("div", *parts, class_="zk-assumption")


def _grade_html(grade: int) -> str:
    dots = element("span", text(grade_dots(grade)), class_="zk-dots", aria_hidden="true")
    hidden = element("span", "Evidens: ", class_="zk-hidden")
    words = element("span", text(GRADE_WORDS[grade]), title=grade_words(grade))
    return element("p", dots, hidden, words, class_="zk-grade")


def _grades_html() -> str:
    rows = join(
        element(
            "li",
            element("span", text(grade_dots(grade)), class_="zk-dots", aria_hidden="true"),
            element("b", text(word)),
            text(f": {meaning}"),
        )
        for grade, (word, meaning) in enumerate(zip(GRADE_WORDS, GRADE_MEANING, strict=True))
    )
    return element("ul", rows, class_="zk-grades")
