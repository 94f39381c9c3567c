"""Hours of a week on activity, resource and zone; moves of hours; and scenarios, which always balance."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

K = TypeVar("K")

HALF_HOURS_PER_HOUR = 2


@dataclass(frozen=True, order=True)
class Cell:
    """One place for hours: an activity, the resource (who employs) and a zone (area id)."""

    activity_id: str
    resource: str
    zone: str


@dataclass(frozen=True)
class Move:
    """Hours of one activity and one resource carried from one zone to another.

    `starts` is the day from which they stand there, None: at once. A move can be written down without being allowed;
    `rules.Rulebook` says whether it is.
    """

    activity_id: str
    resource: str
    from_zone: str
    to_zone: str
    half_hours: int
    starts: date | None = None

    @property
    def hours(self) -> float:
        """Hours a week."""
        return self.half_hours / HALF_HOURS_PER_HOUR

    @property
    def source(self) -> Cell:
        """The cell that gives the hours."""
        return Cell(self.activity_id, self.resource, self.from_zone)

    @property
    def target(self) -> Cell:
        """The cell that gets the hours."""
        return Cell(self.activity_id, self.resource, self.to_zone)


@dataclass(frozen=True)
class Flow:
    """Hours a week that go from one zone to another, all activities together."""

    from_zone: str
    to_zone: str
    hours: float


@dataclass(frozen=True)
class Placement:
    """Half-hours a week per cell: sorted, without empty cells, so that equal placements are equal."""

    items: tuple[tuple[Cell, int], ...]

    @classmethod
    def of(cls, half_hours: Mapping[Cell, int]) -> "Placement":
        """A placement from half-hours per cell."""
        return cls(tuple(sorted((cell, amount) for cell, amount in half_hours.items() if amount)))

    @cached_property
    def _by_cell(self) -> dict[Cell, int]:
        return dict(self.items)

    @cached_property
    def _by_activity_and_zone(self) -> dict[tuple[str, str], int]:
        return _sums(self.items, lambda cell: (cell.activity_id, cell.zone))

    @cached_property
    def pair_totals(self) -> dict[tuple[str, str], int]:
        """Half-hours per (activity, resource): what no move may change."""
        return _sums(self.items, lambda cell: (cell.activity_id, cell.resource))

    @cached_property
    def activity_totals(self) -> dict[str, int]:
        """Half-hours per activity."""
        return _sums(self.items, lambda cell: cell.activity_id)

    @cached_property
    def zone_totals(self) -> dict[str, int]:
        """Half-hours per zone."""
        return _sums(self.items, lambda cell: cell.zone)

    @property
    def total(self) -> int:
        """All half-hours of the week."""
        return sum(amount for _, amount in self.items)

    @property
    def total_hours(self) -> float:
        """All hours of the week."""
        return self.total / HALF_HOURS_PER_HOUR

    def at(self, cell: Cell) -> int:
        """Half-hours in one cell, 0 where there are none."""
        return self._by_cell.get(cell, 0)

    def in_zone(self, activity_id: str, zone: str) -> int:
        """Half-hours of an activity in a zone, all resources together."""
        return self._by_activity_and_zone.get((activity_id, zone), 0)

    def resources_of(self, activity_id: str) -> tuple[str, ...]:
        """Resources with hours in the activity, in alphabetical order."""
        return tuple(sorted(resource for activity, resource in self.pair_totals if activity == activity_id))

    def zones_of(self, activity_id: str, resource: str) -> tuple[str, ...]:
        """Zones in which the resource has hours in the activity, in order of area id."""
        pair = (activity_id, resource)
        return tuple(cell.zone for cell, _ in self.items if (cell.activity_id, cell.resource) == pair)

    def shifted(self, move: Move) -> "Placement":
        """The placement with a move carried out, unchecked: what one cell loses the other gets."""
        cells = dict(self.items)
        cells[move.source] = cells.get(move.source, 0) - move.half_hours
        cells[move.target] = cells.get(move.target, 0) + move.half_hours
        return Placement.of(cells)


@dataclass(frozen=True)
class Scenario:
    """A first placement and the moves made from it, in order. To undo is to be without the last."""

    base: Placement
    moves: tuple[Move, ...] = ()

    @cached_property
    def placement(self) -> Placement:
        """The placement after all moves."""
        return self.on(date.max)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which the placement changes, oldest first; the first is `date.min`, for moves at once."""
        return (date.min, *sorted({move.starts for move in self.moves if move.starts is not None}))

    def on(self, day: date) -> Placement:
        """The placement as it stands on a day: the moves that have started by then."""
        placement = self.base
        for move in self.moves:
            if move.starts is None or move.starts <= day:
                placement = placement.shifted(move)
        return placement

    @property
    def balance(self) -> float:
        """Hours made or lost by the moves; always 0, and shown so that everyone can see it."""
        return (self.placement.total - self.base.total) / HALF_HOURS_PER_HOUR

    @property
    def flows(self) -> tuple[Flow, ...]:
        """What goes between each pair of zones, opposite ways set off against each other; empty pairs left out."""
        between: dict[tuple[str, str], int] = {}
        for move in self.moves:
            pair = (min(move.from_zone, move.to_zone), max(move.from_zone, move.to_zone))
            signed = move.half_hours if pair[0] == move.from_zone else -move.half_hours
            between[pair] = between.get(pair, 0) + signed
        return tuple(
            Flow(*(pair if amount > 0 else pair[::-1]), abs(amount) / HALF_HOURS_PER_HOUR)
            for pair, amount in sorted(between.items())
            if amount
        )

    def with_move(self, move: Move) -> "Scenario":
        """The scenario with one more move, unchecked (see `rules.Rulebook.carried_out`)."""
        return Scenario(self.base, (*self.moves, move))


def _sums(items: tuple[tuple[Cell, int], ...], key: Callable[[Cell], K]) -> dict[K, int]:
    sums: dict[K, int] = {}
    for cell, amount in items:
        sums[key(cell)] = sums.get(key(cell), 0) + amount
    return sums
