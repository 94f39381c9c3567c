"""Signs of a text that nobody sees: control signs, those that turn the direction of writing, and those without width.

A name with one of them looks like another name and is none, or draws the words after it backwards. Pure functions.
"""

import re
import unicodedata

_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKS = frozenset("\t\n\x0b\x0c\r\x85\u2028\u2029")
_NOT_JOINER, _JOINER = "\u200c", "\u200d"
_VIRAMA = 9
"""The canonical combining class of the signs after which an Indic letter joins the next one (Unicode 15, 4.3)."""
_MAY_BE_HIDDEN = re.compile(
    r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
"""Everything but the signs that Danish texts are made of: most cells hold none, and are asked no further."""


def hidden_places(words: str) -> list[int]:
    """Where in `words` (0 is the first sign) a hidden sign stands, in order.

    Hidden are the categories Cc, Cf, Cs, Zl and Zp of Unicode and its noncharacters (U+FFFE and the like). Not hidden
    are the signs of Cf that are seen (Arabic number signs), and a joiner where a script needs it: RFC 5892, A.1-A.2.
    """
    if not _MAY_BE_HIDDEN.search(words):
        return []
    return [place for place in range(len(words)) if _is_hidden(words, place)]


def without_hidden(words: str) -> str:
    """`words` without its hidden signs."""
    hidden = set(hidden_places(words))
    return "".join(sign for place, sign in enumerate(words) if place not in hidden) if hidden else words


def spelled(words: str) -> str:
    """`words` with each hidden sign as its number, ⟨U+202E⟩: so that a sentence can show what nobody would see."""
    hidden = set(hidden_places(words))
    return "".join(f"⟨{_number(sign)}⟩" if place in hidden else sign for place, sign in enumerate(words))


def hidden_sentence(words: str) -> str:
    """What the first hidden sign of `words` is and where it stands, as one Danish sentence; '' where there is none."""
    hidden = hidden_places(words)
    if not hidden:
        return ""
    sign = words[hidden[0]]
    return f"Tegn nr. {hidden[0] + 1} er {_kind(sign)} ({_number(sign)}): «{spelled(words)}»."


def _is_hidden(words: str, place: int) -> bool:
    sign = words[place]
    category = unicodedata.category(sign)
    if category in ("Cc", "Cs", "Zl", "Zp") or ord(sign) & 0xFFFE == 0xFFFE or "\ufdd0" <= sign <= "\ufdef":
        return True
    if category != "Cf" or unicodedata.bidirectional(sign) == "AN":
        return False
    return not _joins(words, place)


def _joins(words: str, place: int) -> bool:
    """A joiner after a virama; its opposite there too, and between two Arabic letters."""
    if place == 0 or words[place] not in (_NOT_JOINER, _JOINER):
        return False
    before, after = words[place - 1], words[place + 1 : place + 2]
    if unicodedata.combining(before) == _VIRAMA:
        return True
    letters = all(each and unicodedata.bidirectional(each) == "AL" for each in (before, after))
    return words[place] == _NOT_JOINER and letters


def _kind(sign: str) -> str:
    if sign == "\t":
        return "et tabulatortegn"
    if sign in _BREAKS:
        return "et linjeskift"
    if sign in _TURNS:
        return "et tegn, der vender skriveretningen"
    return "et styretegn" if unicodedata.category(sign) == "Cc" else "et usynligt tegn"


def _number(sign: str) -> str:
    return f"U+{ord(sign):04X}"
