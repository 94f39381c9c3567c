"""Merged ranges: every cell of the range gets the value that stands in its first."""

import re
from collections.abc import Sequence

from lib.ingest.sheets import limits
from lib.ingest.sheets.parts import column_number
from lib.ingest.sheets.sheet import Cell

RANGE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})")
SMALL = 10_000
"""A larger range (a whole column, a whole sheet) is filled within the used cells only."""


class TooManyMergedError(Exception):
    """The ranges together would fill more cells than a sheet may have."""


def fill_merged(rows: list[list[Cell]], ranges: Sequence[str]) -> None:
    """Fills `rows` (ragged, changed in place). Raises ValueError for what is no range, TooManyMergedError."""
    height, width = len(rows), max((len(row) for row in rows), default=0)
    filled = 0
    for text in ranges:
        match = RANGE.fullmatch(text)
        if match is None:
            raise ValueError(text)
        left, right = column_number(match[1]) - 1, column_number(match[3])
        top, bottom = int(match[2]) - 1, int(match[4])
        if (right - left) * (bottom - top) > SMALL:
            right, bottom = min(right, width), min(bottom, height)
        value = rows[top][left] if top < height and left < len(rows[top]) else None
        if value is None or right > limits.MAX_COLUMNS or bottom > limits.MAX_WORKBOOK_ROWS:
            continue
        filled += (right - left) * (bottom - top)
        if filled > limits.MAX_AREA:
            raise TooManyMergedError
        _fill(rows, range(top, bottom), left, right, value)


def _fill(rows: list[list[Cell]], numbers: range, left: int, right: int, value: Cell) -> None:
    rows.extend([] for _ in range(numbers.stop - len(rows)))
    for number in numbers:
        row = rows[number]
        row.extend([None] * (right - len(row)))
        row[left:right] = [value] * (right - left)
