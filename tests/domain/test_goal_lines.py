"""Which goals are a line, and which are not."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.goal_lines import GoalLine, goal_lines, goals_of, goals_without_line
from lib.domain.goals.goal import Goal, Reading, TargetRule
from lib.domain.indicator import Polarity
from tests.domain.goals.made import PLAN, goal, reading

INDICATOR = "antal"


def named(goal_id: str, rule: TargetRule, target: float | None, **more: object) -> Goal:
    """A goal with one reading and a baseline of 80."""
    return goal(reading(rule=rule, target=target, baseline=80.0, **more), goal_id=goal_id)


def lines(*goals: Goal) -> tuple[GoalLine, ...]:
    return goal_lines(goals, INDICATOR, PLAN)


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        (TargetRule.BELOW_VALUE, "under"),
        (TargetRule.AT_MOST_VALUE, "højst"),
        (TargetRule.AT_LEAST_VALUE, "mindst"),
    ],
)
def test_a_target_that_is_a_number_is_a_line(rule: TargetRule, word: str) -> None:
    assert lines(named("B7", rule, 30.0)) == (GoalLine("B7", word, 30.0),)


def test_a_reduction_is_worked_out_from_its_baseline() -> None:
    percent, points = (
        named(each, rule, 20.0)
        for each, rule in (("A", TargetRule.REDUCE_PCT), ("B", TargetRule.REDUCE_POINTS))
    )
    assert lines(percent, points) == (GoalLine("B", "højst", 60.0), GoalLine("A", "højst", 64.0))


def test_a_goal_that_can_be_read_in_two_ways_is_no_line() -> None:
    two: tuple[Reading, ...] = (
        reading(reading_id="procent", target=5.0),
        reading(reading_id="point", rule=TargetRule.REDUCE_POINTS, target=5.0),
    )
    both = (named("B7", TargetRule.BELOW_VALUE, 30.0), goal(*two, goal_id="B8"))
    assert [line.goal_id for line in lines(*both)] == ["B7"]
    assert goals_without_line(both, INDICATOR, PLAN) == ("B8",)


@pytest.mark.parametrize(
    "rule",
    [
        TargetRule.DECREASE,
        TargetRule.INCREASE,
        TargetRule.FOLLOW,
        TargetRule.AT_MOST_BENCHMARK,
        TargetRule.TO_BE_SET,
    ],
)
def test_a_goal_without_a_number_of_its_own_is_no_line(rule: TargetRule) -> None:
    assert lines(named("K1", rule, None)) == ()


def test_a_reduction_from_a_number_that_is_not_known_is_no_line() -> None:
    unknown = goal(reading(baseline=None, baseline_date=date(2022, 6, 1)))
    assert lines(unknown) == ()


def test_another_indicator_or_another_area_is_never_matched() -> None:
    other = named("X", TargetRule.BELOW_VALUE, 30.0, indicator_id="andet")
    one_zone = named("Y", TargetRule.BELOW_VALUE, 30.0, area_id="z1")
    assert goals_of([other, one_zone], INDICATOR, PLAN) == ()


def test_the_rule_s_own_direction_counts_before_the_goal_s() -> None:
    """At most a number is a line from above, whichever way the goal itself is told."""
    for polarity in (Polarity.LOWER, Polarity.HIGHER):
        most = replace(named("A", TargetRule.AT_MOST_VALUE, 30.0), polarity=polarity)
        least = replace(named("B", TargetRule.AT_LEAST_VALUE, 40.0), polarity=polarity)
        assert lines(most, least) == (GoalLine("A", "højst", 30.0), GoalLine("B", "mindst", 40.0))
