"""How the width of a paper is shared among the columns of a table."""

from lib.domain.material.table import WordTable

_WIDEST, _AROUND = 28, 4
"""Signs of a column: longer ones break into lines; so much is empty on the sides of any."""


def column_shares(table: WordTable) -> list[int]:
    """Each column's share of the width: its longest text, within limits, but never under its longest word."""
    shares = []
    for place, name in enumerate(table.columns):
        texts = [name, *(row[place] for row in table.rows)]
        longest = max(len(words) for words in texts)
        word = max((len(word) for words in texts for word in words.split()), default=0)
        shares.append(_AROUND + max(word, min(longest, _WIDEST)))
    return shares
