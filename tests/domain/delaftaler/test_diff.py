"""What a draft changes, word by word; by hand and as properties."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.delaftaler.diff import How, Piece, changes, pieces
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
