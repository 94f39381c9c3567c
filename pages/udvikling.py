"""Udvikling: one indicator over the years, one panel per zone against kommune and country."""

import streamlit as st

from lib.charts.series_chart import shared_scale, zone_chart
from lib.charts.series_marks import area_names
from lib.charts.words import (
    dated_texts,
    demo_words,
    export_table,
    numbers_table,
    reading_guide,
    series_subtitle,
    with_names,
    zone_alt,
)
from lib.domain.sentences_trend import trend_finding
from lib.domain.value_words import real_rows, source_or_demo
from lib.page import open_page
from lib.ui.frame import csv_download, demo_notice, empty_state, headline, source_line
from lib.ui.overview import source_words
from lib.ui.theme import tokens
from lib.warehouse import questions

PANELS_IN_A_ROW = 4

house = open_page("udvikling")
plan, warehouse = house.plan, house.warehouse
choices = questions.zonal_indicators(warehouse, house.only_real)
if choices.empty:
    empty_state("Der er ingen tal at vise", "Indlæs et datatræk, eller slå demotallene til øverst på siden.")
    st.stop()

title_place = st.container()
labels = dict(zip(choices["indicator_id"], choices["label"], strict=True))
indicator_id = st.selectbox(
    "Indikator",
    list(labels),
    index=list(labels).index(plan.headline_indicator) if plan.headline_indicator in labels else 0,
    format_func=lambda chosen: labels[chosen],
    key="indikator",
    bind="query-params",
    placeholder="Vælg",
    persist_state="session",
    width=640,
)
indicator = questions.indicator(warehouse, indicator_id)
names = area_names(plan)
series = with_names(questions.series(warehouse, indicator_id, list(names), house.only_real), names)
breaks = dated_texts(questions.breaks(warehouse, indicator_id))
scale = shared_scale(series)
zones = series[series["area_id"].isin(plan.zone_ids)]
finding = trend_finding(indicator, zones, [day for day, _ in breaks])
named = source_words(real_rows(series), questions.sources(warehouse))
source = f"{source_or_demo(series, named)} · {house.mark}"

with title_place:
    headline(finding, series_subtitle(indicator, scale, plan))
    if demo_words(series):
        demo_notice(demo_words(series))

panels = [place for _ in plan.zones[::PANELS_IN_A_ROW] for place in st.columns(PANELS_IN_A_ROW, gap="small")]
for zone, place in zip(plan.zones, panels, strict=False):
    place.altair_chart(
        zone_chart(series, zone, plan, scale, indicator.unit, tokens(), breaks),
        theme=None,
        alt=zone_alt(series, zone, plan, indicator),
    )
source_line(f"{reading_guide(series, plan.zone_ids, scale, breaks)} {source}")
with st.expander("Vis tallene"):
    st.dataframe(
        numbers_table(series, plan, indicator.unit), hide_index=True, alt=f"Tallene bag kurverne: {finding}"
    )
    csv_download(
        export_table(series, plan, indicator), f"udvikling-{indicator_id}.csv", f"{finding}. {source}"
    )
