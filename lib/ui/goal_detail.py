"""Everything that is said of one goal: numbers, status with its reason, what is needed, source and note."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.domain.goals.assessment import Assessment, GoalResult
from lib.domain.goals.sentences import (
    baseline_words,
    benchmark_words,
    demo_words,
    latest_words,
    needed_words,
    pace_words,
    reading_words,
    status_words,
    target_words,
)
from lib.domain.goals.words import status_sign
from lib.domain.observation import PROVENANCE_WORDS, Provenance
from lib.domain.value_words import marked_value
from lib.ui.goal_cells import in_force
from lib.ui.markup import element, join, text


def draw_goal(result: GoalResult, benchmark_name: str) -> None:
    """The list of `goal_facts` on the page."""
    st.html(goal_facts(result, benchmark_name))


def goal_facts(result: GoalResult, benchmark_name: str) -> str:
    """Status first, then the facts; each reading of an ambiguous goal that is not chosen has its own."""
    sign = status_sign(result.status, result.certainty)
    head = element(
        "p",
        element("span", text(f"{sign.sign} "), aria_hidden="true"),
        element("b", text(sign.word)),
        class_=f"zk-goal-verdict zk-{sign.tone}",
    )
    facts = [("Mål", result.goal.goal), ("Område", result.goal.area_name)]
    facts += _shared_first([_facts(each, benchmark_name) for each in in_force(result)])
    facts += [("Kilde", result.goal.source), ("Note", result.goal.note)]
    return head + element("p", text(result.reason)) + _list(facts)


def goal_sentence(result: GoalResult) -> str:
    """The goal in one sentence, as the picture's alt text: what, status, from where, now, to where."""
    shown, goal = result.shown, result.goal
    return (
        f"{goal.goal_id} {goal.indicator}, {goal.area_name}: {status_words(result)}. "
        f"Udgangspunkt {baseline_words(shown)}, senest {latest_words(shown)}, mål {target_words(shown)}."
    )


def reading_guide(benchmark_name: str, drawn: Sequence[Assessment]) -> str:
    """How the marks in the picture are read."""
    said = ["Fyldte punkter: offentliggjort eller indlæst"]
    if any(each.demo is not None for each in drawn):
        said.append("hule punkter og tynd streg: demo, vurderes ikke")
    if any(each.target is not None and each.target.value is not None for each in drawn):
        way = "kurven" if any(each.reading.by_curve for each in drawn) else "den rette linje"
        said.append(f"prikket: {way} fra udgangspunktet (rombe) til målet på planens sidste dag")
    if any(each.reading.benchmark_area_id for each in drawn):
        said.append(f"stiplet grå: {benchmark_name}")
    return f"{'; '.join(said)}."


def numbers_table(own: pd.DataFrame, result: GoalResult) -> pd.DataFrame:
    """The goal's numbers as the file has them: one row per period, every cell a word or a number."""
    goal, unit = result.goal, result.shown.unit
    records = own.sort_values("period_end", kind="stable").to_dict("records")
    return pd.DataFrame(
        {
            "Nr.": [goal.goal_id for _ in records],
            "Indikator": [goal.indicator for _ in records],
            "Område": [goal.area_name for _ in records],
            "Dag": [pd.Timestamp(row["period_end"]).date().isoformat() for row in records],
            "Værdi": [row["value"] for row in records],
            "Nedre 95 %": [row["low"] for row in records],
            "Øvre 95 %": [row["high"] for row in records],
            "Tekst": [
                marked_value(row["value"], str(row["status"]), unit, str(row["provenance"]))
                for row in records
            ],
            "Oprindelse": [PROVENANCE_WORDS[Provenance(str(row["provenance"]))] for row in records],
        }
    )


def _shared_first(read: Sequence[list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """What all readings say once, then what each says for itself."""
    shared = [fact for fact in read[0] if all(fact in facts for facts in read)]
    return shared + [fact for facts in read for fact in facts if fact not in shared]


def _facts(shown: Assessment, benchmark_name: str) -> list[tuple[str, str]]:
    earlier = shown.before_break
    return [
        ("Læsning", reading_words(shown)),
        ("Udgangspunkt", baseline_words(shown)),
        ("Senest", latest_words(shown)),
        ("Demo", demo_words(shown)),
        ("Målet er", target_words(shown)),
        ("Tempo", pace_words(shown)),
        ("Før databruddet", "" if earlier is None else f"{latest_words(earlier)}: {status_words(earlier)}"),
        ("Hvad skal der til", needed_words(shown)),
        (f"I {benchmark_name}", benchmark_words(shown) if shown.reading.benchmark_area_id else ""),
        ("Om læsningen", shown.reading.note),
    ]


def _list(facts: Sequence[tuple[str, str]]) -> str:
    rows = join(element("dt", text(name)) + element("dd", text(words)) for name, words in facts if words)
    return element("dl", rows, class_="zk-goal-facts")
