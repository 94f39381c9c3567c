"""One table of counts that is masked together, and the rows of the warehouse that its cells are."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from lib.domain.disclosure import DisclosureTable

MEASURED = "observation"
ROLLED = "rollup"


@dataclass(frozen=True)
class RowKey:
    """A row of the warehouse: `table` is 'observation' or 'rollup'."""

    table: str
    indicator_id: str
    area_id: str
    period_end: pd.Timestamp


@dataclass(frozen=True)
class MaskingTask:
    """`cells`: the published row of each cell that has one. A cell without a row (an organisation's total) is known
    to the attacker all the same: the organisation knows its own."""

    name: str
    table: DisclosureTable
    cells: Mapping[str, RowKey]


def row_keys(frame: pd.DataFrame, table: str) -> dict[str, RowKey]:
    """Cell id ('indicator|area') -> row, for the rows of `frame` (indicator_id, area_id, period_end)."""
    return {
        f"{row.indicator_id}|{row.area_id}": RowKey(table, row.indicator_id, row.area_id, row.period_end)
        for row in frame.itertuples()
    }
