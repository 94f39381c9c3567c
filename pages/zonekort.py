"""Zonekort: one indicator, one year, on the map of the zones and their afdelinger."""

import streamlit as st
from streamlit_folium import st_folium

from lib.domain.classes import classify
from lib.domain.sentences_map import map_finding, map_when, outline_words
from lib.domain.statistics.reliability import explanation
from lib.domain.value_words import real_rows, source_or_demo
from lib.maps.base_map import build_base_map
from lib.maps.click import RETURNED_OBJECTS, zone_from_click
from lib.maps.frames import bounds_of, with_label_points
from lib.maps.legend import legend_html
from lib.maps.overlay import MapChoice, build_overlay
from lib.maps.shading import has_kept_out, is_uncertain, shading_for, statuses_of
from lib.maps.tables import afdeling_table_shown, zone_table_shown
from lib.maps.words import (
    BACKGROUND_NOTE,
    LEVEL_WORDS,
    demo_words,
    legend_title,
    map_subtitle,
    year_words,
)
from lib.maps.zone_panel import zone_panel, zone_panel_html
from lib.page import open_page
from lib.ui.frame import data_expander, demo_notice, empty_state, headline, panel, source_line, what_to_load
from lib.ui.once import once
from lib.ui.overview import source_words
from lib.ui.theme import levels_for, tokens
from lib.warehouse import questions

MAP_HEIGHT = 560
MAP_KEY = "zonekort"

house = open_page("zonekort")
inks = tokens()
choices = questions.zonal_indicators(house.warehouse, house.only_real, dated=True)
if choices.empty:
    empty_state(
        "Der er ingen tal at vise på kortet",
        what_to_load(house.only_real),
        heading="h1",
    )
    st.stop()


def select_clicked_zone() -> None:
    """A click on the map chooses in the selectbox, before the script runs, so the answer takes one run."""
    zone_id = zone_from_click(st.session_state.get(map_key), house.plan.zone_ids)
    if zone_id is not None:
        st.session_state["zone"] = zone_id


def start_from_latest_year() -> None:
    """Another indicator has other published years: start from its latest, so that the headline can say something."""
    published = questions.years(house.warehouse, st.session_state["indikator"], only_real=True)
    if published:
        st.session_state["aar"] = published[-1]


title_place = st.container()
indicator_place, year_place, level_place, background_place = st.columns(
    [5, 2, 3, 3], vertical_alignment="bottom"
)
labels = dict(zip(choices["indicator_id"], choices["label"], strict=True))
indicator_id = indicator_place.selectbox(
    "Indikator",
    list(labels),
    index=list(labels).index(house.plan.headline_indicator) if house.plan.headline_indicator in labels else 0,
    format_func=lambda chosen: labels[chosen],
    key="indikator",
    on_change=start_from_latest_year,
    bind="query-params",
    placeholder="Vælg",
    persist_state="session",
)
indicator = questions.indicator(house.warehouse, indicator_id)
all_years = questions.years(house.warehouse, indicator_id, house.only_real)[::-1]
real_years = questions.years(house.warehouse, indicator_id, only_real=True)
year = year_place.selectbox(
    "År",
    all_years,
    index=all_years.index(real_years[-1]) if real_years else 0,
    format_func=lambda chosen: year_words(chosen, real_years),
    key="aar",
    bind="query-params",
    placeholder="Vælg",
    persist_state="session",
)
level = level_place.segmented_control(
    "Farven viser",
    list(LEVEL_WORDS),
    default="zone",
    required=True,
    format_func=lambda chosen: LEVEL_WORDS[chosen],
    key="niveau",
    bind="query-params",
    persist_state="session",
)
background = background_place.toggle("Baggrundskort fra internettet", key="baggrund", persist_state="session")

zone_values = questions.zone_table(house.warehouse, indicator_id, year, house.only_real)
afdelinger = questions.afdeling_values(house.warehouse, indicator_id, year, house.only_real)
own_zones = zone_values[zone_values["area_id"].isin(house.plan.zone_ids)]
coloured = own_zones if level == "zone" else afdelinger[afdelinger["own_rows"]]
grey = coloured[is_uncertain(coloured)] if level == "afdeling" else coloured.iloc[:0]
classes = classify(coloured.drop(index=grey.index)["value"])
shading = shading_for(classes, inks.level, levels_for(len(classes.labels)))
when = map_when(indicator.period_rule, year, own_zones)
finding = once(map_finding, indicator.label, indicator.unit, when, own_zones)
named = source_words(real_rows(coloured), questions.sources(house.warehouse))
shapes = once(with_label_points, questions.zone_shapes(house.warehouse))
source = " · ".join([source_or_demo(coloured, named), *outline_words(shapes), house.mark])

with title_place:
    headline(finding, map_subtitle(indicator, when, zone_values, house.plan))
    notice = demo_words(coloured, afdelinger)
    if notice:
        demo_notice(notice)

map_place, panel_place = st.columns([11, 9], gap="medium")
with panel_place:
    zone_names = {zone.area_id: zone.name for zone in house.plan.zones}
    zone_id = st.selectbox(
        "Zone",
        list(zone_names),
        format_func=lambda chosen: zone_names[chosen],
        key="zone",
        bind="query-params",
        placeholder="Vælg",
        persist_state="session",
    )
    zone = next(zone for zone in house.plan.zones if zone.area_id == zone_id)
    facts = once(
        zone_panel, zone, house.plan, zone_values, afdelinger, f"{indicator.label}, {when}", indicator.unit
    )
    with panel("zone"):
        st.html(zone_panel_html(facts))
with map_place:
    kept_out = level == "afdeling" and has_kept_out(afdelinger)
    title = legend_title(indicator, level)
    uncertain = "" if grey.empty else explanation(indicator.kind)
    with_circles = not afdelinger.empty
    st.html(legend_html(shading, statuses_of(coloured), title, inks, with_circles, kept_out, uncertain))
    map_key = f"{MAP_KEY}-{inks.paper}"
    st_folium(
        build_base_map(once(bounds_of, shapes), inks),
        key=map_key,
        height=MAP_HEIGHT,
        use_container_width=True,
        returned_objects=list(RETURNED_OBJECTS),
        feature_group_to_add=build_overlay(
            shapes,
            own_zones,
            afdelinger,
            shading,
            MapChoice(level, indicator.unit, zone_id, background),
            inks,
        ),
        on_change=select_clicked_zone,
    )
    if background:
        source_line(BACKGROUND_NOTE)
source_line(source)
table = (
    zone_table_shown(zone_values, indicator.unit)
    if level == "zone"
    else afdeling_table_shown(afdelinger, zone_names, indicator.unit)
)
data_expander(table, f"zonekort-{indicator_id}-{year}-{level}.csv", f"{indicator.label}, {when}. {source}")
