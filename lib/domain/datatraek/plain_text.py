"""Words as they are compared: headers, names and codes differ by case, spaces, line breaks and footnote marks."""

import re
import unicodedata

from lib.domain.hidden_signs import without_hidden

_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))
"""Also where a script needs them: two words are compared without."""
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_FOOTNOTE = re.compile(r"(?:(?<=\S)\s*(?:\*+|[¹²³⁴-⁹]+)|(?<=[^\W\d])\s*\d{1,2}\)|\s+\d\))+$")


def tidy(text: str) -> str:
    """The text in composed letters, without hidden signs, every run of spaces or line breaks as one space."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return " ".join(without_hidden(words).translate(_JOINERS).split())


def without_footnote(text: str) -> str:
    """Tidy text without the marks that point at a footnote: 'Antal¹', 'Antal 1)', 'Antal*' are 'Antal'."""
    tidied = tidy(text)
    return _FOOTNOTE.sub("", tidied).strip() or tidied


def plain(text: str) -> str:
    """The form in which two words are the same word: tidy, without footnote mark, one kind of dash, small letters."""
    return without_footnote(text).translate(_DASHES).casefold()


def plain_code(text: str) -> str:
    """As `plain` for codes, whose stars mean something: only case, spaces and the kind of dash are set aside."""
    return tidy(text).translate(_DASHES).replace(" ", "").casefold()
