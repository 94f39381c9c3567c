"""What has been decided, as a list for people: the sentence over it, and its rows for a table and a file."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.decisions.decision import Approval, Decision, DecisionRecord
from lib.domain.decisions.matter import DecisionRules, move_words
from lib.domain.decisions.outcome import outcome_words
from lib.domain.decisions.review import Review
from lib.domain.decisions.standing import Standing, StandingState, standing
from lib.domain.numbers import number
from lib.domain.sentences import number_word

NONE_DECIDED = "Der er ikke truffet beslutninger endnu"


def history_finding(
    decisions: Sequence[Decision], approvals: Sequence[Approval], rules: DecisionRules, day: date
) -> str:
    """'To beslutninger, én venter på Landsbyggefonden'; that nothing has been decided."""
    if not decisions:
        return NONE_DECIDED
    noun = "beslutning" if len(decisions) == 1 else "beslutninger"
    finding = f"{number_word(len(decisions)).capitalize()} {noun}"
    stand = [standing(each, approvals, rules.kinds, day) for each in decisions]
    waits = [each for each in stand if each.state is StandingState.AWAITS and each.approver]
    coming = [each.since for each in stand if each.state is StandingState.TO_COME and each.since]
    if waits:
        finding += f", {number_word(len(waits))} venter på {waits[0].approver}"
    if coming:
        finding += f"; den næste træder i kraft {long_date(min(coming))}"
    return finding


def voice_words(decision: Decision, rules: DecisionRules) -> tuple[tuple[str, str, str], ...]:
    """Organisation, what it said, and its dissenting view, in the order of the votes; organisations that the plan no
    longer has by their id."""
    names = rules.voter_names
    return tuple(
        (names.get(vote.voter_id, vote.voter_id), vote.voice.value, vote.dissent)
        for vote in decision.fields.votes
    )


def decisions_table(decided: Sequence[tuple[Decision, Standing]], rules: DecisionRules) -> pd.DataFrame:
    """One row per decision: day, what, kind, outcome, votes, dissent, from when, what is moved, expectations."""
    return pd.DataFrame([_row(decision, stands, rules) for decision, stands in decided])


def records_table(records: Sequence[DecisionRecord], meetings: Mapping[int, str]) -> pd.DataFrame:
    """Every row that was ever written, in the order of writing. `meetings`: names by id, as far as they are known."""
    return pd.DataFrame(
        [
            {
                "Nr.": each.decision.row_id,
                "Skrevet": long_date(each.decision.at.date()),
                "Hvad": _deed(each),
                "Møde": meetings.get(each.decision.fields.meeting_id, str(each.decision.fields.meeting_id)),
                "Beslutning": each.decision.fields.title,
                "Resultat": each.decision.fields.result.value,
                "Begrundelse": each.reason or "–",
                "Konto": each.decision.actor,
            }
            for each in records
        ]
    )


def reviews_table(found: Sequence[Review]) -> pd.DataFrame:
    """One row per expectation: the decision, the number, the frozen interval, what was observed and how it went."""
    return pd.DataFrame(
        [
            {
                "Besluttet": long_date(each.decision.fields.decided_on),
                "Beslutning": each.decision.fields.title,
                "Tal": each.about,
                "Ventet fra": each.expectation.low,
                "Ventet til": each.expectation.high,
                "Senest": long_date(each.expectation.by),
                "Målt": None if each.observed is None else each.observed.value,
                "Periodens sidste dag": "" if each.observed is None else long_date(each.observed.day),
                "Hvordan gik det": each.state.value,
                "Hvorfor": each.reason,
                "Intervallet bygger på": each.expectation.basis,
                "Frosset på version": each.expectation.version[:6],
            }
            for each in found
        ]
    )


def _row(decision: Decision, stands: Standing, rules: DecisionRules) -> dict[str, str]:
    fields, kind = decision.fields, rules.kind(decision.fields.kind)
    voices = voice_words(decision, rules)
    return {
        "Besluttet": long_date(fields.decided_on),
        "Beslutning": fields.title,
        "Slags sag": fields.kind if kind is None else kind.name,
        "Ordlyd": fields.text,
        "Resultat": outcome_words(fields),
        "Stemmer": "; ".join(f"{name}: {voice}" for name, voice, _ in voices),
        "Særstandpunkter": "; ".join(f"{name}: {dissent}" for name, _, dissent in voices if dissent),
        "Gælder": stands.sentence,
        "Flytter": "; ".join(move_words(move, rules.agreement) for move in fields.moves),
        "Ventes": "; ".join(
            f"{each.indicator_id}, {each.area_id}: {number(each.low)} til {number(each.high)} "
            f"senest {long_date(each.by)}"
            for each in fields.expectations
        ),
        "Version": fields.version[:6],
    }


def _deed(record: DecisionRecord) -> str:
    if record.replaces is None:
        return "skrevet"
    deed = "trukket tilbage" if record.withdrawn else "rettet"
    return f"{deed} (i stedet for nr. {record.replaces})"
