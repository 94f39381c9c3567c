"""Indicators x areas: each figure with the side of a named benchmark it lies on, and the judgement where one can be
made. A real HTML table: what colour and hatch say is also in words, for the pointer and for a screen reader."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.domain.benchmark import Comparison, Side
from lib.domain.benchmark import Judgement as Direction
from lib.domain.comparison_words import SIGNS, difference_words
from lib.domain.indicator import Polarity
from lib.domain.judged import Mark
from lib.domain.numbers import number
from lib.domain.observation import Provenance, Status
from lib.domain.statistics.comparison import JUDGEMENT_WORDS, Judgement
from lib.domain.statistics.reliability import Reliability
from lib.domain.status_signs import STATUS_SIGNS
from lib.domain.value_words import marked_value
from lib.ui.markup import element, join, text
from lib.ui.once import once

_STYLE = Path(__file__).with_name("judgement_table.css")
MANY_AREAS = 6
"""With more columns than this their names stand on end."""

TONES = {
    Mark.BEDRE: "better",
    Mark.VAERRE: "worse",
    Mark.FORSKEL: "plain",
    Mark.GRAA: "grey",
    Mark.RETNING: "side",
    Mark.OPDIGTET: "grey",
    Mark.UDEN: "none",
}
MASKED_CELL = "vises ikke"
"""What stands in a masked cell: its hatch is the sign."""
POLARITY_WORDS = {
    Polarity.HIGHER: "højest er bedst",
    Polarity.LOWER: "lavest er bedst",
    Polarity.NONE: "ingen bedste retning",
}
_DIRECTION_WORDS = {
    Direction.GUNSTIG: ", den gunstige side",
    Direction.UGUNSTIG: ", den ugunstige side",
    Direction.NONE: "",
}


@dataclass(frozen=True)
class TableView:
    """How the table is shown: `benchmark` as a sentence names it ('kommunen'), `head` over its own column (no column
    when empty), `intervals` under each value or not."""

    caption: str
    benchmark: str
    head: str
    intervals: bool


def draw_judgement_table(rows: pd.DataFrame, view: TableView) -> None:
    """The table of `judgement_table` on the page, with its style sheet."""
    st.html(_STYLE)
    st.html(once(judgement_table, rows, view))


def judgement_table(rows: pd.DataFrame, view: TableView) -> str:
    """A row per indicator and a column per area, both in the order of `rows`: a frame of `judged` with name,
    short_label and unit."""
    areas = dict(zip(rows["area_id"], rows["name"], strict=True))
    heads = [*areas.values(), view.head] if view.head else [*areas.values()]
    head = element("th", "Indikator og år", scope="col") + join(
        element("th", element("span", text(name)), scope="col") for name in heads
    )
    body = join(_row(group, list(areas), view) for _, group in rows.groupby("indicator_id", sort=False))
    table = element(
        "table",
        element("caption", text(view.caption), class_="zk-hidden"),
        element("thead", element("tr", head)),
        element("tbody", body),
        class_="zk-table zk-judged zk-many" if len(areas) > MANY_AREAS else "zk-table zk-judged",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=view.caption)


def period_words(row: Mapping[str, object]) -> str:
    """'2019', or '2023-2025' for a pool of years."""
    start, year = row["period_start"], int(str(row["year"]))
    first = year if pd.isna(start) else pd.Timestamp(str(start)).year
    return str(year) if first == year else f"{first}-{year}"


def cell_words(row: Mapping[str, object], benchmark: str) -> str:
    """The cell in words: value, difference, judgement, interval, or why there is none."""
    if row["status"] != Status.OK:
        return STATUS_SIGNS[Status(str(row["status"]))].explanation
    value = marked_value(float(str(row["value"])), Status.OK, str(row["unit"]), str(row["provenance"]))
    parts = [value, _difference(row, benchmark), interval_words(row), _verdict(row)]
    return "; ".join(part for part in parts if part)


def interval_words(row: Mapping[str, object]) -> str:
    """'95 %-interval 44,1-51,2'; empty when there is none."""
    limits = interval_limits(row)
    return f"95 %-interval {limits}" if limits else ""


def interval_limits(row: Mapping[str, object]) -> str:
    """'44,1-51,2'; empty when there is no interval."""
    low, high = float(str(row["low"])), float(str(row["high"]))
    return "" if math.isnan(low) else f"{number(low)}\N{EN DASH}{number(high)}"


def _row(group: pd.DataFrame, areas: list[str], view: TableView) -> str:
    cells = {row["area_id"]: row for row in group.to_dict("records")}
    first = group.sort_values("period_start", kind="stable").iloc[0]  # a row without a figure has no period
    below = f"{period_words(first)} · {POLARITY_WORDS[Polarity(first['polarity'])]}"
    label = element(
        "th",
        text(first["short_label"]),
        " ",
        element("small", text(below)),
        scope="row",
        title=first["label"],
    )
    shown = join(
        _cell(cells[area], view) if area in cells else _status_cell(Status.MANGLER) for area in areas
    )
    return element("tr", label, shown, _benchmark_cell(group) if view.head else "")


def _cell(row: Mapping[str, object], view: TableView) -> str:
    if row["status"] != Status.OK:
        return _status_cell(Status(str(row["status"])))
    words = cell_words(row, view.benchmark)
    sign = "" if pd.isna(row["side"]) else SIGNS[Side(str(row["side"]))]
    seen = element("span", sign, class_="zk-mark") + element("b", text(_value(row)))
    limits = interval_limits(row) if view.intervals else ""
    interval = element("small", text(limits)) if limits else ""
    return element(
        "td",
        element("span", seen, interval, class_="zk-figure", aria_hidden="true"),
        element("span", text(words), class_="zk-hidden"),
        class_=_classes(row),
        title=words,
    )


def _classes(row: Mapping[str, object]) -> str:
    tone = TONES[Mark(str(row["mark"]))]
    if tone == "side" and row["direction"] == Direction.UGUNSTIG:
        tone = "side zk-adverse"
    made_up = {Provenance.DEMO: " zk-made-up", Provenance.INTERPOLERET: " zk-between"}
    return f"zk-is-{tone}{made_up.get(Provenance(str(row['provenance'])), '')}"


def status_cell_text(status: Status) -> str:
    """What stands in a cell without a value."""
    return MASKED_CELL if status is Status.DISKRETIONERET else STATUS_SIGNS[status].sign


def _status_cell(status: Status) -> str:
    words = STATUS_SIGNS[status].explanation
    return element(
        "td",
        element("span", status_cell_text(status), aria_hidden="true"),
        element("span", text(words), class_="zk-hidden"),
        class_=f"zk-status zk-status-{status.value.replace('_', '-')}",
        title=words,
    )


def _benchmark_cell(group: pd.DataFrame) -> str:
    known = group.dropna(subset=["benchmark_value"])
    if known.empty:
        return _status_cell(Status.MANGLER)
    first = known.iloc[0]
    origin, unit = str(first["benchmark_provenance"]), str(first["unit"])
    words = marked_value(float(first["benchmark_value"]), Status.OK, unit, origin)
    made_up = " zk-made-up" if origin == Provenance.DEMO else ""
    shown = text(number(first["benchmark_value"], 0 if unit == "antal" else 1))
    return element(
        "td", element("span", shown, class_="zk-figure"), class_=f"zk-benchmark{made_up}", title=words
    )


def _value(row: Mapping[str, object]) -> str:
    return number(float(str(row["value"])), 0 if row["unit"] == "antal" else 1)


def _difference(row: Mapping[str, object], benchmark: str) -> str:
    """'25,6 procentpoint over kommunen', 'lavere' or 'højere' in place of a side that is neither good nor bad."""
    if pd.isna(row["side"]):
        return ""
    gap = float(str(row["benchmark_gap"]))
    return difference_words(
        Comparison(gap, Side(str(row["side"])), Direction.NONE), str(row["unit"]), benchmark
    )


def _verdict(row: Mapping[str, object]) -> str:
    mark = Mark(str(row["mark"]))
    if mark is Mark.RETNING:
        side = _DIRECTION_WORDS[Direction(str(row["direction"]))].removeprefix(", ")
        unknown = "uden antal bag tallet: retning, ikke vurdering"
        return f"{side}; {unknown}" if side else unknown
    if mark is Mark.OPDIGTET:
        return (
            f"{row['provenance']}: vurderes ikke"
            if _made_up(row)
            else "sammenligningen er demo: vurderes ikke"
        )
    if mark is Mark.UDEN:
        return str(row["judgement_reason"])
    said = JUDGEMENT_WORDS[Judgement(str(row["judgement"]))]
    return f"{said}, men usikkert tal" if row["reliability"] == Reliability.USIKKER else said


def _made_up(row: Mapping[str, object]) -> bool:
    return row["provenance"] in (Provenance.DEMO, Provenance.INTERPOLERET)
