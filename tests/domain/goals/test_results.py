"""A goal that can be read in more than one way: nothing is chosen in silence."""

from lib.domain.goals.assessment import Certainty, GoalStatus, Hindrance
from lib.domain.goals.goal import TargetRule
from lib.domain.indicator import Kind
from tests.domain.goals.made import HALFWAY, goal, reading, result, row, share

PERCENT = reading(
    reading_id="procent", label="5 procent", target=5.0, baseline=42.6, unit="pct", kind=Kind.SHARE
)
POINTS = reading(
    reading_id="point",
    label="5 procentpoint",
    rule=TargetRule.REDUCE_POINTS,
    target=5.0,
    baseline=42.6,
    unit="pct",
    kind=Kind.SHARE,
)
BOTH = goal(PERCENT, POINTS)


def test_readings_that_differ_give_no_status_until_one_is_chosen() -> None:
    # 39,0 % is under 40,47 and over 37,6, under the line of 42,6 - 5 · 944 / 1674 = 39,78.
    latest = share(390, 1000, 2024)
    open_ = result(BOTH, latest)
    assert [each.status for each in open_.assessments] == [GoalStatus.NAAET, GoalStatus.PAA_VEJ]
    assert (open_.status, open_.certainty) == (GoalStatus.KAN_IKKE, Certainty.UKENDT)
    assert open_.hindrance is Hindrance.TVETYDIG
    assert "afhænger af, hvordan aftalen læses" in open_.reason
    assert open_.chosen is None
    assert open_.shown is open_.assessments[0]

    chosen = result(BOTH, latest, choice="point")
    assert (chosen.status, chosen.chosen, chosen.hindrance) == (GoalStatus.PAA_VEJ, "point", None)
    assert chosen.shown is chosen.assessments[1]
    assert chosen.reason == chosen.shown.reason


def test_readings_that_agree_give_their_status_whatever_is_chosen() -> None:
    reached = result(BOTH, share(300, 1000, 2024))
    assert reached.status is GoalStatus.NAAET
    assert reached.certainty is Certainty.UKENDT
    assert reached.reason.endswith("Gælder uanset læsning.")


def test_readings_that_agree_are_as_certain_as_the_least_certain() -> None:
    # 35,9-40,1 spans 37,6 + nothing else: certain for 40,47, uncertain for 37,6.
    latest = share(375, 1000, 2024, low=35.9, high=40.1)
    made = result(BOTH, latest)
    assert [each.certainty for each in made.assessments] == [Certainty.SIKKER, Certainty.USIKKER]
    assert (made.status, made.certainty) == (GoalStatus.NAAET, Certainty.USIKKER)


def test_the_same_hindrance_is_said_once() -> None:
    made = result(BOTH)
    assert made.reason == "Der er ingen måling efter udgangspunktet. Gælder uanset læsning."
    assert made.hindrance is Hindrance.INGEN_MAALING


def test_a_choice_that_names_no_reading_is_none() -> None:
    made = result(BOTH, share(400, 1000, 2024), choice="findes ikke")
    assert made.chosen is None
    assert made.hindrance is Hindrance.TVETYDIG


def test_a_goal_with_one_reading_needs_no_choice() -> None:
    made = result(goal(), row(80, HALFWAY))
    assert (made.status, made.chosen) == (GoalStatus.NAAET, None)
    assert "uanset læsning" not in made.reason
