"""How the width of a paper is shared among the columns of a table."""

import math

from lib.domain.material.table import WordTable

ROOM = 96
"""Signs of a table's small letters that stand beside each other on A4 upright, with bold heads."""

_AROUND, _WHOLE, _PLAIN, _MORE = 4, 12, 28, 3
"""Signs that are empty on the sides of a column; a text up to `_WHOLE` stays on one line; over `_PLAIN` a text asks for
the root of what is over, `_MORE` times."""


def column_shares(table: WordTable) -> list[float]:
    """Each column's share of the width. None is narrower than its longest word, nor than its texts where they are
    short; what is left goes to the columns of long texts."""
    texts = [[name, *(row[place] for row in table.rows)] for place, name in enumerate(table.columns)]
    least = [_least(each) for each in texts]
    wanted = [max(low, _wanted(each)) for low, each in zip(least, texts, strict=True)]
    over, left = sum(wanted) - sum(least), ROOM - sum(least)
    if sum(wanted) <= ROOM or over <= 0 or left <= 0:
        return [float(each) for each in (wanted if left > 0 else least)]
    return [low + left * (each - low) / over for low, each in zip(least, wanted, strict=True)]


def _least(texts: list[str]) -> int:
    longest = max(map(len, texts))
    word = max((len(word) for words in texts for word in words.split()), default=0)
    return _AROUND + (longest if longest <= _WHOLE else word)


def _wanted(texts: list[str]) -> int:
    longest = max(map(len, texts))
    return _AROUND + min(longest, _PLAIN) + round(_MORE * math.sqrt(max(0, longest - _PLAIN)))
