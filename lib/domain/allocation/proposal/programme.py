"""The placement as a whole-number programme: columns, rows with the rule each belongs to, and what is measured.

It is written of activities in zones, whoever employs: no rule tells the employers of an activity apart (a lock holds
them all), so the hours are dealt out to them afterwards, everybody staying where they are as far as that goes, and no
hour is moved that need not be. What an activity may have in a zone is steps (`steps.py`), so that the programme's
linear relaxation is that of a transportation problem with convex costs, and nearly always whole by itself; what is not
(smallest blocks, sessions, teams) is few. Source of the measures: docs/architecture.md, "Allocation".
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import inf

import numpy as np
import numpy.typing as npt
from scipy import sparse

from lib.domain.allocation.coverage import Need, counted
from lib.domain.allocation.placement import Cell, Placement
from lib.domain.allocation.proposal.steps import allowed, pieces
from lib.domain.allocation.proposal.terms import BASE, BLOCK, LOCK, MOST_MOVED, UNCHANGED, Terms
from lib.domain.allocation.rules import Rulebook

FloatArray = npt.NDArray[np.float64]
Coefficients = dict[int, float]
Place = tuple[str, str]
"""An activity and a zone."""


@dataclass(frozen=True)
class Row:
    """low <= sum of coefficient x column <= high; `rule_id` is whose it is, empty for a definition."""

    rule_id: str
    coefficients: Coefficients
    low: float
    high: float


@dataclass
class _Columns:
    """Columns as they are added: bounds, and what a step of each fills of a fair share and gains."""

    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    filled: Coefficients = field(default_factory=dict)
    gained: Coefficients = field(default_factory=dict)

    def add(self, low: float, high: float, filled: float, gained: float) -> int:
        """A new column; returns its number."""
        number = len(self.low)
        self.low.append(low)
        self.high.append(high)
        if filled:
            self.filled[number] = -filled
        if gained:
            self.gained[number] = gained
        return number


@dataclass(frozen=True)
class Programme:
    """`places` has the columns of each activity in each zone, and the half-hours of one step of each.

    `shortfall` and `moved` are sums of columns, in half-hours; the first is to be taken from the fair shares, which are
    in `shares` by activity and zone. `levels`: of each zone with a fair share, its half-hours over the activities with
    a need (columns) and that fair share.
    """

    base: Placement
    places: dict[Place, Coefficients]
    low: FloatArray
    high: FloatArray
    whole: FloatArray
    rows: tuple[Row, ...]
    shortfall: Coefficients
    shares: dict[Place, float]
    moved: Coefficients
    levels: dict[str, tuple[Coefficients, float]]

    def with_level(self) -> "Programme":
        """The same with one column more, the last: the worst-off zone's ratio, which no zone's may be under.

        Zones that had all more than their fair share would have more than there is, so it is 1 at most.
        """
        last = len(self.low)
        rows = (Row("", {**own, last: -share}, 0, inf) for own, share in self.levels.values())
        return replace(
            self,
            low=np.append(self.low, 0.0),
            high=np.append(self.high, 1.0),
            whole=np.append(self.whole, 0.0),
            rows=(*self.rows, *rows),
        )

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
        starts = np.cumsum([0, *(len(row.coefficients) for row in rows)])
        columns = np.array([column for row in rows for column in row.coefficients], dtype=np.int32)
        values = np.array([value for row in rows for value in row.coefficients.values()], dtype=np.float64)
        return sparse.csr_array((values, columns, starts), shape=(len(rows), len(self.low)))

    def placement(self, solution: FloatArray) -> Placement:
        """The whole half-hours of a solution, dealt out to the employers of each activity."""
        counts = np.round(solution)
        amounts: dict[str, dict[str, int]] = {}
        for (activity, zone), own in self.places.items():
            here = sum(length * counts[column] for column, length in own.items())
            amounts.setdefault(activity, {})[zone] = int(here)
        return dealt_out(self.base, amounts)

    def solution(self, placement: Placement) -> FloatArray | None:
        """The columns of a placement; None where it has half-hours that the rules do not allow of an activity in a
        zone (that it keeps the other rules is not asked)."""
        counts = np.zeros(len(self.low))
        for (activity, zone), own in self.places.items():
            left = placement.in_zone(activity, zone)
            for column, length in own.items():
                taken = min(int(self.high[column]), left // int(length))
                counts[column], left = taken, left - taken * int(length)
            if left:
                return None
        return counts if bool((counts >= self.low).all()) else None


def dealt_out(base: Placement, amounts: dict[str, dict[str, int]]) -> Placement:
    """A placement with so many half-hours of each activity (first key) in each zone, each employer's in all unchanged.

    Whoever can stay does: what a zone loses goes, an employer at a time, to the zones that gain.
    """
    cells = dict(base.items)
    for activity, by_zone in amounts.items():
        change = {zone: here - base.in_zone(activity, zone) for zone, here in by_zone.items()}
        leaving: list[str] = []
        for zone in (zone for zone, gain in change.items() if gain < 0):
            own = [
                name
                for name in base.resources_of(activity)
                for _ in range(base.at(Cell(activity, name, zone)))
            ]
            leaving += own[: -change[zone]]
            cells |= {Cell(activity, name, zone): own[-change[zone] :].count(name) for name in set(own)}
        for zone in (zone for zone, gain in change.items() if gain > 0):
            coming, leaving = leaving[: change[zone]], leaving[change[zone] :]
            for name in set(coming):
                cell = Cell(activity, name, zone)
                cells[cell] = cells.get(cell, 0) + coming.count(name)
    return Placement.of(cells)


def programme(rulebook: Rulebook, needs: Sequence[Need], terms: Terms) -> Programme:
    """The programme of a plan: every placement that keeps the rules which count, and what it is measured by."""
    columns, rows, known = _Columns(), list[Row](), counted(rulebook.base, needs)
    totals = rulebook.base.activity_totals
    shares = {
        (need.activity_id, zone): need.fair_share(zone, totals[need.activity_id])
        for need in known
        for zone in rulebook.agreement.zone_ids
    }
    places = _places(rulebook, shares, terms, columns, rows)
    rows += _rows(rulebook, terms, places)
    if not columns.low:
        columns.add(0, 0, 0, 0)  # The solver wants a column, also where no activity can be anywhere.
    if terms.most_moved is not None and terms.counts(MOST_MOVED):
        rows.append(Row(MOST_MOVED, columns.gained, 0, terms.most_moved))
    return Programme(
        base=rulebook.base,
        places=places,
        low=np.array(columns.low),
        high=np.array(columns.high),
        whole=np.ones(len(columns.low)),
        rows=tuple(rows),
        shortfall=columns.filled,
        shares=shares,
        moved=columns.gained,
        levels=_levels(rulebook, [need.activity_id for need in known], shares, places),
    )


def _places(
    rulebook: Rulebook, shares: dict[Place, float], terms: Terms, columns: _Columns, rows: list[Row]
) -> dict[Place, Coefficients]:
    """The columns of every activity in every zone, and the rows that let no piece go before a jump."""
    agreement, base = rulebook.agreement, rulebook.base
    places: dict[Place, Coefficients] = {}
    for activity, total in sorted(base.activity_totals.items()):
        known = agreement.terms(activity) if agreement.has(activity) else None
        numbers = allowed(known, total, terms)
        for zone in agreement.zone_ids:
            share, here = shares.get((activity, zone), 0.0), base.in_zone(activity, zone)
            own: Coefficients = {}
            after: Coefficients = {}
            for piece in pieces(numbers, share, here):
                low = piece.count if piece.fixed else 0
                number = columns.add(low, piece.count, piece.filled, piece.gained)
                own[number] = float(piece.length)
                after[number] = -float(numbers.steps) if piece.jump else 1.0
            places[activity, zone] = own
            if numbers.jump and numbers.steps:
                rows.append(Row(BLOCK, after, -inf, 0))
    return places


def _rows(rulebook: Rulebook, terms: Terms, places: dict[Place, Coefficients]) -> list[Row]:
    """Each activity has the hours that it had, what is locked is as it was, and each zone's base has hours."""
    base = rulebook.base
    by_activity: dict[str, Coefficients] = {}
    by_zone: dict[str, Coefficients] = {zone: {} for zone in rulebook.agreement.zone_ids}
    rows: list[Row] = []
    for (activity, zone), own in places.items():
        by_activity.setdefault(activity, {}).update(own)
        by_zone[zone].update(own)
        if terms.is_locked(Cell(activity, "", zone)):
            here = base.in_zone(activity, zone)
            rows.append(Row(LOCK, own, here, here))
    rows += [
        Row(UNCHANGED, own, *[base.activity_totals[activity]] * 2) for activity, own in by_activity.items()
    ]
    if terms.counts(BASE):
        rows += [Row(BASE, own, 1, inf) for own in by_zone.values()]
    return rows


def _levels(
    rulebook: Rulebook, known: Sequence[str], shares: dict[Place, float], places: dict[Place, Coefficients]
) -> dict[str, tuple[Coefficients, float]]:
    levels: dict[str, tuple[Coefficients, float]] = {}
    for zone in rulebook.agreement.zone_ids:
        share = sum(shares[activity, zone] for activity in known)
        own: Coefficients = {}
        for activity in known:
            own |= places[activity, zone]
        if share > 0:
            levels[zone] = (own, share)
    return levels
