"""An unknown table seen as columns: where its header stands, and what is under each header."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.datatraek.plain_text import plain_code, tidy, without_footnote
from lib.domain.datatraek.profile import CellRule, TableShape

JOINT = " | "
"""Between the parts of a header of two rows, as the reader of tables has it."""
FEW_HEADERS = 2
LOOKED_AT = 20
"""So many rows under a header say what its columns hold."""

Row = Sequence[object]
_NUMBER = re.compile(r"^[-+−]?\d[\d., ]*\s*%?$")
_USUAL = CellRule()
_CODES = frozenset(map(plain_code, (*_USUAL.masked, *_USUAL.missing, *_USUAL.not_relevant)))
_YEAR = re.compile(r"^(?:19|20)\d{2}$")


@dataclass(frozen=True)
class Column:
    """One column: its header as the reader of tables names it, and the filled and empty cells under it."""

    header: str
    cells: tuple[object, ...]

    @property
    def filled(self) -> tuple[object, ...]:
        """The cells that hold something."""
        return tuple(cell for cell in self.cells if word(cell))

    @property
    def words(self) -> tuple[str, ...]:
        """The distinct cells as words, in order."""
        return tuple(dict.fromkeys(word(cell) for cell in self.filled))

    @property
    def numeric(self) -> bool:
        """Its numbers are more than its words; the usual codes are neither, and a column of codes only is numeric."""
        numbers = sum(is_number(cell) for cell in self.filled)
        words = sum(not is_number(cell) and not is_code(cell) for cell in self.filled)
        return bool(self.filled) and (numbers > words or numbers == words == 0)


@dataclass(frozen=True)
class Grid:
    """A table: `header_row` counted from 0, `header_rows` as in a profile, the last header's words, the texts above."""

    header_row: int
    header_rows: int
    last_headers: tuple[str, ...]
    columns: tuple[Column, ...]
    above: tuple[str, ...]


def word(cell: object) -> str:
    """A cell as a word: 2020.0 is '2020', a day without a time is written 2020-10-01, nothing is ''."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return tidy(str(cell))


def is_number(cell: object) -> bool:
    """A number, or a text that is written as one."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return True
    return isinstance(cell, str) and bool(_NUMBER.match(tidy(cell)))


def is_code(cell: object) -> bool:
    """A text that usually stands for a masked, missing or irrelevant figure."""
    return isinstance(cell, str) and plain_code(cell) in _CODES


def is_year(cell: object) -> bool:
    """A year from 1900 to 2099, as number or text."""
    return bool(_YEAR.match(word(cell)))


def grid_of(head: Sequence[Row]) -> Grid | None:
    """The table in the first rows of a sheet; None where no row looks like a header with figures under it.

    The header is the row with most words that has figures under it; of two alike the lower one.
    """
    scores = [_score(head, place) for place in range(len(head))]
    best = max(scores, default=0)
    if best <= 0:
        return None
    header = max(place for place, score in enumerate(scores) if score == best)
    rows = 2 if header > 0 and _groups_columns(head[header - 1]) else 1
    width = max(len(row) for row in head)
    under = _table_rows(head[header + 1 :])
    parts = [_filled(head[header - 1], width)] if rows == 2 else []
    parts.append([word(cell) for cell in head[header]] + [""] * (width - len(head[header])))
    columns = tuple(
        Column(
            JOINT.join(dict.fromkeys(filter(None, (without_footnote(part[place]) for part in parts)))),
            tuple(row[place] if place < len(row) else None for row in under),
        )
        for place in range(width)
    )
    first = header - rows + 1
    above = tuple(dict.fromkeys(word(cell) for row in head[:first] for cell in row if word(cell)))
    last = tuple(without_footnote(cell) for cell in parts[-1] if cell)
    return Grid(header, rows, last, tuple(column for column in columns if column.header), above)


def _table_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows that are not empty, up to a footnote."""
    table: list[Row] = []
    for row in rows:
        first = next((word(cell) for cell in row if word(cell)), "")
        if first.startswith(TableShape().stop_at):
            break
        if first:
            table.append(row)
    return table


def _score(head: Sequence[Row], place: int) -> int:
    """Words of the row, and twice the columns with figures under a word; 0 where it cannot be a header."""
    row = head[place]
    titles = [i for i, cell in enumerate(row) if word(cell) and (not is_number(cell) or is_year(cell))]
    if len({word(row[i]) for i in titles}) < FEW_HEADERS:
        return 0
    under = [other for other in head[place + 1 :] if any(word(cell) for cell in other)][:LOOKED_AT]
    figures = 0
    for column in titles:
        cells = [other[column] for other in under if column < len(other) and word(other[column])]
        figures += bool(cells) and 2 * sum(map(is_number, cells)) > len(cells)
    return len(titles) + 2 * figures if figures else 0


def _groups_columns(row: Row) -> bool:
    """A row of group headers: at least two different words and no number but a year. A title is one word only."""
    filled = [cell for cell in row if word(cell)]
    different = {word(cell) for cell in filled}
    return len(different) >= FEW_HEADERS and all(is_year(cell) or not is_number(cell) for cell in filled)


def _filled(row: Row, width: int) -> list[str]:
    """Group headers over their columns: an empty cell belongs to the group on its left, unless cells were merged."""
    words = [word(row[place]) if place < len(row) else "" for place in range(width)]
    if any(left and left == right for left, right in zip(words, words[1:], strict=False)):
        return words
    for place in range(1, width):
        words[place] = words[place] or words[place - 1]
    return words
