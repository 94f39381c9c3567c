"""A workbook before it is a file: sheets of real numbers and words, and what is said of them on the first sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Value = str | float | int | date | None
"""What a cell holds: words, a number, a day, or nothing at all. A masked or missing number is its word."""


@dataclass(frozen=True)
class Sheet:
    """`name` is at most 31 signs without any of []:*?/\\; `about` says in a sentence what a row is; `decimals` how many
    a column of numbers shows, by its place (one where it is not there). Raises ValueError where a row has another
    number of cells than there are columns."""

    name: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    decimals: Mapping[int, int] | None = None

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.name}: a row does not have {len(self.columns)} cells")


@dataclass(frozen=True)
class Book:
    """`read_me` are (subject, words) of the first sheet, *Læs mig*, before the list of the sheets; `stamp` what every
    page must say, '' for nothing. `version` is the whole hash of the data, `mark` plan, version and date."""

    title: str
    subtitle: str
    mark: str
    version: str
    read_me: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]
    stamp: str = ""
