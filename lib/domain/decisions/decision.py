"""A decision of the board: on what, with which votes, in force from when, and what was expected of it.

Kommissorium, paragraph 5: consensus is sought; each housing organisation and the kommune has one vote, however many
members it has; the chair of the meeting concludes; a vote is settled by majority; a dissenting view is in the minutes
on request; larger changes, of the strategic agreement and of the budget, are approved by Landsbyggefonden.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lib.domain.allocation.placement import Move


class Voice(StrEnum):
    """What a voter said."""

    FOR = "for"
    AGAINST = "imod"
    ABSTAINS = "undlader"
    ABSENT = "fraværende"


class Way(StrEnum):
    """How the decision came about."""

    CONSENSUS = "enighed"
    CONCLUDED = "mødelederen konkluderede"
    MAJORITY = "flertal"


class Result(StrEnum):
    """What was decided of the indstilling; votes are for or against it as it was put."""

    ADOPTED = "vedtaget"
    ADOPTED_CHANGED = "vedtaget med ændringer"
    REJECTED = "forkastet"
    POSTPONED = "udsat"


ADOPTS = frozenset({Result.ADOPTED, Result.ADOPTED_CHANGED})
"""The results by which something is adopted."""


@dataclass(frozen=True)
class Voter:
    """Who has a vote: an organisation, never a person. From the plan's voters.csv."""

    voter_id: str
    name: str
    source: str


@dataclass(frozen=True)
class DecisionKind:
    """A kind of matter from the plan's decision_kinds.csv. `approver` is who must approve it beside the board
    ('Landsbyggefonden'), '' for nobody; `by_consensus`: a majority is not enough."""

    kind_id: str
    name: str
    approver: str
    by_consensus: bool
    source: str


@dataclass(frozen=True)
class Vote:
    """One organisation's vote and, on request, its dissenting view for the minutes."""

    voter_id: str
    voice: Voice
    dissent: str = ""


@dataclass(frozen=True)
class Expectation:
    """What the decision was expected to do, frozen with it: the indicator of an area lies from `low` to `high` (in the
    indicator's own unit) by the day `by`. `basis` says where the interval comes from, `version` of which data.

    `since`: the day of the number that the interval goes out from; a break between it and what is observed makes the
    two no longer comparable. None: the day of the decision.
    """

    indicator_id: str
    area_id: str
    low: float
    high: float
    by: date
    basis: str
    version: str
    since: date | None = None


@dataclass(frozen=True)
class DecisionFields:
    """What is written of a decision. `meeting_id` and `indstilling_id` are first ids. `moves` are carried out on the
    placement in force on `in_force_from`, None where the decision moves nothing; `kind` is a DecisionKind's id;
    `version` the whole hash of the data that the meeting saw."""

    meeting_id: int
    indstilling_id: int | None
    kind: str
    title: str
    text: str
    decided_on: date
    result: Result
    way: Way
    votes: tuple[Vote, ...]
    in_force_from: date | None
    moves: tuple[Move, ...]
    expectations: tuple[Expectation, ...]
    version: str
    delaftaler: tuple[int, ...] = ()


@dataclass(frozen=True)
class Decision:
    """A decision as it stands now; `decision_id` never changes, `row_id` is the row that speaks now."""

    decision_id: int
    row_id: int
    fields: DecisionFields
    at: datetime
    actor: str


@dataclass(frozen=True)
class DecisionRecord:
    """A row of the history: the decision as it was written then, the row that it replaces (None for a new decision),
    whether the row withdraws it, and the reason that was given ('' for a new one)."""

    decision: Decision
    replaces: int | None
    withdrawn: bool
    reason: str


@dataclass(frozen=True)
class Approval:
    """The answer of the approver to a decision: `granted` or not, on which day; `note` as it was written."""

    approval_id: int
    decision_id: int
    granted: bool
    answered_on: date
    note: str


@dataclass(frozen=True)
class AnswerRecord:
    """An answer in the history. `covers` False: the decision has been changed since in what was answered, so that the
    answer no longer counts."""

    approval: Approval
    at: datetime
    actor: str
    covers: bool
