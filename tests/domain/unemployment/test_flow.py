"""Changes in persons: certain, within the uncertainty, across a databrud, masked, missing, demo."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from lib.domain.unemployment.flow import Change, Verdict, changes
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
