"""The figures of one table, block by block: a row per figure with its coordinates, its cells not yet settled."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import Origin, SourceProfile
from lib.domain.datatraek.rows import RegistrationMeasure
from lib.domain.observation import STATUS_WORDS, Status
from lib.ingest.messages import ONLY_TOLD
from lib.ingest.reading.coordinates import ids_by_distinct
from lib.ingest.reading.data_rows import Rows, data_rows, without_figures
from lib.ingest.reading.finders import MEASURE, Finders
from lib.ingest.reading.grid import Grid, GridMaker
from lib.ingest.reading.layout import SOURCE, Layout, measure_word
from lib.ingest.reading.log import FindingLog, at, quoted
from lib.ingest.reading.parsed import Meaning, Parsed, parse_figures
from lib.ingest.reading.slots import FIGURES, ROLES, STATUS, VALUE, Slot
from lib.ingest.reading.table import Table, cell_word
from lib.ingest.sheets.sheet import address

FIGURE_MEASURES = tuple(measure for measure, role in ROLES.items() if role in FIGURES)
"""What a row may say that its cells hold."""

_STATUSES = {plain(word): status for status, word in STATUS_WORDS.items()} | {s.value: s for s in Status}


class FigureReader:
    """Reads the figures of one table; `words` are those of the coordinates outside rows and headers."""

    def __init__(
        self,
        table: Table,
        layout: Layout,
        slots: list[Slot],
        words: dict[str, str],
        profile: SourceProfile,
        finders: Finders,
        log: FindingLog,
    ) -> None:
        self.table, self.layout, self.slots, self.words = table, layout, slots, words
        self.profile, self.finders, self.log = profile, finders, log
        self.maker = GridMaker(table, layout, slots, words, finders)
        self.letters = [address(1, slot.first_figure())[:-1] for slot in slots]

    def frames(self) -> Iterator[pd.DataFrame]:
        """A frame per block: key, area_id, period_start, period_end, measure, numbers and states by role
        ('value', 'value_state' ...), stated (Status or None), source_id, sheet, cell."""
        for block in data_rows(self.table, self.layout, self.profile.table, self.log):
            rows = self._without_headings(block)
            if len(rows.numbers):
                yield self._frame(rows)

    def _frame(self, rows: Rows) -> pd.DataFrame:
        grid = self.maker.grid(rows)
        row_measures = self._row_measures(rows)
        roles = None if row_measures is None else self._row_roles(row_measures)
        parsed = parse_figures(
            self.table.sheet.name, rows, self.slots, self._meaning(grid), self.profile.cells, roles, self.log
        )
        known = grid.known()
        if row_measures is not None:
            known &= pd.notna(row_measures)[:, None]
        return self._flat(rows, grid, parsed, known, row_measures)

    def _flat(
        self, rows: Rows, grid: Grid, parsed: Parsed, known: np.ndarray, row_measures: np.ndarray | None
    ) -> pd.DataFrame:
        shape = known.shape
        names = [slot.measure for slot in self.slots]
        own = np.array(names, dtype=object) if row_measures is None else row_measures[:, None]
        texts = {
            "key": grid.keys,
            "area_id": grid.areas,
            "measure": np.broadcast_to(own, shape),
            "cell": self._addresses(rows),
            "stated": self._of_row(rows, STATUS, self._status),
            "source_id": self._of_row(rows, SOURCE, lambda cell, _: cell_word(cell) or None),
            "sheet": np.full(shape, self.table.sheet.name, dtype=object),
        }
        # Without a dtype pandas would make its own kind of text of them, and back again at the end.
        flat = {name: pd.Series(array[known], dtype=object) for name, array in texts.items()}
        flat |= {"period_start": pd.Series(grid.starts[known]), "period_end": pd.Series(grid.ends[known])}
        for role in FIGURES:
            flat[role] = pd.Series(parsed.numbers[role][known])
            flat[f"{role}_state"] = pd.Series(parsed.states[role][known])
        return pd.DataFrame(flat)

    def _addresses(self, rows: Rows) -> np.ndarray:
        numbers = [str(number) for number in rows.numbers]
        cells = np.empty((len(numbers), len(self.slots)), dtype=object)
        for place, letters in enumerate(self.letters):
            cells[:, place] = [letters + number for number in numbers]
        return cells

    def _of_row(
        self, rows: Rows, role: str, meaning: Callable[[object, tuple[int, int]], object]
    ) -> np.ndarray:
        """What the cells of a role (status, source) mean, rows x slots; None where there is no such column."""
        found = np.full((len(rows.numbers), len(self.slots)), None, dtype=object)
        for place, slot in enumerate(self.slots):
            column = slot.columns.get(role)
            if column is not None:
                found[:, place] = self._meanings(rows, column, meaning)
        return found

    def _meanings(
        self, rows: Rows, column: int, meaning: Callable[[object, tuple[int, int]], object]
    ) -> np.ndarray:
        return ids_by_distinct(
            [rows.cells[:, column]], lambda cells, row: meaning(cells[0], (int(rows.numbers[row]), column))
        )

    def _status(self, cell: object, where: tuple[int, int]) -> Status | None:
        word = plain(cell_word(cell))
        if word and word not in _STATUSES:
            self.log.stop(
                "ukendt_status",
                at(self.table.sheet.name, *where),
                f"{quoted(cell)} er ikke en status.",
                f"Skriv et af ordene {', '.join(Status)}.",
            )
        return _STATUSES.get(word)

    def _meaning(self, grid: Grid) -> Meaning:
        if self.finders.registers:
            return Meaning(np.ones(grid.keys.shape, dtype=bool), np.zeros(grid.keys.shape, dtype=bool))
        counts, shares = self.finders.counts, self.finders.shares
        if self.layout.key is None:
            keys = self.maker.slot_keys
            own = [np.array([key in known for key in keys]) for known in (counts, shares)]
            return Meaning(*(np.broadcast_to(array, grid.keys.shape) for array in own))
        frame = pd.DataFrame(grid.keys)
        return Meaning(frame.isin(counts).to_numpy(), frame.isin(shares).to_numpy())

    def _row_measures(self, rows: Rows) -> np.ndarray | None:
        """The measure of each row, None where it is unknown (and a finding); no array when columns say it."""
        coordinate = self.profile.measure
        if coordinate is None or coordinate.origin in (Origin.HEADER, Origin.FIXED):
            return None
        known = tuple(RegistrationMeasure) if self.finders.registers else FIGURE_MEASURES

        def find(cell: object, where: tuple[str, str]) -> str | None:
            measure = measure_word(cell_word(cell), coordinate)
            if measure in known:
                return measure
            problem = f"{quoted(cell)} siger ikke, hvad tallene er."
            remedy = (
                f"Skriv et af ordene {', '.join(known)}, eller skriv ordet i opsætningen under maal, navne."
            )
            self.log.stop("ukendt_maal", where, problem, remedy)
            return None

        column = self.layout.measure
        if column is None:
            found = np.empty(len(rows.numbers), dtype=object)
            found[:] = find(self.words[MEASURE], (self.table.sheet.name, ""))
            return found
        return ids_by_distinct(
            [rows.cells[:, column]],
            lambda cells, row: find(cells[0], at(self.table.sheet.name, int(rows.numbers[row]), column)),
        )

    def _row_roles(self, measures: np.ndarray) -> np.ndarray:
        if self.finders.registers:
            return np.full(len(measures), VALUE, dtype=object)
        roles = np.empty(len(measures), dtype=object)
        roles[:] = [ROLES.get(measure) for measure in measures]
        return roles

    def _without_headings(self, rows: Rows) -> Rows:
        """Without rows that have no figure and no known area: headings between the rows of a table."""
        if not self.layout.area or not len(rows.numbers):
            return rows
        bare = without_figures(rows, self.layout.value_columns())
        organisations = self.maker.organisations(rows)
        for place in np.flatnonzero(bare):
            cells = tuple(rows.cells[place, list(self.layout.area)])
            if self.finders.area.knows(cells, organisations[place]):
                bare[place] = False
                continue
            self.log.tell(
                "raekke_uden_tal",
                at(self.table.sheet.name, int(rows.numbers[place]), self.layout.area[0]),
                f"Rækken {quoted(' '.join(map(cell_word, cells)))} har ingen tal. Den er ikke læst.",
                ONLY_TOLD,
            )
        return rows.only(~bare)
