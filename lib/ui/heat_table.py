"""Zones x indicators: each figure with the side of the kommune it lies on, as sign, colour and word."""

import pandas as pd
import streamlit as st

from lib.domain.benchmark import MISSING, Figure, compare, figures_by_area
from lib.domain.comparison_words import SIGNS, TONES, full_words
from lib.domain.indicator import Polarity
from lib.domain.numbers import number
from lib.domain.observation import PROVENANCE_WORDS, Provenance
from lib.domain.plan import Plan
from lib.ui.markup import element, join, text
from lib.ui.once import once


def draw_heat_table(matrix: pd.DataFrame, plan: Plan, caption: str) -> None:
    """The table of `heat_table` on the page."""
    st.html(once(heat_table, matrix, plan, caption))


def heat_table(matrix: pd.DataFrame, plan: Plan, caption: str) -> str:
    """An HTML table: a row per indicator of `matrix` in its order, a column per zone, then kommune and land.

    `matrix` has SHOWN_COLUMNS, short_label, polarity and unit: one year per indicator. Missing figures read
    '–'.
    """
    columns = [*((zone.area_id, zone.name) for zone in plan.zones)]
    heads = [*(name for _, name in columns), "Kommune", "Land"]
    head = element("th", "Indikator og år", scope="col") + join(
        element("th", text(h), scope="col") for h in heads
    )
    rows = [_row(rows, plan) for _, rows in matrix.groupby("indicator_id", sort=False)]
    table = element(
        "table",
        element("caption", text(caption), class_="zk-hidden"),
        element("thead", element("tr", head)),
        element("tbody", join(rows)),
        class_="zk-table",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=caption)


def _row(rows: pd.DataFrame, plan: Plan) -> str:
    first = rows.iloc[0]
    figures = figures_by_area(rows)
    polarity, unit = Polarity(first["polarity"]), str(first["unit"])
    label = element(
        "th", text(first["short_label"]), " ", element("small", text(int(first["year"]))), scope="row"
    )
    kommune = figures.get(plan.kommune_area, MISSING)
    zones = (_zone_cell(figures.get(area, MISSING), kommune, polarity, unit) for area in plan.zone_ids)
    benchmarks = (_plain_cell(figures.get(area, MISSING), unit) for area in plan.benchmark_ids)
    return element("tr", label, join(zones), join(benchmarks))


def _zone_cell(figure: Figure, kommune: Figure, polarity: Polarity, unit: str) -> str:
    comparison = compare(figure, kommune, polarity)
    if comparison is None:
        return _plain_cell(figure, unit)
    words = full_words(comparison, unit, "kommunen") + _origin(figure)
    mark = element(
        "span", SIGNS[comparison.side], class_=f"zk-mark zk-{TONES[comparison.judgement]}", aria_hidden="true"
    )
    hidden = element("span", f" ({text(words)})", class_="zk-hidden")
    return element("td", mark, _value(figure, unit), hidden, title=words)


def _plain_cell(figure: Figure, unit: str) -> str:
    if not figure.known:
        return element(
            "td", "–", element("span", " mangler", class_="zk-hidden"), title="mangler", class_="zk-none"
        )
    return element("td", _value(figure, unit), title=_origin(figure).removeprefix(", ") or None)


def _origin(figure: Figure) -> str:
    """', demo' or ', interpoleret' for a value that is not real; nothing for one that is."""
    if figure.is_real or figure.provenance is None:
        return ""
    return f", {PROVENANCE_WORDS[Provenance(figure.provenance)]}"


def _value(figure: Figure, unit: str) -> str:
    shown = text(number(figure.value or 0.0, 0 if unit == "antal" else 1))
    return shown if figure.is_real else f"{element('em', shown)} demo"
