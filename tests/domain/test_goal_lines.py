"""Which goals are a line, and which are not."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.domain.goal_lines import GoalLine, goal_lines, goals_of, goals_without_line
from tests.domain.test_sentences_trend import INDICATOR

COLUMNS = ["goal_id", "indicator_da", "unit", "target_rule", "target", "baseline"]


def goals(
    *rows: tuple[str, str, float | None], unit: str = "pct", words: str = INDICATOR.label
) -> pd.DataFrame:
    """(goal_id, target_rule, target) with a baseline of 80."""
    full = [(goal, words, unit, rule, target, 80.0) for goal, rule, target in rows]
    return pd.DataFrame(full, columns=COLUMNS)


@pytest.mark.parametrize(
    ("rule", "word"), [("below_value", "under"), ("at_most_value", "højst"), ("at_least_value", "mindst")]
)
def test_a_target_that_is_a_number_is_a_line(rule: str, word: str) -> None:
    assert goal_lines(goals(("B7", rule, 30.0)), INDICATOR) == (GoalLine("B7", word, 30.0),)


def test_a_reduction_in_percent_of_a_count_is_worked_out_from_its_baseline() -> None:
    counted = replace(INDICATOR, unit="antal")
    assert goal_lines(goals(("B2", "reduce_pct", 20.0), unit="antal"), counted) == (
        GoalLine("B2", "højst", 64.0),
    )


def test_a_reduction_in_percent_of_a_share_can_be_read_in_two_ways_and_is_no_line() -> None:
    both = goals(("B7", "below_value", 30.0), ("B8", "reduce_pct", 5.0))
    assert [line.goal_id for line in goal_lines(both, INDICATOR)] == ["B7"]
    assert goals_without_line(both, INDICATOR) == ("B8",)


@pytest.mark.parametrize("rule", ["decrease", "increase", "follow", "at_most_benchmark"])
def test_a_goal_without_a_number_is_no_line(rule: str) -> None:
    assert goal_lines(goals(("K1", rule, None)), INDICATOR) == ()


def test_another_definition_or_unit_is_never_matched() -> None:
    assert goals_of(goals(("X", "below_value", 30.0), words="Noget andet"), INDICATOR).empty
    assert goals_of(goals(("X", "below_value", 30.0), unit="antal"), INDICATOR).empty
