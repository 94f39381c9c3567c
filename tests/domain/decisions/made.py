"""Decisions for the tests: a board of three with one vote each, and the kommissorium's kinds of matters."""

import datetime as dt
from dataclasses import replace

from lib.domain.allocation.placement import Cell, Move, Placement
from lib.domain.decisions.decision import (
    Approval,
    Decision,
    DecisionFields,
    DecisionKind,
    Expectation,
    Result,
    Voice,
    Vote,
    Voter,
    Way,
)
from lib.domain.decisions.in_force import InForce
from lib.domain.goals.assessment import Measured
from lib.domain.observation import Provenance
from tests.domain.allocation.builders import ZONE_IDS, move

AT = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
DECIDED = dt.date(2026, 11, 20)
FIRST = dt.date(2026, 12, 1)
VERSION = "a" * 64
VOTERS = (Voter("bk", "Boligkontoret", ""), Voter("bn", "boli.nu", ""), Voter("k", "Kommunen", ""))
PLACING = DecisionKind("placering", "Placering", "", False, "")
BUDGET = DecisionKind("budget", "Budget", "Landsbyggefonden", False, "")
RULES = DecisionKind("kommissorium", "Kommissoriet", "Landsbyggefonden", True, "")
KINDS = (PLACING, BUDGET, RULES)
_VOICES = {"f": Voice.FOR, "i": Voice.AGAINST, "u": Voice.ABSTAINS, "-": Voice.ABSENT}


def votes(said: str) -> tuple[Vote, ...]:
    """A letter for each organisation: f(or), i(mod), u(ndlader), - (fraværende)."""
    return tuple(Vote(voter.voter_id, _VOICES[letter]) for voter, letter in zip(VOTERS, said, strict=True))


def fields(*moves: Move, **other: object) -> DecisionFields:
    """An adopted placement, in force from 1 December 2026 unless said."""
    plain = DecisionFields(
        1,
        7,
        "placering",
        "Flyt",
        "",
        DECIDED,
        Result.ADOPTED,
        Way.CONSENSUS,
        votes("fff"),
        FIRST,
        moves,
        (),
        VERSION,
    )
    return replace(plain, **other)  # type: ignore[arg-type]  # tests choose the fields


def decision(number: int, *moves: Move, **other: object) -> Decision:
    """A decision by its id."""
    return Decision(number, number, fields(*moves, **other), AT, "en-side")


def granted(decision_id: int, on: dt.date, yes: bool = True, number: int = 1) -> Approval:
    """The approver's answer."""
    return Approval(number, decision_id, yes, on, "")


def hours(*by_zone: float) -> Placement:
    """Activity 'a' of resource 'r' in the four zones, hours a week."""
    cells = {Cell("a", "r", zone): int(2 * own) for zone, own in zip(ZONE_IDS, by_zone, strict=True)}
    return Placement.of(cells)


def by_zone(placement: Placement) -> tuple[float, ...]:
    """Hours of 'a' in the four zones."""
    return tuple(placement.in_zone("a", zone) / 2 for zone in ZONE_IDS)


def moved(from_zone: int, to_zone: int, amount: float, starts: dt.date | None = None) -> Move:
    """Hours of 'a' from one zone to another."""
    return replace(move("a", from_zone, to_zone, amount), starts=starts)


def measured(
    value: float,
    day: dt.date,
    low: float | None = None,
    high: float | None = None,
    provenance: Provenance = Provenance.PUBLISHED,
) -> Measured:
    """One number of a series."""
    return Measured(value, low, high, None, None, day, day, provenance)


def expectation(low: float = 40.0, high: float = 44.0, **other: object) -> Expectation:
    """Of 'tal' in zone 1, by the end of 2027."""
    plain = Expectation("tal", "zone1", low, high, dt.date(2027, 12, 31), "grundlag", VERSION)
    return replace(plain, **other)  # type: ignore[arg-type]  # tests choose the fields


def carried_ids(found: InForce) -> tuple[int, ...]:
    """Ids of the decisions that have shaped a placement, in order."""
    return tuple(each.decision_id for each in found.carried)
