"""Which days Mandagsmail compares, what a line of it holds, and what is drawn."""

import datetime as dt
from dataclasses import replace
from math import nan

import pytest

from lib.domain.observation import Status
from lib.domain.unemployment.digest import AreaLine, Digest, DigestBar, digest_bars, monday_of, week_before
from tests.domain.unemployment.letters import BEFORE, MONDAY, counts, digest_of, since
from tests.domain.unemployment.persons import BASELINE, PLAN, row

FRIDAY = dt.date(2026, 11, 20)
GROUPS = [row("6.2", area, day, 40) for area in ("a", "b", "kommunen") for day in (BEFORE, MONDAY)]


def days_of(digest: Digest) -> tuple[object, ...]:
    return digest.day, digest.real_day, digest.previous, digest.is_week, digest.baseline, digest.has_baseline


@pytest.mark.parametrize(
    ("back", "chosen"),
    [
        ([9, 5], 9),
        ([10, 4], None),
        ([5, 8], 8),
        ([6, 9], 6),
        ([7, 8, 6], 7),
        ([], None),
    ],
)
def test_the_day_nearest_to_a_week_before_and_of_two_the_earlier(back: list[int], chosen: int | None) -> None:
    found = week_before([MONDAY - dt.timedelta(days=each) for each in back], MONDAY)
    assert found == (None if chosen is None else MONDAY - dt.timedelta(days=chosen))


def test_a_week_begins_on_monday() -> None:
    week = [dt.date(2026, 11, 16) + dt.timedelta(days=each) for each in range(7)]
    assert {monday_of(day) for day in week} == {MONDAY}


def test_days_are_those_of_the_zones_kendskabsgrad_alone() -> None:
    rows = [*counts(BASELINE, 300, 300), *counts(BEFORE, 300, 300), *counts(MONDAY, 300, 300)]
    others = [row("", "kommunen", FRIDAY, 1300.0, 13.0, 10000.0), row("6.2", "a", FRIDAY, 40)]
    digest = digest_of(*rows, *others, today=FRIDAY)
    assert days_of(digest) == (MONDAY, MONDAY, BEFORE, True, BASELINE, True)
    assert digest.today == FRIDAY


def test_only_one_day_has_nothing_before_it() -> None:
    digest = digest_of(*counts(MONDAY, 200, 300))
    assert days_of(digest) == (MONDAY, MONDAY, None, False, MONDAY, False)
    line = AreaLine("a", "Zone 1", 200.0, 20.0, Status.OK, False, None, None, None)
    assert digest.areas[0] == line
    assert digest.whole == AreaLine("samlet", "Alle zoner", 500.0, 25.0, Status.OK, False, None, None, None)
    assert digest.kommune.name == "Kommunen"
    assert (digest.group_week, digest.group_baseline) == ((), ())
    assert [bar.before for bar in digest_bars(digest)] == [None, None]


def test_a_goals_own_day_is_the_baseline_also_where_there_are_no_figures_of_it() -> None:
    rows = [*counts(BEFORE, 300, 300), *counts(MONDAY, 300, 290)]
    without = digest_of(*rows, goals=since(BASELINE))
    assert days_of(without) == (MONDAY, MONDAY, BEFORE, True, BASELINE, False)
    assert [line.baseline for line in without.areas] == [None, None]
    of_it = digest_of(*counts(BASELINE, 310, 300), *rows, goals=since(BEFORE))
    assert days_of(of_it) == (MONDAY, MONDAY, BEFORE, True, BEFORE, True)
    assert [(line.baseline and line.baseline.persons) for line in of_it.areas] == [0.0, -10.0]


def test_the_first_real_day_is_the_baseline_and_no_demo_day_before_it() -> None:
    demo = counts(dt.date(2022, 1, 3), 500, 500, provenance="demo")
    assert digest_of(*demo, *counts(BASELINE, 300, 300), *counts(MONDAY, 300, 300)).baseline == BASELINE
    made_up = counts(BEFORE, 300, 300, provenance="demo")
    only_demo = digest_of(*demo, *made_up)
    assert days_of(only_demo) == (BEFORE, None, dt.date(2022, 1, 3), False, dt.date(2022, 1, 3), True)


@pytest.mark.parametrize(("real_day", "day"), [(BEFORE, BEFORE), (BEFORE - dt.timedelta(days=1), MONDAY)])
def test_a_real_day_of_last_week_is_not_outrun_by_demo_and_an_older_one_is(
    real_day: dt.date, day: dt.date
) -> None:
    digest = digest_of(*counts(real_day, 300, 300), *counts(MONDAY, 200, 200, provenance="demo"), *GROUPS)
    assert (digest.day, digest.real_day) == (day, real_day)
    assert digest.is_stale is (day == MONDAY)
    assert {line.is_demo for line in digest.areas} == {day == MONDAY}


