"""The file that is being read: its name in words, its bytes, and how it is refused."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.ingest.sheets.refused import FileRefused

MAX_NAME = 120
NAMELESS = "filen"


def spoken_name(name: str) -> str:
    """A file's name as it may stand in a sentence: no folders, no control or direction signs, not endless."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return one_line(last)[:MAX_NAME].strip() or NAMELESS


def one_line(text: str) -> str:
    """`text` without control, format and half characters, every run of blanks one space."""
    visible = (
        "" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and not sign.isspace() else sign
        for sign in text
    )
    return " ".join("".join(visible).split())


@dataclass(frozen=True)
class Source:
    """One readable thing: a file, or (`part`) an attachment in it. `stream()` opens its bytes from the beginning."""

    file: str
    size: int
    stream: Callable[[], BinaryIO]
    part: str = ""

    def sheet_name(self, sheet: str) -> str:
        """A sheet's name as the rest of the program knows it: '<attachment>: <sheet>' in a mail."""
        return ": ".join(part for part in (self.part, sheet) if part)

    def refusal(self, code: str, problem: str, remedy: str, sheet: str = "", cell: str = "") -> FileRefused:
        """What is raised when the source is not read."""
        place = Place(self.file, self.sheet_name(sheet), cell)
        return FileRefused(Finding(Severity.STOPPER, code, place, problem, remedy))

    def head(self, size: int) -> bytes:
        """The first `size` bytes."""
        with self.stream() as stream:
            return stream.read(size)
