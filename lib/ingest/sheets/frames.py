"""Rows of cells -> frames of a handy size, all of one width, and a sheet of rows that are in memory."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
import pandas as pd

from lib.ingest.sheets.sheet import HEAD_ROWS, Cell, Sheet

BLOCK_ROWS = 20_000
BLOCK_CELLS = 500_000
"""A block of a wide table has fewer rows, so that memory does not grow with the width."""

Row = Sequence[Cell]


def frames(rows: Iterable[Row], width: int) -> Iterator[pd.DataFrame]:
    """`rows` (none wider than `width`) as frames; the first row has number 1."""
    size = max(1, min(BLOCK_ROWS, BLOCK_CELLS // max(width, 1)))
    source = iter(rows)
    first = 1
    while block := list(islice(source, size)):
        cells = np.full((len(block), width), None, dtype=object)
        for number, row in enumerate(block):
            cells[number, : len(row)] = row
        # Named as object: pandas would make its own kind of text of it.
        yield pd.DataFrame(cells, index=range(first, first + len(block)), columns=range(width), dtype=object)
        first += len(block)


def padded(rows: Sequence[Row], width: int) -> tuple[tuple[Cell, ...], ...]:
    """`rows` filled with None up to `width`."""
    return tuple((*row, *(None,) * (width - len(row))) for row in rows)


def sheet_of(name: str, rows: Sequence[Row]) -> Sheet:
    """A sheet whose rows are all in memory."""
    width = max((len(row) for row in rows), default=0)
    return Sheet(name, padded(rows[:HEAD_ROWS], width), lambda: frames(rows, width))


def trimmed(row: list[Cell]) -> list[Cell]:
    """`row` without the empty cells at its end (the same list, shortened)."""
    while row and row[-1] is None:
        row.pop()
    return row