def test_groups_are_those_of_the_zones_on_a_real_day() -> None:
    rows = [*counts(BEFORE, 300, 300), *counts(MONDAY, 300, 300), *GROUPS]
    digest = digest_of(*rows)
    assert [(each.target_group, each.area_id) for each in digest.group_week] == [("6.2", "a"), ("6.2", "b")]
    assert digest.group_week == digest.group_baseline
    demo = [
        *counts(dt.date(2026, 9, 7), 300, 300),
        *counts(BEFORE, 300, 300, provenance="demo"),
        *counts(MONDAY, 300, 300, provenance="demo"),
        *GROUPS,
    ]
    assert (digest_of(*demo).group_week, digest_of(*demo).group_baseline) == ((), ())


def test_a_masked_row_shows_no_number_that_slipped_in() -> None:
    rows = [
        *counts(BASELINE, 300, 300),
        row("", "a", BEFORE, 300.0, 30.0, 1000.0),
        row("", "b", BEFORE, 300.0, 30.0, 1000.0, status="diskretioneret"),
        row("", "a", MONDAY, 3.0, 0.3, 1000.0, status="diskretioneret"),
        row("", "b", MONDAY, 290.0, 29.0, 1000.0),
    ]
    masked, shown = digest_of(*rows, goals=since(BEFORE)).areas
    assert (masked.persons, masked.share, masked.is_demo) == (None, None, False)
    assert (masked.status, masked.baseline_share) == (Status.DISKRETIONERET, 30.0)
    assert (shown.persons, shown.baseline_share) == (290.0, None)
    assert digest_of(*rows).whole.status is Status.DISKRETIONERET
    none = digest_of(*counts(BEFORE, 300, 300), row("", "a", MONDAY, 200.0, 20.0, 1000.0))
    assert none.whole.status is Status.MANGLER


def test_a_figure_or_a_change_that_rests_on_demo_is_told() -> None:
    real = [*counts(BASELINE, 300, 300), *counts(MONDAY, 300, 300)]
    assert not digest_of(*real).shows_demo
    assert digest_of(*real, *counts(BEFORE, 300, 300, provenance="demo")).shows_demo is False, "two real days"
    held_against = digest_of(*counts(BEFORE, 300, 300, provenance="demo"), *counts(MONDAY, 300, 300))
    assert held_against.shows_demo
    assert not any(line.is_demo for line in held_against.areas)
    unknown = digest_of(*counts(BEFORE, nan, nan, provenance="demo"), *counts(MONDAY, 300, 300))
    assert not unknown.shows_demo


def test_bars_are_of_percent_with_the_baseline_and_the_kommune() -> None:
    rows = [*counts(BASELINE, 300, 310), *counts(MONDAY, 200, 290)]
    assert digest_bars(digest_of(*rows)) == (
        DigestBar("Zone 1", 20.0, 30.0, 13.0, "pct", False),
        DigestBar("Zone 2", 29.0, 31.0, 13.0, "pct", False),
    )
    demo = [*counts(BASELINE, 300, 310, provenance="demo"), *counts(MONDAY, 200, 290, provenance="demo")]
    assert digest_bars(digest_of(*demo)) == (
        DigestBar("Zone 1", 20.0, 30.0, None, "pct", True),
        DigestBar("Zone 2", 29.0, 31.0, None, "pct", True),
    )


def test_bars_are_of_persons_where_no_percent_is_known() -> None:
    rows = [
        row("", "a", BASELINE, 300.0),
        row("", "b", BASELINE, 310.0),
        row("", "a", MONDAY, 200.0),
        row("", "b", MONDAY, 290.0),
        row("", "kommunen", MONDAY, 1300.0, 13.0, 10000.0),
    ]
    assert digest_bars(digest_of(*rows)) == (
        DigestBar("Zone 1", 200.0, 300.0, None, "antal", False),
        DigestBar("Zone 2", 290.0, 310.0, None, "antal", False),
    )


def test_a_plan_of_one_zone_has_one_line_and_its_sum() -> None:
    one = replace(PLAN, zones=PLAN.zones[:1])
    digest = digest_of(*counts(BEFORE, 300, 1), *counts(MONDAY, 200, 1), plan=one)
    assert [line.name for line in digest.areas] == ["Zone 1"]
    assert (digest.whole.persons, digest.whole.week and digest.whole.week.persons) == (200.0, -100.0)
