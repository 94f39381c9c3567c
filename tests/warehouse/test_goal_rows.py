"""The default plan's 59 goals as the warehouse gives them, and what its published figures say of each."""

import pandas as pd
import pytest

from lib.domain.goals.assess import assess_goals
from lib.domain.goals.assessment import GoalResult, GoalStatus, Hindrance
from lib.domain.goals.sentences import goals_finding, hindrance_finding
from lib.domain.indicator import Kind
from lib.warehouse.public import PublicWarehouse
from lib.warehouse.questions.catalogue import breaks, plan
from lib.warehouse.questions.goals import goal_rows, goal_series
from tests.domain.goals.test_agreement_targets import TARGETS

NO_BASELINE = {"O7", "U2a", "U2b", "U2e"}
"""'Ingen data' in the agreement, or no year."""

TOO_FEW = {"B5-zone1"}
"""Four persons at the baseline."""

WITH_DEMO = ("U3", "U4", "B1", "B2", "B3", "B4", "B5", "B7", "B8", "K1", "S3")
"""Goals about indicators that the demo layer has later numbers of."""

AT_THE_BENCHMARK = {
    "O1": 77.0,
    "O2": 7.5,
    "O3": 17.0,
    "O4": 14.8,
    "O5": 17.6,
    "O6": 2.6,
    "O7": 84.2,
    "O8": 17.0,
    "O9": 81.7,
}
"""The right-hand column of the agreement's table of overall goals."""

FEWER_THAN_AT_THE_BASELINE = {
    "U3": 18,
    "U4": 14,
    "B2-zone1": 16,
    "B2-zone2": 10,
    "B2-zone3": 9,
    "B2-zone4": 7,
    "B2": 41,
    "B3-zone1": 5,
    "B3-zone2": 6,
    "B3-zone3": 5,
    "B3-zone4": 5,
    "B3": 20,
    "B4-zone1": 6,
    "B4-zone2": 4,
    "B4-zone3": 3,
    "B4-zone4": 6,
    "B4": 17,
    "B5-zone2": 3,
    "B5-zone3": 2,
    "B5-zone4": 3,
    "B5": 8,
    "B6-zone1": 15,
    "B6-zone2": 9,
    "B6-zone3": 6,
    "B6-zone4": 13,
    "B6": 42,
    "K2a": 1,
    "K2b": 1,
}
"""By hand: the printed count less the largest whole number that holds the target (58 - 40 = 18)."""


def results(warehouse: PublicWarehouse, only_real: bool) -> dict[str, GoalResult]:
    goals = goal_rows(warehouse)
    series = goal_series(warehouse, goals, only_real)
    found = assess_goals(goals, series, breaks(warehouse), plan(warehouse), {})
    return {each.goal.goal_id: each for each in found}


@pytest.fixture(scope="module")
def published(public_warehouse: PublicWarehouse) -> dict[str, GoalResult]:
    """What the published figures alone say."""
    return results(public_warehouse, True)


def test_every_goal_has_its_readings_with_unit_and_kind(public_warehouse: PublicWarehouse) -> None:
    goals = {each.goal_id: each for each in goal_rows(public_warehouse)}
    assert list(goals) == list(TARGETS)
    assert {name: [each.reading_id for each in goal.readings] for name, goal in goals.items()} == {
        name: list(named) for name, named in TARGETS.items()
    }
    grades, charges = goals["U2a"].readings[0], goals["K1"].readings[0]
    assert (grades.unit, grades.kind) == ("karakter", Kind.MEAN)
    assert (charges.unit, charges.kind) == ("pr_100_personer", Kind.RATE)
    printed = {name: goal.readings[0].benchmark_baseline for name, goal in goals.items()}
    assert {name: value for name, value in printed.items() if value is not None} == AT_THE_BENCHMARK


def test_no_goal_can_be_judged_by_what_is_published_and_each_says_why(
    published: dict[str, GoalResult],
) -> None:
    assert {each.status for each in published.values()} == {GoalStatus.KAN_IKKE}
    why = {name: each.hindrance for name, each in published.items()}
    assert {name for name, each in why.items() if each is Hindrance.UDGANGSPUNKT} == NO_BASELINE
    assert {name for name, each in why.items() if each is Hindrance.FOR_FAA} == TOO_FEW
    rest = set(published) - NO_BASELINE - TOO_FEW
    assert {why[name] for name in rest} == {Hindrance.INGEN_MAALING}


def test_the_headline_of_the_default_plan_says_that_nothing_is_measured(
    published: dict[str, GoalResult],
) -> None:
    found = list(published.values())
    assert goals_finding(found) == (
        "Ingen af de 59 mål kan vurderes endnu: der er ingen målinger efter udgangspunktet"
    )
    assert hindrance_finding(found) == (
        "Af 59 mål, der ikke kan vurderes: 54 mangler en måling, 4 mangler et udgangspunkt og 1 har for få personer"
    )


def test_the_targets_and_what_they_need_are_those_worked_out_by_hand(
    published: dict[str, GoalResult],
) -> None:
    for name, result in published.items():
        for each in result.assessments:
            assert each.target is not None
            assert each.target.value == TARGETS[name][each.reading.reading_id][0], name
    needed = {name: each.assessments[0].needed for name, each in published.items()}
    assert {
        name: each.persons for name, each in needed.items() if each is not None
    } == FEWER_THAN_AT_THE_BASELINE


def test_demo_numbers_change_no_status_and_no_headline(
    public_warehouse: PublicWarehouse, published: dict[str, GoalResult]
) -> None:
    with_demo = results(public_warehouse, False)
    assert {each.status for each in with_demo.values()} == {GoalStatus.KAN_IKKE}
    assert goals_finding(list(with_demo.values())) == goals_finding(list(published.values()))
    demo = {name for name, each in with_demo.items() if each.hindrance is Hindrance.KUN_DEMO}
    assert demo == {name for name in TARGETS if name.startswith(WITH_DEMO)} - TOO_FEW


@pytest.mark.parametrize(
    ("value", "status"), [(80.0, GoalStatus.NAAET), (90.0, GoalStatus.PAA_VEJ), (91.0, GoalStatus.BAGUD)]
)
def test_a_loaded_number_beside_the_published_baseline_gives_a_status(
    public_warehouse: PublicWarehouse, value: float, status: GoalStatus
) -> None:
    # B3, 100 persons to 80: on 1 July 2024, 761 of 1.674 days, the line stands at 100 - 20 · 761 / 1674 = 90,9.
    (goal,) = (each for each in goal_rows(public_warehouse) if each.goal_id == "B3")
    series = goal_series(public_warehouse, [goal], True)
    day = pd.Timestamp("2024-07-01")
    loaded = series.assign(value=value, period_start=day, period_end=day, provenance="datatraek")
    together = pd.concat([series, loaded], ignore_index=True)
    (made,) = assess_goals([goal], together, breaks(public_warehouse), plan(public_warehouse), {})
    assert made.status is status
