"""Goals without a number: the area's development against the benchmark's, against a computation of its own."""

from datetime import date
from math import sqrt

import pytest

from lib.domain.goals.assessment import Assessment, Certainty, GoalStatus, Hindrance
from lib.domain.goals.goal import Reading, TargetRule
from lib.domain.indicator import Kind, Polarity
from tests.domain.goals.made import assessed, goal, reading, result, row, share

FOLLOWED = reading(
    rule=TargetRule.FOLLOW,
    target=None,
    benchmark_area_id="byen",
    benchmark_baseline=20.0,
    baseline=30.0,
    baseline_date=date(2021, 12, 31),
    unit="pct",
    kind=Kind.SHARE,
)
OTHER = (share(2000, 10_000, 2021, "byen"), share(1990, 10_000, 2024, "byen"))


def developed(after: int, polarity: Polarity = Polarity.LOWER, of: int = 1000) -> Assessment:
    """From 30,0 % to `after` of `of` persons, while the benchmark goes from 20,0 to 19,9 %."""
    own = (share(3 * of // 10, of, 2021), share(after, of, 2024))
    return result(goal(FOLLOWED, polarity=polarity), *own, *OTHER).assessments[0]


def normal_interval(after: float, of: int) -> tuple[float, float]:
    """The difference in differences with the plain normal interval, in points."""
    shares = [(0.3, of), (after, of), (0.2, 10_000), (0.199, 10_000)]
    spread = 1.959964 * sqrt(sum(p * (1 - p) / n for p, n in shares))
    gap = (after - 0.3) - (0.199 - 0.2)
    return 100 * (gap - spread), 100 * (gap + spread)


def test_a_better_development_whose_interval_leaves_out_none_is_on_its_way() -> None:
    made = developed(250)
    assert (made.status, made.certainty) == (GoalStatus.PAA_VEJ, Certainty.SIKKER)
    assert made.development is not None
    assert made.development.value == pytest.approx(-4.9)
    limits = (made.development.interval.low, made.development.interval.high)
    assert limits == pytest.approx(normal_interval(0.25, 1000), abs=0.1)
    assert made.reason.startswith("Udviklingen siden udgangspunktet er 4,9 procentpoint bedre end i kommunen")


def test_the_same_development_is_worse_where_higher_is_good() -> None:
    made = developed(250, Polarity.HIGHER)
    assert made.status is GoalStatus.BAGUD
    assert "dårligere end i kommunen" in made.reason


def test_an_interval_that_holds_no_difference_gives_no_status_and_says_the_difference() -> None:
    made = developed(275)
    low, high = normal_interval(0.275, 1000)
    assert low < 0 < high
    assert made.status is GoalStatus.KAN_IKKE
    assert made.hindrance is Hindrance.FORSKEL
    assert made.development is not None
    assert "2,4 procentpoint bedre end i kommunen" in made.reason
    assert "rummer også ingen forskel" in made.reason


def test_without_counts_there_is_the_difference_in_words_and_no_status() -> None:
    made = assessed(FOLLOWED, share(250, 1000, 2024), *OTHER)
    assert (made.status, made.hindrance) == (GoalStatus.KAN_IKKE, Hindrance.FORSKEL)
    assert made.development is None
    assert "4,9 procentpoint bedre end i kommunen" in made.reason
    assert "antallet af personer bag tallene er ikke oplyst" in made.reason


def test_the_agreements_own_benchmark_stands_in_for_a_series_that_starts_later() -> None:
    made = assessed(FOLLOWED, share(250, 1000, 2024), OTHER[1])
    assert made.benchmark_start == 20.0
    assert "4,9 procentpoint bedre" in made.reason


def test_an_equal_development_is_called_equal() -> None:
    made = assessed(FOLLOWED, share(299, 1000, 2024), *OTHER)
    assert "den samme som i kommunen" in made.reason


def test_grades_have_a_difference_and_no_interval() -> None:
    grades = reading(
        rule=TargetRule.FOLLOW,
        target=None,
        benchmark_area_id="byen",
        baseline=5.4,
        unit="karakter",
        kind=Kind.MEAN,
    )
    mean = {"kind": "mean", "unit": "karakter"}
    rows = (
        row(6.0, "2024-06-30", **mean),
        row(7.5, "2022-06-01", area_id="byen", **mean),
        row(7.6, "2024-06-30", area_id="byen", **mean),
    )
    made = result(goal(grades, polarity=Polarity.HIGHER), *rows).assessments[0]
    assert made.status is GoalStatus.KAN_IKKE
    assert "0,5 bedre end i kommunen" in made.reason
    assert "gennemsnit" in made.reason


@pytest.mark.parametrize(
    ("followed", "others", "reason"),
    [
        (FOLLOWED, OTHER[:1], "Kommunens tal for samme periode mangler."),
        (
            reading(
                rule=TargetRule.FOLLOW,
                benchmark_area_id="landet",
                baseline_date=date(2021, 12, 31),
                kind=Kind.SHARE,
            ),
            (share(1, 2, 2024, "landet"),),
            "Landets tal for udgangspunktets periode mangler.",
        ),
        (reading(rule=TargetRule.FOLLOW), (), "Aftalen nævner intet område at holde udviklingen op mod."),
    ],
)
def test_without_the_benchmarks_numbers_there_is_no_status(
    followed: Reading, others: tuple[dict[str, object], ...], reason: str
) -> None:
    made = assessed(followed, share(250, 1000, 2024), *others)
    assert (made.hindrance, made.reason) == (Hindrance.SAMMENLIGNING, reason)


def test_a_followed_goal_is_never_reached_even_when_the_plan_has_ended() -> None:
    own = (share(300, 1000, 2021), share(100, 1000, 2026))
    other = (OTHER[0], share(1990, 10_000, 2026, "byen"))
    assert assessed(FOLLOWED, *own, *other).status is GoalStatus.PAA_VEJ
