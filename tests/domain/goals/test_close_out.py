"""The close-out: each rule for a next plan, the sentences, and that nothing is said that the status does not bear."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.goals.assessment import GoalResult
from lib.domain.goals.breaks import Break
from lib.domain.goals.close_out import Advice, CloseOut, advice_of, close_out, grouped
from lib.domain.goals.close_out_sentences import (
    advice_words,
    close_out_finding,
    reached_words,
    why_not_words,
)
from lib.domain.goals.goal import Reading, TargetRule
from lib.domain.indicator import Kind
from tests.domain.goals.made import HALFWAY, breaks, goal, reading, result, row, share

END = date(2026, 12, 31)
BEFORE, AFTER = date(2026, 11, 22), date(2027, 1, 1)
FIVE_PCT = reading(reading_id="pct", label="5 procent", target=5.0)
FIVE_POINTS = reading(reading_id="enheder", label="5 enheder", rule=TargetRule.REDUCE_POINTS)
NEW_LAW = ("antal", "2027-01-01", "Ny lov forventet")
REFORM = ("antal", "2025-07-01", "Reformen: navne ændret.")


def closed(made: GoalResult, *broken: tuple[str, str, str]) -> CloseOut:
    (one,) = close_out([made], breaks(*broken), END)
    return one


def advised(made: GoalResult, *broken: tuple[str, str, str]) -> list[Advice]:
    return list(closed(made, *broken).advice)


MANY = reading(baseline=10000.0)
"""10.000 persons that are to be 8.000: on HALFWAY the straight line stands at 9.000."""


@pytest.mark.parametrize(
    ("latest", "advice", "words"),
    [
        (7000, Advice.NAAET, "Målet er nået: sæt et nyt, eller slut det af."),
        (8500, Advice.HOLDER, "Fortsæt: tempoet holder til målet."),
        (9900, Advice.HOLDER_IKKE, "Fortsæt: tempoet holder ikke til målet."),
        (9010, Advice.USIKKERT, "Fortsæt: tallet er for usikkert til at afgøre, om det går hurtigt nok."),
    ],
)
def test_a_judged_goal_says_whether_the_pace_holds(latest: int, advice: Advice, words: str) -> None:
    made = result(goal(MANY), row(latest, HALFWAY, numerator=latest, low=latest - 190, high=latest + 190))
    assert advised(made) == [advice]
    assert advice_words(closed(made)) == words


def test_without_a_measurement_somebody_must_deliver_one() -> None:
    made = result(goal())
    assert advised(made) == [Advice.MAALING]
    assert why_not_words(closed(made)) == "Mangler en måling."
    assert reached_words(made, over=False) == "Kun udgangspunktet: 100 (1. juni 2022)."


@pytest.mark.parametrize("missing", [{"baseline": None}, {"baseline_date": None}])
def test_an_unknown_baseline_is_where_the_next_plan_begins(missing: dict[str, None]) -> None:
    made = result(goal(reading(**missing)))
    assert advised(made) == [Advice.UDGANGSPUNKT, Advice.MAALING]
    assert advice_words(closed(made)).startswith("Start med at fastlægge udgangspunktet.")


def test_a_law_that_changes_the_group_after_the_end_asks_for_another_goal_and_nothing_else() -> None:
    made = result(goal(FIVE_PCT, FIVE_POINTS))
    assert advised(made, NEW_LAW) == [Advice.ANDET_MAAL]
    assert advice_words(closed(made, NEW_LAW)) == (
        "Vælg et andet mål, eller afgræns gruppen på ny. 1. januar 2027: Ny lov forventet."
    )


def test_a_break_within_the_plan_asks_for_a_new_baseline_and_tells_what_was_reached_before_it() -> None:
    rows = (row(90, "2025-06-01"), row(60, "2026-10-01"))
    made = result(goal(), *rows, broken=breaks(REFORM))
    one = closed(made, REFORM)
    assert one.advice == (Advice.NYT_UDGANGSPUNKT,)
    assert advice_words(one) == "Sæt et nyt udgangspunkt. 1. juli 2025: Reformen: navne ændret."
    assert (
        reached_words(made, over=True)
        == "Før databruddet: 90 (1. juni 2025) mod udgangspunktet 100 (1. juni 2022)."
    )
    assert why_not_words(one).startswith("Databrud 1. juli 2025: Reformen")


@pytest.mark.parametrize(("day", "crossed"), [("2026-12-31", True), ("2027-01-01", False)])
def test_a_break_on_the_last_day_is_within_the_plan_and_one_on_the_next_is_ahead(
    day: str, crossed: bool
) -> None:
    one = closed(result(goal()), ("antal", day, "Brud"))
    assert (one.crossed is not None, one.ahead is not None) == (crossed, not crossed)


def test_a_break_before_the_baseline_and_one_of_another_indicator_say_nothing() -> None:
    one = closed(result(goal()), ("antal", "2022-06-01", "Brud"), ("andet", "2027-01-01", "Brud"))
    assert (one.crossed, one.ahead) == (None, None)


def test_readings_that_disagree_are_named_and_none_is_chosen() -> None:
    made = result(
        goal(FIVE_PCT, reading(reading_id="h", label="Halvdelen", target=50.0)), row(90, "2026-12-31")
    )
    one = closed(made)
    assert one.advice == (Advice.LAESNING,)
    assert why_not_words(one) == "Aftalen er tvetydig: »5 procent« eller »Halvdelen«."
    assert (
        reached_words(made, over=False)
        == "Seneste tal: 90 (31. december 2026) mod udgangspunktet 100 (1. juni 2022)."
    )


def test_readings_that_agree_are_both_said() -> None:
    words = reached_words(result(goal(FIVE_PCT, FIVE_POINTS), row(40, "2026-12-31")), over=True)
    assert words.startswith("Nået: 40 (31. december 2026) mod målet højst 95 eller højst ")


def test_few_persons_are_followed_in_a_larger_area() -> None:
    made = result(goal(reading(area_id="z1", baseline=4.0)), row(3, "2026-10-01", area_id="z1"))
    assert advised(made) == [Advice.SAMLET]
    assert "status ikke vises" in advice_words(closed(made))


def test_a_followed_goal_without_counts_or_number_asks_for_both() -> None:
    other = {"area_id": "byen", "kind": "share", "unit": "pct"}
    own = row(30.0, "2026-10-01", kind="share", unit="pct")
    made = result(
        goal(reading_of_share()), own, row(20.0, "2022-06-01", **other), row(19.0, "2026-10-01", **other)
    )
    assert advised(made) == [Advice.ANTAL, Advice.TAL]


def reading_of_share() -> Reading:
    return reading(
        rule=TargetRule.FOLLOW,
        kind=Kind.SHARE,
        unit="pct",
        benchmark_area_id="byen",
        target=None,
        baseline=35.0,
    )


def test_a_followed_goal_that_was_told_apart_is_said_as_its_development_and_counted_for_itself() -> None:
    start = reading_of_share()
    rows = [
        share(3500, 10000, 2021), share(2500, 10000, 2025),
        share(2000, 10000, 2021, "byen"), share(2000, 10000, 2025, "byen"),
    ]  # fmt: skip
    made = result(goal(replace(start, baseline_date=date(2021, 12, 31))), *rows)
    one = closed(made)
    assert one.advice == (Advice.HOLDER, Advice.TAL)
    assert advice_words(one).startswith("Fortsæt: udviklingen går den rigtige vej.")
    assert "procentpoint bedre" in reached_words(made, over=True)
    assert (
        close_out_finding([one], AFTER, END)
        == "Slutstatus: ingen af 1 mål er nået og 1 følges uden et tal at nå"
    )


def test_a_goal_without_a_comparison_asks_for_one() -> None:
    no_area = reading(rule=TargetRule.FOLLOW, kind=Kind.SHARE, unit="pct", target=None)
    assert Advice.SAMMENLIGNING in advised(
        result(goal(no_area), row(30.0, "2026-10-01", kind="share", unit="pct"))
    )


def test_a_goal_to_be_set_is_to_be_set() -> None:
    made = result(goal(reading(rule=TargetRule.TO_BE_SET, target=None)))
    assert Advice.FASTSAET in advised(made)
    assert reached_words(made, over=False) == "Målet er ikke fastsat."


def test_the_finding_is_provisional_until_the_day_after_the_end() -> None:
    outs = close_out(
        [result(goal(), row(70, "2026-12-31")), result(goal(), row(99, "2026-12-31")), result(goal())],
        breaks(),
        END,
    )
    said = "1 af 3 mål er nået, 1 er ikke nået og 1 kan ikke vurderes"
    assert close_out_finding(outs, BEFORE, END) == f"Foreløbig slutstatus pr. 22. november 2026: {said}"
    assert close_out_finding(outs, END, END).startswith("Foreløbig slutstatus pr. 31. december 2026: ")
    assert close_out_finding(outs, AFTER, END) == f"Slutstatus: {said}"
    assert close_out_finding(outs[2:], AFTER, END) == "Slutstatus: målet kan ikke vurderes"
    nothing = [*outs[2:], *outs[2:]]
    assert close_out_finding(nothing, AFTER, END) == "Slutstatus: intet af de 2 mål kan vurderes"
    assert close_out_finding([], AFTER, END) == "Slutstatus: planen har ingen mål"


def test_after_the_end_nothing_is_on_its_way() -> None:
    made = result(goal(MANY), row(8500, HALFWAY, numerator=8500, low=8300, high=8700))
    assert reached_words(made, over=False).startswith(
        "Ikke nået endnu, på vej: 8.500 (15. september 2024) mod målet "
    )
    assert reached_words(made, over=True).startswith("Ikke nået ved seneste tal: 8.500 (15. september 2024)")


def test_demo_reaches_nothing() -> None:
    made = result(goal(), row(10, "2026-10-01", provenance="demo"))
    assert advised(made) == [Advice.MAALING]
    assert "10" not in reached_words(made, over=False).replace("100", "")


def test_goals_stand_under_their_delaftale_in_the_agreements_order() -> None:
    made = [result(goal(delaftale=name)) for name in ("B", "A", "B")]
    parts = grouped(close_out(made, breaks(), END))
    assert [(name, len(members)) for name, members in parts.items()] == [("B", 2), ("A", 1)]


def test_advice_comes_in_the_order_of_a_text() -> None:
    given = advice_of(result(goal(FIVE_PCT, FIVE_POINTS)), Break(date(2025, 7, 1), "x"), None)
    assert list(given) == sorted(given, key=list(Advice).index)
