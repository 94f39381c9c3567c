"""What was expected of a decision, held against what was observed on a later version of the data.

The rule, written before anybody knows how it went:
- The number that counts is the first real one (published or loaded) whose period ends on or after the day `by`. Later
  ones are not looked for when that one does not please. Before it is there it is too early.
- A demo or interpolated number is never judged, nor a masked or missing one, nor one on the other side of a break
  (databrud).
- Hit: the number lies in the frozen interval, its ends included.
- Missed: it lies outside, and so does the whole of its own 95 % interval where it has one.
- Otherwise it cannot be decided: the number lies outside, but no farther than its own uncertainty reaches.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.dates import long_date
from lib.domain.decisions.decision import Decision, Expectation
from lib.domain.decisions.matter import Expectable, expectable_name
from lib.domain.decisions.standing import Standing, StandingState
from lib.domain.goals.assessment import Measured
from lib.domain.goals.breaks import Break, first_between
from lib.domain.goals.measured import Observed
from lib.domain.list_words import listed
from lib.domain.sentences import number_word
from lib.domain.value_words import with_unit

TINY = 1e-9
"""Below this two numbers are the same: what is left of adding fractions."""


class ReviewState(StrEnum):
    """How it went."""

    HIT = "ramt"
    MISSED = "ved siden af"
    UNDECIDED = "kan ikke afgøres"
    TOO_EARLY = "for tidligt"
    NOT_JUDGED = "kan ikke vurderes"


@dataclass(frozen=True)
class Review:
    """One expectation of a decision, and how it went. `observed` is the number that counts, or that is shown without
    being judged; `reason` a sentence; `about` names indicator and area, `unit` is the indicator's."""

    decision: Decision
    expectation: Expectation
    state: ReviewState
    observed: Measured | None
    reason: str
    about: str
    unit: str

    @property
    def interval_words(self) -> str:
        """'40,0 % til 43,5 %': what was frozen."""
        low, high = (with_unit(each, self.unit) for each in (self.expectation.low, self.expectation.high))
        return low if low == high else f"{low} til {high}"

    @property
    def observed_words(self) -> str:
        """'44,1 % (1. oktober 2027)', or that there is none."""
        if self.observed is None:
            return "intet tal endnu" if self.state is ReviewState.TOO_EARLY else "intet tal"
        return f"{with_unit(self.observed.value, self.unit)} ({long_date(self.observed.day)})"


def review(
    decision: Decision,
    expectation: Expectation,
    stands: Standing,
    observed: Observed,
    breaks: tuple[Break, ...],
    expectables: Mapping[tuple[str, str], Expectable],
) -> Review:
    """How an expectation went. `observed`: its indicator in its area on the version of today; `breaks` the
    indicator's; `expectables` what the version has, by indicator and area."""
    found = expectables.get((expectation.indicator_id, expectation.area_id))
    about = expectable_name(expectables, expectation.indicator_id, expectation.area_id)
    unit = "" if found is None else found.unit

    def said(state: ReviewState, reason: str, number: Measured | None = None) -> Review:
        return Review(decision, expectation, state, number, reason, about, unit)

    if stands.state not in (StandingState.IN_FORCE, StandingState.TO_COME):
        return said(ReviewState.NOT_JUDGED, stands.sentence)
    if found is None:
        return said(ReviewState.NOT_JUDGED, "Tallet er ikke længere i planens data.")
    number = next((each for each in observed.real if each.day >= expectation.by), None)
    if number is None:
        return said(*_without_number(expectation, observed))
    broken = first_between(breaks, expectation.since or decision.fields.decided_on, number.day)
    if broken is not None:
        reason = f"Tallet er opgjort på en anden måde end det, der blev ventet: {broken.words}."
        return said(ReviewState.NOT_JUDGED, reason, number)
    return said(*_judged(expectation, number), number)


def reviews_finding(found: Sequence[Review]) -> str:
    """'To af tre forventninger er ramt, én er ved siden af'; what is to be said where nothing can be judged."""
    if not found:
        return "Ingen beslutning har en forventning, der kan følges op"
    counts = {state: sum(each.state is state for each in found) for state in ReviewState}
    settled = counts[ReviewState.HIT] + counts[ReviewState.MISSED]
    noun = "forventning" if len(found) == 1 else "forventninger"
    if counts[ReviewState.TOO_EARLY] == len(found):
        return (
            f"Det er for tidligt at sige, hvordan det er gået: {number_word(len(found))} {noun} venter på tal"
        )
    if not settled:
        many = f"Ingen af {number_word(len(found))} {noun} kan afgøres"
        return many if len(found) > 1 else f"Det ventede {found[0].state}: {found[0].about}"
    if len(found) == 1:
        return f"Det ventede er {found[0].state}: {found[0].about}"
    total = f"{number_word(counts[ReviewState.HIT]).capitalize()} af {number_word(len(found))} {noun} er ramt"
    parts = [
        f"{number_word(counts[state])} {'er ' if state is ReviewState.MISSED else ''}{state}"
        for state in ReviewState
        if state is not ReviewState.HIT and counts[state]
    ]
    return f"{total}, {listed(parts)}" if parts else total


def _judged(expectation: Expectation, number: Measured) -> tuple[ReviewState, str]:
    low, high = expectation.low - TINY, expectation.high + TINY
    if low <= number.value <= high:
        return ReviewState.HIT, "Tallet ligger i det interval, der blev ventet."
    over = number.value > high
    where = "over" if over else "under"
    if number.low is not None and number.high is not None and number.low <= high and number.high >= low:
        reason = f"Tallet ligger {where} det ventede, men ikke længere ude, end dets egen usikkerhed rækker."
        return ReviewState.UNDECIDED, reason
    return ReviewState.MISSED, f"Tallet ligger {where} det interval, der blev ventet."


def _without_number(expectation: Expectation, observed: Observed) -> tuple[ReviewState, str, Measured | None]:
    """Why there is no real number on or after the day."""
    if any(day >= expectation.by for day in observed.masked):
        return (
            ReviewState.NOT_JUDGED,
            "Tallet er diskretioneret: det må ikke vises, så det kan ikke vurderes.",
            None,
        )
    if any(day >= expectation.by for day in observed.missing):
        return ReviewState.NOT_JUDGED, "Tallet mangler i kilden, så det kan ikke vurderes.", None
    demo = next((each for each in observed.demo if each.day >= expectation.by), None)
    if demo is not None:
        return ReviewState.NOT_JUDGED, "Tallet er demo og vurderes ikke.", demo
    waits = f"Der ventes på det første tal, hvis periode slutter {long_date(expectation.by)} eller senere."
    return ReviewState.TOO_EARLY, waits, None
