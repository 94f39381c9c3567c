"""The placement as a whole-number programme: columns, rows with the rule each belongs to, and what is measured.

The shortfall of an activity in a zone is max(0, fair share - half-hours). Nothing can stand between whole half-hours,
so it is written as the convex function through its values at whole numbers: full steps up to the fair share's floor,
one partial step, nothing after. The programme's linear relaxation is then that of a transportation problem, and nearly
always whole by itself; what is not (smallest blocks, teams) is few yes/no columns. Source of the measures:
docs/architecture.md, "Allocation".
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor, inf

import numpy as np
import numpy.typing as npt
from scipy import sparse

from lib.domain.allocation.coverage import Need, counted
from lib.domain.allocation.placement import Cell, Placement
from lib.domain.allocation.proposal.terms import (
    BASE,
    BLOCK,
    EVERYWHERE,
    LOCK,
    MOST_MOVED,
    SESSION,
    TEAMS,
    UNCHANGED,
    Terms,
)
from lib.domain.allocation.rules import Rulebook

FloatArray = npt.NDArray[np.float64]
Coefficients = dict[int, float]


@dataclass(frozen=True)
class Row:
    """low <= sum of coefficient x column <= high; `rule_id` is whose it is, empty for a definition."""

    rule_id: str
    coefficients: Coefficients
    low: float
    high: float


@dataclass
class _Columns:
    """Columns as they are added: bounds and whether they are whole numbers."""

    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)

    def add(self, low: float, high: float, whole: bool = False) -> int:
        """A new column; returns its number."""
        self.low.append(low)
        self.high.append(high)
        self.whole.append(int(whole))
        return len(self.low) - 1


@dataclass(frozen=True)
class Programme:
    """`cells` has the column of each cell (half-hours).

    `shortfall` and `moved` are sums of columns, in half-hours; the first is to be taken from the fair shares, which are
    in `shares` by activity and zone. `levels`: of each zone with a fair share, its half-hours over the activities with
    a need (columns) and that fair share.
    """

    cells: dict[Cell, int]
    low: FloatArray
    high: FloatArray
    whole: FloatArray
    rows: tuple[Row, ...]
    shortfall: Coefficients
    shares: dict[tuple[str, str], float]
    moved: Coefficients
    levels: dict[str, tuple[Coefficients, float]]

    def missing(self, placement: Placement) -> float:
        """Half-hours that a placement lacks of the fair shares, worked out from its whole half-hours."""
        return sum(max(0.0, share - placement.in_zone(*where)) for where, share in self.shares.items())

    def dense(self, coefficients: Coefficients) -> FloatArray:
        """The sum as one number per column."""
        row = np.zeros(len(self.low))
        row[list(coefficients)] = list(coefficients.values())
        return row

    def matrix(self, rows: Sequence[Row]) -> sparse.csr_array:
        """The rows as a sparse matrix."""
        places = [
            (number, column, value)
            for number, row in enumerate(rows)
            for column, value in row.coefficients.items()
        ]
        numbers, columns, values = zip(*places, strict=True) if places else ((), (), ())
        return sparse.csr_array((values, (numbers, columns)), shape=(len(rows), len(self.low)))

    def placement(self, solution: FloatArray) -> Placement:
        """The whole half-hours of a solution."""
        return Placement.of({cell: round(float(solution[column])) for cell, column in self.cells.items()})


def programme(rulebook: Rulebook, needs: Sequence[Need], terms: Terms) -> Programme:
    """The programme of a plan: every placement that keeps the rules which count, and what it is measured by."""
    columns, rows = _Columns(), list[Row]()
    cells = _cells(rulebook, terms, columns, rows)
    moved = _moved(rulebook, terms, cells, columns, rows)
    rows += _presence_rows(rulebook, terms, cells, columns)
    shortfall, shares = _shortfall(rulebook, needs, cells, columns, rows)
    return Programme(
        cells=cells,
        low=np.array(columns.low),
        high=np.array(columns.high),
        whole=np.array(columns.whole, dtype=np.float64),
        rows=tuple(rows),
        shortfall=shortfall,
        shares=shares,
        moved=moved,
        levels=_levels(rulebook, needs, cells),
    )


def _cells(rulebook: Rulebook, terms: Terms, columns: _Columns, rows: list[Row]) -> dict[Cell, int]:
    """A whole column per activity, resource and zone; their sum is what it was; locked ones are as they were."""
    cells: dict[Cell, int] = {}
    for (activity, resource), total in sorted(rulebook.base.pair_totals.items()):
        own = [Cell(activity, resource, zone) for zone in rulebook.agreement.zone_ids]
        cells |= {cell: columns.add(0, total, whole=True) for cell in own}
        rows.append(Row(UNCHANGED, {cells[cell]: 1.0 for cell in own}, total, total))
        for cell in own:
            if terms.is_locked(cell):
                here = rulebook.base.at(cell)
                rows.append(Row(LOCK, {cells[cell]: 1.0}, here, here))
    return cells


def _moved(
    rulebook: Rulebook, terms: Terms, cells: dict[Cell, int], columns: _Columns, rows: list[Row]
) -> Coefficients:
    """What each cell gains, at least 0: its sum is what changes zone."""
    gained: Coefficients = {}
    for cell, column in cells.items():
        gain = columns.add(0, inf)
        gained[gain] = 1.0
        rows.append(Row("", {column: 1.0, gain: -1.0}, -inf, rulebook.base.at(cell)))
    if terms.most_moved is not None and terms.counts(MOST_MOVED):
        rows.append(Row(MOST_MOVED, gained, 0, terms.most_moved))
    return gained


def _presence_rows(rulebook: Rulebook, terms: Terms, cells: dict[Cell, int], columns: _Columns) -> list[Row]:
    """Where an activity must be, in which blocks, teams and sessions; and the base of each zone."""
    rows: list[Row] = []
    agreement, totals, sessions = rulebook.agreement, rulebook.base.activity_totals, dict(terms.sessions)
    for rule in (rule for rule in agreement.activities if totals.get(rule.activity_id)):
        activity, total = rule.activity_id, totals[rule.activity_id]
        here = {zone: _sum_of(cells, activity, zone) for zone in agreement.zone_ids}
        if rule.everywhere and terms.counts(EVERYWHERE):
            rows += [Row(EVERYWHERE, own, 1, inf) for own in here.values()]
        if rule.teams and terms.counts(f"{TEAMS}{activity}"):
            rows += _team_rows(f"{TEAMS}{activity}", here, total, rule.teams, columns)
        if terms.counts(BLOCK) and rule.smallest_block > 1:
            rows += _block_rows(here, total, rule.smallest_block, columns)
        if activity in sessions and terms.counts(f"{SESSION}{activity}"):
            rows += _session_rows(f"{SESSION}{activity}", here, total, sessions[activity], columns)
    if terms.counts(BASE):
        for zone in agreement.zone_ids:
            every = {column: 1.0 for cell, column in cells.items() if cell.zone == zone}
            rows.append(Row(BASE, every, 1, inf))
    return rows


def _team_rows(
    rule_id: str, here: dict[str, Coefficients], total: int, teams: int, columns: _Columns
) -> list[Row]:
    """Each zone has one whole team or none, and there are so many teams."""
    has = {zone: columns.add(0, 1, whole=True) for zone in here}
    rows = [
        Row(rule_id, {column: float(teams) for column in own} | {has[zone]: -float(total)}, 0, 0)
        for zone, own in here.items()
    ]
    return [*rows, Row(rule_id, dict.fromkeys(has.values(), 1.0), teams, teams)]


def _block_rows(here: dict[str, Coefficients], total: int, block: int, columns: _Columns) -> list[Row]:
    """In a zone there is at least a block, or nothing."""
    rows: list[Row] = []
    for own in here.values():
        present = columns.add(0, 1, whole=True)
        rows.append(Row(BLOCK, own | {present: -float(total)}, -inf, 0))
        rows.append(Row(BLOCK, own | {present: -float(block)}, 0, inf))
    return rows


def _session_rows(
    rule_id: str, here: dict[str, Coefficients], total: int, size: int, columns: _Columns
) -> list[Row]:
    """In each zone a whole number of sessions."""
    rows = []
    for own in here.values():
        sessions = columns.add(0, total // size, whole=True)
        rows.append(Row(rule_id, own | {sessions: -float(size)}, 0, 0))
    return rows


def _shortfall(
    rulebook: Rulebook, needs: Sequence[Need], cells: dict[Cell, int], columns: _Columns, rows: list[Row]
) -> tuple[Coefficients, dict[tuple[str, str], float]]:
    """Half-hours missing from the fair shares: the steps that are filled, taken from the shares."""
    filled: Coefficients = {}
    shares: dict[tuple[str, str], float] = {}
    for need in counted(rulebook.base, needs):
        total = rulebook.base.activity_totals[need.activity_id]
        for zone in rulebook.agreement.zone_ids:
            share = need.fair_share(zone, total)
            whole, part = floor(share), share - floor(share)
            steps, step, over = columns.add(0, whole), columns.add(0, 1), columns.add(0, inf)
            filled |= {steps: -1.0, step: -part}
            shares[need.activity_id, zone] = share
            own = _sum_of(cells, need.activity_id, zone)
            rows.append(Row("", own | {steps: -1.0, step: -1.0, over: -1.0}, 0, 0))
    return filled, shares


def _levels(
    rulebook: Rulebook, needs: Sequence[Need], cells: dict[Cell, int]
) -> dict[str, tuple[Coefficients, float]]:
    known = counted(rulebook.base, needs)
    levels: dict[str, tuple[Coefficients, float]] = {}
    for zone in rulebook.agreement.zone_ids:
        share = sum(need.fair_share(zone, rulebook.base.activity_totals[need.activity_id]) for need in known)
        own: Coefficients = {}
        for need in known:
            own |= _sum_of(cells, need.activity_id, zone)
        if share > 0:
            levels[zone] = (own, share)
    return levels


def _sum_of(cells: dict[Cell, int], activity_id: str, zone: str) -> Coefficients:
    return {
        column: 1.0 for cell, column in cells.items() if cell.activity_id == activity_id and cell.zone == zone
    }
