"""The headline of the goals and the parts of a row in words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lib.domain.goals.assessment import Assessment, Certainty, GoalResult, GoalStatus, Hindrance
from lib.domain.goals.goal import TargetRule
from lib.domain.goals.sentences import (
    baseline_words,
    benchmark_words,
    demo_words,
    development_words,
    goals_finding,
    hindrance_finding,
    latest_words,
    needed_words,
    pace_words,
    reading_words,
    status_words,
    target_words,
    uncertain_finding,
)
from lib.domain.goals.summary import hindrances, status_counts
from lib.domain.goals.words import HINDRANCE_WORDS, STATUS_SIGNS, status_sign
from lib.domain.indicator import Kind
from tests.domain.goals.made import HALFWAY, assessed, breaks, goal, reading, result, row, share


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


REACHED = result(goal(), row(40, HALFWAY))
ON_WAY = result(goal(), row(85, HALFWAY))
BEHIND = result(goal(), row(140, HALFWAY))
UNMEASURED = result(goal())
BROKEN = result(goal(), row(40, HALFWAY), broken=breaks(("antal", "2024-01-01", "Ny lov")))
TWO_WAYS = result(
    goal(reading(reading_id="a", target=5.0), reading(reading_id="b", target=50.0)), row(90, HALFWAY)
)


def test_the_headline_counts_every_status() -> None:
    results = [REACHED] * 12 + [ON_WAY] * 9 + [BEHIND] * 7 + [UNMEASURED] * 31
    assert goals_finding(results) == "12 af 59 mål er nået, 9 er på vej og 7 er bagud; 31 kan ikke vurderes"


@pytest.mark.parametrize(
    ("results", "sentence"),
    [
        ([], "Planen har ingen mål"),
        (
            [UNMEASURED] * 59,
            "Ingen af de 59 mål kan vurderes endnu: der er ingen målinger efter udgangspunktet",
        ),
        ([BEHIND] * 2, "Ingen af de 2 mål er nået, ingen er på vej og 2 er bagud"),
        ([REACHED], "1 af 1 mål er nået, ingen er på vej og ingen er bagud"),
        ([REACHED, ON_WAY], "1 af 2 mål er nået, 1 er på vej og ingen er bagud"),
        (
            [UNMEASURED] * 3 + [BROKEN] * 2 + [TWO_WAYS],
            "Ingen af de 6 mål kan vurderes: 3 mangler en måling og 2 er ramt af et databrud",
        ),
        ([UNMEASURED], "Intet mål kan vurderes endnu: der er ingen målinger efter udgangspunktet"),
    ],
)
def test_the_headline_of_few_or_no_statuses(results: list[GoalResult], sentence: str) -> None:
    assert goals_finding(results) == sentence


def test_what_stands_in_the_way_is_said_by_how_often() -> None:
    results = [BROKEN, TWO_WAYS, UNMEASURED, BROKEN, REACHED]
    assert hindrances(results) == (
        (Hindrance.DATABRUD, 2),
        (Hindrance.TVETYDIG, 1),
        (Hindrance.INGEN_MAALING, 1),
    )
    assert hindrance_finding(results) == (
        "Af 4 mål, der ikke kan vurderes: 2 er ramt af et databrud, 1 afhænger af, hvordan aftalen læses "
        "og 1 mangler en måling"
    )
    assert hindrance_finding([REACHED]) == ""


def test_uncertain_judgements_are_counted() -> None:
    assert uncertain_finding([REACHED, UNMEASURED]) == ""
    assert uncertain_finding([REACHED, ON_WAY, BEHIND]).startswith("1 af de 3 vurderinger er usikker: ")


def test_statuses_are_counted_and_none_is_left_out() -> None:
    assert status_counts([REACHED, BEHIND, REACHED]) == {
        GoalStatus.NAAET: 2,
        GoalStatus.PAA_VEJ: 0,
        GoalStatus.BAGUD: 1,
        GoalStatus.KAN_IKKE: 0,
    }


def test_every_status_and_hindrance_has_its_words() -> None:
    assert set(STATUS_SIGNS) == set(GoalStatus)
    assert set(HINDRANCE_WORDS) == set(Hindrance)
    assert len({sign.sign for sign in STATUS_SIGNS.values()}) == 4


def test_an_uncertain_status_is_grey_and_says_so() -> None:
    sure = status_sign(GoalStatus.BAGUD, Certainty.SIKKER)
    assert (sure.sign, sure.word, sure.tone) == ("▼", "bagud", "worse")
    unsure = status_sign(GoalStatus.PAA_VEJ, Certainty.USIKKER)
    assert (unsure.sign, unsure.word, unsure.tone) == ("▲", "på vej, usikkert", "plain")
    assert status_sign(GoalStatus.NAAET, Certainty.UKENDT).tone == "better"
    assert status_sign(GoalStatus.KAN_IKKE, Certainty.UKENDT).word == "kan ikke vurderes"
    assert status_words(ON_WAY) == "▲ på vej, usikkert"


def test_the_parts_of_a_row_in_words() -> None:
    made = assessed(reading(label="Læst sådan"), row(96, HALFWAY))
    assert reading_words(made) == "Læst sådan"
    assert baseline_words(made) == "100 (1. juni 2022)"
    assert target_words(made) == "højst 80"
    assert latest_words(made) == "96 (15. september 2024)"
    assert pace_words(made) == "den rette linje er 90,0 den dag; endnu 0,59 om måneden i 27 måneder"
    assert needed_words(made) == "16 personer færre, 0,6 om måneden"
    assert demo_words(made) == ""
    assert development_words(made) == ""


def percent(**more: Any) -> Assessment:
    made = reading(
        rule=TargetRule.BELOW_VALUE,
        target=30.0,
        baseline=42.6,
        baseline_date=date(2019, 12, 31),
        unit="pct",
        kind=Kind.SHARE,
    )
    return assessed(replace(made, **more), share(403, 1000, 2025))


def test_a_share_of_a_year_is_said_with_the_year() -> None:
    made = percent()
    assert plain(baseline_words(made)) == "42,6 % (2019)"
    assert plain(latest_words(made)) == "40,3 % (2025)"
    assert plain(target_words(made)) == "under 30 %"
    # 10,3 points in 12 months; 104 persons in 12 months.
    assert plain(pace_words(made)).endswith("endnu 0,86 procentpoint om måneden i 12 måneder")
    assert needed_words(made) == "104 personer færre, 8,7 om måneden"


def test_what_is_not_known_is_said() -> None:
    no_year = percent(baseline_date=None)
    assert plain(baseline_words(no_year)) == "42,6 % (år ikke oplyst)"
    assert baseline_words(percent(baseline=None)) == "ikke kendt"
    assert latest_words(assessed(reading())) == "ingen måling endnu"
    assert benchmark_words(assessed(reading())) == "ikke kendt"


def test_a_demo_number_says_demo() -> None:
    made = assessed(reading(), row(70, HALFWAY, provenance="demo"))
    assert demo_words(made) == "70 (15. september 2024), demo"


def test_the_benchmark_is_said_of_the_latest_and_before_that_of_the_baseline() -> None:
    followed = reading(
        rule=TargetRule.FOLLOW,
        benchmark_area_id="byen",
        benchmark_baseline=17.0,
        baseline_date=date(2021, 12, 31),
        unit="pct",
        kind=Kind.SHARE,
    )
    assert plain(benchmark_words(assessed(followed))) == "17 % (2021)"
    both = assessed(followed, share(1, 10, 2024), share(2, 10, 2024, "byen"))
    assert plain(benchmark_words(both)) == "20,0 % (2024)"
    assert development_words(both) == both.reason


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (assessed(reading()), "20 personer færre end ved udgangspunktet"),
        (assessed(reading(), row(80, HALFWAY)), "ingen: målet er opfyldt"),
        (assessed(reading(), row(81, HALFWAY)), "1 person færre, under 0,1 om måneden"),
        (assessed(reading(), row(90, "2026-12-31")), "10 personer færre"),
        (
            assessed(reading(rule=TargetRule.AT_LEAST_VALUE, target=120.0), row(110, "2026-10-01")),
            "10 personer flere, 3,3 om måneden",
        ),
        (
            assessed(reading(rule=TargetRule.AT_MOST_VALUE, target=100.0)),
            "allerede opfyldt ved udgangspunktet",
        ),
        (assessed(reading(rule=TargetRule.TO_BE_SET, target=None)), ""),
    ],
)
def test_what_is_still_needed_in_words(made: Assessment, words: str) -> None:
    assert needed_words(made) == words
