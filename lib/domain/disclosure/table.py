"""One indicator in one period as a table of counts: the cells, what sums to what, and what is public anyhow.

Source of the rules: docs/architecture.md, "Disclosure control (diskretionering)"; the form follows the
complementary cell suppression of Fischetti and Salazar-Gonzalez (2001).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

TOTAL_WEIGHT = 2.0
"""A total is worth this many times the afdelinger it sums: leaves are hidden first, then the narrowest totals."""

UNBOUNDED = 1e7
"""Stands for "no known upper bound" (events per 100 persons, bare counts): more than any plan has persons."""


class DisclosureError(ValueError):
    """The table contradicts itself, or a release contradicts what is known."""


@dataclass(frozen=True)
class CountInterval:
    """A count that is known to lie between `low` and `high`, both included."""

    low: float
    high: float


@dataclass(frozen=True, eq=False)
class KnownSums:
    """Facts everyone knows about the leaf counts x: low <= matrix @ x <= high (matrix: facts x leaves)."""

    matrix: Any
    low: FloatArray
    high: FloatArray


@dataclass(frozen=True, eq=False)
class DisclosureTable:
    """Cells in order: first the leaves (afdelinger), then the totals (zones, organisations, plan, groups).

    `incidence` (cells x leaves, 0/1, sparse) says which leaves a cell sums. Arrays have one entry per cell:
    `counts` true numerators; `populations` the denominators an attacker knows (UNBOUNDED where a count has no upper
    bound); `weights` the information lost when the cell is hidden; `never_published` cells without a row of their
    own; `printed` cells that are public as printed and cannot be hidden, known as `public_low..public_high`.
    """

    cell_ids: tuple[str, ...]
    leaf_count: int
    incidence: Any
    counts: FloatArray
    populations: FloatArray
    weights: FloatArray
    never_published: BoolArray
    printed: BoolArray
    public_low: FloatArray
    public_high: FloatArray
    known: KnownSums

    @property
    def cell_count(self) -> int:
        """Number of cells, leaves and totals."""
        return len(self.cell_ids)

    def positions(self, cells: frozenset[str]) -> BoolArray:
        """Which cells are in `cells`, in cell order. Raises DisclosureError for an unknown cell."""
        unknown = cells - set(self.cell_ids)
        if unknown:
            raise DisclosureError(f"Ukendte celler: {', '.join(sorted(unknown))}.")
        return np.array([cell in cells for cell in self.cell_ids], dtype=np.bool_)

    def named(self, chosen: BoolArray) -> frozenset[str]:
        """The ids of the chosen cells."""
        return frozenset(self.cell_ids[i] for i in np.flatnonzero(chosen))


@dataclass(frozen=True)
class Mask:
    """The cells that are not published: primary, secondary and those without rows of their own."""

    hidden: frozenset[str]


def make_table(
    counts: Mapping[str, float],
    populations: Mapping[str, float],
    sums: Mapping[str, Sequence[str]],
    *,
    never_published: frozenset[str] = frozenset(),
    printed: Mapping[str, CountInterval] | None = None,
    weights: Mapping[str, float] | None = None,
) -> DisclosureTable:
    """The table of leaf `counts` and `populations` (persons), and the published `sums` (name -> leaves).

    A leaf missing from `populations` has no known upper bound. `printed` cells are public as printed: the interval of
    counts that the printed figure allows, widened to the true count where the two disagree (a figure that
    contradicts the counts cannot be used against them). Without `weights` see `default_weights`.
    Raises DisclosureError for a negative count, a count above its population, an unknown leaf in a sum.
    """
    leaves = tuple(counts)
    leaf_counts = np.array([float(counts[leaf]) for leaf in leaves])
    leaf_pops = np.array([min(float(populations.get(leaf, UNBOUNDED)), UNBOUNDED) for leaf in leaves])
    _require_consistent(leaves, leaf_counts, leaf_pops)
    incidence = _incidence(leaves, sums)
    cell_ids = leaves + tuple(sums)
    values = incidence @ leaf_counts
    low, high, is_printed = _public_values(cell_ids, values, printed or {})
    pops = incidence @ leaf_pops
    own_weights = default_weights(incidence, leaf_pops)
    return DisclosureTable(
        cell_ids=cell_ids,
        leaf_count=len(leaves),
        incidence=incidence,
        counts=values,
        populations=np.minimum(pops, UNBOUNDED),
        weights=np.array([(weights or {}).get(c, own_weights[i]) for i, c in enumerate(cell_ids)]),
        never_published=np.array([c in never_published for c in cell_ids], dtype=np.bool_),
        printed=is_printed,
        public_low=low,
        public_high=high,
        known=KnownSums(sparse.csr_array((0, len(leaves))), np.empty(0), np.empty(0)),
    )


def default_weights(incidence: Any, leaf_populations: FloatArray) -> FloatArray:
    """Information lost per hidden cell: 1 per afdeling plus its share (0-1) of the population.

    A total weighs TOTAL_WEIGHT times its afdelinger. So fewer hidden cells come first, an afdeling is hidden
    before a zone, a zone before the plan, and of two alike the one with fewer persons.
    """
    bounded = np.where(leaf_populations >= UNBOUNDED, 1.0, leaf_populations)
    total = max(float(bounded.sum()), 1.0)
    weights: FloatArray = incidence @ (1.0 + bounded / total)
    weights[leaf_populations.size :] *= TOTAL_WEIGHT
    return weights


def with_known_sums(
    table: DisclosureTable, facts: Sequence[tuple[Mapping[str, float], CountInterval]]
) -> DisclosureTable:
    """The table with further public facts: each a weighted sum of leaves and the interval it lies in.

    Use: classes of one population that exclude each other sum to n or less. Raises DisclosureError when a fact
    does not hold for the true counts, for then it is no fact.
    """
    position = {leaf: i for i, leaf in enumerate(table.cell_ids[: table.leaf_count])}
    rows = sparse.lil_array((len(facts), table.leaf_count))
    for row, (coefficients, _) in enumerate(facts):
        for leaf, coefficient in coefficients.items():
            rows[row, position[leaf]] = coefficient
    low = np.array([interval.low for _, interval in facts])
    high = np.array([interval.high for _, interval in facts])
    matrix = rows.tocsr()
    true = matrix @ table.counts[: table.leaf_count]
    if np.any(true < low - 1e-9) or np.any(true > high + 1e-9):
        raise DisclosureError("En kendt sum passer ikke med de talte tal.")
    known = KnownSums(
        sparse.vstack([table.known.matrix, matrix], format="csr"),
        np.concatenate([table.known.low, low]),
        np.concatenate([table.known.high, high]),
    )
    return replace(table, known=known)


def _require_consistent(leaves: tuple[str, ...], counts: FloatArray, populations: FloatArray) -> None:
    wrong = (counts < 0) | (counts > populations) | (counts != np.round(counts))
    if np.any(wrong):
        names = ", ".join(leaves[i] for i in np.flatnonzero(wrong))
        raise DisclosureError(f"Tælleren skal være et helt tal mellem 0 og nævneren: {names}.")


def _incidence(leaves: tuple[str, ...], sums: Mapping[str, Sequence[str]]) -> Any:
    position = {leaf: i for i, leaf in enumerate(leaves)}
    rows: list[int] = []
    columns: list[int] = []
    for row, members in enumerate(sums.values()):
        unknown = set(members) - set(position)
        if unknown:
            raise DisclosureError(f"Summen har ukendte afdelinger: {', '.join(sorted(unknown))}.")
        distinct = sorted({position[member] for member in members})
        rows.extend([row] * len(distinct))
        columns.extend(distinct)
    totals = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(sums), len(leaves)))
    return sparse.vstack([sparse.eye_array(len(leaves)), totals], format="csr")


def _public_values(
    cell_ids: tuple[str, ...], values: FloatArray, printed: Mapping[str, CountInterval]
) -> tuple[FloatArray, FloatArray, BoolArray]:
    low, high = values.copy(), values.copy()
    is_printed = np.array([cell in printed for cell in cell_ids], dtype=np.bool_)
    for i in np.flatnonzero(is_printed):
        interval = printed[cell_ids[i]]
        low[i] = min(values[i], np.ceil(interval.low - 1e-9))
        high[i] = max(values[i], np.floor(interval.high + 1e-9))
    return low, high, is_printed
