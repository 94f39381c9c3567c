"""What a rule asks for, and on which side of its number a goal is reached."""

from typing import Any

import pytest

from lib.domain.goals.assessment import Target
from lib.domain.goals.goal import TargetRule
from lib.domain.goals.target import satisfies, target_of
from tests.domain.goals.made import PLAN, reading


def target(rule: TargetRule, number: float | None = None, **more: Any) -> Target:
    benchmark = more.pop("benchmark", None)
    made = reading(rule=rule, target=number, unit="pct", **more)
    return target_of(made, made.baseline, benchmark, PLAN, True)


@pytest.mark.parametrize(
    ("rule", "just_reached", "just_not"),
    [
        (TargetRule.AT_MOST_VALUE, (29.9, 30.0), 30.1),
        (TargetRule.BELOW_VALUE, (29.9, 29.99), 30.0),
        (TargetRule.AT_LEAST_VALUE, (30.0, 30.1), 29.9),
    ],
)
def test_a_number_is_reached_on_its_good_side_and_on_itself_where_that_is_enough(
    rule: TargetRule, just_reached: tuple[float, ...], just_not: float
) -> None:
    made = target(rule, 30.0)
    assert all(satisfies(each, made) for each in just_reached)
    assert not satisfies(just_not, made)


def test_a_share_that_is_the_target_but_for_the_binary_fraction_is_the_target() -> None:
    # 100 · 4047 / 10000 and 42,6 · 0,95 are the same number.
    at_most = target(TargetRule.REDUCE_PCT, 5.0, baseline=42.6)
    assert satisfies(100 * (4047 / 10000), at_most)
    assert not satisfies(100 * (4048 / 10000), at_most)


def test_five_percent_and_five_points_are_two_targets() -> None:
    assert target(TargetRule.REDUCE_PCT, 5.0, baseline=42.6).value == 40.47
    assert target(TargetRule.REDUCE_POINTS, 5.0, baseline=42.6).value == 37.6


def test_a_reduction_of_a_number_that_is_not_known_has_words_and_no_number() -> None:
    percent = target(TargetRule.REDUCE_PCT, 50.0, baseline=None)
    points = target(TargetRule.REDUCE_POINTS, 5.0, baseline=None)
    assert (percent.value, percent.words) == (None, "50 % under udgangspunktet")
    assert (points.value, points.words) == (None, "5 procentpoint under udgangspunktet")


def test_a_benchmark_is_the_target_when_its_number_is_known() -> None:
    known = target(TargetRule.AT_MOST_BENCHMARK, benchmark_area_id="byen", benchmark=12.1267)
    assert known.value == 12.1267
    assert known.words.replace("\N{NO-BREAK SPACE}", " ") == "højst kommunens niveau, 12,1 %"
    unknown = target(TargetRule.AT_LEAST_BENCHMARK, benchmark_area_id="landet")
    assert (unknown.value, unknown.words) == (None, "mindst landets niveau")


def test_another_area_is_not_called_kommune_or_country() -> None:
    other = target(TargetRule.AT_MOST_BENCHMARK, benchmark_area_id="politikreds")
    assert other.words == "højst sammenligningsområdets niveau"


def test_a_goal_that_is_followed_or_to_be_set_has_no_number_and_its_own_direction() -> None:
    assert target(TargetRule.FOLLOW, benchmark_area_id="byen").value is None
    to_be_set = target(TargetRule.TO_BE_SET)
    assert (to_be_set.value, to_be_set.words, to_be_set.lower_is_good) == (None, "ikke fastsat endnu", True)


def test_a_target_without_a_number_cannot_be_held_against_one() -> None:
    with pytest.raises(ValueError, match="ikke et tal"):
        satisfies(1.0, target(TargetRule.DECREASE))
