"""What a column of a plan's CSV may hold: one `Field` makes both the pandera check and the typed column."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd
import pandera.pandas as pa

from lib.domain.hidden_signs import hidden_places


class Holds(StrEnum):
    """The kinds of cells that a plan's CSV has. Numbers are written with a decimal point in these files."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    DATE = "date"
    FLAG = "flag"


@dataclass(frozen=True)
class Field:
    """One column. An empty cell is allowed only where `required` is False; it becomes NA, never 0 or ''."""

    holds: Holds = Holds.TEXT
    required: bool = True
    low: float = -math.inf
    high: float = math.inf
    choices: tuple[str, ...] = ()

    def expectation(self) -> str:
        """What the cell should hold, as the end of a Danish sentence."""
        if self.choices:
            return "en af værdierne " + ", ".join(self.choices)
        kinds = {
            Holds.TEXT: "en tekst",
            Holds.NUMBER: "et tal med punktum som decimaltegn",
            Holds.WHOLE: "et helt tal",
            Holds.DATE: "en dato som 2022-06-01",
            Holds.FLAG: "0 eller 1",
        }
        span = "" if math.isinf(self.high) else f" mellem {self.low:g} og {self.high:g}"
        return kinds[self.holds] + span + ("" if self.required else " eller en tom celle")

    def accepts(self, cell: str) -> bool:
        """True when the cell's text is what the column may hold.

        What nobody sees stands in no cell: no hidden sign (lib/domain/hidden_signs.py), no blank at either end.
        """
        if hidden_places(cell) or cell != cell.strip():
            return False
        if cell == "":
            return not self.required
        if self.choices:
            return cell in self.choices
        if self.holds is Holds.TEXT:
            return True
        if self.holds is Holds.DATE:
            return _is_date(cell)
        if self.holds is Holds.FLAG:
            return cell in {"0", "1"}
        return self._accepts_number(cell)

    def _accepts_number(self, cell: str) -> bool:
        try:
            value = float(cell)
        except ValueError:
            return False
        whole = self.holds is Holds.NUMBER or value.is_integer()
        return math.isfinite(value) and whole and self.low <= value <= self.high

    def pandera_column(self) -> pa.Column:
        """The column's check for pandera, on the cells as text."""
        return pa.Column(str, pa.Check(self.accepts, element_wise=True, error=self.expectation()))

    def typed(self, cells: pd.Series) -> pd.Series:
        """The checked cells as numbers, dates, booleans or text; empty cells become NA."""
        filled = cells.mask(cells == "")
        if self.holds is Holds.NUMBER:
            return filled.astype("float64")
        if self.holds is Holds.WHOLE:
            return filled.astype("float64").astype("Int64")
        if self.holds is Holds.DATE:
            return pd.to_datetime(filled, format="%Y-%m-%d")
        if self.holds is Holds.FLAG:
            return cells == "1"
        return filled.astype("object").where(filled.notna(), None)


Fields = Mapping[str, Field]


def _is_date(cell: str) -> bool:
    try:
        dt.date.fromisoformat(cell)
    except ValueError:
        return False
    return len(cell) == len("2022-06-01")
