"""What a mask costs."""

from dataclasses import dataclass

import numpy as np

from lib.domain.disclosure.primary import primary_cells
from lib.domain.disclosure.table import BoolArray, DisclosureTable, Mask


@dataclass(frozen=True)
class InformationLoss:
    """`weight`: summed weights of the hidden cells (unit: see the table's weights); the rest are numbers of cells."""

    weight: float
    leaves: int
    leaves_hidden: int
    leaves_primary: int
    totals_hidden: int

    @property
    def shown_pct(self) -> float:
        """Share of the leaves still shown, 0-100."""
        return 100.0 * (self.leaves - self.leaves_hidden) / self.leaves if self.leaves else 0.0


def loss_weight(table: DisclosureTable, hidden: BoolArray) -> float:
    """Summed weights of the hidden cells, those without a row of their own left out: they cost nothing more."""
    return float(table.weights[hidden & ~table.never_published].sum())


def information_loss(table: DisclosureTable, mask: Mask, among: BoolArray | None = None) -> InformationLoss:
    """The loss of a mask (of the cells `among`, if given); leaves without a row of their own count as hidden."""
    of = np.ones(table.cell_count, dtype=np.bool_) if among is None else among
    hidden = (table.positions(mask.hidden) | table.never_published) & of
    leaf = (np.arange(table.cell_count) < table.leaf_count) & of
    return InformationLoss(
        weight=loss_weight(table, hidden),
        leaves=int(leaf.sum()),
        leaves_hidden=int((hidden & leaf).sum()),
        leaves_primary=int((primary_cells(table) & leaf).sum()),
        totals_hidden=int((hidden & ~leaf).sum()),
    )
