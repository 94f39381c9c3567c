"""The tidy frame of known persons, and which days are held against each other."""

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.goals.goal import TargetRule
from lib.domain.unemployment.days import (
    Since,
    Window,
    baseline_day,
    day_before,
    days_compared,
    latest_real_day,
    window_start,
)
from lib.domain.unemployment.known import TOTAL, known_persons, of_group
from lib.domain.unemployment.targets import AreaGoal, area_goal
from tests.domain.unemployment.persons import BASELINE, PLAN, frame, goal, reading, row

WEEKS = [dt.date(2026, 9, 21), dt.date(2026, 9, 28), dt.date(2026, 10, 5)]


def test_the_plan_is_summed_from_zones_that_all_have_persons() -> None:
    rows = frame(row("", "a", BASELINE, 306, 22.1), row("", "b", BASELINE, 296, 22.8))
    total = of_group(known_persons(rows, PLAN), TOTAL, ["samlet"])
    assert total["persons"].tolist() == [602]
    assert total["value"].isna().all(), "percentages are not averaged"


def test_with_populations_the_plan_has_its_percentage_and_the_weakest_origin() -> None:
    rows = frame(
        row("", "a", BASELINE, 30, 10.0, 300), row("", "b", BASELINE, 10, 10.0, 100, provenance="demo")
    )
    total = of_group(known_persons(rows, PLAN), TOTAL, ["samlet"]).iloc[0]
    assert (total["value"], total["provenance"]) == (10.0, "demo")


@pytest.mark.parametrize("status", ["diskretioneret", "mangler"])
def test_no_sum_is_made_when_a_zone_is_not_shown(status: str) -> None:
    rows = frame(row("", "a", BASELINE, 306, 22.1), row("", "b", BASELINE, 296, 22.8, status=status))
    assert of_group(known_persons(rows, PLAN), TOTAL, ["samlet"]).empty


def test_demo_days_are_compared_only_when_the_real_ones_are_too_few() -> None:
    demo = [row("", "a", day, 300, 20.0, provenance="demo") for day in WEEKS]
    one_real = known_persons(frame(row("", "a", BASELINE, 306, 22.1), *demo), PLAN)
    assert latest_real_day(one_real) == BASELINE
    assert days_compared(one_real) == [BASELINE, *WEEKS]
    loaded = known_persons(frame(*demo, *[row("", "a", day, 306, 22.1) for day in WEEKS[:2]]), PLAN)
    assert days_compared(loaded) == WEEKS[:2]


@pytest.mark.parametrize(
    ("days", "since", "expected"),
    [
        (WEEKS, Since.FORRIGE, dt.date(2026, 9, 28)),
        ([BASELINE, *WEEKS], Since.UDGANGSPUNKT, BASELINE),
        (WEEKS, Since.UDGANGSPUNKT, None),
        ([dt.date(2026, 7, 1), *WEEKS], Since.KVARTAL, dt.date(2026, 7, 1)),
        ([dt.date(2026, 7, 6), *WEEKS], Since.KVARTAL, None),
        ([dt.date(2026, 6, 5), *WEEKS], Since.KVARTAL, dt.date(2026, 6, 5)),
        ([dt.date(2026, 6, 3), *WEEKS], Since.KVARTAL, None),
        ([BASELINE], Since.FORRIGE, None),
    ],
)
def test_the_day_a_change_is_counted_from(
    days: list[dt.date], since: Since, expected: dt.date | None
) -> None:
    assert day_before(days, since, BASELINE) == expected


def test_a_quarter_before_the_last_of_may_is_the_last_of_february() -> None:
    days = [dt.date(2026, 2, 28), dt.date(2026, 5, 31)]
    assert day_before(days, Since.KVARTAL, None) == dt.date(2026, 2, 28)


@pytest.mark.parametrize(
    ("last", "quarter_ago"),
    [
        (dt.date(2026, 1, 31), dt.date(2025, 10, 31)),
        (dt.date(2026, 3, 15), dt.date(2025, 12, 15)),
        (dt.date(2026, 4, 30), dt.date(2026, 1, 30)),
        (dt.date(2028, 5, 31), dt.date(2028, 2, 29)),
        (dt.date(2026, 12, 31), dt.date(2026, 9, 30)),
    ],
)
def test_a_quarter_is_three_months_by_the_calendar(last: dt.date, quarter_ago: dt.date) -> None:
    day = dt.timedelta(days=1)
    for back, reached in ((0, True), (31, True), (32, False), (-1, False)):
        days = [last, quarter_ago - back * day]
        assert day_before(days, Since.KVARTAL, None) == (days[1] if reached else None)
    assert (
        day_before([quarter_ago - day, last, quarter_ago - 2 * day], Since.KVARTAL, None) == quarter_ago - day
    )


