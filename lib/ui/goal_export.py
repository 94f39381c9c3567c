"""The goals as a table and a file: a row for every goal of the agreement, every cell a word or a number."""

from collections.abc import Callable, Sequence

import pandas as pd

from lib.domain.goals.assessment import Assessment, GoalResult
from lib.domain.goals.goal import GoalLevel
from lib.domain.goals.sentences import baseline_words, latest_words, needed_words, pace_words, target_words
from lib.domain.goals.words import CERTAINTY_WORDS, HINDRANCE_WORDS, STATUS_SIGNS
from lib.domain.numbers import number
from lib.domain.observation import PROVENANCE_WORDS
from lib.ui.goal_cells import read_either_way

LEVEL_WORDS = {GoalLevel.OVERORDNET: "overordnet mål", GoalLevel.DELMAAL: "delmål"}


def export_table(results: Sequence[GoalResult], end_year: int) -> pd.DataFrame:
    """One row per goal in the agreement's order. Where an ambiguous goal is not chosen, its readings stand beside each
    other with 'eller' between them."""
    return pd.DataFrame([_record(each, end_year) for each in results])


def _record(result: GoalResult, end_year: int) -> dict[str, str]:
    goal, shown = result.goal, result.shown

    def read(words: Callable[[Assessment], str]) -> str:
        return read_either_way(result, words)

    return {
        "Nr.": goal.goal_id,
        "Niveau": LEVEL_WORDS[goal.level],
        "Delaftale": goal.delaftale,
        "Styregruppe": goal.styregruppe,
        "Mål": goal.goal,
        "Indikator": goal.indicator,
        "Område": goal.area_name,
        "Læsning": _reading(result),
        "Udgangspunkt": read(baseline_words),
        "Senest": read(latest_words),
        "95 %-interval": _interval(shown),
        "Oprindelse": PROVENANCE_WORDS[shown.latest.provenance] if shown.latest else "intet tal",
        f"Mål {end_year}": read(target_words),
        "Forventet nu": read(pace_words),
        "Status": STATUS_SIGNS[result.status].word,
        "Sikkerhed": CERTAINTY_WORDS[result.certainty],
        "Hvorfor": HINDRANCE_WORDS[result.hindrance] if result.hindrance is not None else "",
        "Begrundelse": result.reason,
        "Hvad skal der til": read(needed_words),
        "Kilde": goal.source,
        "Note": goal.note,
    }


def _reading(result: GoalResult) -> str:
    if not result.goal.is_ambiguous:
        return "entydig"
    return result.shown.reading.label if result.chosen is not None else "ikke valgt"


def _interval(shown: Assessment) -> str:
    latest = shown.latest
    if latest is None or latest.low is None or latest.high is None:
        return "ukendt"
    return f"{number(latest.low)}\N{EN DASH}{number(latest.high)}"
