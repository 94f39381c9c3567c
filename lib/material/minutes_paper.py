"""The minutes of a meeting as a paper: the agenda, what was decided by which votes, and what waits for approval."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lib.domain.decisions.decision import Approval, Decision
from lib.domain.decisions.history import voice_words
from lib.domain.decisions.matter import DecisionRules, move_words, moves_finding
from lib.domain.decisions.outcome import outcome_words
from lib.domain.decisions.standing import StandingState, standing
from lib.domain.material.paper import Block, Bullets, Heading, Note, Paper, Text
from lib.domain.material.table import WordTable
from lib.domain.meetings.agenda import DECISION
from lib.domain.meetings.kinds import MeetingKind
from lib.domain.meetings.meeting import AgendaItem, Meeting, MeetingFields, MeetingState
from lib.domain.meetings.sentences import meeting_finding, when_words

DRAFT = "Udkast: mødet er ikke afsluttet."
NOT_DECIDED = "Ingen beslutning er skrevet."


@dataclass(frozen=True)
class Minuted:
    """What stands in the minutes beside the meeting: its `name` and `audience`, its decisions, the answers to them, and
    the rules they are read with. `day`: as of when it is said what is in force."""

    name: str
    audience: str
    kinds: Sequence[MeetingKind]
    decisions: Sequence[Decision]
    approvals: Sequence[Approval]
    rules: DecisionRules
    day: date


def minutes_paper(meeting: Meeting, minuted: Minuted, version: str, mark: str) -> Paper:
    """`version` is the whole hash of the data that the meeting saw, `mark` its short form with plan and date."""
    fields = meeting.fields
    blocks: list[Block] = []
    if fields.state is not MeetingState.CLOSED:
        blocks.append(Note(DRAFT))
    if waits := _waiting(minuted):
        blocks += [Heading("Venter på godkendelse", 1), Bullets(waits)]
    blocks.append(Heading("Dagsorden og beslutninger", 1))
    left = list(minuted.decisions)
    for number, item in enumerate(fields.agenda, 1):
        own = decisions_on(item, left)
        left = [each for each in left if each not in own]
        blocks += _point(number, item, own, minuted)
    if left:
        blocks.append(Heading("Andre beslutninger", 1))
        for each in left:
            blocks += [Heading(each.fields.title, 2), *_decision(each, minuted)]
    if fields.note:
        blocks += [Heading("Note", 1), Text(fields.note)]
    title = meeting_finding(fields, minuted.name, len(minuted.decisions), minuted.kinds)
    subtitle = f"Referat · {when_words(fields)} · {minuted.audience}"
    return Paper(title, subtitle, mark, version, tuple(blocks), _sources(minuted))


def decisions_on(item: AgendaItem, decisions: Sequence[Decision]) -> list[Decision]:
    """Those of a meeting's decisions that were made on a point: by its indstilling, else by its title."""
    if item.kind != DECISION:
        return []
    if item.indstilling_id is not None:
        return [each for each in decisions if each.fields.indstilling_id == item.indstilling_id]
    return [
        each for each in decisions if each.fields.indstilling_id is None and each.fields.title == item.title
    ]


def undecided(fields: MeetingFields, decisions: Sequence[Decision]) -> tuple[int, ...]:
    """The numbers of the points that still lack their decision while the meeting is open."""
    if fields.state is not MeetingState.OPEN:
        return ()
    points = enumerate(fields.agenda, 1)
    return tuple(
        number for number, item in points if item.kind == DECISION and not decisions_on(item, decisions)
    )


def _point(number: int, item: AgendaItem, own: Sequence[Decision], minuted: Minuted) -> Iterator[Block]:
    yield Heading(f"{number}. {item.title}", 2)
    about = f"Til {item.kind}" + (f" · {item.delaftale}" if item.delaftale else "")
    yield Text(f"{about}.")
    if item.text:
        yield Text(item.text)
    if item.kind == DECISION and not own:
        yield Text(NOT_DECIDED)
    for each in own:
        yield from _decision(each, minuted)


def _decision(decision: Decision, minuted: Minuted) -> Iterator[Block]:
    """The outcome, the words, the votes (a dissenting view only where it was asked for), the hours, and from when."""
    fields, rules = decision.fields, minuted.rules
    stands = standing(decision, minuted.approvals, rules.kinds, minuted.day)
    outcome = f"{outcome_words(fields)}."
    waits = stands.state in (StandingState.AWAITS, StandingState.DENIED)
    yield Text(f"{outcome} {stands.sentence}" if not waits else outcome)
    if waits:
        yield Note(stands.sentence)
    if fields.text:
        yield Text(fields.text)
    rows = tuple((name, voice, dissent or "–") for name, voice, dissent in voice_words(decision, rules))
    yield WordTable(
        f"Stemmer: {fields.title}",
        f"En række for hver organisation med stemme: {outcome}",
        ("Organisation", "Stemme", "Særstandpunkt"),
        rows,
    )
    if fields.moves:
        yield Text(f"{moves_finding(fields.moves)}:")
        yield Bullets(tuple(move_words(move, rules.agreement) for move in fields.moves))


def _waiting(minuted: Minuted) -> tuple[str, ...]:
    """A sentence for each decision that is not in force before somebody has approved it."""
    stands = (
        (each, standing(each, minuted.approvals, minuted.rules.kinds, minuted.day))
        for each in minuted.decisions
    )
    return tuple(
        f"{decision.fields.title}: {one.sentence}"
        for decision, one in stands
        if one.state is StandingState.AWAITS
    )


def _sources(minuted: Minuted) -> tuple[str, ...]:
    return tuple(dict.fromkeys(voter.source for voter in minuted.rules.voters))
