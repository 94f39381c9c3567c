"""The list of hostile strings, and what it would look like if one of them had got its way.

Each string of `hostile.json` calls `__zk_ran`, draws an element marked `zkmark`, asks `ondt.example`, begins a formula,
or is meant to break the reader of some format. None looks like a CPR number.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

CANARY, MARK, HOST = "__zk_ran", "zkmark", "ondt.example"
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn")
"""Categories of Unicode: signs that no cell of a plan may have. None of the strings needs a joiner."""
_FILE = Path(__file__).with_name("hostile.json")
_LONG = 400
"""Signs: a longer string stands alone, for beside others it would only push them over a limit."""


@cache
def hostile_groups() -> dict[str, tuple[str, ...]]:
    """The strings by what they try."""
    return {name: tuple(strings) for name, strings in json.loads(_FILE.read_text(encoding="utf-8")).items()}


def hostile_strings() -> list[str]:
    """All of them, the groups one after the other."""
    return [each for strings in hostile_groups().values() for each in strings]


def writable() -> list[str]:
    """Those that a file in UTF-8 can hold: half characters cannot."""
    return [each for each in hostile_strings() if each.isascii() or not _has_half(each)]


def visible(strings: Iterable[str]) -> list[str]:
    """Those with a sign that can be seen."""
    return [each for each in strings if any(sign.isprintable() and not sign.isspace() for sign in each)]


def in_a_plan(words: str) -> str:
    """What is left of a string for a cell of a plan's file: control signs and the like are refused there."""
    return "".join(sign for sign in words if unicodedata.category(sign) not in UNSEEN).strip()


def batches(strings: Sequence[str], limit: int, mark: str = " ") -> Iterator[str]:
    """All `strings` in texts of at most `limit` signs; a string that is longer than that is cut."""
    text = ""
    for each in strings:
        cut = each[:limit]
        if text and len(text) + len(mark) + len(cut) > limit:
            yield text
            text = ""
        text = f"{text}{mark}{cut}" if text else cut
    if text:
        yield text


class Turn:
    """Hands out the strings one after the other, from `start`, for ever."""

    def __init__(self, strings: Sequence[str], start: int = 0) -> None:
        self._strings = strings
        self._next = start

    def one(self, limit: int = _LONG) -> str:
        """The next string, cut."""
        found = self._strings[self._next % len(self._strings)]
        self._next += 1
        return found[:limit]

    def several(self, count: int, limit: int) -> str:
        """The next `count` strings in one text of at most `limit` signs."""
        return " ".join(self.one() for _ in range(count))[:limit]


def _has_half(words: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in words)
