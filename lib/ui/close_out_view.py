"""*Slutstatus* on the page: the finding, why goals cannot be judged, the files, and a table for each delaftale."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

import streamlit as st

from lib.domain.dates import long_date
from lib.domain.goals.close_out import CloseOut, grouped
from lib.domain.goals.close_out_sentences import (
    WHY_NOT_HEAD,
    advice_words,
    close_out_finding,
    reached_words,
    why_not_words,
)
from lib.domain.goals.words import status_sign
from lib.reports.close_out_docx import CloseOutPaper, close_out_docx, close_out_table
from lib.ui.files import file_button
from lib.ui.frame import csv_download, section
from lib.ui.goal_counts import group_counts, hindrance_line
from lib.ui.markup import element, join, text

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_STYLE = Path(__file__).with_name("close_out.css")
_HEADS = ("Mål", "Område", "Hvad er nået", WHY_NOT_HEAD, "Til næste plan")
_COLUMNS = ("goal", "place", "reached", "why", "next")
_CAPTION = "Slutstatus for hvert mål i aftalen: hvad er nået, hvad kan ikke vurderes, og hvad siger det om næste plan"


def draw_close_out(close_outs: Sequence[CloseOut], plan_end: dt.date, today: dt.date, mark: str) -> None:
    """The whole part; `mark` is the line of plan, version and date that goes into the files."""
    over = today > plan_end
    finding = close_out_finding(close_outs, today, plan_end)
    results = [each.result for each in close_outs]
    notes = tuple(note for note in (hindrance_line(results), _ends(plan_end, over)) if note)
    paper = CloseOutPaper(finding, notes, mark, dt.datetime.combine(today, dt.time(), dt.UTC), over)
    st.html(_STYLE)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        section(finding, _ends(plan_end, over))
        word_download(
            "Hent som Word", partial(close_out_docx, close_outs, paper), "zonekompas-slutstatus.docx"
        )
        csv_download(close_out_table(close_outs, over), "zonekompas-slutstatus.csv", f"{finding}. {mark}")
    st.html(close_out_html(close_outs, over))


def word_download(label: str, make: partial[bytes], file_name: str, version: str = "") -> None:
    """A download button for a paper; it is not written before somebody asks for it. `version` as `file_button`."""
    file_button(label, make, file_name, WORD_TYPE, f"hent-{file_name}", version=version)


def close_out_html(close_outs: Sequence[CloseOut], over: bool) -> str:
    """A part for each delaftale; what rows that follow each other share stands once, in a cell that spans them."""
    heads = join(element("th", text(name), scope="col") for name in _HEADS)
    table = element(
        "table",
        element("caption", text(_CAPTION), class_="zk-hidden"),
        element("colgroup", join(f'<col class="zk-col-{name}">' for name in _COLUMNS)),
        element("thead", element("tr", heads)),
        join(_part(name, members, over) for name, members in grouped(close_outs).items()),
        class_="zk-table zk-text zk-close-out",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=_CAPTION)


def _ends(plan_end: dt.date, over: bool) -> str:
    return f"Planen {'sluttede' if over else 'slutter'} {long_date(plan_end)}."


def _part(name: str, members: Sequence[CloseOut], over: bool) -> str:
    counts = group_counts([each.result for each in members])
    heading = element("th", text(name), counts, scope="rowgroup", colspan=str(len(_HEADS)), class_="zk-group")
    return element("tbody", element("tr", heading), join(_rows(members, over)))


def _rows(members: Sequence[CloseOut], over: bool) -> Iterator[str]:
    """Rows of one goal for several places share its name; the words that are the same for a run of them stand once."""
    for _, run in groupby(members, key=lambda each: (each.result.goal.goal, each.result.goal.indicator)):
        rows = list(run)
        why = _spanned([why_not_words(each) for each in rows])
        advice = _spanned([advice_words(each) for each in rows])
        for place, each in enumerate(rows):
            name = _name(rows) if place == 0 else ""
            yield element(
                "tr", name, _area(each), _reached(each, over), why[place], advice[place], class_="zk-goal-row"
            )


def _name(rows: Sequence[CloseOut]) -> str:
    goal = rows[0].result.goal
    words = element("b", text(goal.indicator)) + element("small", text(goal.goal))
    return element("th", words, scope="rowgroup" if len(rows) > 1 else "row", rowspan=str(len(rows)))


def _area(each: CloseOut) -> str:
    goal = each.result.goal
    return element("td", element("b", text(goal.goal_id)), " ", text(goal.area_name), class_="zk-place")


def _reached(each: CloseOut, over: bool) -> str:
    sign = status_sign(each.result.status, each.result.certainty)
    said = element("span", text(sign.sign), class_=f"zk-mark zk-{sign.tone}", aria_hidden="true")
    return element("td", said, text(reached_words(each.result, over)), class_="zk-reached")


def _spanned(cells: Sequence[str]) -> list[str]:
    """A cell per row; equal neighbours become one that spans them, and nothing in the rows under the first."""
    made: list[str] = []
    for words, run in groupby(cells):
        rows = len(list(run))
        made += [element("td", text(words), rowspan=str(rows)), *[""] * (rows - 1)]
    return made
