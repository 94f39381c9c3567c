"""Widths of columns: short texts and longest words stay whole, long texts get what is left."""

from lib.domain.material.table import WordTable
from lib.reports.column_shares import ROOM, column_shares


def shares(columns: tuple[str, ...], *rows: tuple[str, ...]) -> list[float]:
    return column_shares(WordTable("T", "d", columns, rows))


def test_short_columns_keep_their_texts_on_one_line_beside_a_long_one() -> None:
    found = shares(("Fra", "Begynder", "Arbejdsgiver"), ("zone 1", "straks", "ord " * 60))
    assert found[0] >= len("zone 1") + 4
    assert found[1] >= len("Begynder") + 4
    assert found[2] > 2 * (found[0] + found[1])


def test_the_longest_word_is_never_cut() -> None:
    word = "beskæftigelsesindsatser"
    found = shares(("A", "B"), (f"en {word} mere", "x " * 200))
    assert found[0] * ROOM / sum(found) >= len(word)


def test_few_words_are_shared_as_they_are() -> None:
    assert shares(("A", "B"), ("ab", "abcd")) == [6, 8]


def test_too_many_words_for_the_page_still_share_it() -> None:
    found = shares(tuple("ABCDEFGH"), tuple("beskæftigelsesindsatser" for _ in range(8)))
    assert len(set(found)) == 1
