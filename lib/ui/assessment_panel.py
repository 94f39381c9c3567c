"""Socialfaglig vurdering beside the figures: the dated texts of an area by function, and the form that writes them."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import streamlit as st

from lib.domain.access.account import Account, may
from lib.domain.access.actions import Action
from lib.domain.assessment import (
    EMPTY,
    Assessment,
    AssessmentFields,
    AssessmentMoved,
    AssessmentNames,
    AssessmentRecord,
    assessments_finding,
    checked_assessment,
    concerning,
    mention_words,
    names_from,
    newest_written,
)
from lib.domain.dates import danish_day, long_date
from lib.domain.event_entry import EntryRefused, checked_reason
from lib.domain.numbers import count
from lib.domain.plan import Plan
from lib.ui import assessment_form as form
from lib.ui.correcting import IN_HISTORY
from lib.ui.doors import open_to
from lib.ui.frame import caption, panel, section
from lib.ui.markup import element, join, text

SHOWN_FIRST = 6
"""So many texts stand open; the older ones are one click below."""
_STYLE = Path(__file__).with_name("assessment.css")


class Book(Protocol):
    """Where assessments are read and written."""

    def in_force(self) -> tuple[Assessment, ...]:
        """The assessments in force, newest first."""

    def history(self) -> tuple[AssessmentRecord, ...]:
        """Every row that was ever written."""

    def write(self, fields: AssessmentFields, at: dt.datetime, replaces: int | None, reason: str) -> int:
        """Keeps a new or a corrected one; AssessmentMoved when it has been replaced meanwhile."""

    def withdraw(self, assessment_id: int, reason: str, at: dt.datetime) -> int:
        """Takes one out of force; AssessmentMoved when it has been replaced meanwhile."""


class AssessedHouse(Protocol):
    """What the panel needs of a page's house."""

    @property
    def plan(self) -> Plan:
        """The plan, for the names of its zones."""

    @property
    def account(self) -> Account:
        """Who is at the screen."""

    @property
    def assessments(self) -> Book:
        """Its assessments."""

    @property
    def activity_names(self) -> dict[str, str]:
        """Short names of its activities by id."""


def assessment_panel(house: AssessedHouse, area_id: str, activity_id: str = "") -> None:
    """The assessments of a zone (or the plan), newest first, and the form to write, correct and withdraw.

    With `activity_id` those of other activities are left out. Several panels may stand on one page.
    """
    if not may(house.account, Action.READ_INTERNAL):
        return
    st.html(_STYLE)
    book, now = house.assessments, dt.datetime.now(dt.UTC)
    scope = form.AssessmentScope(
        area_id, activity_id, names_from(house.plan, house.activity_names), danish_day(now)
    )
    shown = concerning(book.in_force(), area_id, house.plan.plan_area, activity_id)
    with panel(scope.key("panel")):
        section("Socialfaglig vurdering", assessments_finding(shown, scope.names.areas[area_id]))
        refused = form.messages(scope)
        if shown:
            st.html(assessments_html(shown[:SHOWN_FIRST], scope))
            if older := shown[SHOWN_FIRST:]:
                with st.expander(f"Vis de ældre ({count(len(older))})"):
                    st.html(assessments_html(older, scope))
            caption("Teksterne står ved siden af tallene og regnes aldrig ind i dem.")
        else:
            caption(EMPTY)
        if not open_to(house.account, Action.ASSESS):
            return
        with st.expander("Skriv, ret eller træk tilbage" if shown else "Skriv en vurdering", refused):
            form.assessment_form(
                scope,
                shown,
                book.history(),
                save=lambda chosen: _save(scope, book, chosen, now),
                withdraw=lambda chosen: _withdraw(scope, book, chosen, now),
            )


def assessment_mention(house: AssessedHouse, area_id: str) -> str:
    """The end of a subtitle over figures that fill the screen: that a zone's assessments stand under them."""
    if area_id not in house.plan.zone_ids or not may(house.account, Action.READ_INTERNAL):
        return ""
    shown = concerning(house.assessments.in_force(), area_id, house.plan.plan_area)
    return f" · {mention_words(shown)}"


def assessments_html(shown: Sequence[Assessment], scope: form.AssessmentScope) -> str:
    """The texts, each under its function and date; what is not of the panel's own area as a whole says what of."""
    return element("ul", join(_item(one, scope) for one in shown), class_="zk-assessments")


def _item(one: Assessment, scope: form.AssessmentScope) -> str:
    own = (one.area_id, one.activity_id) == (scope.area_id, scope.activity_id)
    about = "" if own else element("span", text(_about(one, scope.names, scope.area_id)), class_="zk-about")
    day = element("time", text(long_date(one.written_on)), datetime=one.written_on.isoformat())
    head = element("p", element("b", text(one.function)), text(", "), day, about, class_="zk-by")
    return element("li", head, element("p", text(one.text), class_="zk-said"))


def _about(one: Assessment, names: AssessmentNames, area_id: str) -> str:
    """The activity where the area is the panel's own; otherwise the area too."""
    if one.area_id == area_id and one.activity_id:
        return names.activities.get(one.activity_id, names.subject(one))
    return names.subject(one)


def _save(scope: form.AssessmentScope, book: Book, chosen: str, now: dt.datetime) -> None:
    """Keep what was typed as a new assessment, or as the correction of the one it was filled from."""
    entry, base = form.typed(scope, chosen), form.base_of(scope, chosen)
    try:
        fields = checked_assessment(entry, scope.names.areas, scope.names.activities, scope.today)
        reason = "" if base is None else checked_reason(entry.reason or "")
        book.write(fields, now, base, reason)
    except EntryRefused as refused:
        form.refuse(scope, refused.sentences)
    except AssessmentMoved as moved:
        form.overtaken(scope, chosen, str(moved), newest_written(book.history(), base or 0))
    else:
        done = "skrevet" if base is None else "rettet"
        form.kept(scope, chosen, f"Vurderingen er {done}. Den står her ved siden af tallene.")


def _withdraw(scope: form.AssessmentScope, book: Book, chosen: str, now: dt.datetime) -> None:
    """Take the chosen assessment out of force, with the reason that was typed."""
    entry, base = form.typed(scope, chosen), form.base_of(scope, chosen)
    try:
        book.withdraw(base or 0, checked_reason(entry.reason or ""), now)
    except EntryRefused as refused:
        form.refuse(scope, refused.sentences)
    except AssessmentMoved as moved:
        form.overtaken(scope, chosen, str(moved), newest_written(book.history(), base or 0))
    else:
        form.kept(scope, chosen, f"Vurderingen er trukket tilbage. {IN_HISTORY}")
