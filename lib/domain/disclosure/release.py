"""What the public sees of a table once its mask is on. The attacker is given this and nothing else."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from lib.domain.disclosure.table import BoolArray, DisclosureTable, FloatArray, KnownSums, Mask


@dataclass(frozen=True, eq=False)
class Release:
    """Published intervals of every cell (a masked one: -inf..inf), the leaves' known populations and facts.

    It holds no masked count and not why a cell is masked.
    """

    cell_ids: tuple[str, ...]
    leaf_count: int
    incidence: Any
    low: FloatArray
    high: FloatArray
    masked: BoolArray
    leaf_populations: FloatArray
    known: KnownSums


def publish(table: DisclosureTable, mask: Mask) -> Release:
    """The release of `table` under `mask`; printed cells stay public whatever the mask says."""
    return publish_positions(table, table.positions(mask.hidden))


def publish_positions(table: DisclosureTable, hidden: BoolArray) -> Release:
    """As `publish`, with the hidden cells as an array in cell order."""
    masked = (hidden | table.never_published) & ~table.printed
    return Release(
        cell_ids=table.cell_ids,
        leaf_count=table.leaf_count,
        incidence=table.incidence,
        low=np.where(masked, -np.inf, table.public_low),
        high=np.where(masked, np.inf, table.public_high),
        masked=masked,
        leaf_populations=table.populations[: table.leaf_count],
        known=table.known,
    )
