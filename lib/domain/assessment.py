"""Socialfaglig vurdering: what professionals see in a zone, dated and by function, never by person.

The agreement bases the placement of activities on data and on a socialfaglig vurdering: the figures are one half. It
is a text that stands beside the figures and is never counted into them.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lib.domain.corrections import first_id, newest_id
from lib.domain.dates import long_date
from lib.domain.event_entry import EntryRefused, checked_reason, day_from
from lib.domain.event_places import GONE, WHOLE_PLAN
from lib.domain.free_text import CPR_SEEN, clean_text, too_long
from lib.domain.plan import Plan
from lib.domain.sentences import number_word

FUNCTION_LIMIT = 120
TEXT_LIMIT = 4000
FIRST_YEAR = 2000
"""Older than any plan; an earlier year is a slip of the keyboard."""
FUNCTION_EXAMPLE = "Boligsocial medarbejder"
EMPTY = (
    "Tallene er kun den ene halvdel: de siger, hvor mange det drejer sig om, men ikke hvorfor. Skriv, hvad fagfolk ser "
    "her, hvad der er sket siden tallene, og hvad en aktivitet skal kunne."
)
_CPR = re.compile(r"\b\d{6}[- ]?\d{4}\b")


class AssessmentMoved(Exception):
    """The assessment has been replaced since it was read; the message says so in Danish. Nothing has been changed."""


@dataclass(frozen=True)
class Assessment:
    """A text of an area (a zone or the plan); `activity_id` '' is of the area as a whole. `function` is who sees it
    ('Boligsocial medarbejder'), never a person's name; `written_on` the day it was assessed."""

    assessment_id: int
    area_id: str
    activity_id: str
    function: str
    text: str
    written_on: date


@dataclass(frozen=True)
class AssessmentFields:
    """What is written of an assessment, checked: what `checked_assessment` gives and the state keeps."""

    area_id: str
    activity_id: str
    function: str
    text: str
    written_on: date


@dataclass(frozen=True)
class AssessmentRecord:
    """A row of the history: the assessment as it was written at `at` by the account `actor`, and why.

    `replaces`: the id of the row that this one corrects or withdraws. `reason`: '' for a new one.
    """

    assessment: Assessment
    replaces: int | None
    withdrawn: bool
    at: datetime
    actor: str
    reason: str


@dataclass(frozen=True)
class AssessmentEntry:
    """What a person has typed, as it was typed; the day as text. `reason` None: a new assessment needs none."""

    area_id: str | None
    activity_id: str | None
    function: str
    text: str
    written_on: str
    reason: str | None = None


@dataclass(frozen=True)
class AssessmentNames:
    """What areas (the plan first, then zones) and activities are called, by id: all that may be assessed."""

    areas: Mapping[str, str]
    activities: Mapping[str, str]

    def subject(self, assessment: Assessment) -> str:
        """'Zone 1' or 'Zone 1 · Gadeplansarbejde'; what is gone from the plan is called so."""
        area = self.areas.get(assessment.area_id, GONE)
        if not assessment.activity_id:
            return area
        return f"{area} · {self.activities.get(assessment.activity_id, 'aktivitet, der ikke findes mere')}"


def names_from(plan: Plan, activities: Mapping[str, str]) -> AssessmentNames:
    """The plan and its zones, and the activities by id."""
    zones = {zone.area_id: zone.name for zone in plan.zones}
    return AssessmentNames({plan.plan_area: WHOLE_PLAN, **zones}, activities)


def checked_assessment(
    entry: AssessmentEntry, area_ids: Collection[str], activity_ids: Collection[str], today: date
) -> AssessmentFields:
    """The entry as it may be kept; white space in the function is tidied.

    `area_ids` and `activity_ids`: what may be assessed. Raises EntryRefused with every fault that it has.
    """
    faults: list[str] = []
    function = " ".join(clean_text(entry.function).split())
    text = clean_text(entry.text)
    activity_id = entry.activity_id or ""
    if entry.area_id not in area_ids:
        faults.append("Vælg, hvad vurderingen gælder: en zone eller hele planen.")
    if activity_id and activity_id not in activity_ids:
        faults.append("Vælg en aktivitet, som planen har, eller området som helhed.")
    if not function:
        faults.append(
            f"Skriv en funktion, for eksempel «{FUNCTION_EXAMPLE}»: en funktion, ikke en persons navn."
        )
    if not text:
        faults.append("Skriv selve vurderingen: hvad ses der, og hvad bygger det på?")
    faults += _too_long(function, FUNCTION_LIMIT, "Funktionen") + _too_long(text, TEXT_LIMIT, "Vurderingen")
    if _CPR.search(text) or _CPR.search(function):
        faults.append(f"{CPR_SEEN} Vurderingen nævner ingen personer.")
    written_on = _day(entry.written_on, today, faults)
    _judge_reason(entry.reason, faults)
    if faults or written_on is None:
        raise EntryRefused(faults)
    return AssessmentFields(str(entry.area_id), activity_id, function, text, written_on)


