"""A decision as somebody has typed it, and when it may be kept: every fault is said in words, and at once."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from lib.domain.allocation.placement import Move
from lib.domain.dates import long_date
from lib.domain.decisions.decision import (
    ADOPTS,
    DecisionFields,
    Expectation,
    Result,
    Vote,
    Way,
)
from lib.domain.decisions.matter import DecisionRules
from lib.domain.decisions.outcome import DecisionRefused, Outcome, outcome_faults, tally
from lib.domain.event_entry import EntryRefused, checked_reason, day_from
from lib.domain.free_text import CPR_SEEN, clean_text, too_long

TITLE_LIMIT = 200
TEXT_LIMIT = 5_000
DISSENT_LIMIT = 2_000
BASIS_LIMIT = 500
YEARS_AHEAD = 10
"""Further ahead than this a day is a slip of the keyboard."""
FIRST_YEAR = 2000
"""No plan is older."""
LARGEST = 1e9
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,4})?")
_CPR = re.compile(r"\b\d{6}[- ]?\d{4}\b")


@dataclass(frozen=True)
class ExpectedEntry:
    """An expectation as it is typed: `pair` is (indicator_id, area_id), None for a row that nobody has filled in."""

    pair: tuple[str, str] | None
    low: str
    high: str
    by: str
    basis: str
    since: date | None = None


@dataclass(frozen=True)
class DecisionEntry:
    """What a person has typed, days and numbers as text. `reason` None: a new decision needs none. `left_out`: not all
    of the moves that were proposed are among `moves`."""

    kind: str | None
    title: str
    text: str
    decided_on: str
    result: Result | None
    way: Way | None
    votes: tuple[Vote, ...]
    in_force_from: str
    moves: tuple[Move, ...] = ()
    expected: tuple[ExpectedEntry, ...] = ()
    delaftaler: tuple[int, ...] = ()
    reason: str | None = None
    left_out: bool = False


def checked_decision(
    entry: DecisionEntry,
    rules: DecisionRules,
    about: tuple[int, int | None],
    version: str,
    pairs: Collection[tuple[str, str]],
    today: date,
) -> DecisionFields:
    """The entry as it may be kept. `about` is (meeting_id, indstilling_id), `version` the data that the meeting saw,
    `pairs` what may be expected of. What is not adopted moves nothing, and nothing is expected of it.

    Raises DecisionRefused with every fault that it has.
    """
    faults: list[str] = []
    title, text = " ".join(clean_text(entry.title).split()), clean_text(entry.text)
    _text_faults(entry, title, text, faults)
    decided = _day(entry.decided_on, "Besluttet den", faults)
    if decided is not None and decided > today:
        faults.append(f"Beslutningen ligger i fremtiden ({long_date(decided)}): skriv mødets dag.")
    _vote_faults(entry, rules, faults)
    adopted = entry.result in ADOPTS
    if entry.left_out and entry.result is Result.ADOPTED:
        faults.append(f"Ikke alle flytninger er med: så er den «{Result.ADOPTED_CHANGED}».")
    starts = _starts(entry, decided, today, faults) if adopted else None
    expectations = _expectations(entry.expected, decided, today, version, pairs, faults) if adopted else ()
    _reason_faults(entry.reason, faults)
    if faults or decided is None or entry.result is None or entry.way is None:
        raise DecisionRefused(faults)
    return DecisionFields(
        meeting_id=about[0],
        indstilling_id=about[1],
        kind=str(entry.kind),
        title=title,
        text=text,
        decided_on=decided,
        result=entry.result,
        way=entry.way,
        votes=tuple(Vote(vote.voter_id, vote.voice, clean_text(vote.dissent)) for vote in entry.votes),
        in_force_from=starts,
        moves=entry.moves if adopted else (),
        expectations=expectations,
        version=version,
        delaftaler=entry.delaftaler if adopted else (),
    )


def number_from(words: str) -> float | None:
    """'40,5' and '40.5' are 40.5; None for what is no number."""
    plain = words.strip().replace("\N{MINUS SIGN}", "-").replace(",", ".")
    return float(plain) if _NUMBER.fullmatch(plain) else None


def _text_faults(entry: DecisionEntry, title: str, text: str, faults: list[str]) -> None:
    if not title:
        faults.append("Skriv, hvad beslutningen handler om.")
    limits = [(title, TITLE_LIMIT, "Overskriften"), (text, TEXT_LIMIT, "Beslutningens ordlyd")]
    limits += [(vote.dissent, DISSENT_LIMIT, "Et særstandpunkt") for vote in entry.votes]
    faults += [too_long(name, words, limit) for words, limit, name in limits if len(words) > limit]
    if any(_CPR.search(words) for words, *_ in limits):
        faults.append(f"{CPR_SEEN} Referatet nævner ingen personer.")


def _vote_faults(entry: DecisionEntry, rules: DecisionRules, faults: list[str]) -> None:
    kind = rules.kind(entry.kind or "")
    if kind is None:
        faults.append("Vælg, hvilken slags sag det er: det afgør, om den skal godkendes.")
    if entry.result is None:
        faults.append("Vælg, hvad der blev besluttet.")
    if entry.way is None:
        faults.append("Vælg, hvordan det blev besluttet.")
    if kind is not None and entry.result is not None and entry.way is not None:
        faults += outcome_faults(Outcome(entry.result, entry.way), entry.votes, rules.voters, kind)
        return
    try:
        tally(entry.votes, rules.voters)
    except DecisionRefused as refused:
        faults += refused.sentences


def _starts(entry: DecisionEntry, decided: date | None, today: date, faults: list[str]) -> date | None:
    if not entry.in_force_from.strip():
        if entry.moves or entry.delaftaler:
            faults.append("Skriv, hvornår det gælder fra: timerne flyttes den dag.")
        return None
    starts = _day(entry.in_force_from, "Gælder fra", faults)
    if starts is None:
        return None
    if decided is not None and starts < decided:
        faults.append(
            f"Beslutningen kan ikke gælde fra {long_date(starts)}, før den er truffet {long_date(decided)}."
        )
    if starts.year > today.year + YEARS_AHEAD:
        faults.append(f"«Gælder fra» ligger mere end {YEARS_AHEAD} år fremme ({starts.year}): ret året.")
    return starts


def _expectations(
    entries: Sequence[ExpectedEntry],
    decided: date | None,
    today: date,
    version: str,
    pairs: Collection[tuple[str, str]],
    faults: list[str],
) -> tuple[Expectation, ...]:
    filled = [each for each in entries if each.pair is not None or each.low.strip() or each.high.strip()]
    pairs_chosen = [each.pair for each in filled if each.pair is not None]
    if len(set(pairs_chosen)) < len(pairs_chosen):
        faults.append("Det samme tal står to gange under forventninger: behold det ene.")
    made = []
    for place, each in enumerate(filled, 1):
        where = f"Forventning {place}"
        if each.pair not in pairs:
            faults.append(f"{where}: vælg et tal, som planen har.")
        by = _day(each.by, f"{where}, senest", faults)
        if by is not None and decided is not None and by <= decided:
            faults.append(f"{where}: dagen skal ligge efter beslutningen.")
        if by is not None and by.year > today.year + YEARS_AHEAD:
            faults.append(f"{where}: dagen ligger mere end {YEARS_AHEAD} år fremme ({by.year}): ret året.")
        low, high = number_from(each.low), number_from(each.high)
        if low is None or high is None:
            faults.append(f"{where}: skriv begge ender af intervallet som tal, fx 40,5.")
        elif low > high:
            faults.append(f"{where}: den lave ende ({each.low.strip()}) er større end den høje.")
        basis = " ".join(clean_text(each.basis).split())
        if not basis or len(basis) > BASIS_LIMIT:
            faults.append(f"{where}: skriv kort, hvad intervallet bygger på.")
        if by is not None and low is not None and high is not None and each.pair is not None:
            made.append(Expectation(*each.pair, low, high, by, basis, version, each.since))
    return tuple(made)


def _reason_faults(reason: str | None, faults: list[str]) -> None:
    if reason is None:
        return
    try:
        checked_reason(reason)
    except EntryRefused as refused:
        faults += refused.sentences


def _day(words: str, name: str, faults: list[str]) -> date | None:
    day = day_from(words)
    if not words.strip():
        faults.append(f"Skriv en dato i «{name}», for eksempel 1.2.2027.")
    elif day is None:
        faults.append(
            f"«{words.strip()[:40]}» i «{name}» er ikke en dato: skriv dag.måned.år, for eksempel 1.2.2027."
        )
    elif day.year < FIRST_YEAR:
        faults.append(f"«{name}» ligger før {FIRST_YEAR}: ret året.")
        return None
    return day
