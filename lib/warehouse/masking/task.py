"""One table of counts that is masked together, and the rows of the warehouse that its cells are."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from lib.domain.disclosure import DisclosureTable

MEASURED = "observation"
ROLLED = "rollup"
REGISTERED = "activity_registration"


@dataclass(frozen=True)
class RowKey:
    """A row of the warehouse: `table` is 'observation', 'rollup' or 'activity_registration'.

    Of a registration `indicator_id` is the activity and `area_id` the zone.
    """

    table: str
    indicator_id: str
    area_id: str
    period_end: pd.Timestamp


Rows = tuple[RowKey, ...]


@dataclass(frozen=True)
class Version:
    """A table and the rows of its cells, as a version of the data has them."""

    table: DisclosureTable
    cells: Mapping[str, Rows]


@dataclass(frozen=True)
class MaskingTask:
    """`cells`: the published rows of each cell that has any; two rows of one cell (a measured zone and its roll-up) are
    one figure and are hidden together. A cell without a row (an organisation's total) is known to the attacker all
    the same: the organisation knows its own.

    `readings`, where the same figures came out before in other rows: reading k has the versions 0 to k as one reads
    them who knows all of them, so a later reading may know more of an early version. The last one ends with this table.
    """

    name: str
    table: DisclosureTable
    cells: Mapping[str, Rows]
    readings: tuple[tuple[Version, ...], ...] = ()


def row_keys(frame: pd.DataFrame, table: str) -> dict[str, Rows]:
    """Cell id ('indicator|area') -> its row, for the rows of `frame` (indicator_id, area_id, period_end)."""
    return {
        f"{row.indicator_id}|{row.area_id}": (RowKey(table, row.indicator_id, row.area_id, row.period_end),)
        for row in frame.itertuples()
    }
