"""A paper before it is a file: its blocks in order. Word, PDF and the page draw the same blocks."""

from dataclasses import dataclass

from lib.domain.material.picture import Picture
from lib.domain.material.table import WordTable


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; level 1 begins a part of the paper, and with `new_page` a page."""

    words: str
    level: int
    new_page: bool = False


@dataclass(frozen=True)
class Text:
    """Running text; a line break begins a new paragraph. Nothing in it is markup."""

    words: str


@dataclass(frozen=True)
class Bullets:
    """A list; every item one sentence or phrase."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """What must not be overlooked (demo numbers, what the data cannot say): drawn apart from running text."""

    words: str


Block = Heading | Text | Bullets | Note | WordTable | Picture


@dataclass(frozen=True)
class Paper:
    """`title` is the finding or the name of the matter, `mark` plan, version and date, `version` the whole hash of the
    data. `sources` stand last, one a line. `stamp` is what every page must say (that numbers are demo), '' for nothing.
    """

    title: str
    subtitle: str
    mark: str
    version: str
    blocks: tuple[Block, ...]
    sources: tuple[str, ...] = ()
    stamp: str = ""
