"""What the reader of *Mål* chooses: how the rows are grouped, which goal, and how an ambiguous goal is read. Every
choice is in the address."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.domain.goals.goal import Goal
from lib.domain.numbers import count
from lib.ui.goal_families import DELAFTALE, STYREGRUPPE, family_name
from lib.ui.markup import element, plain_label, text

NOT_CHOSEN = "ikke valgt"
READING_KEY = "laesning_"
PARTS = [
    "Status",
    "Udvikling mod kommunen",
    "Hvad skal der til",
    "Databrud",
    "Et mål",
    "Slutstatus",
    "Opfølgning",
]
"""The parts of the page, as the tabs name them."""
READINGS_ABOUT = "Så længe intet er valgt, siges kun det, som alle læsninger af aftalen er enige om."


def chosen_grouping() -> str:
    """DELAFTALE or STYREGRUPPE."""
    by = st.segmented_control(
        "Opdel efter",
        [DELAFTALE, STYREGRUPPE],
        default=DELAFTALE,
        required=True,
        key="opdeling",
        label_visibility="collapsed",
        bind="query-params",
        persist_state="session",
    )
    return by or DELAFTALE


def all_rows_wanted(total: int) -> bool:
    """Whether the rows of zones and schools are shown too."""
    return st.toggle(f"Vis alle {total} rækker", key="raekker", bind="query-params", persist_state="session")


def ambiguous_families(goals: Sequence[Goal]) -> dict[str, tuple[Goal, ...]]:
    """{name: rows} of the goals that can be read in several ways; rows of one goal with the same readings are read
    alike."""
    found: dict[tuple[str, ...], list[Goal]] = {}
    for goal in goals:
        if goal.is_ambiguous:
            ids = (each.reading_id for each in goal.readings)
            found.setdefault((goal.goal, goal.indicator, *ids), []).append(goal)
    named: dict[str, tuple[Goal, ...]] = {}
    for rows in found.values():
        name = family_name([goal.goal_id for goal in rows])
        named[rows[0].goal_id if name in named else name] = tuple(rows)
    return named


def reading_boxes(families: Mapping[str, Sequence[Goal]]) -> tuple[dict[str, str], list[DeltaGenerator]]:
    """A box per goal that can be read in several ways, behind one button; nothing where none can.

    Returns {goal_id: reading_id} of what is chosen, and under each box a place where it is told what its readings
    lead to.
    """
    chosen: dict[str, str] = {}
    places: list[DeltaGenerator] = []
    if not families:
        return chosen, places
    with st.popover(f"{count(len(families))} mål kan læses på flere måder", width="stretch"):
        st.html(element("p", text(READINGS_ABOUT), class_="zk-caption"))
        for name, rows in families.items():
            reading = _reading_box(name, rows)
            places.append(st.container())
            if reading != NOT_CHOSEN:
                chosen |= {goal.goal_id: reading for goal in rows}
    return chosen, places


def _reading_box(name: str, rows: Sequence[Goal]) -> str:
    labels = {NOT_CHOSEN: NOT_CHOSEN} | {each.reading_id: each.label for each in rows[0].readings}
    return st.selectbox(
        plain_label(f"{name}: {rows[0].indicator}"),
        list(labels),
        format_func=lambda each: labels[each],
        key=READING_KEY + name,
        bind="query-params",
        persist_state="session",
        placeholder="Vælg",
    )


def chosen_goal(goals: Sequence[Goal]) -> str:
    """The id of the goal that is shown on its own."""
    labels = {goal.goal_id: goal_label(goal) for goal in goals}
    return st.selectbox(
        "Mål",
        list(labels),
        format_func=lambda each: labels[each],
        key="maalnr",
        bind="query-params",
        persist_state="session",
        placeholder="Vælg",
    )


def goal_label(goal: Goal) -> str:
    """'B2-z1 · Aktivitetsparate kontanthjælpsmodtagere (6.3) · Zone 1'."""
    return f"{goal.goal_id} · {goal.indicator} · {goal.area_name}"
