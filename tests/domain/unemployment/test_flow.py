"""Changes in persons: certain, within the uncertainty, across a databrud, masked, missing, demo."""

import datetime as dt
from math import nan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from lib.domain.statistics.intervals import Interval, Method
from lib.domain.unemployment.flow import Change, Verdict, changes, crossed_break
from lib.domain.unemployment.known import known_persons
from lib.domain.unemployment.sentences import change_lines, change_words
from tests.domain.unemployment.persons import BASELINE, PLAN, frame, no_breaks, row

NOW = dt.date(2026, 10, 5)
REFORM = dt.date(2025, 7, 1)


def one_change(
    before: dict[str, object], now: dict[str, object], breaks: pd.DataFrame | None = None
) -> Change:
    """The change between two rows of one målgruppe and area."""
    known = known_persons(frame(before, now), PLAN)
    days = (before["day"], now["day"])
    (change,) = changes(known, ["a"], *days, no_breaks() if breaks is None else breaks)  # type: ignore[arg-type]  # the builder's rows are untyped
    return change


def broken_on(day: dt.date) -> pd.DataFrame:
    return pd.DataFrame(
        {"indicator_id": ["maalgruppe_6.3"], "date": [pd.Timestamp(day)], "text": ["Reformen"]}
    )


def test_half_as_many_is_a_change() -> None:
    change = one_change(row("6.3", "a", BASELINE, 200), row("6.3", "a", NOW, 100))
    assert (change.verdict, change.persons) == (Verdict.FALDET, -100)
    assert change_lines(change, BASELINE) == ("100 færre personer siden 1. juni 2022", "200 → 100")


def test_two_persons_are_not_called_a_change() -> None:
    change = one_change(row("6.3", "a", BASELINE, 84), row("6.3", "a", NOW, 82))
    assert change.verdict is Verdict.USIKKER
    assert change.interval is not None
    assert change.interval.holds(0)
    assert change_lines(change, BASELINE)[1] == "84 → 82, inden for usikkerheden"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.integers(0, 400))
def test_the_verdict_agrees_with_the_exact_conditional_test(before: int, now: int) -> None:
    change = one_change(row("6.3", "a", BASELINE, before), row("6.3", "a", NOW, now))
    p = binomtest(now, before + now, 0.5).pvalue if before + now else 1.0
    if p < 0.01:
        assert change.verdict is (Verdict.FALDET if now < before else Verdict.STEGET)
    if p > 0.15:
        assert change.verdict is Verdict.USIKKER


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (REFORM, Verdict.BRUDT),
        (NOW, Verdict.BRUDT),
        (BASELINE, Verdict.FALDET),
        (NOW + dt.timedelta(days=1), Verdict.FALDET),
    ],
)
def test_no_change_is_counted_across_a_break(day: dt.date, verdict: Verdict) -> None:
    change = one_change(row("6.3", "a", BASELINE, 200), row("6.3", "a", NOW, 100), broken_on(day))
    assert change.verdict is verdict
    if verdict is Verdict.BRUDT:
        assert change.persons is None
        assert change_words(change).startswith("Kan ikke regnes hen over databruddet ")
        assert change_words(change).endswith(": Reformen")


def test_masked_is_masked_and_missing_is_missing() -> None:
    masked = one_change(
        row("6.3", "a", BASELINE, 5), row("6.3", "a", NOW, float("nan"), status="diskretioneret")
    )
    assert (masked.verdict, masked.persons) == (Verdict.VISES_IKKE, None)
    missing = one_change(row("6.3", "a", BASELINE, float("nan"), status="mangler"), row("6.3", "a", NOW, 5))
    assert missing.verdict is Verdict.MANGLER
    known = known_persons(frame(row("6.3", "a", BASELINE, 5)), PLAN)
    (gone,) = changes(known, ["a"], BASELINE, NOW, no_breaks())
    assert gone.verdict is Verdict.MANGLER


def test_a_change_to_a_demo_number_is_named_and_not_judged() -> None:
    change = one_change(row("6.3", "a", BASELINE, 200), row("6.3", "a", NOW, 198, provenance="demo"))
    assert change.is_demo
    assert "demo: vurderes ikke" in change_words(change)
    assert change_lines(change, BASELINE) == ("2 færre personer siden 1. juni 2022 (demo)", "200 → 198")


def test_the_kendskabsgrad_has_points_and_their_interval_when_both_populations_are_known() -> None:
    change = one_change(row("", "a", BASELINE, 300, 30.0, 1000), row("", "a", NOW, 200, 20.0, 1000))
    assert change.points == pytest.approx(-10.0)
    # Newcombe's method 10 of 200/1000 - 300/1000, worked out from the two Wilson intervals by hand.
    assert change.points_interval is not None
    assert (change.points_interval.low, change.points_interval.high) == (
        pytest.approx(-13.74, abs=0.02),
        pytest.approx(-6.21, abs=0.02),
    )
    published = one_change(row("", "a", BASELINE, 306, 22.1), row("", "a", NOW, 254, 18.3))
    assert published.points == pytest.approx(-3.8)
    assert published.points_interval is None


