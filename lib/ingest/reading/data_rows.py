"""The rows of a table, block by block: from under the header to the footnotes, without what is no row of figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import TableShape
from lib.ingest.messages import ONLY_TOLD
from lib.ingest.reading.layout import Layout
from lib.ingest.reading.log import FindingLog, at, quoted
from lib.ingest.reading.table import Table, cell_word

_MANY = 2
"""So many filled cells make a row after the table's end worth telling."""


@dataclass(frozen=True)
class Rows:
    """Some rows of a table: `numbers` in the file (from 1) and `cells` (rows x columns, object)."""

    numbers: np.ndarray
    cells: np.ndarray

    def only(self, wanted: np.ndarray) -> "Rows":
        """The rows for which `wanted` is True."""
        return self if wanted.all() else Rows(self.numbers[wanted], self.cells[wanted])


def data_rows(table: Table, layout: Layout, shape: TableShape, log: FindingLog) -> Iterator[Rows]:
    """Blocks of the rows that hold figures; what is passed over is told."""
    reader = _RowReader(table, layout, shape, log)
    ended = False
    for block in table.sheet.blocks():
        rows = reader.below_header(block)
        if ended:
            reader.tell_after_end(rows)
            continue
        rows, ended = reader.until_end(rows)
        yield reader.cleaned(rows)


def without_figures(rows: Rows, columns: Sequence[int]) -> np.ndarray:
    """True for the rows that are empty in all these columns; none is without columns.

    Few rows are empty in the first column, so the others are looked at in those few only.
    """
    bare = np.full(len(rows.numbers), bool(columns))
    for column in columns:
        left = np.flatnonzero(bare)
        if not len(left):
            break
        bare[left] = pd.isna(rows.cells[left, column])
    return bare


class _RowReader:
    """What is remembered from block to block: the cells that fill down, and what has been told."""

    def __init__(self, table: Table, layout: Layout, shape: TableShape, log: FindingLog) -> None:
        self.table, self.layout, self.log = table, layout, log
        self.stop_words = tuple(plain(word) for word in shape.stop_at)
        self.skip_words = tuple(plain(word) for word in shape.skip)
        self.values = layout.value_columns()
        self.width = len(table.names)
        self.above: dict[int, object] = {}
        self.told_after_end = False
        self.told_beyond: set[int] = set()

    def below_header(self, block: pd.DataFrame) -> Rows:
        numbers = block.index.to_numpy(dtype="int64")
        below = numbers > self.table.header_row
        cells = block.to_numpy(dtype=object, copy=bool(self.layout.fill_down))
        rows = Rows(numbers, cells) if below.all() else Rows(numbers[below], cells[below])
        self._tell_beyond(rows)
        lacking = self.width - rows.cells.shape[1]
        if lacking > 0:
            empty = np.full((len(rows.numbers), lacking), None, dtype=object)
            return Rows(rows.numbers, np.hstack([rows.cells, empty]))
        return rows

    def until_end(self, rows: Rows) -> tuple[Rows, bool]:
        """The rows before the first footnote; a row with figures is no footnote, whatever it begins with."""
        for place in np.flatnonzero(without_figures(rows, self.values)):
            first = next((cell for cell in rows.cells[place] if cell is not None), None)
            if first is not None and plain(cell_word(first)).startswith(self.stop_words or ("\0",)):
                after = Rows(rows.numbers[place + 1 :], rows.cells[place + 1 :])
                self.tell_after_end(after)
                return Rows(rows.numbers[:place], rows.cells[:place]), True
        return rows, False

    def tell_after_end(self, rows: Rows) -> None:
        filled = (~pd.isna(rows.cells)).sum(axis=1) >= _MANY
        if filled.any() and not self.told_after_end:
            self.told_after_end = True
            self.log.ask(
                "raekker_efter_tabellen",
                at(self.table.sheet.name, int(rows.numbers[filled][0]), 0),
                "Efter tabellens fodnoter står der flere udfyldte rækker. De er ikke læst.",
                "Del filen, hvis de hører med; sig ellers ja.",
            )

    def cleaned(self, rows: Rows) -> Rows:
        self._fill_down(rows)
        labels = self.layout.label_columns()
        blank = without_figures(rows, self.values) & (without_figures(rows, labels) if labels else True)
        rows = rows.only(~blank)
        if not labels or not len(rows.numbers):
            return rows
        words = np.array([plain(cell_word(cell)) for cell in rows.cells[:, labels[0]]], dtype=object)
        skipped = np.fromiter((word.startswith(self.skip_words or ("\0",)) for word in words), dtype=bool)
        again = np.array(self._as_header(rows, labels[0]) & self._as_header(rows, self.values[0]))
        self._tell_repeated(rows.only(again & ~skipped))
        return rows.only(~skipped & ~again)

    def _as_header(self, rows: Rows, column: int) -> np.ndarray:
        """True where the cell is the column's own header."""
        header = {plain(self.table.names[column]), plain(self.table.last_names[column])}
        return np.array([plain(cell_word(cell)) in header for cell in rows.cells[:, column]], dtype=bool)

    def _fill_down(self, rows: Rows) -> None:
        for column in self.layout.fill_down:
            if len(rows.numbers):
                cells = pd.Series(rows.cells[:, column], dtype=object)
                if cells.iloc[0] is None:
                    cells.iloc[0] = self.above.get(column)
                filled = cells.ffill()
                rows.cells[:, column] = filled.where(filled.notna(), None).to_numpy(dtype=object)
                self.above[column] = rows.cells[-1, column]

    def _tell_repeated(self, rows: Rows) -> None:
        for number in rows.numbers:
            self.log.tell(
                "overskrift_igen",
                at(self.table.sheet.name, int(number), self.layout.label_columns()[0]),
                "Overskriften står her igen. Rækken er ikke læst.",
                ONLY_TOLD,
            )

    def _tell_beyond(self, rows: Rows) -> None:
        nameless = [i for i in range(rows.cells.shape[1]) if i >= self.width or not self.table.names[i]]
        own = self.layout.coordinate_columns() | self.told_beyond
        for column in (i for i in nameless if i not in own):
            filled = np.flatnonzero(~pd.isna(rows.cells[:, column]))
            if len(filled):
                self.told_beyond.add(column)
                self.log.tell(
                    "kolonne_uden_overskrift",
                    at(self.table.sheet.name, int(rows.numbers[filled[0]]), column),
                    f"Her står {quoted(rows.cells[filled[0], column])} i en kolonne uden overskrift. Den er ikke læst.",
                    "Giv kolonnen en overskrift, hvis den skal med.",
                )
