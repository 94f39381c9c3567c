"""How wide a masked count must stay for the attacker."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.domain.disclosure.attacker import attack
from lib.domain.disclosure.release import publish_positions
from lib.domain.disclosure.table import BoolArray, DisclosureTable, FloatArray

REQUIRED_SPAN = 5.0
"""Largest minus smallest feasible count of a masked cell, in persons."""


@dataclass(frozen=True, eq=False)
class Requirement:
    """`spans` in cell order; `lowered` names the cells whose span of 5 cannot be had, with what can."""

    spans: FloatArray
    lowered: Mapping[str, float]

    def by_cell(self, table: DisclosureTable) -> dict[str, float]:
        """Required span of each cell id."""
        return dict(zip(table.cell_ids, self.spans.tolist(), strict=True))


def required_spans(table: DisclosureTable) -> Requirement:
    """min(5, what is attainable) per cell, attainable = the span with everything hidden that can be hidden.

    Two things lower it: a population under 5 (the release must then teach nothing: span = population), and
    figures that are public as printed or already released. No mask can do better, and the cells concerned are
    named.
    """
    if not table.printed.any() and table.known.low.size == 0:
        return _requirement(table, table.populations)
    everything: BoolArray = np.ones(table.cell_count, dtype=np.bool_)
    ranges = attack(publish_positions(table, everything)).ranges
    attainable = np.array([ranges[c].span if c in ranges else REQUIRED_SPAN for c in table.cell_ids])
    return _requirement(table, attainable)


def _requirement(table: DisclosureTable, attainable: FloatArray) -> Requirement:
    spans = np.minimum(REQUIRED_SPAN, attainable)
    short = np.flatnonzero(spans < REQUIRED_SPAN)
    return Requirement(spans, {table.cell_ids[i]: float(spans[i]) for i in short})
