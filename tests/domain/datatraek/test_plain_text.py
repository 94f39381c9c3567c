"""When two words are the same word: hidden signs, composed letters, dashes, footnote marks and case."""

import pytest

from lib.domain.datatraek.plain_text import plain, plain_code, tidy, without_footnote


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  a\t b\n\nc ", "a b c"),
        ("A\u030arhus", "Århus"),
        ("a\u200cb\u200dc", "abc"),
        ("a \u200b b", "a b"),
        ("\ufeff\u00ad", ""),
        ("Ta\u00adl\u00a01", "Tal 1"),
        ("", ""),
    ],
)
def test_tidy_text_has_single_spaces_and_no_hidden_signs(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Antal 1)", "Antal"),
        ("Antal12)", "Antal"),
        ("Antal¹ ²", "Antal"),
        ("Antal**", "Antal"),
        ("Antal * 1)", "Antal"),
        ("Antal 123)", "Antal 123)"),
        ("2024 1)", "2024"),
        ("20241)", "20241)"),
        (" * ", "*"),
        ("", ""),
    ],
)
def test_marks_that_point_at_a_footnote_are_taken_off(text: str, bare: str) -> None:
    assert without_footnote(text) == bare


def test_two_words_are_the_same_in_one_kind_of_dash_and_small_letters() -> None:
    assert plain(" 18\u201329-ÅRIGE¹ ") == "18-29-årige"
    assert {plain(f"a{dash}b") for dash in "\u2010\u2011\u2012\u2013\u2014\u2212-"} == {"a-b"}
    assert plain("Straße") == "strasse"


def test_a_code_keeps_its_stars_and_loses_its_spaces() -> None:
    assert plain_code(" Ikke\u00a0Relevant* ") == "ikkerelevant*"
    assert plain_code("1 \u2013 4") == "1-4"
    assert plain_code("\u2014") == "-"
