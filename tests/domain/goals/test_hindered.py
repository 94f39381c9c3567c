"""What stands in the way of a status: no measurement, demo alone, too few persons, no baseline, no target."""

from datetime import date

import pytest

from lib.domain.goals.assessment import Certainty, GoalStatus, Hindrance
from lib.domain.goals.goal import BaselineFrom, TargetRule
from lib.domain.indicator import Kind
from tests.domain.goals.made import HALFWAY, assessed, reading, row, share

FEW = "Antal under 5 pr. zone: status vises kun for planen samlet."


def test_without_a_number_after_the_baseline_there_is_no_status() -> None:
    made = assessed(reading())
    assert (made.status, made.certainty) == (GoalStatus.KAN_IKKE, Certainty.UKENDT)
    assert made.hindrance is Hindrance.INGEN_MAALING
    assert made.reason == "Der er ingen måling efter udgangspunktet."


def test_a_number_on_the_day_of_the_baseline_is_the_baseline_itself() -> None:
    assert assessed(reading(), row(70, "2022-06-01")).latest is None
    assert assessed(reading(), row(70, "2022-06-02")).status is GoalStatus.NAAET


def test_demo_numbers_are_shown_apart_and_never_judged() -> None:
    made = assessed(reading(), row(70, HALFWAY, provenance="demo"))
    assert made.status is GoalStatus.KAN_IKKE
    assert made.hindrance is Hindrance.KUN_DEMO
    assert "demo" in made.reason
    assert made.latest is None
    assert made.demo is not None
    assert made.demo.value == 70


def test_a_later_demo_number_stands_beside_the_real_one_and_an_earlier_is_left_out() -> None:
    beside = assessed(reading(), row(91, HALFWAY), row(70, "2025-01-01", provenance="demo"))
    assert beside.status is GoalStatus.BAGUD
    assert beside.demo is not None
    before = assessed(reading(), row(91, HALFWAY), row(70, "2024-01-01", provenance="demo"))
    assert before.demo is None


@pytest.mark.parametrize("provenance", ["interpoleret", "demo"])
def test_only_published_and_loaded_numbers_are_the_latest(provenance: str) -> None:
    made = assessed(reading(), row(91, "2024-01-01"), row(70, HALFWAY, provenance=provenance))
    assert made.latest is not None
    assert made.latest.value == 91


def test_a_missing_number_leaves_the_last_known_one() -> None:
    made = assessed(reading(), row(79, "2024-01-01"), row(None, HALFWAY, status="mangler"))
    assert made.status is GoalStatus.NAAET


@pytest.mark.parametrize(("baseline", "latest"), [(4.0, 6.0), (8.0, 4.0)])
def test_under_five_persons_in_a_zone_get_no_status(baseline: float, latest: float) -> None:
    in_zone = reading(area_id="z1", baseline=baseline)
    made = assessed(in_zone, row(latest, HALFWAY, area_id="z1"))
    assert (made.status, made.reason) == (GoalStatus.KAN_IKKE, FEW)
    assert made.hindrance is Hindrance.FOR_FAA
    assert made.needed is None
    assert made.pace is None


def test_five_persons_in_a_zone_and_four_in_the_whole_plan_are_judged() -> None:
    five = assessed(reading(area_id="z1", baseline=8.0), row(5, HALFWAY, area_id="z1"))
    assert five.status is GoalStatus.NAAET
    assert assessed(reading(baseline=8.0), row(4, HALFWAY)).status is GoalStatus.NAAET


def test_a_baseline_under_five_says_so_even_without_a_measurement() -> None:
    assert assessed(reading(area_id="z1", baseline=4.0)).reason == FEW


def test_a_masked_number_after_the_latest_hides_the_status() -> None:
    in_zone = reading(area_id="z1", baseline=12.0)
    masked = row(None, HALFWAY, area_id="z1")
    made = assessed(in_zone, row(9, "2024-01-01", area_id="z1"), masked)
    assert made.status is GoalStatus.KAN_IKKE
    assert made.hindrance is Hindrance.FOR_FAA
    assert made.reason.startswith("Det seneste tal er diskretioneret")
    assert made.reason.endswith("status vises kun for planen samlet.")
    assert assessed(in_zone, masked).hindrance is Hindrance.FOR_FAA
    later = assessed(in_zone, masked, row(9, "2025-01-01", area_id="z1"))
    assert later.status is GoalStatus.NAAET


def test_a_masked_demo_number_hides_nothing() -> None:
    in_zone = reading(area_id="z1", baseline=12.0)
    made = assessed(in_zone, row(None, HALFWAY, area_id="z1", provenance="demo"))
    assert made.hindrance is Hindrance.INGEN_MAALING


def test_few_persons_behind_a_share_are_not_a_count_under_five() -> None:
    percent = reading(area_id="z1", baseline=10.0, unit="pct", kind=Kind.SHARE)
    assert assessed(percent, share(4, 100, 2024, "z1")).status is GoalStatus.NAAET


def test_a_baseline_without_a_year_or_without_a_number_gives_no_status() -> None:
    no_year = assessed(reading(baseline_date=None), row(79, HALFWAY))
    assert (no_year.hindrance, no_year.baseline_day) == (Hindrance.UDGANGSPUNKT, None)
    assert no_year.reason == "Aftalen oplyser ikke, hvilket år udgangspunktet er fra."
    no_number = assessed(reading(baseline=None), row(79, HALFWAY))
    assert no_number.reason == "Aftalen oplyser intet udgangspunkt."
    assert no_number.status is GoalStatus.KAN_IKKE


FROM_SERIES = reading(baseline=None, baseline_from=BaselineFrom.SERIEN)


@pytest.mark.parametrize("day", ["2022-06-01", "2022-09-01", "2023-06-01"])
def test_a_baseline_of_the_series_is_its_first_real_number_within_a_year(day: str) -> None:
    made = assessed(FROM_SERIES, row(60, "2022-05-31"), row(50, day), row(40, HALFWAY))
    assert (made.baseline, made.baseline_day) == (50, date.fromisoformat(day))
    assert made.target is not None
    assert made.target.value == 40
    assert made.status is GoalStatus.NAAET


def test_a_first_number_more_than_a_year_later_or_made_up_is_no_baseline() -> None:
    late = assessed(FROM_SERIES, row(50, "2023-06-02"), row(40, HALFWAY))
    made_up = assessed(FROM_SERIES, row(50, "2022-09-01", provenance="demo"))
    for made in (late, made_up):
        assert made.baseline is None
        assert made.hindrance is Hindrance.UDGANGSPUNKT
        assert "1. juni 2022" in made.reason


def test_the_first_number_is_not_progress_from_itself() -> None:
    assert assessed(FROM_SERIES, row(50, "2022-09-01")).hindrance is Hindrance.INGEN_MAALING


def test_a_goal_that_nobody_has_set_says_so() -> None:
    made = assessed(reading(rule=TargetRule.TO_BE_SET, target=None), row(79, HALFWAY))
    assert (made.hindrance, made.reason) == (Hindrance.INTET_MAAL, "Målet er ikke fastsat endnu.")
