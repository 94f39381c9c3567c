"""The tidy frame of known persons, and which days are held against each other."""

import datetime as dt

import pytest

from lib.domain.goals.goal import BaselineFrom, Goal, GoalLevel, Reading, TargetRule
from lib.domain.indicator import Kind, Polarity
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
from lib.domain.unemployment.targets import area_goal
from tests.domain.unemployment.persons import BASELINE, PLAN, frame, row

WEEKS = [dt.date(2026, 9, 21), dt.date(2026, 9, 28), dt.date(2026, 10, 5)]


def reading(reading_id: str, rule: TargetRule, target: float | None, baseline: float | None) -> Reading:
    """A reading of a goal about indicator i in area a."""
    return Reading(
        reading_id=reading_id,
        label=reading_id,
        indicator_id="i",
        area_id="a",
        benchmark_area_id="k",
        baseline=baseline,
        baseline_date=BASELINE,
        baseline_from=BaselineFrom.AFTALEN,
        rule=rule,
        target=target,
        note="",
        unit="antal",
        kind=Kind.COUNT,
    )


def goal(*readings: Reading) -> Goal:
    """A goal with these readings."""
    words = ("Beskæftigelse", "Styregruppen", "Færre", "i")
    return Goal("B1", GoalLevel.DELMAAL, *words, Polarity.LOWER, "Zone 1", "kilde", "", readings)


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


def test_windows() -> None:
    assert window_start(Window.UDGANGSPUNKT, WEEKS, BASELINE) == BASELINE
    assert window_start(Window.AAR, WEEKS, BASELINE) == dt.date(2025, 10, 5)
    assert window_start(Window.ALT, WEEKS, BASELINE) is None


def test_the_baseline_is_the_goals_or_the_first_day() -> None:
    follows = goal(reading("fast", TargetRule.AT_MOST_VALUE, 13.0, 22.1))
    assert baseline_day([follows], ["i"], WEEKS) == BASELINE
    assert baseline_day([follows], ["another"], WEEKS) == WEEKS[0]
    assert baseline_day([], ["i"], []) is None


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
