"""What the votes make of a matter, and what they cannot make of it.

Kommissorium, paragraph 5: consensus is sought; each organisation has one vote; the chair concludes, and where nobody
objects the point is settled; a vote is settled by majority. Paragraph 8: the kommissorium itself is only changed by
consensus. It says nothing of ties and of absence, so these are read as narrowly as can be: a tie adopts nothing, those
who abstain or are absent do not count in a majority, and where consensus is required every organisation must be for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lib.domain.decisions.decision import (
    ADOPTS,
    DecisionFields,
    DecisionKind,
    Result,
    Voice,
    Vote,
    Voter,
    Way,
)
from lib.domain.list_words import listed

NOBODY_VOTED = "Ingen har stemt for eller imod, så der er intet flertal: {}."


class DecisionRefused(ValueError):
    """A decision cannot be written so; `sentences` say in Danish what is wrong and what to do, one for each fault."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__(" ".join(self.sentences))


@dataclass(frozen=True)
class Tally:
    """Organisations by what they said, ids in the plan's order."""

    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstains: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def present(self) -> int:
        """How many were there."""
        return len(self.in_favour) + len(self.against) + len(self.abstains)

    @property
    def agreed(self) -> bool:
        """Whether all who were there are for, or all against: somebody, and no two opinions."""
        return self.present > 0 and self.present in (len(self.in_favour), len(self.against))


@dataclass(frozen=True)
class Outcome:
    """What was decided, and how it came about."""

    result: Result
    way: Way


def tally(votes: Sequence[Vote], voters: Sequence[Voter]) -> Tally:
    """The votes counted. Raises DecisionRefused where an organisation has no vote or two, or where somebody without a
    vote has one."""
    faults = []
    known = {voter.voter_id: voter.name for voter in voters}
    given = [vote.voter_id for vote in votes]
    if missing := [name for voter_id, name in known.items() if voter_id not in given]:
        faults.append(f"Der mangler en stemme fra {listed(missing)}: vælg også, hvis de var fraværende.")
    if twice := [name for voter_id, name in known.items() if given.count(voter_id) > 1]:
        faults.append(f"Hver organisation har én stemme; {listed(twice)} står flere gange.")
    if any(voter_id not in known for voter_id in given):
        faults.append("Der er en stemme fra en, som ikke har stemmeret efter kommissoriet.")
    if faults:
        raise DecisionRefused(faults)
    said = {vote.voter_id: vote.voice for vote in votes}
    by_voice = {voice: tuple(each for each in known if said[each] is voice) for voice in Voice}
    return Tally(
        by_voice[Voice.FOR], by_voice[Voice.AGAINST], by_voice[Voice.ABSTAINS], by_voice[Voice.ABSENT]
    )


def suggested(votes: Sequence[Vote], voters: Sequence[Voter], kind: DecisionKind) -> Outcome | None:
    """What the votes make by themselves: consensus first, then the chair's conclusion, then the majority. None where
    nobody is there to decide. Raises DecisionRefused as `tally`."""
    counted = tally(votes, voters)
    result = Result.ADOPTED if _adopts(counted, voters, kind) else Result.REJECTED
    for way in Way:
        outcome = Outcome(result, way)
        if not outcome_faults(outcome, votes, voters, kind):
            return outcome
    return None


def outcome_faults(
    outcome: Outcome, votes: Sequence[Vote], voters: Sequence[Voter], kind: DecisionKind
) -> tuple[str, ...]:
    """Why the votes do not make this outcome: Danish sentences, empty where they do. To postpone takes no vote."""
    try:
        counted = tally(votes, voters)
    except DecisionRefused as refused:
        return refused.sentences
    if not counted.present:
        return ("Ingen af organisationerne var til stede, så der kan ikke besluttes noget.",)
    if outcome.result is Result.POSTPONED:
        return ()
    adopts = outcome.result in ADOPTS
    if kind.by_consensus:
        return tuple(_consensus_faults(outcome, counted, voters, kind))
    words = _count_words(counted)
    if outcome.way is Way.CONSENSUS:
        if not counted.agreed:
            return (f"Der er ikke enighed: {words}.",)
        if bool(counted.in_favour) is not adopts:
            return (f"Stemmerne siger det modsatte af «{outcome.result}»: {words}.",)
        return ()
    if outcome.way is Way.CONCLUDED:
        return tuple(_concluded_faults(adopts, counted, words))
    return tuple(_majority_faults(adopts, counted, words))


