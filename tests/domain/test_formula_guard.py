"""The apostrophe before a formula: what gets it, and that every text comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.formula_guard import guarded, unguarded


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", "\tx", "  =1", "\u00a0@x", "＝1", "'=1", "''-1"]
)
def test_what_begins_a_formula_gets_an_apostrophe(words: str) -> None:
    assert guarded(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "a=1", "'Ingen data' i kilden", "1-2", "§ 3", "''", "Zone 1"])
def test_other_texts_stay(words: str) -> None:
    assert guarded(words) == unguarded(words) == words


@given(st.text(st.sampled_from("'=+-@＝＠\t\r\n a1\u00a0"), max_size=9) | st.text(max_size=9))
def test_every_text_comes_back_and_none_begins_a_formula(words: str) -> None:
    cell = guarded(words)
    assert unguarded(cell) == words
    assert not cell.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not cell.startswith(("\t", "\r"))
