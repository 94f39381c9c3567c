"""Signs that nobody sees: which they are, where they stand, and how a sentence shows them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.free_text import clean_text, without_control
from lib.domain.hidden_signs import hidden_places, hidden_sentence, spelled, without_hidden


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a\x00b", "et styretegn (U+0000)"),
        ("a\x1bb", "et styretegn (U+001B)"),
        ("a\x7fb", "et styretegn (U+007F)"),
        ("a\x9bb", "et styretegn (U+009B)"),
        ("a\tb", "et tabulatortegn (U+0009)"),
        ("a\nb", "et linjeskift (U+000A)"),
        ("a\u2028b", "et linjeskift (U+2028)"),
        ("a\u202eb", "et tegn, der vender skriveretningen (U+202E)"),
        ("a\u2066b", "et tegn, der vender skriveretningen (U+2066)"),
        ("a\u200fb", "et tegn, der vender skriveretningen (U+200F)"),
        ("a\u200bb", "et usynligt tegn (U+200B)"),
        ("a\u200db", "et usynligt tegn (U+200D)"),
        ("a\u00adb", "et usynligt tegn (U+00AD)"),
        ("a\ufeffb", "et usynligt tegn (U+FEFF)"),
        ("a\U000e0041b", "et usynligt tegn (U+E0041)"),
        ("a\uffffb", "et usynligt tegn (U+FFFF)"),
        ("a\ud800b", "et usynligt tegn (U+D800)"),
    ],
)
def test_a_hidden_sign_is_named_with_its_place(words: str, kind: str) -> None:
    assert hidden_sentence(words).startswith(f"Tegn nr. 2 er {kind}: «a⟨U+")
    assert hidden_places(words) == [1]
    assert without_hidden(words) == "ab"


@pytest.mark.parametrize(
    "words",
    [
        "Korskær § 3 (b): »højst 40 %« – fx ¼, €, …",
        "می\u200cخواهم",  # a non-joiner between two Arabic letters
        "क्\u200dष क्\u200cष",  # both after a virama
        "\u0600\u0661",  # the Arabic number sign is seen
        "名前 Ж ẞ 🏘",
    ],
)
def test_what_is_seen_or_needed_is_not_hidden(words: str) -> None:
    assert hidden_places(words) == []
    assert without_hidden(words) == spelled(words) == words
    assert hidden_sentence(words) == ""


@pytest.mark.parametrize("words", ["\u200cab", "م\u200c", "م\u200dم", "a\u200cb", "👨\u200d👩", "م\u200ca"])
def test_a_joiner_where_nothing_needs_it_is_hidden(words: str) -> None:
    assert [words[place] in "\u200c\u200d" for place in hidden_places(words)] == [True]


@given(st.text(st.characters(exclude_categories=[]), max_size=30))
def test_nothing_hidden_is_left_and_nothing_else_is_taken(words: str) -> None:
    kept = without_hidden(words)
    assert not [each for each in kept if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp")]
    seen = [each for each in words if unicodedata.category(each) not in ("Cc", "Cs", "Cf", "Cn", "Zl", "Zp")]
    assert [each for each in kept if unicodedata.category(each) not in ("Cf", "Cn")] == seen
    assert hidden_places(spelled(words)) == []


def test_a_typed_text_keeps_its_lines_and_turns_nothing_around() -> None:
    assert clean_text("første\r\nanden\x85 \u202eknap\u2069\x9b") == "første\nanden knap"


@pytest.mark.parametrize(
    ("words", "hidden"),
    [
        ("a\ufdd0b", [1]),  # the first and the last of the noncharacters in the Arabic block
        ("a\ufdefb", [1]),
        ("a\ufdf0b", []),
        ("a\u2029b", [1]),
        ("\u094d\u200dष", []),  # a joiner right after a virama that begins the text
        ("\u200dक\u094d", [0]),  # what ends the text does not stand before its first sign
        ("क\u094d\u202eष", [2]),  # only a joiner may follow a virama
    ],
)
def test_the_ends_of_what_is_hidden(words: str, hidden: list[int]) -> None:
    assert hidden_places(words) == hidden


def test_what_is_cleaned_keeps_its_signs_and_its_line_ends() -> None:
    assert clean_text(" a\rb\r\nc\x00d ") == "a\nb\ncd"
    assert without_control(" a\rb\x00c ") == " a\rbc "
