"""The coordinates of a block: for every row and slot an indicator (or activity), an area and a period."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.ingest.reading.coordinates import Place, by_distinct, ids_by_distinct
from lib.ingest.reading.data_rows import Rows
from lib.ingest.reading.finders import AREA, KEY, PERIOD, Finders
from lib.ingest.reading.layout import Layout
from lib.ingest.reading.log import at
from lib.ingest.reading.slots import Slot
from lib.ingest.reading.table import Table


@dataclass(frozen=True)
class Grid:
    """All arrays are rows x slots: ids as objects (None: not found), days as datetime64[us] (NaT: not found)."""

    keys: np.ndarray
    areas: np.ndarray
    starts: np.ndarray
    ends: np.ndarray

    def known(self) -> np.ndarray:
        """True where all coordinates were found."""
        return np.asarray(_found(self.keys) & _found(self.areas) & ~np.isnat(self.starts))


def _found(ids: np.ndarray) -> np.ndarray:
    """True where there is an id. What is the same in every row or slot (a broadcast array) is looked at once."""
    distinct = ids[tuple(slice(1) if stride == 0 else slice(None) for stride in ids.strides)]
    return np.broadcast_to(pd.notna(distinct), ids.shape)


class GridMaker:
    """Makes the grids of one table; what stands outside its rows is looked up once."""

    def __init__(
        self, table: Table, layout: Layout, slots: list[Slot], words: Mapping[str, str], finders: Finders
    ) -> None:
        self.table, self.layout, self.slots, self.words, self.finders = table, layout, slots, words, finders
        self.slot_keys = self._of_slots([slot.held.key for slot in slots], KEY)
        self.slot_areas = self._of_slots([slot.held.area for slot in slots], AREA)

    def grid(self, rows: Rows) -> Grid:
        """The coordinates of these rows."""
        shape = (len(rows.numbers), len(self.slots))
        keys = self._keys(rows, shape)
        starts, ends = self._periods(rows, keys)
        return Grid(keys, self._areas(rows, shape), starts, ends)

    def organisations(self, rows: Rows) -> np.ndarray:
        """The cell of each row that names the organisation; '' without such a column."""
        if self.layout.organisation:
            return np.asarray(rows.cells[:, self.layout.organisation[0]])
        return np.full(len(rows.numbers), "", dtype=object)

    def _of_slots(self, own: list[str | None], name: str) -> np.ndarray:
        found = np.empty(len(self.slots), dtype=object)
        for place, (word, slot) in enumerate(zip(own, self.slots, strict=True)):
            said = word if word is not None else self.words.get(name)
            where = self._header_place(slot)
            if said is not None and name == KEY:
                found[place] = self.finders.key.find(said, where)
            elif said is not None:
                found[place] = self.finders.area.find((said,), "", where)
        return found

    def _keys(self, rows: Rows, shape: tuple[int, int]) -> np.ndarray:
        column = self.layout.key
        if column is None:
            return np.broadcast_to(self.slot_keys, shape)
        own = ids_by_distinct(
            [rows.cells[:, column]],
            lambda cells, row: self.finders.key.find(cells[0], self._place(rows, row, column)),
        )
        by_row = np.array([slot.held.key is None for slot in self.slots])
        return np.where(by_row, own[:, None], self.slot_keys)

    def _areas(self, rows: Rows, shape: tuple[int, int]) -> np.ndarray:
        if not self.layout.area:
            return np.broadcast_to(self.slot_areas, shape)
        first = self.layout.area[0]
        own = ids_by_distinct(
            [self.organisations(rows), *(rows.cells[:, column] for column in self.layout.area)],
            lambda cells, row: self.finders.area.find(cells[1:], cells[0], self._place(rows, row, first)),
        )
        return np.broadcast_to(own[:, None], shape)

    def _periods(self, rows: Rows, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """First and last days; slots with the same words and the same rule share one look-up."""
        starts, ends = (np.full(keys.shape, "NaT", dtype="datetime64[us]") for _ in range(2))
        done: dict[tuple[str | None, str], int] = {}
        for place, slot in enumerate(self.slots):
            fixed = self.layout.key is None or slot.held.key is not None
            rule = self.finders.rules.get(str(keys[0, place]), "") if fixed and len(keys) else ""
            other = done.setdefault((slot.held.period, rule), place) if fixed else place
            if other != place:
                starts[:, place], ends[:, place] = starts[:, other], ends[:, other]
                continue
            own = np.full(len(keys), rule, dtype=object) if fixed else self._rules(keys[:, place])
            starts[:, place], ends[:, place] = self._slot_periods(rows, slot, own)
        return starts, ends

    def _rules(self, keys: np.ndarray) -> np.ndarray:
        return ids_by_distinct([keys], lambda cells, _: self.finders.rules.get(str(cells[0]), ""))

    def _slot_periods(self, rows: Rows, slot: Slot, rules: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        word = slot.held.period if slot.held.period is not None else self.words.get(PERIOD)
        columns = () if word is not None else self.layout.period

        def days(cells: tuple[object, ...], row: int) -> object:
            where = self._place(rows, row, columns[0]) if columns else self._header_place(slot)
            return self.finders.period.find(cells[1:] if columns else (word,), str(cells[0]), where)

        answers, spread = by_distinct([rules, *(rows.cells[:, column] for column in columns)], days)
        found = np.array(answers, dtype="datetime64[us]").reshape(-1, 2)[spread]
        return found[:, 0], found[:, 1]

    def _header_place(self, slot: Slot) -> Place:
        return at(self.table.sheet.name, self.table.header_row, slot.first_figure())

    def _place(self, rows: Rows, row: int, column: int) -> Place:
        return at(self.table.sheet.name, int(rows.numbers[row]), column)
