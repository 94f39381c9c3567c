"""Moves made in the table: balanced rows become moves, everything else is refused with its rule."""

import pytest

from lib.domain.allocation.placement import Scenario
from lib.domain.allocation.rules import MoveRefused
from lib.domain.allocation.terms import Terms
from lib.ui.moves_matrix import NAME, editable, imbalance, with_table
from lib.ui.proposal_solved import Question
from lib.ui.proposal_terms import terms_words
from tests.domain.allocation.builders import FREMSKUDT_NEED, ZONE_IDS, small_rulebook

RULEBOOK = small_rulebook({"a": (10, 4, 4, 2), "b": (3, 3, 3, 3)})
SCENARIO = Scenario(RULEBOOK.base)


def test_the_table_has_the_hours_as_they_stand() -> None:
    table = editable(RULEBOOK.agreement, RULEBOOK.base)
    assert table[NAME].tolist() == ["A", "B", "REST"]
    assert table.loc[0, list(ZONE_IDS)].tolist() == [10, 4, 4, 2]


def test_a_row_in_balance_becomes_moves_and_one_that_is_not_is_named() -> None:
    start = editable(RULEBOOK.agreement, RULEBOOK.base)
    written = start.copy()
    written.loc[0, "zone1"] = 6
    assert imbalance(start, written, RULEBOOK.agreement) == (
        "Tabellen går ikke op. A: 4 timer mangler at blive placeret."
    )
    with pytest.raises(MoveRefused, match="går ikke op"):
        with_table(RULEBOOK, SCENARIO, written)
    written.loc[0, ["zone3", "zone4"]] = [5, 5]
    assert imbalance(start, written, RULEBOOK.agreement) == ""
    made = with_table(RULEBOOK, SCENARIO, written)
    assert [(move.from_zone, move.to_zone, move.hours) for move in made.moves] == [
        ("zone1", "zone4", 3.0),
        ("zone1", "zone3", 1.0),
    ]


def test_a_table_that_breaks_a_rule_is_refused_by_the_rule() -> None:
    written = editable(RULEBOOK.agreement, RULEBOOK.base)
    written.loc[1, ["zone1", "zone2"]] = [1, 5]
    with pytest.raises(MoveRefused) as refused:
        with_table(RULEBOOK, SCENARIO, written)
    assert refused.value.rule_id == "mindste_blok"
    written.loc[1, ["zone1", "zone2"]] = [1.25, 4.75]
    with pytest.raises(MoveRefused, match="halve timer"):
        with_table(RULEBOOK, SCENARIO, written)


def test_other_terms_are_another_question_and_the_same_ones_are_not() -> None:
    needs = (FREMSKUDT_NEED,)
    first, lifted = Terms(lifted=frozenset({"a", "b"})), Terms(lifted=frozenset({"b", "a"}))
    assert (
        Question(RULEBOOK.with_terms(first), needs).mark == Question(RULEBOOK.with_terms(lifted), needs).mark
    )
    assert Question(RULEBOOK, needs).mark != Question(RULEBOOK.with_terms(first), needs).mark
    assert Question(RULEBOOK, needs).mark != Question(RULEBOOK, ()).mark


def test_what_the_user_has_set_is_said_in_a_line() -> None:
    assert terms_words(Terms()) == ""
    assert (
        terms_words(Terms(lifted=frozenset({"a", "b"}), most_moved=21))
        == "2 regler ophævet · højst 10,5 timer"
    )
