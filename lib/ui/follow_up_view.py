"""*Opfølgning* on the page: the form that records what a meeting was shown, the records, and the report."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.domain.dates import long_date, short_date
from lib.domain.free_text import clean_text
from lib.domain.goals.follow_up import FollowUp, Meeting, counts_words, refusal
from lib.domain.plan import Plan
from lib.reports.follow_up_docx import follow_up_docx
from lib.reports.follow_up_tables import flat_table, remark
from lib.ui.close_out_view import word_download
from lib.ui.datatraek_receipts import alert
from lib.ui.frame import caption, csv_download, empty_state, section
from lib.ui.markup import element, join, text

NEW = 0
"""The choice *Ny registrering* among the ids of the records."""

_STYLE = Path(__file__).with_name("close_out.css")
_PRESSED, _SAVED, _ROUND = "opfoelgning_trykket", "opfoelgning_kvittering", "opfoelgning_runde"
_FIRST, _LAST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
"""The calendar lets all of these be chosen: what is wrong with a day is said in Danish when it is to be kept."""

CORRECTED_MEANWHILE = "En anden har rettet registreringen imens: se listen, og ret den nyeste."
WHICH_KEY, SAVE_KEY = "registrering", "gem_opfoelgning"
MEETING_KEY, DAY_KEY, COMMENT_KEY = "opf_moede", "opf_dato", "opf_kommentar"


@dataclass(frozen=True)
class Wanted:
    """What the user asks to have kept. `corrects` is the id of a record, NEW for a new one; `seen_version` the version
    that stood on the page when the button was pressed."""

    meeting: Meeting
    corrects: int
    seen_version: str


def follow_up_form(
    meetings: pd.DataFrame, records: Sequence[FollowUp], version: str, days: tuple[dt.date, dt.date]
) -> Wanted | None:
    """The form; what is wanted when the button was pressed and nothing is missing.

    `meetings` as the question; `days` the first day of the plan and today: a meeting lies between them.
    """
    st.html(_STYLE)
    _receipt()
    section("Registrér et møde", "Status for alle mål gemmes, som den står nu, og ændres ikke senere")
    if meetings.empty:
        empty_state("Planen har ingen møder", "Skriv mødetyperne i planens fil meetings.csv, og byg igen.")
        return None
    old = _chosen_record(records)
    chosen = old.follow_up_id if old else NEW
    names = dict(meetings[["meeting_id", "name"]].itertuples(index=False))
    with st.form(_key(f"opfoelgning-{chosen}"), border=False, enter_to_submit=False):
        meeting_id, held_on, comment = _fields(names, old, days[1])
        st.form_submit_button(
            "Gem rettelsen" if old else "Gem",
            type="primary",
            key=_key(f"{SAVE_KEY}-{chosen}"),
            on_click=partial(st.session_state.__setitem__, _PRESSED, (version, chosen)),
        )
    caption(
        "Skriv ingen navne på personer. En rettelse ændrer møde, dato eller kommentar, aldrig den viste status."
    )
    seen, about = st.session_state.pop(_PRESSED, (None, NEW))
    if seen is None:
        return None
    why = refusal(meeting_id, held_on, comment, days) if about == chosen else CORRECTED_MEANWHILE
    if why or meeting_id is None or held_on is None:
        alert("Intet er gemt.", why)
        return None
    return Wanted(Meeting(meeting_id, names[meeting_id], held_on, clean_text(comment)), chosen, seen)


def _chosen_record(records: Sequence[FollowUp]) -> FollowUp | None:
    """The record to be corrected; None for a new one."""
    if not records:
        return None
    by_id = {record.follow_up_id: record for record in records}
    chosen = st.selectbox(
        "Ny eller rettelse",
        [NEW, *by_id],
        format_func=lambda one: _record_label(by_id[one]) if one else "Ny registrering",
        key=_key(WHICH_KEY),
        placeholder="Vælg",
    )
    return by_id.get(chosen)


def _fields(
    names: dict[str, str], old: FollowUp | None, today: dt.date
) -> tuple[str | None, dt.date | None, str]:
    own = old.follow_up_id if old else NEW
    ids = list(names)
    meeting_id = st.selectbox(
        "Møde",
        ids,
        index=ids.index(old.meeting.meeting_id) if old and old.meeting.meeting_id in names else None,
        format_func=lambda one: names[one],
        key=_key(f"{MEETING_KEY}-{own}"),
        placeholder="Vælg mødet",
    )
    held_on = st.date_input(
        "Mødets dato",
        value=old.meeting.held_on if old else today,
        min_value=_FIRST,
        max_value=_LAST,
        format="DD.MM.YYYY",
        key=_key(f"{DAY_KEY}-{own}"),
    )
    comment = st.text_area(
        "Kommentar",
        value=old.meeting.comment if old else "",
        placeholder="Hvad mødet sagde om målene, og hvad der blev aftalt",
        key=_key(f"{COMMENT_KEY}-{own}"),
    )
    return meeting_id, held_on if isinstance(held_on, dt.date) else None, comment or ""


def saved(sentence: str) -> None:
    """Say next time that it has been kept, over an empty form."""
    st.session_state[_SAVED] = sentence
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def saved_words(wanted: Wanted) -> str:
    """'Gemt: Bestyrelsesmøde, 22. november 2026.'"""
    done = "Gemt" if wanted.corrects == NEW else "Rettet"
    return f"{done}: {wanted.meeting.meeting_name}, {long_date(wanted.meeting.held_on)}."


def draw_records(records: Sequence[FollowUp]) -> None:
    """The records, the latest meeting first: when, which, how the goals stood, and the comment."""
    st.html(element("ul", join(_item(record) for record in records), class_="zk-shown"))


def report_downloads(
    records: Sequence[FollowUp], plan: Plan, version: str, written: dt.datetime, mark: str
) -> None:
    """The report as a Word file and the same as CSV."""
    kept = tuple(records)
    with st.container(horizontal=True):
        word_download(
            "Hent rapport (Word)",
            partial(follow_up_docx, kept, plan, version, written),
            "zonekompas-opfoelgning.docx",
        )
        csv_download(flat_table(kept), "zonekompas-opfoelgning.csv", f"Opfølgningsrapport. {mark}")


def records_caption(records: Sequence[FollowUp]) -> str:
    """What the list is for, or what to do when it is empty."""
    if records:
        return "Til revisionen: hvad mødet så, og hvad det sagde"
    return "Når opfølgningen har været vist på et møde, registreres det her; så kan revisionen se hvornår."


def records_title(records: Sequence[FollowUp]) -> str:
    """'Opfølgningen er vist på 3 møder, senest 22. november 2026'."""
    if not records:
        return "Opfølgningen er ikke registreret som vist på noget møde"
    last = long_date(max(record.meeting.held_on for record in records))
    meetings = "1 møde" if len(records) == 1 else f"{len(records)} møder"
    return f"Opfølgningen er vist på {meetings}, senest {last}"


def _item(record: FollowUp) -> str:
    meeting = record.meeting
    about = f"Version {record.version[:6]} · registreret {short_date(record.at)} af {record.actor}"
    return element(
        "li",
        element("p", text(f"{long_date(meeting.held_on)} · {meeting.meeting_name}"), class_="zk-when"),
        element("p", text(counts_words(record.shown))),
        element("p", text(f"»{meeting.comment}«"), class_="zk-said") if meeting.comment else "",
        element("p", text(" · ".join(part for part in (about, remark(record)) if part)), class_="zk-quiet"),
    )


def _record_label(record: FollowUp) -> str:
    return f"Ret: {record.meeting.meeting_name}, {long_date(record.meeting.held_on)}"


def _key(name: str) -> str:
    """The widget's key in this round: after a record has been kept the form is a new and empty one."""
    return f"{name}-{st.session_state.get(_ROUND, 0)}"


def _receipt() -> None:
    if words := st.session_state.pop(_SAVED, ""):
        st.html(element("p", text(words), class_="zk-notice", role="status"))
