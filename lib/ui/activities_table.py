"""The table of activities: by delaftale, for whom, with whom, and the hours of each zone as number and bar."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import streamlit as st

from lib.domain.activities import ActivityRow, mobility_words
from lib.domain.allocation.sentences import HOURS_IN_ALL
from lib.domain.numbers import hours
from lib.domain.plan import Zone
from lib.ui.markup import element, join, text

_STYLE = Path(__file__).with_name("activities.css")
_CAPTION = "Planens aktiviteter med timer om ugen pr. zone"
_NONE = "–"
_WORDS = "zk-words"


def apply_activities_style() -> None:
    """Put the style sheet of this page in force."""
    st.html(_STYLE)


def activities_html(rows: Sequence[ActivityRow], zones: Sequence[Zone]) -> str:
    """The rows under the headings of their delaftaler, each with its sum, and the sum of all at the foot."""
    most = max((own for row in rows for own in row.hours), default=0.0)
    heads = [
        element("th", "Aktivitet og målgruppe", scope="col"),
        *(element("th", text(zone.name), scope="col") for zone in zones),
        element("th", "I alt", scope="col"),
        *(element("th", name, scope="col", class_=_WORDS) for name in ("Placering", "Partnere", "Behov")),
    ]
    groups = [list(own) for _, own in groupby(rows, key=lambda row: row.delaftale)]
    body = join(element("tbody", _group_row(own) + join(_row(row, most) for row in own)) for own in groups)
    table = element(
        "table",
        element("caption", _CAPTION, class_="zk-hidden"),
        element("thead", element("tr", join(heads))),
        body,
        element("tfoot", _sum_row(HOURS_IN_ALL, rows)),
        class_="zk-table zk-activities",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=_CAPTION)


def bars_legend() -> str:
    """What a hollow and a filled bar say."""
    kinds = (("zk-bar zk-assumed", "antagelse"), ("zk-bar", "aftalens eller bestyrelsens placering"))
    return element(
        "ul",
        join(element("li", element("span", class_=style), text(words)) for style, words in kinds),
        class_="zk-legend",
    )


def _group_row(rows: Sequence[ActivityRow]) -> str:
    return _sum_row(rows[0].delaftale, rows, class_="zk-delaftale")


def _sum_row(name: str, rows: Sequence[ActivityRow], class_: str | None = None) -> str:
    sums = [sum(column) for column in zip(*(row.hours for row in rows), strict=True)]
    cells = join(element("td", text(_hours(own))) for own in (*sums, sum(sums)))
    heading = element("th", text(name), scope="row")
    return element("tr", heading, cells, element("td", colspan=3), class_=class_)


def _row(row: ActivityRow, most: float) -> str:
    name = text(row.name) + element("small", text(_for_whom(row)))
    return element(
        "tr",
        element("th", name, scope="row"),
        join(_cell(own, most, row.assumed) for own in row.hours),
        element("td", element("b", text(_hours(row.total))), class_="zk-hours"),
        element("td", _placement(row), class_=_WORDS),
        element("td", text(row.partners), class_=_WORDS),
        element("td", text(row.need), class_=_WORDS),
    )


def _for_whom(row: ActivityRow) -> str:
    """The target group, with its ages where the agreement gives them as numbers and its words do not."""
    if not row.age_range[:1].isdigit() or row.age_range in row.target_group:
        return row.target_group
    return f"{row.target_group} · {row.age_range} år"


def _cell(own: float, most: float, assumed: bool) -> str:
    if not own:
        return element("td", _NONE, class_="zk-hours zk-none")
    bar = element(
        "i",
        class_="zk-assumed" if assumed else None,
        style=f"width:{100 * own / most:.1f}%",
        aria_hidden="true",
    )
    return element("td", text(_hours(own)), bar, class_="zk-hours")


def _placement(row: ActivityRow) -> str:
    """Whether it may be moved, and what the hours rest on, marked when that is assumed."""
    tag = element("span", "antagelse", class_="zk-tag") if row.assumed else ""
    basis = f"{tag} {text(row.basis.removeprefix('antagelse: '))}".strip()
    return "<br>".join(part for part in (text(mobility_words(row.movable).capitalize()), basis) if part)


def _hours(own: float) -> str:
    return hours(own) if own else _NONE
