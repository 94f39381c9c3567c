"""Side by side: the same measures for each scenario, and first what sets them apart."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from lib.domain.allocation.terms import Lock, Terms
from lib.domain.scenario.compared import compare
from lib.domain.scenario.compared_sentences import comparison_sentences
from lib.domain.scenario.document import Assumption
from tests.domain.allocation.builders import small_rulebook
from tests.domain.scenario.made import document, moved, need

RULES = small_rulebook({"a": (30, 10, 0, 0)})
NEED = need("a", (10, 10, 20, 0))
"""Fair shares of the 40 hours: 10, 10, 20 and 0, so 20 hours stand wrong and dækning is 50 percent."""

LITTLE = document("Lidt", moved(2, to_zone=3))
MORE = document("Mere", moved(12, to_zone=3))


def rows(frame: pd.DataFrame) -> dict[str, list[str]]:
    """Texts of the scenarios by measure."""
    return {row[1]: list(row[2:-1]) for row in frame.itertuples(index=False)}


def test_the_measures_are_those_worked_out_by_hand() -> None:
    frame = compare([LITTLE, MORE], RULES, [NEED])
    assert list(frame.columns) == ["group", "measure", "Lidt", "Mere", "differs"]
    shown = rows(frame)
    # Zone 3 lacks 18 of 40 hours, then 8: dækning 55 and 80 percent; it has 2 and 12 of its 20.
    assert shown["Dækning"] == ["55,0\N{NO-BREAK SPACE}%", "80,0\N{NO-BREAK SPACE}%"]
    assert shown["Dårligst stillede zone"] == ["zone 3", "zone 3"]
    assert shown["Dårligst stillede zones del af sin andel"] == [
        "10,0\N{NO-BREAK SPACE}%",
        "60,0\N{NO-BREAK SPACE}%",
    ]
    assert shown["Timer flyttet"] == ["2", "12"]
    assert shown["Timer i zone 1"] == ["38", "28"]
    assert shown["Timer i zone 2"] == ["20", "20"]
    assert shown["A i zone 3"] == ["2", "12"]
    assert "A i zone 2" not in shown
    assert shown["Flytninger"] == ["1", "1"]
    assert shown["Flytningerne begynder"] == ["straks", "straks"]


def test_what_differs_comes_first_and_else_the_order_of_a_report() -> None:
    frame = compare([LITTLE, MORE], RULES, [NEED])
    assert list(frame[frame["differs"]]["measure"]) == [
        "Dækning",
        "Dårligst stillede zones del af sin andel",
        "Timer flyttet",
        "Timer i zone 1",
        "Timer i zone 3",
        "A i zone 1",
        "A i zone 3",
    ]
    assert list(frame["differs"]) == sorted(frame["differs"], reverse=True)
    assert all(len(set(texts)) == 1 for texts in frame[~frame["differs"]][["Lidt", "Mere"]].to_numpy())


def test_choices_have_a_row_for_each_that_anyone_has_made() -> None:
    one = replace(
        LITTLE,
        terms=Terms(
            lifted=frozenset({"base", "en_gammel_regel"}),
            locks=frozenset({Lock("a", "zone2"), Lock("", "zone4"), Lock("rest", "")}),
            most_moved=25,
        ),
        assumptions=(Assumption("timer_pr_person", 1.25),),
    )
    shown = rows(compare([one, MORE], RULES, [NEED]))
    assert shown["Højst timer flyttet"] == ["12,5", "ingen grænse"]
    assert shown["Hver zone har timer til sin base"] == ["ophævet", "gælder"]
    assert shown["en_gammel_regel"] == ["ophævet", "gælder"]
    assert shown["A i zone 2"] == ["låst", "fri"]
    assert shown["alt i zone 4"] == ["låst", "fri"]
    assert shown["REST i alle zoner"] == ["låst", "fri"]
    assert shown["timer_pr_person"] == ["1,25", "planens egen"]


def test_scenarios_of_one_name_are_told_apart_and_moves_have_days() -> None:
    dated = replace(MORE, name="Lidt", moves=(replace(MORE.moves[0], starts=date(2026, 7, 1)), *LITTLE.moves))
    frame = compare([LITTLE, dated, replace(LITTLE, name="", moves=())], RULES, [NEED])
    assert list(frame.columns[2:-1]) == ["Lidt", "Lidt (2)", "Uden navn"]
    assert rows(frame)["Flytningerne begynder"] == ["straks", "fra straks til 1. juli 2026", "–"]
    reserved = compare([replace(LITTLE, name="measure"), MORE], RULES, [NEED])
    assert list(reserved.columns) == ["group", "measure", "measure (2)", "Mere", "differs"]


def test_without_a_need_there_is_no_dækning_and_moves_that_do_not_hold_are_counted() -> None:
    frame = compare([LITTLE, replace(MORE, moves=(*MORE.moves, moved(50)))], RULES, [])
    shown = rows(frame)
    assert shown["Dækning"] == shown["Dårligst stillede zone"] == ["–", "–"]
    assert shown["Flytninger, der ikke længere holder"] == ["0", "1"]
    assert shown["Timer flyttet"] == ["2", "12"]


@pytest.mark.parametrize("many", [0, 1, 5])
def test_only_two_to_four_are_compared(many: int) -> None:
    with pytest.raises(ValueError, match=f"{many} scenarios"):
        compare([LITTLE] * many, RULES, [NEED])


def test_two_scenarios_in_sentences() -> None:
    assert comparison_sentences([LITTLE, MORE], RULES, [NEED]) == (
        "»Mere« flytter 10 timer mere end »Lidt«.",
        "Dækningen er 55,0 procent i »Lidt« og 80,0 procent i »Mere«.",
        "Dårligst stillet, målt på sin andel af timerne, er zone 3 med 10 procent i »Lidt« og zone 3 med 60 procent "
        "i »Mere«.",
    )


def test_what_is_the_same_is_said_to_be_so() -> None:
    twin = replace(LITTLE, name="Tro kopi")
    assert comparison_sentences([LITTLE, twin], RULES, [need("a", (10, 10, 20, 0), "proxy")]) == (
        "»Lidt« og »Tro kopi« flytter lige mange timer: 2.",
        "Dækningen er den samme: 55,0 procent, målt med demo- og hjælpetal.",
        "Dårligst stillet er zone 3 med 10 procent af sin andel i alle.",
    )
    nothing = [replace(each, moves=()) for each in (LITTLE, twin)]
    assert comparison_sentences(nothing, RULES, []) == (
        "»Lidt« og »Tro kopi« flytter ingen timer.",
        "Dækningen kan ikke sammenlignes: ingen aktivitet har et kendt behov.",
    )


def test_three_scenarios_and_what_only_one_has() -> None:
    half = replace(LITTLE, name="Halv", moves=(moved(2.5, to_zone=3), moved(90)))
    lifted = replace(MORE, terms=Terms(lifted=frozenset({"base"})))
    said = comparison_sentences([LITTLE, half, lifted], RULES, [NEED])
    assert said[0] == "Timer flyttet: 2 i »Lidt«, 2,5 i »Halv« og 12 i »Mere«."
    assert said[1].startswith("Dækningen er 55,0 procent i »Lidt«, 56,2 procent i »Halv« og 80,0")
    assert said[3:] == (
        "Én flytning i »Halv« holder ikke længere og er ikke regnet med.",
        "Kun »Mere« ophæver reglen »Hver zone har timer til sin base«.",
    )
    assert comparison_sentences([LITTLE, replace(half, moves=half.moves[:1])], RULES, [])[0] == (
        "»Halv« flytter en halv time mere end »Lidt«."
    )
