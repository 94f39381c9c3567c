"""Names in a sentence: commas, and »og« before the last."""

import pytest

from lib.domain.list_words import listed


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["a"], "a"),
        (["a", "b"], "a og b"),
        (["a", "b", "c"], "a, b og c"),
        (("a", "b", "c", "d"), "a, b, c og d"),
    ],
)
def test_names_are_listed_as_danish_lists_them(names: list[str], words: str) -> None:
    assert listed(names) == words


def test_a_list_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="^nothing to list$"):
        listed([])
