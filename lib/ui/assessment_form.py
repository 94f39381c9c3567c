"""The form of a socialfaglig vurdering: a new one, or one to correct or withdraw, and what became of the last attempt.

The fields live in the session under the panel's `scope` and the id that the assessment was first written under, so
that they outlive a correction by somebody else; `_BASE` is the row that they were filled from, which is the one that a
correction may replace.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from lib.domain.assessment import (
    FUNCTION_EXAMPLE,
    FUNCTION_LIMIT,
    TEXT_LIMIT,
    Assessment,
    AssessmentEntry,
    AssessmentNames,
    AssessmentRecord,
    assessment_words,
    first_written,
)
from lib.domain.event_entry import NOTE_LIMIT
from lib.domain.events import day_text
from lib.ui.correcting import NEW_OR_OLD, STILL_THERE, WHY
from lib.ui.markup import element, join, text

NEW = "ny"
_FIELDS = ("omraade", "aktivitet", "funktion", "tekst", "dato", "begrundelse")
_BASE = "udgave"
AS_A_WHOLE = ""


@dataclass(frozen=True)
class AssessmentScope:
    """What a panel is about: an area, and one activity in it or '' for all. `today` is what a new one is dated."""

    area_id: str
    activity_id: str
    names: AssessmentNames
    today: date

    @property
    def areas(self) -> list[str]:
        """The areas that may be written of here: the panel's own first, then the others of the plan above it."""
        plan_area = next(iter(self.names.areas))
        return list(dict.fromkeys((self.area_id, plan_area)))

    @property
    def activities(self) -> list[str]:
        """'' for the area as a whole, then the activities; only the panel's own when it is about one."""
        return [AS_A_WHOLE, self.activity_id] if self.activity_id else [AS_A_WHOLE, *self.names.activities]

    def key(self, *parts: str) -> str:
        """A key of the session that no other panel on the page has."""
        return "_".join(("vurdering", self.area_id, self.activity_id or "alle", *parts))


def assessment_form(
    scope: AssessmentScope,
    shown: Sequence[Assessment],
    records: Sequence[AssessmentRecord],
    save: Callable[[str], None],
    withdraw: Callable[[str], None],
) -> None:
    """Draw the choice and the form. `save` and `withdraw` are called with the chosen id, and read what was typed."""
    by_id = {str(first_written(records, one.assessment_id)): one for one in shown}
    choice = scope.key("valgt")
    if st.session_state.get(choice) not in (NEW, *by_id):
        st.session_state[choice] = NEW
    if by_id:
        st.selectbox(
            NEW_OR_OLD,
            [NEW, *by_id],
            key=choice,
            format_func=lambda one: (
                "Ny vurdering" if one == NEW else assessment_words(by_id[one], scope.names)
            ),
            placeholder="Vælg",
        )
    chosen = str(st.session_state[choice])
    _fill(scope, chosen, by_id.get(chosen))
    with st.form(scope.key("felter", chosen), border=False):
        _fields(scope, chosen)
        with st.container(horizontal=True):
            label = "Tilføj" if chosen == NEW else "Gem rettelsen"
            st.form_submit_button(
                label, type="primary", key=scope.key("gem", chosen), on_click=save, args=(chosen,)
            )
            if chosen != NEW:
                st.form_submit_button(
                    "Træk tilbage", key=scope.key("traek", chosen), on_click=withdraw, args=(chosen,)
                )


def typed(scope: AssessmentScope, chosen: str) -> AssessmentEntry:
    """What stands in the fields of the assessment `chosen`."""
    values = (st.session_state.get(scope.key(chosen, field)) for field in _FIELDS)
    area, activity, function, words, day, reason = values
    why = None if chosen == NEW else reason or ""
    return AssessmentEntry(area, activity, function or "", words or "", day or "", why)


def base_of(scope: AssessmentScope, chosen: str) -> int | None:
    """The row that the fields of `chosen` were filled from; None for a new assessment."""
    base = st.session_state.get(scope.key(chosen, _BASE))
    return None if base is None else int(base)


