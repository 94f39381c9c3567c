"""Which goals of a plan are a plain number that may stand as a line in a chart of an indicator.

A goal and an indicator belong together only when the plan names them with the same words in the same unit: a
number may not be held against a threshold of another definition. Source: the goals as the agreement prints them.
"""

from dataclasses import dataclass

import pandas as pd

from lib.domain.indicator import Indicator

_FIXED = {"below_value": "under", "at_most_value": "højst", "at_least_value": "mindst"}
"""Rules whose target is the number itself, and the word before it."""

_REDUCE = "reduce_pct"


@dataclass(frozen=True)
class GoalLine:
    """A line at `value` in the unit of the indicator; `word` ('under', 'højst', 'mindst') says which side is good."""

    goal_id: str
    word: str
    value: float


def goals_of(goals: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The rows of `goals` (goal_id, indicator_da, unit, target_rule, target, baseline) about `indicator`."""
    same_words = goals["indicator_da"].str.strip() == indicator.label
    return goals[same_words & (goals["unit"] == indicator.unit)]


def goal_lines(goals: pd.DataFrame, indicator: Indicator) -> tuple[GoalLine, ...]:
    """The lines of `indicator`, lowest first.

    A reduction in percent of a count is worked out from its baseline. A reduction in percent of a share is no line:
    percent and percentage points are both possible readings, and the plan does not choose.
    """
    lines = []
    for row in goals_of(goals, indicator).to_dict("records"):
        rule = str(row["target_rule"])
        if rule in _FIXED and pd.notna(row["target"]):
            lines.append(GoalLine(str(row["goal_id"]), _FIXED[rule], float(row["target"])))
        elif rule == _REDUCE and indicator.unit == "antal" and pd.notna(row["target"] * row["baseline"]):
            kept = float(row["baseline"]) * (100 - float(row["target"])) / 100
            lines.append(GoalLine(str(row["goal_id"]), "højst", kept))
    return tuple(sorted(lines, key=lambda line: line.value))


def goals_without_line(goals: pd.DataFrame, indicator: Indicator) -> tuple[str, ...]:
    """Ids of the goals about `indicator` that no line is drawn for, in the order of the plan."""
    drawn = {line.goal_id for line in goal_lines(goals, indicator)}
    return tuple(str(each) for each in goals_of(goals, indicator)["goal_id"] if each not in drawn)