def test_days_may_come_in_any_order() -> None:
    shuffled = [WEEKS[1], WEEKS[2], WEEKS[0]]
    assert day_before(shuffled, Since.FORRIGE, None) == WEEKS[1]
    assert window_start(Window.AAR, shuffled, None) == dt.date(2025, 10, 5)


def test_a_year_before_a_leap_day_is_the_last_of_february() -> None:
    assert window_start(Window.AAR, [dt.date(2028, 2, 29)], BASELINE) == dt.date(2027, 2, 28)
    assert window_start(Window.AAR, [], BASELINE) is None
    assert window_start(Window.UDGANGSPUNKT, [], None) is None


def test_without_a_real_number_there_is_no_latest_day() -> None:
    demo = known_persons(frame(row("", "a", BASELINE, 300, 20.0, provenance="demo")), PLAN)
    assert latest_real_day(demo) is None
    assert days_compared(demo) == [BASELINE]
    two = [row("", "a", day, 300, 20.0) for day in (WEEKS[1], WEEKS[0])]
    assert latest_real_day(known_persons(frame(*two), PLAN)) == WEEKS[1]


def test_windows() -> None:
    assert window_start(Window.UDGANGSPUNKT, WEEKS, BASELINE) == BASELINE
    assert window_start(Window.AAR, WEEKS, BASELINE) == dt.date(2025, 10, 5)
    assert window_start(Window.ALT, WEEKS, BASELINE) is None


def test_the_baseline_is_the_goals_or_the_first_day() -> None:
    follows = goal(reading("fast", TargetRule.AT_MOST_VALUE, 13.0, 22.1))
    assert baseline_day([follows], ["i"], WEEKS) == BASELINE
    assert baseline_day([follows], ["another"], WEEKS) == WEEKS[0]
    assert baseline_day([], ["i"], []) is None
    assert baseline_day([], ["i"], [WEEKS[1], WEEKS[0]]) == WEEKS[0]
    later = replace(follows, readings=(replace(follows.readings[0], baseline_date=WEEKS[1]),))
    undated = replace(follows, readings=(replace(follows.readings[0], baseline_date=None),))
    assert baseline_day([later, undated], ["i"], WEEKS) == WEEKS[1]
    assert baseline_day([later, follows], ["i"], WEEKS) == BASELINE


def test_the_line_of_a_goal_is_the_fixed_number_and_the_other_reading_is_told() -> None:
    follows = reading("foelger", TargetRule.AT_MOST_BENCHMARK, None, 22.1)
    line = area_goal([goal(follows, reading("fast", TargetRule.AT_MOST_VALUE, 13.0, 22.1))], "i", "a")
    assert line is not None
    assert (line.word, line.value, line.others) == ("højst", 13.0, ("foelger",))


def test_a_reduction_is_taken_from_the_baseline() -> None:
    line = area_goal([goal(reading("r", TargetRule.REDUCE_PCT, 20, 79))], "i", "a")
    assert line is not None
    assert line.value == pytest.approx(63.2)
    assert area_goal([goal(reading("r", TargetRule.REDUCE_PCT, 20, None))], "i", "a") is None
    assert area_goal([goal(reading("r", TargetRule.REDUCE_PCT, 20, 79))], "i", "b") is None


def test_the_first_goal_with_a_number_is_drawn_in_the_words_of_its_rule() -> None:
    words = {
        TargetRule.AT_MOST_VALUE: "højst",
        TargetRule.BELOW_VALUE: "under",
        TargetRule.AT_LEAST_VALUE: "mindst",
    }
    for rule, word in words.items():
        made = area_goal([goal(reading("r", rule, 13.0, None))], "i", "a")
        assert made == AreaGoal("B1", word, 13.0, ())
    without = goal(
        reading("f", TargetRule.AT_MOST_BENCHMARK, 5.0, 22.1), reading("g", TargetRule.AT_MOST_VALUE, None, 1)
    )
    other = replace(goal(reading("r", TargetRule.REDUCE_PCT, 20, 29)), goal_id="B2")
    assert area_goal([without, other], "i", "a") == AreaGoal("B2", "højst", pytest.approx(23.2), ())
    assert area_goal([without], "i", "a") is None
    elsewhere = replace(reading("e", TargetRule.AT_MOST_VALUE, 1.0, None), area_id="b")
    own = (
        reading("one", TargetRule.AT_MOST_VALUE, 9.0, None),
        reading("two", TargetRule.BELOW_VALUE, 8.0, None),
    )
    assert area_goal([goal(elsewhere, *own)], "i", "a") == AreaGoal("B1", "højst", 9.0, ("two",))
