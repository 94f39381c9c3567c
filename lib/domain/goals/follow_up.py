"""That the follow-up was shown to a meeting: what is kept of the goals as they stood, and what a record must hold.

The goals are frozen as the words that stood on the screen, so that a record reads the same after any later datatræk.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.dates import long_date
from lib.domain.free_text import clean_text
from lib.domain.goals.assessment import GoalResult, GoalStatus
from lib.domain.goals.close_out_sentences import either, open_readings
from lib.domain.goals.sentences import baseline_words, latest_words, status_words, target_words
from lib.domain.goals.words import STATUS_SIGNS
from lib.domain.numbers import count

MAX_COMMENT = 4000
NOT_CHOSEN = "ikke valgt"


@dataclass(frozen=True)
class ShownGoal:
    """One goal as it was shown; every field is text, `status` and `certainty` the names of their enums' values.

    Where a goal has several readings and none is chosen, baseline, latest and target name those of each.
    `reading` is the label of the chosen reading, "ikke valgt" where the agreement is ambiguous and none was chosen,
    empty where there is only one.
    """

    goal_id: str
    delaftale: str
    styregruppe: str
    goal: str
    indicator: str
    area: str
    reading: str
    reading_id: str
    baseline: str
    latest: str
    target: str
    status: str
    certainty: str
    status_words: str
    reason: str


@dataclass(frozen=True)
class Meeting:
    """Which meeting, when, and what was said about the goals. `comment` is free text as somebody wrote it."""

    meeting_id: str
    meeting_name: str
    held_on: dt.date
    comment: str


@dataclass(frozen=True)
class FollowUp:
    """A record in force. `version` is the whole hash, `version_since` the day it was first published (None: unknown).

    `replaces` is the id of the record that this one corrects; `at` when it was written, by the account `actor`.
    """

    follow_up_id: int
    meeting: Meeting
    version: str
    version_since: dt.date | None
    shown: tuple[ShownGoal, ...]
    replaces: int | None
    at: dt.datetime
    actor: str

    @property
    def published_after(self) -> bool:
        """True when the version was published after the meeting: then it cannot be what the meeting saw."""
        return self.version_since is not None and self.version_since > self.meeting.held_on


def freeze(results: Sequence[GoalResult]) -> tuple[ShownGoal, ...]:
    """The goals as they stand now, in the order given. Demo numbers are left out."""
    return tuple(_frozen(result) for result in results)


def _frozen(result: GoalResult) -> ShownGoal:
    goal = result.goal
    return ShownGoal(
        goal_id=goal.goal_id,
        delaftale=goal.delaftale,
        styregruppe=goal.styregruppe,
        goal=goal.goal,
        indicator=goal.indicator,
        area=goal.area_name,
        reading=_reading(result),
        reading_id=result.chosen or "",
        baseline=either(baseline_words, open_readings(result)),
        latest=either(latest_words, open_readings(result)),
        target=either(target_words, open_readings(result)),
        status=result.status.value,
        certainty=result.certainty.value,
        status_words=status_words(result),
        reason=result.reason,
    )


def _reading(result: GoalResult) -> str:
    if not result.goal.is_ambiguous:
        return ""
    return NOT_CHOSEN if result.chosen is None else result.shown.reading.label


def shown_counts(shown: Sequence[ShownGoal]) -> dict[GoalStatus, int]:
    """How many goals stood where, in the order of GoalStatus; a status that none has is there with 0."""
    return {status: sum(each.status == status for each in shown) for status in GoalStatus}


def counts_words(shown: Sequence[ShownGoal]) -> str:
    """'3 nået, 2 på vej, 4 bagud, 50 kan ikke vurderes'."""
    counts = shown_counts(shown).items()
    return ", ".join(f"{number} {STATUS_SIGNS[status].word}" for status, number in counts)


def refusal(
    meeting_id: str | None, held_on: dt.date | None, comment: str, days: tuple[dt.date, dt.date]
) -> str:
    """Why a record cannot be kept, as a sentence with what to do; empty when it can.

    `days`: the plan's first day and today; the meeting lies between them, both days with.
    """
    first, today = days
    if not meeting_id:
        return "Mødet mangler: vælg, hvilket møde opfølgningen blev vist på."
    if held_on is None:
        return "Datoen mangler: skriv den dag, mødet blev holdt."
    if held_on > today:
        return "Datoen ligger i fremtiden: registrér mødet, når det er holdt."
    if held_on < first:
        return f"Datoen ligger før planens start {long_date(first)}: skriv den dag, mødet blev holdt."
    if len(clean_text(comment)) > MAX_COMMENT:
        return f"Kommentaren er for lang: skriv højst {count(MAX_COMMENT)} tegn, og læg resten i referatet."
    return ""