def outcome_words(fields: DecisionFields) -> str:
    """'Vedtaget ved flertal: 2 for, 1 imod'; organisations that the plan no longer has count as they voted."""
    gone = tuple(Voter(vote.voter_id, vote.voter_id, "") for vote in fields.votes)
    counted = tally(fields.votes, gone)
    how = {
        Way.CONSENSUS: "i enighed",
        Way.CONCLUDED: "uden indsigelser, mødelederen konkluderede",
        Way.MAJORITY: "ved flertal",
    }[fields.way]
    result = fields.result.capitalize()
    if fields.result is Result.POSTPONED:
        return result
    rejected = fields.result is Result.REJECTED and fields.way is Way.MAJORITY
    if rejected and len(counted.against) <= len(counted.in_favour):
        how = "ved afstemning"  # a tie, or a consensus that was not there, is no majority
    return f"{result} {how}: {_count_words(counted)}"


def _adopts(counted: Tally, voters: Sequence[Voter], kind: DecisionKind) -> bool:
    if kind.by_consensus:
        return len(counted.in_favour) == len(voters) > 0
    return len(counted.in_favour) > len(counted.against)


def _consensus_faults(
    outcome: Outcome, counted: Tally, voters: Sequence[Voter], kind: DecisionKind
) -> Iterable[str]:
    adopts = outcome.result in ADOPTS
    if adopts and not _adopts(counted, voters, kind):
        yield (
            f"«{kind.name}» kan kun vedtages i enighed mellem alle organisationer med stemme: {_count_words(counted)}."
        )
    if adopts and outcome.way is not Way.CONSENSUS:
        yield f"«{kind.name}» kan kun vedtages i enighed: vælg «{Way.CONSENSUS}»."
    if not counted.in_favour and not counted.against:
        yield NOBODY_VOTED.format(_count_words(counted))
    elif not adopts and _adopts(counted, voters, kind):
        yield f"Alle er for, så punktet kan ikke være forkastet: {_count_words(counted)}."
    elif not adopts and outcome.way is Way.CONSENSUS and not (counted.agreed and counted.against):
        yield f"Der er ikke enighed om at forkaste: {_count_words(counted)}. Vælg flertal."
    elif not adopts and outcome.way is Way.CONCLUDED:
        yield from _concluded_faults(adopts, counted, _count_words(counted))


def _concluded_faults(adopts: bool, counted: Tally, words: str) -> Iterable[str]:
    if counted.in_favour and counted.against:
        yield f"Der er indsigelser, så mødelederen kan ikke erklære punktet for afgjort: {words}. Vælg flertal."
    elif adopts and not counted.in_favour:
        yield f"Ingen er for, så punktet kan ikke være vedtaget: {words}."
    elif not adopts and not counted.against:
        yield f"Ingen er imod, så punktet kan ikke være forkastet: {words}. Er det udsat?"


def _majority_faults(adopts: bool, counted: Tally, words: str) -> Iterable[str]:
    if not counted.in_favour and not counted.against:
        yield NOBODY_VOTED.format(words)
    elif adopts and len(counted.in_favour) == len(counted.against):
        yield f"Stemmerne står lige, og så er intet vedtaget: {words}. Kommissoriet giver ingen den afgørende stemme."
    elif adopts and len(counted.in_favour) < len(counted.against):
        yield f"Flertallet er imod, så punktet kan ikke være vedtaget: {words}."
    elif not adopts and len(counted.in_favour) > len(counted.against):
        yield f"Flertallet er for, så punktet kan ikke være forkastet: {words}."


def _count_words(counted: Tally) -> str:
    """'2 for, 1 imod, 1 fraværende'; only what somebody did."""
    parts = (
        (len(counted.in_favour), "for"),
        (len(counted.against), "imod"),
        (len(counted.abstains), "undlader"),
        (len(counted.absent), "fraværende"),
    )
    return ", ".join(f"{amount} {word}" for amount, word in parts if amount)
