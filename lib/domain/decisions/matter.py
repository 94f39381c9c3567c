"""What a meeting is asked to decide: a point of its agenda, or what an indstilling proposes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.placement import Move
from lib.domain.dates import long_date
from lib.domain.decisions.decision import DecisionKind, Voter
from lib.domain.numbers import hour_words


@dataclass(frozen=True)
class Matter:
    """`kind` is a DecisionKind's id, '' where it is not said yet; `moves` those of the proposed scenario; `delaftaler`
    the editions that are to be in force; `text` what the decision reads until somebody writes another."""

    title: str
    kind: str = ""
    moves: tuple[Move, ...] = ()
    indstilling_id: int | None = None
    text: str = ""
    delaftaler: tuple[int, ...] = ()


@dataclass(frozen=True)
class Expectable:
    """A number that something may be expected of: an indicator in an area, with its name and the area's."""

    indicator_id: str
    area_id: str
    indicator: str
    area: str
    unit: str


@dataclass(frozen=True)
class DecisionRules:
    """Who votes on what, and what things are called: what a decision is written and read with. `agreement` gives the
    activities and zones their names."""

    voters: tuple[Voter, ...]
    kinds: tuple[DecisionKind, ...]
    agreement: Agreement

    def kind(self, kind_id: str) -> DecisionKind | None:
        """The kind of an id; None where the plan no longer has it."""
        return next((each for each in self.kinds if each.kind_id == kind_id), None)

    @property
    def voter_names(self) -> dict[str, str]:
        """Names of the organisations by id."""
        return {voter.voter_id: voter.name for voter in self.voters}


def move_words(move: Move, agreement: Agreement) -> str:
    """'Fremskudt indsats, Områdesekretariatet: 12 timer fra zone 1 til zone 4, fra 1. februar 2027'."""
    known = agreement.has(move.activity_id)
    name = agreement.terms(move.activity_id).short_name if known else move.activity_id
    zones = f"fra {agreement.zone_name(move.from_zone)} til {agreement.zone_name(move.to_zone)}"
    starts = "" if move.starts is None else f", fra {long_date(move.starts)}"
    return f"{name}, {move.resource}: {hour_words(move.hours)} {zones}{starts}"


def moves_finding(moves: Sequence[Move]) -> str:
    """'Beslutningen flytter 12,5 timer om ugen i 3 flytninger'; that nothing is moved."""
    if not moves:
        return "Beslutningen flytter ingen timer"
    noun = "flytning" if len(moves) == 1 else "flytninger"
    return (
        f"Beslutningen flytter {hour_words(sum(move.hours for move in moves))} om ugen i {len(moves)} {noun}"
    )


def expectable_name(
    expectables: Mapping[tuple[str, str], Expectable], indicator_id: str, area_id: str
) -> str:
    """'Kun grundskole, 15-64 år · Zone 1'; the ids where the plan no longer has them."""
    found = expectables.get((indicator_id, area_id))
    return f"{indicator_id} · {area_id}" if found is None else f"{found.indicator} · {found.area}"