def newest_first(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """By day, the latest first; of one day the last written first."""
    return tuple(sorted(assessments, key=lambda one: (one.written_on, one.assessment_id), reverse=True))


def concerning(
    assessments: Iterable[Assessment], area_id: str, plan_area: str, activity_id: str = ""
) -> tuple[Assessment, ...]:
    """Those that concern an area, newest first: its own and those of the whole plan, of the area as a whole and of
    activities in it. With `activity_id` not those of other activities."""
    return newest_first(
        one
        for one in assessments
        if one.area_id in (area_id, plan_area) and (not activity_id or one.activity_id in ("", activity_id))
    )


def first_written(records: Iterable[AssessmentRecord], assessment_id: int) -> int:
    """The id that an assessment was first written under, however often it has been corrected since."""
    return first_id({record.assessment.assessment_id: record.replaces for record in records}, assessment_id)


def newest_written(records: Iterable[AssessmentRecord], assessment_id: int) -> AssessmentRecord | None:
    """The row that speaks of an assessment now, which may be that it was withdrawn; None for an unknown id."""
    rows = {record.assessment.assessment_id: record for record in records}
    return rows.get(newest_id({number: record.replaces for number, record in rows.items()}, assessment_id))


def assessments_finding(shown: Sequence[Assessment], area: str) -> str:
    """How many assessments stand beside the figures of `area` and how old the latest is: 'To vurderinger af Zone 1,
    den seneste fra 3. november 2026'."""
    if not shown:
        return f"Ingen har endnu skrevet en vurdering af {area}"
    latest = long_date(max(one.written_on for one in shown))
    if len(shown) == 1:
        return f"Én vurdering af {area}, fra {latest}"
    return f"{number_word(len(shown)).capitalize()} vurderinger af {area}, den seneste fra {latest}"


def mention_words(shown: Sequence[Assessment]) -> str:
    """'to socialfaglige vurderinger under tallene': that there is more than the figures on the screen."""
    if not shown:
        return "ingen socialfaglig vurdering endnu"
    noun = "socialfaglig vurdering" if len(shown) == 1 else "socialfaglige vurderinger"
    return f"{number_word(len(shown))} {noun} under tallene"


def assessment_words(assessment: Assessment, names: AssessmentNames) -> str:
    """'Zone 1 · Gadeplansarbejde: Boligsocial medarbejder, 3. november 2026': one of several to choose between."""
    return f"{names.subject(assessment)}: {assessment.function}, {long_date(assessment.written_on)}"


def _judge_reason(reason: str | None, faults: list[str]) -> None:
    if reason is None:
        return
    try:
        checked_reason(reason)
    except EntryRefused as refused:
        faults.extend(refused.sentences)


def _too_long(words: str, limit: int, name: str) -> list[str]:
    if len(words) <= limit:
        return []
    return [too_long(name, words, limit)]


def _day(words: str, today: date, faults: list[str]) -> date | None:
    day = day_from(words)
    if not words.strip():
        faults.append("Skriv datoen for vurderingen, for eksempel 1.6.2022.")
    elif day is None:
        faults.append(f"«{words.strip()[:40]}» er ikke en dato: skriv dag.måned.år, for eksempel 1.6.2022.")
    elif day > today:
        faults.append(
            f"Datoen ligger i fremtiden ({long_date(day)}): skriv den dag, hvor vurderingen er gjort."
        )
    elif day.year < FIRST_YEAR:
        faults.append(f"Datoen ligger før {FIRST_YEAR}: ret året.")
    return day
