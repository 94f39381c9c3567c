"""The goal of one area for the kendskabsgrad or a målgruppe, as one number a line can be drawn at.

Source: the readings of the agreement's goals (goal_readings.csv). Where a goal can be read in several ways the line is
that of a fixed number; the other readings are told in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.goals.goal import Goal, Reading, TargetRule

_WORDS = {
    TargetRule.AT_MOST_VALUE: "højst",
    TargetRule.BELOW_VALUE: "under",
    TargetRule.AT_LEAST_VALUE: "mindst",
    TargetRule.REDUCE_PCT: "højst",
}


@dataclass(frozen=True)
class AreaGoal:
    """A line at `value` in the unit of the indicator; `others` are the labels of the readings that are not drawn."""

    goal_id: str
    word: str
    value: float
    others: tuple[str, ...]


def area_goal(goals: Sequence[Goal], indicator_id: str, area_id: str) -> AreaGoal | None:
    """The first goal about this indicator in this area that has a reading with a number; None when there is none.

    A reduction in percent is worked out from the agreement's baseline (29 persons, 20 % -> 23,2).
    """
    for goal in goals:
        own = [each for each in goal.readings if (each.indicator_id, each.area_id) == (indicator_id, area_id)]
        for reading in own:
            value = _value(reading)
            if value is not None:
                others = tuple(each.label for each in own if each is not reading)
                return AreaGoal(goal.goal_id, _WORDS[reading.rule], value, others)
    return None


def _value(reading: Reading) -> float | None:
    if reading.rule not in _WORDS or reading.target is None:
        return None
    if reading.rule is not TargetRule.REDUCE_PCT:
        return reading.target
    return None if reading.baseline is None else reading.baseline * (100 - reading.target) / 100
