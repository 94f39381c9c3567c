"""Where the table stands in a sheet: its header row, its columns' names, the words above it."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from lib.domain.datatraek.plain_text import plain, tidy, without_footnote
from lib.domain.datatraek.profile import Coordinate, Origin, SourceProfile
from lib.ingest.sheets.sheet import Cell, Sheet

JOINT = " | "
"""Between the parts of a header of more than one row."""

OPTIONAL = "?"
"""At the end of a header in a profile: the column may be absent."""

SPAN = " .. "
"""Between two headers in a profile's period: first day and last day."""

_LONGEST = 500
"""Of a text above the table, so many characters are searched."""


@dataclass(frozen=True)
class Table:
    """A table found in a sheet. `header_row` is the last header row (from 1). `names`: a header per column, '' without.

    `last_names`: the last part of each header. `above`: the texts over the header, from the top.
    """

    sheet: Sheet
    header_row: int
    names: tuple[str, ...]
    last_names: tuple[str, ...]
    above: tuple[str, ...]

    def exactly(self, header: str) -> list[int]:
        """Columns with this header, in whole or in its last part."""
        wanted = plain(header.removesuffix(OPTIONAL))
        whole = [i for i, name in enumerate(self.names) if plain(name) == wanted]
        if whole:
            return whole
        last = [i for i, name in enumerate(self.last_names) if plain(name) == wanted]
        return last if len(last) == 1 else []

    def beginning(self, header: str) -> list[int]:
        """Columns whose header begins so, at a word's end."""
        begins = re.compile(rf"{re.escape(plain(header.removesuffix(OPTIONAL)))}(?!\w)")
        return [i for i, name in enumerate(self.names) if begins.match(plain(name))]

    def filled_names(self) -> list[str]:
        """The headers that are not empty."""
        return [name for name in self.names if name]


def chosen_sheets(sheets: Sequence[Sheet], patterns: tuple[str, ...]) -> list[Sheet]:
    """The sheets that a profile reads. A text file has one sheet without a name, and it is always meant."""
    return [sheet for sheet in sheets if not sheet.name or _named(sheet.name, patterns)]


def find_table(sheet: Sheet, profile: SourceProfile) -> Table | None:
    """The first table of the sheet whose header has the profile's words; None when there is none in the head."""
    words = _header_words(profile)
    for place, row in enumerate(sheet.head):
        if _has_all(row, words):
            return _table(sheet, place, profile.table.header_rows)
    return None


def text_word(coordinate: Coordinate, table: Table, file: str) -> str | None:
    """The word of a coordinate that stands outside the rows (FIXED, SHEET, ABOVE); None when it is not there."""
    if coordinate.origin is Origin.FIXED:
        return coordinate.fixed
    if coordinate.origin is Origin.SHEET:
        return found_in(coordinate.find, table.sheet.name or file)
    if coordinate.origin is Origin.ABOVE:
        return next((word for text in table.above if (word := found_in(coordinate.find, text))), None)
    return None


def found_in(find: str, text: str) -> str | None:
    """What a coordinate's expression finds in a text: its group, or all that it matches; '' finds the whole text."""
    if not find:
        return tidy(text) or None
    found = re.search(find, tidy(text)[:_LONGEST], re.IGNORECASE)
    if found is None:
        return None
    return (found[1] if found.re.groups else found[0]) or None


def cell_word(cell: object) -> str:
    """A cell as the word it is in a header or a coordinate: 2020.0 is '2020', a date is written 2020-10-01."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return tidy(str(cell))


def _named(name: str, patterns: tuple[str, ...]) -> bool:
    own = name.rpartition(": ")[2]
    return any(
        fnmatchcase(plain(part), plain(pattern)) for pattern in patterns for part in (name, own)
    ) or any(fnmatchcase(tidy(name).casefold(), pattern.casefold()) for pattern in patterns)


def _header_words(profile: SourceProfile) -> tuple[str, ...]:
    """The profile's own words, or else one of the headers of every coordinate that is a column."""
    if profile.table.header_contains:
        return profile.table.header_contains
    coordinates = (profile.area.where, profile.period.where, profile.indicator, profile.measure)
    columns = [c.columns[0] for c in coordinates if c is not None and c.origin is Origin.COLUMN and c.columns]
    needed = [part for column in columns for part in column.split(SPAN)]
    needed += [c.header for c in profile.columns if not c.header.endswith(OPTIONAL)]
    return tuple(word for word in needed if not word.endswith(OPTIONAL))


def _has_all(row: tuple[Cell, ...], words: tuple[str, ...]) -> bool:
    cells = {plain(cell_word(cell)) for cell in row if cell is not None}
    return bool(words) and all(_stands(plain(word), cells) for word in words)


def _stands(word: str, cells: set[str]) -> bool:
    return word in cells or any(re.match(rf"{re.escape(word)}(?!\w)", cell) for cell in cells)


def _table(sheet: Sheet, place: int, header_rows: int) -> Table:
    first = max(0, place - header_rows + 1)
    rows = [_groups(row) for row in sheet.head[first:place]] + [sheet.head[place]]
    width = max(len(row) for row in rows)
    words = [
        [without_footnote(cell_word(row[i])) if i < len(row) else "" for row in rows] for i in range(width)
    ]
    above = tuple(cell_word(cell) for row in sheet.head[:first] for cell in row if cell is not None)
    return Table(
        sheet=sheet,
        header_row=place + 1,
        names=tuple(JOINT.join(dict.fromkeys(filter(None, parts))) for parts in words),
        last_names=tuple(parts[-1] for parts in words),
        above=tuple(dict.fromkeys(above)),
    )


def _groups(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row of group headers in which an empty cell belongs to the group on its left.

    Where merged cells have been filled already (two equal neighbours) the row is as it should be.
    """
    if any(left is not None and left == right for left, right in zip(row, row[1:], strict=False)):
        return row
    filled: list[Cell] = []
    for cell in row:
        filled.append(cell if cell is not None or not filled else filled[-1])
    return tuple(filled)
