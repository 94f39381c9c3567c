"""Secondary masking with the smallest loss of information, proven: an integer programme on HiGHS.

A master problem chooses the hidden cells; the attacker tries the choice; every cell it narrows too far gives an
inequality that the next choice must satisfy (Fischetti and Salazar-Gonzalez 2001). The first choice that
withstands is optimal. For tables of a plan's size (41 afdelinger, 4 zones, 2 organisations); above that see
secondary_heuristic.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from lib.domain.disclosure.attacker import find_unsafe
from lib.domain.disclosure.cuts import Cut, Play, capacity_cut, cover_cut
from lib.domain.disclosure.loss import loss_weight
from lib.domain.disclosure.primary import forced_cells
from lib.domain.disclosure.release import publish_positions
from lib.domain.disclosure.requirement import required_spans
from lib.domain.disclosure.secondary_heuristic import heuristic_mask
from lib.domain.disclosure.table import BoolArray, DisclosureTable, FloatArray, Mask

MAX_ROUNDS = 400
MASTER_SECONDS = 20.0
SAME_LOSS = 1e-9


@dataclass(frozen=True)
class SecondaryResult:
    """A safe mask. `bound` <= the loss of any safe mask; `proven` when the mask's `loss` reaches it."""

    mask: Mask
    loss: float
    bound: float
    proven: bool
    rounds: int


def exact_mask(table: DisclosureTable, max_rounds: int = MAX_ROUNDS) -> SecondaryResult:
    """The safe mask of least loss (see `loss_weight`); not proven only if rounds or solver time ran out.

    The heuristic's mask is the answer to beat: it is returned when no choice can be cheaper, or when time ran out.
    """
    required = required_spans(table).spans
    forced = forced_cells(table)
    play = Play.of(table)
    fallback = heuristic_mask(table)
    beaten = loss_weight(table, table.positions(fallback.hidden))
    hidden, bound, cuts = forced, loss_weight(table, forced), list[Cut]()
    for rounds in range(max_rounds):
        if bound >= beaten - SAME_LOSS:
            return SecondaryResult(fallback, beaten, beaten, True, rounds)
        unsafe = find_unsafe(publish_positions(table, hidden), required)
        if not unsafe.any():
            loss = loss_weight(table, hidden)
            return SecondaryResult(Mask(table.named(hidden)), loss, loss, True, rounds)
        cuts += [_cut(table, play, int(c), hidden, required) for c in np.flatnonzero(unsafe)]
        hidden, bound, solved = _master(table, forced, cuts)
        if not solved:
            break
    return SecondaryResult(fallback, beaten, min(bound, beaten), False, max_rounds)


def _cut(table: DisclosureTable, play: Play, cell: int, hidden: BoolArray, required: FloatArray) -> Cut:
    cut = capacity_cut(table, play, cell, hidden, required[cell])
    if cut is not None and cut.violated_by(hidden):
        return cut
    return cover_cut(table, cell, hidden, required[cell])


def _master(table: DisclosureTable, forced: BoolArray, cuts: list[Cut]) -> tuple[BoolArray, float, bool]:
    """The cheapest choice that satisfies all cuts, the proven lower bound of its loss, and whether it was solved."""
    cost = np.where(table.never_published, 0.0, table.weights)
    constraints = LinearConstraint(np.array([cut.row() for cut in cuts]), 0.0) if cuts else ()
    found = milp(
        cost,
        integrality=np.ones(table.cell_count),
        bounds=Bounds(forced.astype(np.float64), (~table.printed).astype(np.float64)),
        constraints=constraints,
        options={"mip_rel_gap": 0.0, "time_limit": MASTER_SECONDS},
    )
    bound = float(found.mip_dual_bound) if found.mip_dual_bound is not None else 0.0
    if found.status != 0:
        return forced, bound, False
    return np.asarray(found.x > 0.5, dtype=np.bool_), bound, True
