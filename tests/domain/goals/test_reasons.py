"""Why a goal has its status, in whole sentences, and what is read of a series: by hand."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from lib.domain.goals.assessment import Certainty, GoalStatus, Measured
from lib.domain.goals.goal import TargetRule
from lib.domain.goals.measured import counts_of, observed_series
from lib.domain.goals.sentences import pace_words, uncertain_finding
from lib.domain.goals.target import target_of
from lib.domain.indicator import Kind
from lib.domain.observation import Provenance
from lib.domain.statistics.intervals import Counts, interval
from tests.domain.goals.made import HALFWAY, PLAN, assessed, goal, reading, result, row, series, share

END = "2026-12-31"
DAY = "15. september 2024"


@pytest.mark.parametrize(
    ("value", "day", "rule", "said"),
    [
        (79, HALFWAY, TargetRule.REDUCE_PCT, f"Seneste tal, 79 ({DAY}), opfylder målet: højst 80."),
        (
            85,
            HALFWAY,
            TargetRule.REDUCE_PCT,
            f"Seneste tal, 85 ({DAY}), er på eller under den rette linje mod målet, som den dag er 90,0.",
        ),
        (
            95,
            HALFWAY,
            TargetRule.REDUCE_PCT,
            f"Seneste tal, 95 ({DAY}), er over den rette linje mod målet, som den dag er 90,0.",
        ),
        (
            85,
            END,
            TargetRule.REDUCE_PCT,
            "Ikke nået ved planens slutning: seneste tal, 85 (31. december 2026), opfylder ikke målet: højst 80.",
        ),
        (90, HALFWAY, TargetRule.DECREASE, f"Seneste tal, 90 ({DAY}), er lavere end udgangspunktet, 100."),
        (
            100,
            HALFWAY,
            TargetRule.DECREASE,
            f"Seneste tal, 100 ({DAY}), er ikke lavere end udgangspunktet, 100.",
        ),
        (110, HALFWAY, TargetRule.INCREASE, f"Seneste tal, 110 ({DAY}), er højere end udgangspunktet, 100."),
        (
            90,
            HALFWAY,
            TargetRule.INCREASE,
            f"Seneste tal, 90 ({DAY}), er ikke højere end udgangspunktet, 100.",
        ),
        (
            90,
            END,
            TargetRule.INCREASE,
            "Ikke nået ved planens slutning: seneste tal, 90 (31. december 2026), er ikke højere end "
            "udgangspunktet, 100.",
        ),
    ],
)
def test_a_status_has_its_reason(value: float, day: str, rule: TargetRule, said: str) -> None:
    made = assessed(
        reading(rule=rule, target=20.0 if rule is TargetRule.REDUCE_PCT else None), row(value, day)
    )
    assert made.reason == said


def test_on_the_way_up_the_sides_are_the_other_ones() -> None:
    upwards = reading(rule=TargetRule.AT_LEAST_VALUE, target=120.0)
    assert "er på eller over den rette linje" in assessed(upwards, row(112, HALFWAY)).reason
    assert "er under den rette linje" in assessed(upwards, row(105, HALFWAY)).reason
    made = assessed(upwards, row(105, HALFWAY))
    assert made.pace is not None
    assert made.pace.expected == pytest.approx(110)
    assert made.pace.per_month == pytest.approx(15 / made.pace.months_left)


def test_what_is_reached_or_behind_is_as_certain_as_its_interval() -> None:
    """85 persons: the Poisson interval 67.9 to 105.1 spans the target of 80 and the line at 90; 40 spans neither."""
    assert assessed(reading(), row(85, HALFWAY)).certainty is Certainty.USIKKER
    assert assessed(reading(), row(40, HALFWAY)).certainty is Certainty.SIKKER
    behind = assessed(reading(), row(140, END))
    assert (behind.status, behind.certainty) == (GoalStatus.BAGUD, Certainty.SIKKER)
    down = reading(rule=TargetRule.DECREASE, target=None)
    assert assessed(down, row(95, END)).certainty is Certainty.USIKKER
    assert assessed(down, row(160, END)).certainty is Certainty.SIKKER


def words(rule: TargetRule, number: float | None = None, **more: Any) -> str:
    made = reading(rule=rule, target=number, **more)
    return target_of(made, made.baseline, None, PLAN, True).words


def test_a_direction_has_words_for_persons_and_for_shares() -> None:
    assert words(TargetRule.DECREASE) == "færre end 100"
    assert words(TargetRule.INCREASE) == "flere end 100"
    assert words(TargetRule.DECREASE, unit="pct").startswith("lavere end 100")
    assert words(TargetRule.INCREASE, unit="pct").startswith("højere end 100")
    assert words(TargetRule.INCREASE, baseline=None) == "flere end udgangspunktet"
    assert words(TargetRule.REDUCE_PCT, 12.5, baseline=None) == "12,5 % under udgangspunktet"
    assert words(TargetRule.REDUCE_PCT, 20.0, baseline=None) == "20 % under udgangspunktet"
    assert words(TargetRule.REDUCE_POINTS, 5.0, baseline=None) == "5 procentpoint under udgangspunktet"


def test_the_last_month_is_one_month() -> None:
    assert pace_words(assessed(reading(), row(95, "2026-11-30"))).endswith("om måneden i 1 måned")
    assert pace_words(assessed(reading(), row(95, "2026-10-31"))).endswith("om måneden i 2 måneder")


def test_uncertain_statuses_are_counted() -> None:
    uncertain, sure = (result(goal(reading()), row(value, HALFWAY)) for value in (85, 40))
    why = "tallets usikkerhed går hen over den grænse, der afgør status"
    assert uncertain_finding([sure]) == ""
    assert uncertain_finding([uncertain, sure]) == f"1 af de 2 vurderinger er usikker: {why}"
    assert uncertain_finding([uncertain, uncertain]) == f"2 af de 2 vurderinger er usikre: {why}"


def test_a_series_is_read_by_indicator_and_area_oldest_first() -> None:
    found = observed_series(
        series(
            row(12.0, "2024-01-01"),
            row(10.0, "2022-01-01"),
            row(11.0, "2023-01-01", provenance="demo"),
            row(None, "2025-01-01"),
            row(None, "2026-01-01", status="mangler"),
            row(None, "2026-02-01", provenance="demo"),
            row(7.0, "2022-01-01", area_id="z1"),
        )
    )
    assert set(found) == {("antal", "alle"), ("antal", "z1")}
    own = found["antal", "alle"]
    assert [each.value for each in own.real] == [10.0, 12.0]
    assert [each.value for each in own.demo] == [11.0]
    assert (own.masked, own.missing) == ((dt.date(2025, 1, 1),), (dt.date(2026, 1, 1),))
    until = own.until(dt.date(2024, 1, 1))
    assert ([each.value for each in until.real], until.demo, until.masked) == ([10.0], (), ())
    assert own.until(dt.date(2025, 1, 2)).masked == (dt.date(2025, 1, 1),)
    assert own.until(dt.date(2025, 1, 1)).masked == ()


def test_a_number_is_read_with_its_persons_its_days_and_its_interval() -> None:
    (number,) = observed_series(series(share(30, 120, 2024, low=20.0, high=31.0)))["antal", "alle"].real
    assert number == Measured(
        25.0, 20.0, 31.0, 30.0, 120.0, dt.date(2024, 1, 1), dt.date(2024, 12, 31), Provenance.DATATRAEK
    )
    counts = counts_of(number)
    assert (counts.numerator, counts.denominator) == (30.0, 120.0)
    (bare,) = observed_series(series(row(9.0, "2024-01-01", period_start=pd.NaT)))["antal", "alle"].real
    assert bare.first_day == bare.day == dt.date(2024, 1, 1)
    made = interval(Kind.COUNT, Counts(9.0))
    assert made is not None
    assert (bare.low, bare.high) == (made.low, made.high)
    unknown = counts_of(bare)
    assert unknown.numerator != unknown.numerator
    assert unknown.denominator != unknown.denominator


@pytest.mark.parametrize("missing", ["low", "high"])
def test_half_an_interval_of_a_count_is_made_anew_and_a_whole_one_stands(missing: str) -> None:
    given = {"low": 5.0, "high": 15.0}
    (whole,) = observed_series(series(row(9.0, "2024-01-01", **given)))["antal", "alle"].real
    assert (whole.low, whole.high) == (5.0, 15.0)
    (half,) = observed_series(series(row(9.0, "2024-01-01", **{**given, missing: None})))[
        "antal", "alle"
    ].real
    made = interval(Kind.COUNT, Counts(9.0))
    assert made is not None
    assert (half.low, half.high) == (made.low, made.high)
