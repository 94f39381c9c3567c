"""How many goals have each status, big, with sign and word; and what keeps the rest from being judged."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from lib.domain.goals.assessment import Certainty, GoalResult, GoalStatus
from lib.domain.goals.summary import hindrances, status_counts
from lib.domain.goals.words import HINDRANCE_WORDS, STATUS_SIGNS
from lib.domain.list_words import listed
from lib.domain.numbers import count
from lib.ui.markup import element, join, text

_STYLE = Path(__file__).with_name("goal_table.css")


def draw_counts(results: Sequence[GoalResult]) -> None:
    """The four numbers on the page, with the style sheet of *Mål*."""
    st.html(_STYLE)
    st.html(counts_list(results))


def counts_list(results: Sequence[GoalResult]) -> str:
    """An HTML list of the four statuses in the order of a legend, each with how many of its goals are uncertain."""
    unsure = [result.status for result in results if result.certainty is Certainty.USIKKER]
    items = [_item(status, number, unsure.count(status)) for status, number in status_counts(results).items()]
    return element("ul", join(items), class_="zk-goal-counts")


def hindrance_line(results: Sequence[GoalResult]) -> str:
    """'Kan ikke vurderes: 31 har kun demotal og 16 mangler en måling.'; empty when every goal can."""
    parts = [f"{count(number)} {HINDRANCE_WORDS[hindrance]}" for hindrance, number in hindrances(results)]
    return f"Kan ikke vurderes: {listed(parts)}." if parts else ""


def group_counts(results: Sequence[GoalResult]) -> str:
    """'● 2 nået · ▼ 3 bagud': the statuses that occur, as markup for a group's heading."""
    shown = [(STATUS_SIGNS[status], number) for status, number in status_counts(results).items() if number]
    return join(
        element(
            "span",
            element("span", text(sign.sign), class_=f"zk-{sign.tone}", aria_hidden="true"),
            text(f" {count(number)} {sign.word}"),
            class_="zk-goal-count",
        )
        for sign, number in shown
    )


def _item(status: GoalStatus, number: int, unsure: int) -> str:
    sign = STATUS_SIGNS[status]
    below = (
        element("small", text(f"heraf {count(unsure)} {'usikker' if unsure == 1 else 'usikre'}"))
        if unsure
        else ""
    )
    tone = sign.tone if number else "none"
    return element(
        "li",
        element("span", text(sign.sign), class_=f"zk-sign zk-{tone}", aria_hidden="true"),
        element("b", text(count(number))),
        element("span", text(sign.word), below, class_="zk-word"),
        class_="zk-nobody" if not number else None,
    )
