"""Målgrupper x areas: persons and share, the change since a day, or the time in small. A real HTML table: what level,
colour and line say is also in words, for the pointer and for a screen reader."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.domain.dates import long_date
from lib.domain.numbers import count, pct, signed
from lib.domain.observation import PROVENANCE_WORDS, REAL_PROVENANCES, Status
from lib.domain.status_signs import STATUS_SIGNS
from lib.domain.unemployment.flow import KNOWN_VERDICTS, Change, Verdict
from lib.domain.unemployment.groups import DISTANCE_WORDS, Distance
from lib.domain.unemployment.known import TOTAL
from lib.domain.unemployment.sentences import change_words
from lib.ui.markup import element, join, text
from lib.ui.unemployment_spark import spark_cell

_STYLE = Path(__file__).with_name("unemployment.css")
_LEVELS = (2.0, 5.0, 10.0, 18.0)
"""Percent of an area's known unemployed from which a cell is a level darker."""
_CHANGE_SIGNS = {Verdict.FALDET: "▼", Verdict.STEGET: "▲", Verdict.USIKKER: "≈"}
_CHANGE_TONES = {Verdict.FALDET: "zk-better", Verdict.STEGET: "zk-worse", Verdict.USIKKER: "zk-unsure"}
_SHORT_REASONS = {
    Verdict.BRUDT: "databrud",
    Verdict.VISES_IKKE: "vises ikke",
    Verdict.MANGLER: "mangler",
}

Cell = Callable[[str, str], str]
"""(target_group, area_id) -> the table cell."""


# st.html drops SVG. The markup is made here from escaped text; no styles are isolated, so the style sheets reach it.
_mount = st.components.v2.component(
    "zonekompas_target_groups",
    html='<div class="zk-mount"></div>',
    js="export default ({ parentElement, data }) => "
    "{ parentElement.querySelector('.zk-mount').innerHTML = data.markup }",
    isolate_styles=False,
)


def draw_style() -> None:
    """The style sheet of this page's tables and lists."""
    st.html(_STYLE)


def draw_groups(table: str, with_curves: bool) -> None:
    """The table of `groups_table` on the page; one with curves needs more than plain HTML."""
    if with_curves:
        _mount(key="target-groups", data={"markup": table})
    else:
        st.html(table)


def groups_table(made: pd.DataFrame, names: Mapping[str, str], cell: Cell, total: Cell, caption: str) -> str:
    """A row per målgruppe under its class, a column per area of `names`; `total` is the row of all groups together.

    `made`: a `composition` frame, nearest the labour market first.
    """
    head = element("th", "Målgruppe", scope="col") + join(
        element("th", text(name), scope="col") for name in names.values()
    )
    first = element(
        "tr",
        element("th", "Alle kendte ledige", scope="row"),
        join(total(TOTAL, area) for area in names),
        class_="zk-class",
    )
    parts = [first]
    for distance, rows in made.drop_duplicates("target_group").groupby("distance", sort=False):
        words = DISTANCE_WORDS[Distance(str(distance))]
        heading = element("th", text(words[0].upper() + words[1:]), scope="rowgroup", colspan=len(names) + 1)
        parts.append(element("tr", heading, class_="zk-class"))
        parts += [_row(row, names, cell) for row in rows.to_dict("records")]
    table = element(
        "table",
        element("caption", text(caption), class_="zk-hidden"),
        element("thead", element("tr", head)),
        element("tbody", join(parts)),
        class_="zk-table zk-groups",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=caption)


def _row(row: Mapping[str, object], names: Mapping[str, str], cell: Cell) -> str:
    group = str(row["target_group"])
    of_which = "heraf " if row["part_of"] else ""
    label = element("th", text(f"{of_which}{group} {row['label']}"), scope="row")
    cells = join(cell(group, area) for area in names)
    return element("tr", label, cells, class_="zk-part" if row["part_of"] else None)


def person_cells(made: pd.DataFrame) -> Cell:
    """Persons, and their share of the area's known unemployed as a number and a level."""
    rows = {(row["target_group"], row["area_id"]): row for row in made.to_dict("records")}

    def cell(group: str, area: str) -> str:
        row = rows.get((group, area))
        if row is None or row["status"] != Status.OK:
            return status_cell(Status.MANGLER if row is None else Status(str(row["status"])))
        share = row["share"]
        told = "" if pd.isna(share) else element("small", text(pct(share)))
        level = "" if pd.isna(share) else f" zk-level-{1 + sum(share >= limit for limit in _LEVELS)}"
        is_real = row["provenance"] in REAL_PROVENANCES
        demo = "" if is_real else " zk-made-up"
        hidden = "" if is_real else element("span", " (demo)", class_="zk-hidden")
        shown = element("span", text(count(row["persons"])), told, class_=f"zk-cell{level}{demo}")
        return element("td", shown, hidden, title=None if is_real else "demo")

    return cell


