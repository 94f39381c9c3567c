"""What one cell of figures says: a number as Danes write it, a code, or nothing that can be read.

The rules, in order: an empty cell is missing; a code of the source is its status; a number is a number only when every
sign in it has one possible meaning. '1.137' is 1137 where '.' divides thousands, '1.5' is nothing there. A footnote
mark after a number is taken off and told, because the note may say that the number means something else.
"""

import datetime as dt
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
import pandas as pd

from lib.domain.datatraek.plain_text import plain_code, tidy
from lib.domain.datatraek.profile import CellRule
from lib.domain.observation import Status

_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2010": "-", "\u2011": "-"})
_MARK = re.compile(r"^(.*\d\s*%?)(?:\s*\*{1,3}|\s*[¹²³⁴-⁹]+|\s+[\da-z]\))$")
_SIGNED = re.compile(r"^([-+])\s?(?=\d)")


class Trouble(StrEnum):
    """Why a cell cannot be read."""

    DATE = "dato"
    FLAG = "sandt_falsk"
    GROUPS = "tegn"
    WORDS = "tekst"
    ENDLESS = "uendelig"


TROUBLE_WORDS = {
    Trouble.DATE: (
        "er en dato, hvor der skulle stå et tal.",
        "Excel gør tal som 1.5 og 1-4 til datoer. Gør kolonnen til tekst, og skriv tallet igen.",
    ),
    Trouble.FLAG: ("er SAND eller FALSK, hvor der skulle stå et tal.", "Skriv tallet."),
    Trouble.GROUPS: (
        "kan læses på flere måder, eller tegnene passer ikke til opsætningen.",
        "Skriv tallet med opsætningens decimaltegn, eller ret decimal- og tusindtegn i opsætningen.",
    ),
    Trouble.WORDS: (
        "er hverken et tal eller en kode, som opsætningen kender.",
        "Ret cellen, eller skriv koden i opsætningen under celler.",
    ),
    Trouble.ENDLESS: ("er ikke et tal, der kan regnes med.", "Skriv tallet med almindelige cifre."),
}
"""What is said of a cell that cannot be read: the end of a sentence that names the cell, and what to do."""


@dataclass(frozen=True)
class CellRead:
    """What a cell says. `status` is OK with a number, another status without; `trouble` means that it says nothing.

    `percent`: it was written with a per cent sign. `footnote`: a mark was taken off.
    """

    number: float = math.nan
    status: Status = Status.MANGLER
    percent: bool = False
    footnote: bool = False
    trouble: Trouble | None = None


EMPTY = CellRead()


@dataclass(frozen=True)
class CellsRead:
    """Many cells, as arrays of one length: numbers (NaN without), `codes` into `reads`, which are the distinct ones."""

    numbers: np.ndarray
    codes: np.ndarray
    reads: tuple[CellRead, ...]

    def where(self, wanted: Iterable[int]) -> np.ndarray:
        """True for the cells whose read is one of `wanted` (places in `reads`)."""
        return np.isin(self.codes, list(wanted))


def parse_cell(cell: object, rule: CellRule) -> CellRead:
    """One cell by the source's rule."""
    if cell is None or cell is pd.NaT:
        return EMPTY
    if isinstance(cell, bool | np.bool_):
        return CellRead(trouble=Trouble.FLAG)
    if isinstance(cell, dt.date):
        return CellRead(trouble=Trouble.DATE)
    if isinstance(cell, int | float | np.integer | np.floating):
        return _typed_number(float(cell), percent=_is_percent(cell))
    return _parse_text(str(cell), rule)


def parse_cells(cells: np.ndarray, rule: CellRule) -> CellsRead:
    """All cells of an object array (any shape, taken row by row), each distinct one read once."""
    flat = cells.ravel()
    codes, distinct = _distinct(flat)
    reads = tuple(parse_cell(cell, rule) for cell in distinct)
    numbers = np.array([read.number for read in reads], dtype="float64")
    return CellsRead(numbers[codes] if len(reads) else np.empty(0), codes, reads)


def _distinct(flat: np.ndarray) -> tuple[np.ndarray, list[object]]:
    """Codes and distinct cells, where 1, 1.0, True and 1 % are four different cells."""
    kinds, kind_of = pd.factorize(np.fromiter(map(type, flat), dtype=object, count=len(flat)))
    codes = np.zeros(len(flat), dtype="int64")
    distinct: list[object] = []
    for place in range(len(kind_of)):
        own = kinds == place
        of_kind, found = pd.factorize(flat[own], use_na_sentinel=False)
        codes[own] = of_kind + len(distinct)
        distinct += list(found)
    return codes, distinct


def _is_percent(cell: object) -> bool:
    """A cell that a spreadsheet formats as per cent: a float of a class of its own (lib/ingest/sheets)."""
    return isinstance(cell, float) and type(cell).__name__ == "Percent"


def _typed_number(number: float, percent: bool) -> CellRead:
    if math.isnan(number):
        return EMPTY
    if math.isinf(number):
        return CellRead(trouble=Trouble.ENDLESS)
    return CellRead(number, Status.OK, percent)


def _parse_text(text: str, rule: CellRule) -> CellRead:
    tidied = tidy(text)
    if not tidied:
        return EMPTY
    code = _codes(rule).get(plain_code(tidied))
    if code is not None:
        return CellRead(0.0, Status.OK) if code is Status.OK else CellRead(status=code)
    marked = _MARK.match(tidied)
    read = _parse_number(marked[1].strip() if marked else tidied, rule)
    if marked and read.trouble is None:
        return CellRead(read.number, read.status, read.percent, footnote=True)
    return read


def _parse_number(text: str, rule: CellRule) -> CellRead:
    percent = text.endswith("%")
    bare = _SIGNED.sub(r"\1", text.removesuffix("%").strip().translate(_MINUS))
    if not _number_pattern(rule.decimal, rule.thousands).match(bare):
        return CellRead(trouble=Trouble.WORDS if re.search(r"[^\d.,' +-]", bare) else Trouble.GROUPS)
    digits = bare.replace(" ", "")
    if rule.thousands:
        digits = digits.replace(rule.thousands, "")
    number = float(digits.replace(rule.decimal, "."))
    return CellRead(trouble=Trouble.ENDLESS) if math.isinf(number) else CellRead(number, Status.OK, percent)


@lru_cache(maxsize=32)
def _number_pattern(decimal: str, thousands: str) -> re.Pattern[str]:
    """Digits in one run or in groups of three with one and the same sign between them, then perhaps decimals."""
    signs = [re.escape(sign) for sign in (thousands, " ") if sign.strip() or sign == " "]
    groups = "|".join(rf"\d{{1,3}}(?:{sign}\d{{3}})+" for sign in dict.fromkeys(signs))
    return re.compile(rf"^[-+]?(?:{groups}|\d+)(?:{re.escape(decimal)}\d+)?$", re.ASCII)


@lru_cache(maxsize=32)
def _codes(rule: CellRule) -> dict[str, Status]:
    lists = (
        (rule.zero, Status.OK),
        (rule.not_relevant, Status.IKKE_RELEVANT),
        (rule.missing, Status.MANGLER),
        (rule.masked, Status.DISKRETIONERET),
    )
    return {plain_code(code): status for codes, status in lists for code in codes}
