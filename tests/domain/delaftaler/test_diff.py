"""What a draft changes, word by word; by hand and as properties."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.delaftaler.diff import How, Piece, changes, pieces
from lib.domain.delaftaler.edition import PLACES, PURPOSE
from tests.domain.delaftaler.made import FIRST_TEXT, text

WORDS = st.text(st.sampled_from("ab ;.\n"), max_size=40)


def test_a_word_added_after_a_full_word_leaves_that_word_alone() -> None:
    assert pieces("Ungdommens Hus", "Ungdommens Hus; Bibliotek") == (
        Piece(How.SAME, "Ungdommens Hus"),
        Piece(How.IN, "; Bibliotek"),
    )


def test_what_is_out_stands_before_what_takes_its_place() -> None:
    assert pieces("20 hold om året", "24 hold om året") == (
        Piece(How.OUT, "20"),
        Piece(How.IN, "24"),
        Piece(How.SAME, " hold om året"),
    )


@given(WORDS, WORDS)
def test_the_pieces_give_both_texts_back(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(each.words for each in found if each.how is not How.IN) == before
    assert "".join(each.words for each in found if each.how is not How.OUT) == after


@given(WORDS)
def test_nothing_is_changed_in_the_same_text(same: str) -> None:
    assert {each.how for each in pieces(same, same)} <= {How.SAME}


def test_parts_and_goals_that_differ_are_told_in_their_order() -> None:
    found = changes(FIRST_TEXT, replace(text("Andet"), goals=("G2", "G3")))
    assert [each.part.title for each in found.parts] == ["Formål"]
    assert (found.goals_out, found.goals_in) == (("G1",), ("G3",))
    assert found.finding == "Kladden ændrer Formål og to mål"
    assert changes(FIRST_TEXT, FIRST_TEXT).finding == "Kladden ændrer ikke noget"


def test_what_goes_leaves_nothing_in_its_place() -> None:
    assert pieces("Ungdommens Hus; Bibliotek", "Ungdommens Hus") == (
        Piece(How.SAME, "Ungdommens Hus"),
        Piece(How.OUT, "; Bibliotek"),
    )


def test_a_long_text_of_few_words_is_read_as_carefully_as_a_short_one() -> None:
    long = "hold om året " * 100
    assert pieces(long, f"Ti {long}") == (Piece(How.IN, "Ti "), Piece(How.SAME, long))


@pytest.mark.parametrize(
    ("goals", "finding"),
    [
        (("G1",), "Kladden ændrer ét mål"),
        (("G1", "G2", "G3"), "Kladden ændrer ét mål"),
        (("G3", "G4"), "Kladden ændrer fire mål"),
    ],
)
def test_goals_alone_are_a_change(goals: tuple[str, ...], finding: str) -> None:
    found = changes(FIRST_TEXT, replace(FIRST_TEXT, goals=goals))
    assert found.any
    assert found.finding == finding


def test_several_parts_are_listed_as_danish_lists_them() -> None:
    after = replace(FIRST_TEXT, texts=((PURPOSE, "Andet"), (PLACES, "20 pladser")), goals=("G2",))
    found = changes(FIRST_TEXT, after)
    assert found.finding == "Kladden ændrer Formål, Partnere, Pladser og ét mål"
    assert [each.pieces for each in found.parts] == [
        (Piece(How.OUT, "Flere i arbejde"), Piece(How.IN, "Andet")),
        (Piece(How.OUT, "Jobcenter"),),
        (Piece(How.IN, "20 pladser"),),
    ]
    assert found.any
    assert not changes(FIRST_TEXT, FIRST_TEXT).any
