"""One draft on the page: what was found, what it would change, its zones on the map, and the button that publishes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from lib.domain.datatraek.draft_values import zone_values
from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.sentences_datatraek import publish_hint
from lib.ui import datatraek_draft, datatraek_findings, frame
from lib.ui.datatraek_load import pressed
from lib.ui.zone_map import draw_zone_map

STAMP = "kladde"


@dataclass(frozen=True)
class DraftView:
    """A draft and what the plan has to show it with. `before` answers the figures in force of an indicator and year
    (area_id, value)."""

    datatraek_id: str
    kind: DatatraekKind
    report: Mapping[str, Any]
    rows: pd.DataFrame
    indicators: pd.DataFrame
    activities: pd.DataFrame
    areas: pd.DataFrame
    shapes: pd.DataFrame
    zones: Sequence[tuple[str, str]]
    before: Callable[[str, int], pd.DataFrame]

    @property
    def labels(self) -> dict[str, str]:
        """Indicators and activities by id, as tables name them."""
        labels = dict(self.indicators[["indicator_id", "short_label"]].itertuples(index=False))
        return labels | dict(self.activities[["activity_id", "name"]].itertuples(index=False))

    @property
    def names(self) -> dict[str, str]:
        """Areas by id."""
        return dict(self.areas[["area_id", "name"]].itertuples(index=False))


def draw_draft(view: DraftView, leave: Callable[[], None]) -> bool:
    """The draft under its headline; True when it is to be published. `leave` goes back to the list."""
    counts = datatraek_findings.counts_of(view.report)
    st.html(datatraek_draft.counts_list(counts))
    left, right = st.columns([6, 5], gap="medium")
    with left, frame.panel("fund"):
        findings = datatraek_findings.findings_of(view.report)
        frame.section("Hvad kontrollen fandt", "" if findings else "Intet at bemærke.")
        unanswered = datatraek_findings.draw_findings(findings, view.datatraek_id)
        with st.container(horizontal=True, gap="small"):
            ready = not counts.stops and not unanswered
            wanted = pressed("Udgiv", "udgiv", main=True, disabled=not ready)
            st.button("Tilbage til datatræk", key="tilbage", on_click=leave)
        frame.caption(publish_hint(counts, unanswered))
    if view.report.get("largest"):
        with left, frame.panel("aendringer"):
            frame.section(
                "De største ændringer", "Mod det, der gælder nu, med 95 %-interval, hvor antallene er kendt"
            )
            frame.text_table(datatraek_draft.danish_changes(view.report["largest"], view.labels, view.names))
    with right, frame.panel("kort"):
        _map(view)
    with st.expander("Vis rækkerne"):
        shown = datatraek_draft.danish_rows(view.rows, view.labels, view.names)
        frame.caption(datatraek_draft.rows_caption(len(view.rows), view.kind))
        frame.data_table(shown, datatraek_draft.row_decimals(shown), "Kladdens rækker", height=480)
    return wanted


def _map(view: DraftView) -> None:
    if view.kind in (DatatraekKind.ZONER, DatatraekKind.AFDELINGER):
        frame.section("Kladden på kortet", "Kun til at se efter; kortet på Zonekort er uændret")
        zones = view.rows if view.kind is DatatraekKind.ZONER else view.shapes
        places = datatraek_draft.places_of(view.rows)
        draw_zone_map(zones, None, places, "Kladdens zoner og afdelinger", stamp=STAMP)
        return
    values = zone_values(view.rows, view.kind, view.indicators, view.areas)
    if values.empty:
        frame.empty_state("Ingen tal for zonerne", "Filen har ingen tal, der kan vises for en zone.")
        return
    labels = view.labels
    chosen = st.selectbox(
        "Kladdens tal på kortet",
        list(values["subject"].unique()),
        format_func=lambda one: datatraek_draft.subject_words(one, labels),
        key="kladde_vis",
        placeholder="Vælg",
    )
    own = values[values["subject"] == chosen]
    title = datatraek_draft.map_title(chosen, own, labels)
    frame.caption(title)
    figures = datatraek_draft.draft_figures(own)
    draw_zone_map(view.shapes, figures, datatraek_draft.places_of(view.rows), title, stamp=STAMP)
    before = view.before(chosen, int(own["period_end"].iloc[0].year))
    frame.text_table(datatraek_draft.zones_before_and_after(own, before, view.zones))
