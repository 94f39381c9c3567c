"""Finding a page, an area, an indicator, a goal, an activity or a term by the beginning of its words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

MOST_SIGNS = 100
"""What of a query is looked at; nobody types more to find something."""
_WORD = re.compile(r"[^\W_]+")
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})


class Kind(IntEnum):
    """What can be found, in the order that equally good hits are told in."""

    PAGE = 0
    ZONE = 1
    TERM = 2
    INDICATOR = 3
    ACTIVITY = 4
    GOAL = 5
    AFDELING = 6


@dataclass(frozen=True)
class Entry:
    """One thing that can be found. `title` is its name, `about` a line on it: words of both are searched.

    `page_id` is the page that shows it, with `params` as the address takes them; empty where the line itself is all
    there is to read.
    """

    kind: Kind
    title: str
    about: str = ""
    page_id: str = ""
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Indexed:
    """An entry with its words folded: of the title, and of the title and `about` together."""

    entry: Entry
    title: tuple[str, ...]
    words: tuple[str, ...]


def fold(written: str) -> tuple[str, ...]:
    """The words of a text without case, accents and Danish letters: 'Børn i Ågade' -> ('boern', 'i', 'aagade').

    However a keyboard or a file writes them ('å', 'aa', 'a' with a ring of its own), they come out as the same.
    """
    letters = unicodedata.normalize("NFKC", written).casefold()
    danish = unicodedata.normalize("NFC", letters).translate(_DANISH)
    plain = (sign for sign in unicodedata.normalize("NFKD", danish) if not unicodedata.combining(sign))
    return tuple(_WORD.findall("".join(plain)))


def index_of(entries: Iterable[Entry]) -> tuple[Indexed, ...]:
    """The entries made ready to be searched, in their order."""
    return tuple(
        Indexed(entry, title := fold(entry.title), (*title, *fold(entry.about))) for entry in entries
    )


def find(index: Sequence[Indexed], query: str, most: int) -> tuple[Entry, ...]:
    """At most `most` entries for which every word of the query begins a word of theirs, the best first.

    Best is the whole title, then the title's beginning, then whole words, then beginnings of words in the title, then
    in the line on it; alike in that, by kind (pages and zones before afdelinger), then as they stand in the index. An
    empty query finds nothing.
    """
    asked = fold(query[:MOST_SIGNS])
    if not asked:
        return ()
    hits = [(rank, each.entry) for each in index if (rank := _rank(each, asked)) is not None]
    return tuple(entry for _, entry in sorted(hits, key=lambda hit: (hit[0], hit[1].kind))[:most])


def _rank(each: Indexed, asked: tuple[str, ...]) -> int | None:
    if not _all_begin(each.words, asked):
        return None
    if each.title == asked:
        return 0
    if " ".join(each.title).startswith(" ".join(asked)):
        return 1
    if set(asked) <= set(each.words):
        return 2
    return 3 if _all_begin(each.title, asked) else 4


def _all_begin(words: Sequence[str], asked: Sequence[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in asked)