def refuse(scope: AssessmentScope, sentences: Sequence[str]) -> None:
    """Say next time why nothing was kept; the fields stand as they were typed."""
    st.session_state[scope.key("afvist")] = tuple(sentences)


def kept(scope: AssessmentScope, chosen: str, sentence: str) -> None:
    """Say next time what was done, and let the fields begin again."""
    for field in (*_FIELDS, _BASE):
        st.session_state.pop(scope.key(chosen, field), None)
    st.session_state[scope.key("valgt")] = NEW
    st.session_state[scope.key("besked")] = sentence


def overtaken(scope: AssessmentScope, chosen: str, why: str, newest: AssessmentRecord | None) -> None:
    """Say next time that somebody else came first, and keep what was typed: to be saved again, or as a new one."""
    if newest is not None and not newest.withdrawn:
        st.session_state[scope.key(chosen, _BASE)] = newest.assessment.assessment_id
        stands = f"Nu står der: {assessment_words(newest.assessment, scope.names)}."
        refuse(scope, (why, stands, STILL_THERE))
        return
    for field in _FIELDS[:-1]:
        st.session_state[scope.key(NEW, field)] = st.session_state.get(scope.key(chosen, field))
    st.session_state[scope.key("valgt")] = NEW
    refuse(scope, (why, "Vurderingen er trukket tilbage. Det, du skrev, står nu under »Ny vurdering«."))


def messages(scope: AssessmentScope) -> bool:
    """What was left by the run before, once; True when something was refused."""
    if sentence := st.session_state.pop(scope.key("besked"), ""):
        st.html(element("p", text(sentence), class_="zk-receipt", role="status"))
    faults = st.session_state.pop(scope.key("afvist"), ())
    if faults:
        told = element("ul", join(element("li", text(fault)) for fault in faults), class_="zk-faults")
        st.html(element("div", element("b", "Ikke gemt."), told, class_="zk-alert", role="alert"))
    return bool(faults)


def _fill(scope: AssessmentScope, chosen: str, assessment: Assessment | None) -> None:
    """Put the assessment's own words in the fields, the first time that they are drawn."""
    state = st.session_state
    if scope.key(chosen, "tekst") in state:
        return
    if assessment is None:
        first = (scope.area_id, scope.activity_id, "", "", day_text(scope.today), "")
    else:
        day = day_text(assessment.written_on)
        first = (assessment.area_id, assessment.activity_id, assessment.function, assessment.text, day, "")
        state[scope.key(chosen, _BASE)] = assessment.assessment_id
    for field, value in zip(_FIELDS, first, strict=True):
        state[scope.key(chosen, field)] = value


def _fields(scope: AssessmentScope, chosen: str) -> None:
    names = scope.names

    def line(label: str, field: str, limit: int, placeholder: str = "") -> None:
        key = scope.key(chosen, field)
        st.text_input(label, key=key, max_chars=limit, placeholder=placeholder, autocomplete="off")

    def box(label: str, options: list[str], words: Callable[[str], str], field: str) -> None:
        key = scope.key(chosen, field)
        if st.session_state.get(key) not in options:  # an activity that the plan no longer has
            st.session_state[key] = options[0]
        st.selectbox(label, options, key=key, format_func=words, placeholder="Vælg")

    area, activity = st.columns(2, gap="small")
    with area:
        box("Gælder", scope.areas, lambda one: names.areas[one], "omraade")
    with activity:
        whole = "Området som helhed"
        box("Aktivitet", scope.activities, lambda one: names.activities.get(one, whole), "aktivitet")
    function, day = st.columns([2, 1], gap="small")
    with function:
        line("Funktion (ikke navn)", "funktion", FUNCTION_LIMIT, FUNCTION_EXAMPLE)
    with day:
        line("Dato", "dato", 40, "dag.måned.år")
    st.text_area(
        "Vurdering (nævn ingen personer)", key=scope.key(chosen, "tekst"), max_chars=TEXT_LIMIT, height=140
    )
    if chosen != NEW:
        line(WHY, "begrundelse", NOTE_LIMIT)
