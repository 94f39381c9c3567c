"""Udvikling: one indicator over the years, one panel per zone against kommune and country."""

from functools import partial

import streamlit as st

from lib.charts.event_layers import drawn_events, year_axis
from lib.charts.series_chart import joined_panels, zone_specs
from lib.charts.series_marks import area_names
from lib.charts.series_scale import shared_scale
from lib.charts.words import (
    dated_texts,
    demo_words,
    export_table,
    goal_words,
    numbers_table,
    reading_guide,
    series_subtitle,
    with_names,
    zone_alt,
)
from lib.domain.event_places import key_guide, key_lines, places_from
from lib.domain.goal_lines import goal_lines, goals_without_line
from lib.domain.sentences_panel import area_points, change_line, change_years, trend_line
from lib.domain.sentences_trend import trend_finding
from lib.domain.value_words import real_rows, source_or_demo
from lib.page import open_page
from lib.state.events import events_of
from lib.ui.chart import draw_chart
from lib.ui.frame import demo_notice, downloads, headline, no_figures, source_line
from lib.ui.once import once
from lib.ui.overview import source_words
from lib.ui.theme import tokens
from lib.warehouse import questions
from lib.warehouse.questions.goals import goal_rows

PANELS_IN_A_ROW = 4

house = open_page("udvikling")
plan, warehouse = house.plan, house.warehouse
choices = questions.zonal_indicators(warehouse, house.only_real)
if choices.empty:
    no_figures(house.only_real, heading="h1")
    st.stop()

title_place = st.container()
indicator_place, since_place, band_place = st.columns([6, 2, 3], vertical_alignment="bottom")
labels = dict(zip(choices["indicator_id"], choices["label"], strict=True))
indicator_id = indicator_place.selectbox(
    "Indikator",
    list(labels),
    index=list(labels).index(plan.headline_indicator) if plan.headline_indicator in labels else 0,
    format_func=lambda chosen: labels[chosen],
    key="indikator",
    bind="query-params",
    placeholder="Vælg",
    persist_state="session",
)
indicator = questions.indicator(warehouse, indicator_id)
names = area_names(plan)
series = once(with_names, questions.series(warehouse, indicator_id, list(names), house.only_real), names)
zones = series[series["area_id"].isin(plan.zone_ids)]
since = since_place.selectbox(
    "Ændring siden",
    change_years(zones),
    key="siden",
    bind="query-params",
    placeholder="kun ét år",
    persist_state="session",
)
with_bands = band_place.toggle(
    "Vis usikkerhed", value=True, key="baand", bind="query-params", persist_state="session"
)
breaks = dated_texts(questions.breaks(warehouse, indicator_id))
days = [day for day, _ in breaks]
plan_goals = goal_rows(warehouse)
goals = goal_lines(plan_goals, indicator_id, plan)
scale = once(shared_scale, series, plan.zone_ids if with_bands else (), goals)
where = once(places_from, plan, questions.areas(warehouse, "afdeling"), house.only_real)
axis = year_axis(series, scale)
noted = events_of(house.state, plan.plan_id)
events = {zone: drawn_events(where.concerning(noted, zone), axis) for zone in plan.zone_ids}
finding = once(trend_finding, indicator, zones, days)
subtitle = series_subtitle(indicator, scale, plan)
named = source_words(real_rows(series), questions.sources(warehouse))
source = f"{source_or_demo(series, named)} · {house.mark}"

with title_place:
    headline(finding, subtitle)
    if demo_words(series):
        demo_notice(demo_words(series))

places = [place for _ in plan.zones[::PANELS_IN_A_ROW] for place in st.columns(PANELS_IN_A_ROW, gap="small")]
panels = once(
    zone_specs,
    series,
    plan,
    scale,
    indicator.unit,
    tokens(),
    breaks,
    goals,
    with_bands,
    noted,
    where,
)
for zone, panel, place in zip(plan.zones, panels, places, strict=False):
    points = once(area_points, series, zone.area_id, indicator)
    key = key_lines(events[zone.area_id], where, zone.area_id)
    with place:
        told = " ".join((once(zone_alt, series, zone, plan, indicator), *key))
        draw_chart(panel, told)
        lines = [once(trend_line, points, indicator, days)]
        if since is not None:
            lines.append(once(change_line, points, since, indicator, days))
        source_line(*lines, *key)
guide = once(reading_guide, series, plan.zone_ids, scale, breaks, with_bands)
about_goals = goal_words(goals, goals_without_line(plan_goals, indicator_id, plan), indicator, plan)
source_line(f"{guide} {key_guide(events.values())}{about_goals} {source}")
with st.expander("Vis tallene"):
    st.dataframe(
        once(numbers_table, series, plan, indicator.unit),
        hide_index=True,
        alt=f"Tallene bag kurverne: {finding}",
    )
    downloads(
        once(export_table, series, plan, indicator),
        f"udvikling-{indicator_id}.csv",
        f"{finding}. {source}",
        partial(joined_panels, panels),
        finding,
        subtitle,
    )
