"""The way from baseline to target: places, and what stands on it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.goals.goal import TargetRule
from lib.ui.goal_track import EDGE, END, START, has_track, place, track
from tests.domain.goals.made import HALFWAY, assessed, breaks, goal, reading, result, row


def looks(html: str) -> list[str]:
    """The looks of the marks on the way."""
    return re.findall(r'class="zk-now zk-([^"]*)"', html)


def test_baseline_and_target_stand_at_the_ends_and_the_pace_between() -> None:
    """From 100 to 80; half the days are gone, so the line stands at 90: in the middle."""
    made = assessed(reading(), row(95, HALFWAY))
    middle = (START + END) / 2
    assert [place(made, value) for value in (100, 90, 80)] == pytest.approx([START, middle, END])
    assert f'<i class="zk-pace" style="left:{middle:.1f}%">' in track([result(goal(), row(95, HALFWAY))])


@settings(max_examples=40)
@given(st.floats(-1000, 1000), st.floats(-1000, 1000))
def test_a_better_number_never_stands_further_left(one: float, other: float) -> None:
    lower, higher = (
        assessed(reading(rule=rule, target=target))
        for rule, target in ((TargetRule.AT_MOST_VALUE, 80.0), (TargetRule.AT_LEAST_VALUE, 120.0))
    )
    small, large = sorted((one, other))
    assert place(lower, small) >= place(lower, large)
    assert place(higher, small) <= place(higher, large)
    assert EDGE <= place(lower, one) <= 100 - EDGE


@pytest.mark.parametrize(
    ("rule", "target", "drawn"),
    [
        (TargetRule.AT_MOST_VALUE, 80.0, True),
        (TargetRule.AT_MOST_VALUE, 100.0, False),
        (TargetRule.AT_MOST_VALUE, 120.0, False),
        (TargetRule.AT_LEAST_VALUE, 120.0, True),
        (TargetRule.DECREASE, None, False),
        (TargetRule.FOLLOW, None, False),
    ],
)
def test_there_is_a_way_only_to_a_number_that_is_better_than_the_baseline(
    rule: TargetRule, target: float | None, drawn: bool
) -> None:
    made = goal(reading(rule=rule, target=target))
    assert has_track(result(made).shown) is drawn
    assert bool(track([result(made)])) is drawn


def test_the_mark_is_coloured_by_status_grey_when_uncertain_and_hollow_for_demo() -> None:
    sure = result(goal(), row(98, HALFWAY, low=96, high=99))
    unsure = result(goal(), row(91, HALFWAY, low=80, high=100))
    made_up = result(goal(), row(85, HALFWAY, provenance="demo"))
    assert [looks(track([each])) for each in (sure, unsure, made_up)] == [["worse"], ["plain"], ["demo"]]
    assert "zk-whisker" in track([sure])
    assert "zk-whisker" not in track([made_up])
    assert "zk-done" not in track([made_up])


def test_a_number_outside_the_drawing_is_an_arrow_at_its_side() -> None:
    assert looks(track([result(goal(), row(300, HALFWAY))])) == ["worse zk-left"]
    assert looks(track([result(goal(), row(1, HALFWAY))])) == ["better zk-right"]


def test_after_a_break_the_last_number_before_it_stands_there_in_grey() -> None:
    broken = result(
        goal(),
        row(90, "2024-01-01"),
        row(5, HALFWAY),
        broken=breaks(("antal", "2024-06-01", "Ny lov")),
    )
    html = track([broken])
    assert looks(html) == ["plain"]
    assert f'zk-plain" style="left:{(START + END) / 2:.1f}%"' in html


def test_readings_with_different_targets_have_no_way_until_one_is_chosen() -> None:
    made = goal(reading(reading_id="a"), reading(reading_id="b", target=40.0))
    latest = row(98, HALFWAY, low=97, high=99)
    assert track([result(made, latest)]) == ""
    assert looks(track([result(made, latest, choice="b")])) == ["worse"]


def test_the_places_of_a_goal_share_one_way() -> None:
    places = [result(goal(), row(value, HALFWAY, low=value, high=value)) for value in (99, 81)]
    html = track(places)
    assert looks(html) == ["worse", "better"]
    assert html.count('class="zk-target"') == 1
