"""The figures of a block, cell by cell: numbers and statuses by their role, and what is wrong with a cell."""

from dataclasses import dataclass

import numpy as np

from lib.domain.datatraek.cells import TROUBLE_WORDS, CellsRead, parse_cells
from lib.domain.datatraek.profile import CellRule
from lib.domain.observation import Status
from lib.ingest.reading.data_rows import Rows
from lib.ingest.reading.layout import BY_ROW
from lib.ingest.reading.log import FindingLog, at, danish, quoted
from lib.ingest.reading.slots import FIGURES, VALUE, Slot

ABSENT = 0
STATES = (Status.MANGLER, Status.IKKE_RELEVANT, Status.DISKRETIONERET, Status.OK)
"""What a cell may be, as codes from 1; of several cells the highest code without a number is the row's status."""

_NAMED = 20
"""Of a wrong kind of cell, so many of a block are named."""

LARGEST = 1e12
"""No count of persons is larger; a larger one is a slip and would not fit the column."""


@dataclass(frozen=True)
class Parsed:
    """By role ('value', 'numerator', 'denominator'): numbers and state codes, each rows x slots."""

    numbers: dict[str, np.ndarray]
    states: dict[str, np.ndarray]


@dataclass(frozen=True)
class Meaning:
    """Rows x slots: True where the figure is a count by itself, and where it is a share of persons."""

    counts: np.ndarray
    shares: np.ndarray


def parse_figures(
    sheet: str,
    rows: Rows,
    slots: list[Slot],
    meaning: Meaning,
    rule: CellRule,
    row_roles: np.ndarray | None,
    log: FindingLog,
) -> Parsed:
    """Parses every cell with a figure; a cell that cannot be read, or cannot be a count, is told and left out.

    `row_roles`: the role of each row where the rows say it.
    """
    parser = _Parser(sheet, rows, slots, rule, log)
    numbers: dict[str, np.ndarray] = {}
    states: dict[str, np.ndarray] = {}
    for role in FIGURES:
        number, state, percent = parser.role(role, row_roles)
        counted = meaning.counts if role == VALUE else np.ones(number.shape, dtype=bool)
        parser.leave_out(role, number, state, counted & percent, _PERCENT)
        with np.errstate(invalid="ignore"):
            parser.leave_out(role, number, state, counted & (number % 1 != 0) & ~np.isnan(number), _BROKEN)
            parser.leave_out(role, number, state, counted & (np.abs(number) > LARGEST), _HUGE)
        if role == VALUE and rule.share_of_one:
            number = np.where(meaning.shares & ~percent, np.round(number * 100, 10), number)
        numbers[role], states[role] = number, state
    return Parsed(numbers, states)


_PERCENT = (
    "procent_i_antal",
    "er en procent, hvor der skulle stå et antal.",
    "Byt kolonnerne om, eller ret kolonnens mål i opsætningen.",
)
_BROKEN = (
    "ikke_helt_tal",
    "er ikke et helt tal, og her skulle stå et antal.",
    "Ret tallet, eller ret kolonnens mål eller tusindtegnet i opsætningen.",
)
_HUGE = ("for_stort_tal", "er for stort til at være et antal.", "Ret tallet.")


class _Parser:
    def __init__(self, sheet: str, rows: Rows, slots: list[Slot], rule: CellRule, log: FindingLog) -> None:
        self.sheet, self.rows, self.slots, self.log = sheet, rows, slots, log
        roles = (*FIGURES, BY_ROW)
        self.columns = sorted({c for slot in slots for role, c in slot.columns.items() if role in roles})
        read = parse_cells(rows.cells[:, self.columns], rule)
        shape = (len(rows.numbers), len(self.columns))
        self._tell(read, shape)
        state = np.array([STATES.index(r.status) + 1 for r in read.reads], dtype="int8")
        percent = np.array([r.percent for r in read.reads], dtype=bool)
        self.numbers = _with_empty(read.numbers.reshape(shape), np.nan)
        self.states = _with_empty(_spread(state, read).reshape(shape), ABSENT)
        self.percent = _with_empty(_spread(percent, read).reshape(shape), False)

    def role(self, role: str, row_roles: np.ndarray | None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Numbers, states and per cent signs of a role, each rows x slots; copies."""
        places = [self._position(slot, role, row_roles) for slot in self.slots]
        taken = (self.numbers[:, places], self.states[:, places], self.percent[:, places])
        if row_roles is not None:
            others = row_roles != role
            for array, empty in zip(taken, (np.nan, ABSENT, False), strict=True):
                by_row = np.array([BY_ROW in slot.columns for slot in self.slots])
                array[np.ix_(others, by_row)] = empty
        return taken

    def leave_out(
        self, role: str, number: np.ndarray, state: np.ndarray, wrong: np.ndarray, words: tuple[str, str, str]
    ) -> None:
        """Tells the wrong cells and takes their numbers out."""
        places = np.argwhere(wrong & ~np.isnan(number))
        if not len(places):
            return
        code, problem, remedy = words
        for times, (row, slot) in enumerate(places[:_NAMED]):
            columns = self.slots[slot].columns
            column = columns.get(role, columns.get(BY_ROW, 0))
            cell = self.rows.cells[row, column]
            rest = len(places) - _NAMED if times == _NAMED - 1 and len(places) > _NAMED else 0
            where = at(self.sheet, int(self.rows.numbers[row]), column)
            self.log.stop(code, where, f"{quoted(cell)} {problem}", remedy, times=1 + rest)
        number[tuple(places.T)] = np.nan
        state[tuple(places.T)] = STATES.index(Status.MANGLER) + 1

    def _position(self, slot: Slot, role: str, row_roles: np.ndarray | None) -> int:
        column = slot.columns.get(role, slot.columns.get(BY_ROW) if row_roles is not None else None)
        return len(self.columns) if column is None else self.columns.index(column)

    def _tell(self, read: CellsRead, shape: tuple[int, int]) -> None:
        for code, one in enumerate(read.reads):
            if one.trouble is None and not one.footnote:
                continue
            places = np.flatnonzero(read.codes == code)
            row, place = divmod(int(places[0]), shape[1])
            column = self.columns[place]
            where = at(self.sheet, int(self.rows.numbers[row]), column)
            cell = quoted(self.rows.cells[row, column])
            if one.trouble is not None:
                problem, remedy = TROUBLE_WORDS[one.trouble]
                self.log.stop("ulaeselig_celle", where, f"{cell} {problem}", remedy, times=len(places))
            else:
                self.log.ask(
                    "fodnote_ved_tal",
                    where,
                    f"{cell} har et fodnotetegn. Tallet er læst som {danish(one.number)}.",
                    "Læs fodnoten i filen, og sig ja, hvis tallet betyder det samme som de andre.",
                    times=len(places),
                )


def _with_empty(array: np.ndarray, empty: object) -> np.ndarray:
    """With one more column that stands for a cell that is not there."""
    return np.hstack([array, np.full((len(array), 1), empty, dtype=array.dtype)])


def _spread(values: np.ndarray, read: CellsRead) -> np.ndarray:
    return values[read.codes] if len(values) else values
