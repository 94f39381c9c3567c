"""*Mandagsmail* as plain text: the same words in the same order, a line for each area instead of a table."""

import textwrap
from collections.abc import Sequence

import pandas as pd

from lib.domain.free_text import clean_text
from lib.domain.unemployment.digest_letter import Letter
from lib.domain.unemployment.digest_words import GROUPS_HEADING, MISSING_HEADING

_WIDTH = 76


def digest_text(letter: Letter) -> str:
    """The letter as text, wrapped at 76 signs."""
    parts = [
        _wrapped(letter.finding),
        _wrapped(letter.subtitle),
        _wrapped(letter.demo),
        *(_wrapped(note) for note in letter.notes),
        f"{_heading(letter.caption)}\n\n{_areas(letter.table)}",
        _wrapped(letter.guide),
        _section(GROUPS_HEADING, letter.groups) if letter.groups else "",
        _section(MISSING_HEADING, letter.missing),
        "\n".join(_wrapped(line) for line in letter.foot),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _areas(table: pd.DataFrame) -> str:
    first, *others = (str(name) for name in table.columns)
    blocks = []
    for row in table.to_dict("records"):
        lines = [_wrapped(str(row[first]))]
        lines += [_wrapped(f"{name}: {row[name]}", "  ", "    ") for name in others]
        blocks.append("\n".join(lines))
    return "\n".join(blocks)


def _heading(words: str) -> str:
    """A heading is known by the room above it: rows of signs are noise to who listens."""
    return f"\n{_wrapped(words)}"


def _section(heading: str, lines: Sequence[str]) -> str:
    return "\n".join([_heading(heading), "", *(_wrapped(line, "- ", "  ") for line in lines)])


def _wrapped(words: str, first: str = "", rest: str = "") -> str:
    """Wrapped at blanks alone, so that a word or a name stays whole; a line break in a name is a blank."""
    return textwrap.fill(
        clean_text(words),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
