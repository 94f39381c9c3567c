"""One sheet of a file as a grid of cells, read in blocks so that a large file need not fit in memory."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

HEAD_ROWS = 200
"""Header, title and notes above the table are looked for in this many rows."""


class Percent(float):
    """A cell that Excel formats as per cent, already times 100: what the reader of the file saw."""


Cell = str | int | float | bool | dt.date | dt.datetime | Percent | None
"""What a cell may hold. Text files have text or None only; an empty or blank cell is None."""


@dataclass(frozen=True)
class Sheet:
    """`name` is '' for text files. `head`: the first HEAD_ROWS rows, merged cells filled with the merged value.

    `blocks()` starts over each time and gives frames (dtype object) of consecutive rows: index = row number in the file
    (1 is the first), columns = 0, 1, 2 ... (0 is column A); rows that are shorter than the widest are filled with None.
    """

    name: str
    head: tuple[tuple[Cell, ...], ...]
    blocks: Callable[[], Iterator[pd.DataFrame]]


def address(row: int, column: int) -> str:
    """The cell's address as a spreadsheet writes it; `row` from 1, `column` from 0: address(7, 1) is 'B7'."""
    letters = ""
    place = column + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