def nothing(verdict: Verdict, reason: str, detail: str = "", is_demo: bool = False) -> Change:
    """A change without numbers."""
    return Change("6.3", "a", None, None, None, None, None, None, verdict, reason, detail, is_demo)


def test_why_there_is_no_change_in_whole_sentences() -> None:
    before, now = row("6.3", "a", BASELINE, 200), row("6.3", "a", NOW, 100)
    assert one_change(before, now, broken_on(REFORM)) == nothing(
        Verdict.BRUDT, "Kan ikke regnes hen over databruddet 1. juli 2025", "Reformen"
    )
    hidden = {"value": nan, "numerator": nan, "status": "diskretioneret"}
    masked, gone = "Et af de to tal er diskretioneret", "Et af de to tal mangler"
    assert one_change(before | hidden, now) == nothing(Verdict.VISES_IKKE, masked)
    assert one_change(before, now | hidden | {"provenance": "demo"}) == nothing(
        Verdict.VISES_IKKE, masked, is_demo=True
    )
    missing = {"value": nan, "numerator": nan, "status": "mangler"}
    assert one_change(before | missing, now | hidden) == nothing(Verdict.VISES_IKKE, masked)
    assert one_change(before, now | missing) == nothing(Verdict.MANGLER, gone)
    assert one_change(before, now | {"value": nan}) == nothing(Verdict.MANGLER, gone)
    known = known_persons(frame(before, row("6.3", "b", NOW, 5)), PLAN)
    assert changes(known, ["a"], BASELINE, NOW, no_breaks()) == (nothing(Verdict.MANGLER, gone),)
    assert changes(known, ["c"], BASELINE, NOW, no_breaks())[0].verdict is Verdict.MANGLER


def test_a_change_holds_both_numbers_and_the_interval_of_their_difference() -> None:
    made = one_change(row("6.3", "a", BASELINE, 5), row("6.3", "a", NOW, 7))
    # Exact Poisson limits (Garwood): 5 is 1.6235 to 11.6683, 7 is 2.8144 to 14.4227; squared and added by hand.
    low, high = 2 - (4.1856**2 + 6.6683**2) ** 0.5, 2 + (7.4227**2 + 3.3765**2) ** 0.5
    assert made.interval is not None
    assert (made.interval.low, made.interval.high) == pytest.approx((low, high), abs=1e-3)
    limits = Interval(made.interval.low, made.interval.high, 0.95, Method.MOVER)
    assert made == Change("6.3", "a", 5.0, 7.0, 2.0, limits, None, None, Verdict.USIKKER, "", "", False)
    risen = one_change(row("6.3", "a", BASELINE, 100), row("6.3", "a", NOW, 200))
    assert (risen.verdict, risen.persons) == (Verdict.STEGET, 100.0)


def test_the_percentage_points_need_both_percentages_and_are_of_the_kendskabsgrad_alone() -> None:
    known = row("", "a", BASELINE, 300, 30.0, 1000), row("", "a", NOW, 200, 20.0, 1000)
    bare = {"value": nan}
    for pair in ((known[0] | bare, known[1]), (known[0], known[1] | bare)):
        made = one_change(*pair)
        assert (made.persons, made.points, made.points_interval) == (-100.0, None, None)
    group = one_change(row("6.3", "a", BASELINE, 30, 0, 100), row("6.3", "a", NOW, 20, 0, 100))
    assert (group.points, group.points_interval) == (None, None)


def test_every_group_is_held_against_the_same_two_days_in_the_order_of_areas() -> None:
    rows = [
        *[row("", area, day, 30, 10.0) for area in ("a", "b") for day in (BASELINE, NOW)],
        *[row("6.3", area, day, 10) for area in ("a", "b") for day in (BASELINE, NOW)],
        row("6.3", "a", REFORM, 99),
    ]
    made = changes(known_persons(frame(*rows), PLAN), ["b", "a", "samlet"], BASELINE, NOW, broken_on(REFORM))
    assert [(each.target_group, each.area_id, each.now, each.verdict.value) for each in made] == [
        ("", "b", 30.0, "usikker"),
        ("", "a", 30.0, "usikker"),
        ("", "samlet", 60.0, "usikker"),
        ("6.3", "b", None, "brudt"),
        ("6.3", "a", None, "brudt"),
        ("6.3", "samlet", None, "brudt"),
    ]


def test_of_several_breaks_the_latest_between_the_days_is_told() -> None:
    days = [dt.date(2024, 1, 1), REFORM, dt.date(2023, 1, 1), BASELINE, dt.date(2027, 1, 1)]
    breaks = pd.DataFrame(
        {"indicator_id": [*["x"] * 5, "y"], "date": [*days, NOW], "text": ["a", "b", "c", "d", "e", "f"]}
    )
    assert crossed_break(breaks, "x", BASELINE, NOW) == (REFORM, "b")
    assert crossed_break(breaks, "x", REFORM, NOW) is None
    assert crossed_break(breaks, "y", BASELINE, NOW) == (NOW, "f")
