"""What an edition changes in another one, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from lib.domain.delaftaler.edition import PARTS, EditionFields, Part
from lib.domain.list_words import listed
from lib.domain.sentences import number_word

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class How(StrEnum):
    """What happens to a piece of text."""

    SAME = "uændret"
    OUT = "udgår"
    IN = "kommer til"


@dataclass(frozen=True)
class Piece:
    """A run of words and the blanks between them."""

    how: How
    words: str


@dataclass(frozen=True)
class PartChange:
    """A part of the text that differs, in reading order: what is out stands before what takes its place."""

    part: Part
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Changes:
    """All that differs: the parts in their order, and the goals (ids) that are no longer or from now on served."""

    parts: tuple[PartChange, ...]
    goals_out: tuple[str, ...]
    goals_in: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.parts or self.goals_out or self.goals_in)

    @property
    def finding(self) -> str:
        """'Kladden ændrer Formål og Pladser og to mål', or that it changes nothing."""
        names = [each.part.title for each in self.parts]
        goals = len(self.goals_out) + len(self.goals_in)
        if goals:
            names.append("ét mål" if goals == 1 else f"{number_word(goals)} mål")
        if not names:
            return "Kladden ændrer ikke noget"
        return f"Kladden ændrer {listed(names)}"


def changes(before: EditionFields, after: EditionFields) -> Changes:
    """What `after` says otherwise than `before`."""
    parts = tuple(
        PartChange(part, pieces(before.text_of(part.part_id), after.text_of(part.part_id)))
        for part in PARTS
        if before.text_of(part.part_id) != after.text_of(part.part_id)
    )
    return Changes(
        parts,
        tuple(each for each in before.goals if each not in after.goals),
        tuple(each for each in after.goals if each not in before.goals),
    )


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The words of both, each once: those that are out or the same give `before`, those that are in or the same give
    `after`."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Piece] = []
    for _, low, high, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[low:high] == new[start:end]:
            found.append(_piece(How.SAME, old[low:high]))
            continue
        found += [_piece(How.OUT, old[low:high])] if high > low else []
        found += [_piece(How.IN, new[start:end])] if end > start else []
    return tuple(found)


def _piece(how: How, words: Sequence[str]) -> Piece:
    return Piece(how, "".join(words))
