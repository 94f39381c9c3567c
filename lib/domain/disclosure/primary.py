"""Primary masking: counts so small that they point at persons."""

import numpy as np

from lib.domain.disclosure.table import UNBOUNDED, BoolArray, DisclosureTable

SMALLEST_SHOWN = 5
"""Counts 1-4 are hidden: the practice of Danish research exports (domain.md, section 6)."""


def primary_cells(table: DisclosureTable) -> BoolArray:
    """Cells (in cell order) whose numerator is 1-4, or whose complement in the population is 1-4.

    0 and the whole population are shown: the rule is about few persons among others. Every cell with a
    population of 1-4 is therefore primary. A count without a known population has no complement. Printed cells
    are public as printed.
    """
    few = (table.counts >= 1) & (table.counts < SMALLEST_SHOWN)
    rest = table.populations - table.counts
    few_others = (table.populations < UNBOUNDED) & (rest >= 1) & (rest < SMALLEST_SHOWN)
    chosen: BoolArray = (few | few_others) & ~table.printed
    return chosen


def forced_cells(table: DisclosureTable) -> BoolArray:
    """Cells hidden whatever else is: primary ones and those without a row of their own."""
    forced: BoolArray = np.asarray(primary_cells(table) | table.never_published) & ~table.printed
    return forced