def total_cells(totals: Mapping[str, float]) -> Cell:
    """Known unemployed per area."""

    def cell(_: str, area: str) -> str:
        if area not in totals:
            return status_cell(Status.MANGLER)
        return element("td", element("span", text(count(totals[area])), class_="zk-cell"))

    return cell


def change_cells(flow: Sequence[Change]) -> Cell:
    """The change in persons: coloured only when it is certain and not demo, with its interval for the pointer."""
    found = {(change.target_group, change.area_id): change for change in flow}

    def cell(group: str, area: str) -> str:
        change = found.get((group, area))
        if change is None:
            return status_cell(Status.MANGLER)
        words = change_words(change)
        told = element("span", f" ({text(words)})", class_="zk-hidden")
        if change.verdict not in KNOWN_VERDICTS:
            seen = element("span", text(_SHORT_REASONS[change.verdict]), aria_hidden="true")
            return element("td", seen, told, class_="zk-status", title=words)
        sign = "" if change.is_demo or not change.persons else _CHANGE_SIGNS[change.verdict]
        tone = "zk-unsure" if change.is_demo else _CHANGE_TONES[change.verdict]
        demo = element("small", "demo") if change.is_demo else ""
        mark = element("span", sign, class_="zk-mark")
        value = element("b", text(signed(change.persons or 0.0, 0)))
        seen = element("span", mark, value, demo, class_=f"zk-cell {tone}", aria_hidden="true")
        return element("td", seen, told, title=words)

    return cell


def time_cells(known: pd.DataFrame, breaks: Mapping[str, Sequence[date]], days: tuple[date, date]) -> Cell:
    """A small curve of persons from the first to the last of `days`, with the databrud of the group as a rule."""
    grouped = dict(iter(known.groupby(["target_group", "area_id"], sort=False)))

    def cell(group: str, area: str) -> str:
        rows = grouped.get((group, area))
        if rows is None:
            return status_cell(Status.MANGLER)
        return spark_cell(rows, breaks.get(group, ()), days)

    return cell


def status_cell(status: Status) -> str:
    """A cell without a number: its word, and the whole sentence for the pointer."""
    sign = STATUS_SIGNS[status]
    words = "vises ikke" if status is Status.DISKRETIONERET else sign.word
    return element("td", element("span", text(words)), class_="zk-status", title=sign.explanation)


def composition_table(made: pd.DataFrame, names: Mapping[str, str], day: date) -> pd.DataFrame:
    """The tidy rows of the CSV, with Danish column names: one row per målgruppe and area."""
    kept = made[made["area_id"].isin(names)]
    return pd.DataFrame(
        {
            "Målgruppe": kept["target_group"],
            "Navn": kept["label"],
            "Afstand til arbejdsmarkedet": [DISTANCE_WORDS[Distance(each)] for each in kept["distance"]],
            "Delmængde af": kept["part_of"],
            "Område": kept["area_id"].map(names),
            "Dag": long_date(day),
            "Personer": kept["persons"],
            "Procent af kendte ledige": kept["share"].round(1),
            "Status": [
                STATUS_SIGNS[Status(each)].word if each != Status.OK else "oplyst" for each in kept["status"]
            ],
            "Oprindelse": kept["provenance"].map(PROVENANCE_WORDS).fillna(""),
        }
    )


def changes_table(
    flow: Sequence[Change], labels: Mapping[str, str], names: Mapping[str, str], days: tuple[date, date]
) -> pd.DataFrame:
    """The changes as a file: one row per målgruppe and area, persons with interval, or why there is none."""
    return pd.DataFrame(
        [
            {
                "Målgruppe": change.target_group or "alle",
                "Navn": labels.get(change.target_group, ""),
                "Område": names[change.area_id],
                "Fra": days[0].isoformat(),
                "Til": days[1].isoformat(),
                "Personer før": change.before,
                "Personer nu": change.now,
                "Ændring": change.persons,
                "Nedre 95 %": None if change.interval is None else change.interval.low,
                "Øvre 95 %": None if change.interval is None else change.interval.high,
                "Ændring i procentpoint": change.points,
                "Vurdering": change_words(change),
            }
            for change in flow
            if change.area_id in names
        ]
    )
