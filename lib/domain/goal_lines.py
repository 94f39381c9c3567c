"""Which goals of a plan are a plain number that may stand as a line in a chart of an indicator.

A goal and an indicator belong together only when a reading of the goal names the indicator: a number may not be held
against a threshold of another definition. The lines stand for the plan's zones together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.goals.goal import Goal, TargetRule
from lib.domain.goals.target import target_of
from lib.domain.indicator import Polarity
from lib.domain.plan import Plan


@dataclass(frozen=True)
class GoalLine:
    """A line at `value` in the unit of the indicator; `word` ('under', 'højst', 'mindst') says which side is good."""

    goal_id: str
    word: str
    value: float


def goals_of(goals: Sequence[Goal], indicator_id: str, plan: Plan) -> tuple[Goal, ...]:
    """The goals that a reading holds against the indicator in the plan's zones together, in the plan's order."""
    return tuple(
        goal
        for goal in goals
        if any((each.indicator_id, each.area_id) == (indicator_id, plan.plan_area) for each in goal.readings)
    )


def goal_lines(goals: Sequence[Goal], indicator_id: str, plan: Plan) -> tuple[GoalLine, ...]:
    """The lines of the indicator, lowest first.

    A goal that can be read in more than one way is no line: the plan does not choose. Nor is one without a number, or
    one that another area sets.
    """
    found = (_line(goal, plan) for goal in goals_of(goals, indicator_id, plan))
    return tuple(sorted((line for line in found if line), key=lambda line: line.value))


def goals_without_line(goals: Sequence[Goal], indicator_id: str, plan: Plan) -> tuple[str, ...]:
    """Ids of the goals about the indicator that no line is drawn for, in the order of the plan."""
    drawn = {line.goal_id for line in goal_lines(goals, indicator_id, plan)}
    return tuple(each.goal_id for each in goals_of(goals, indicator_id, plan) if each.goal_id not in drawn)


def _line(goal: Goal, plan: Plan) -> GoalLine | None:
    if goal.is_ambiguous:
        return None
    (reading,) = goal.readings
    target = target_of(reading, reading.baseline, None, plan, goal.polarity is Polarity.LOWER)
    if target.value is None:
        return None
    word = (
        "under" if reading.rule is TargetRule.BELOW_VALUE else ("højst" if target.lower_is_good else "mindst")
    )
    return GoalLine(goal.goal_id, word, target.value)
