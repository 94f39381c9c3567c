"""Overblik: the finding on the plan's headline indicator, and where the zones differ from the kommune.

Everything said in words or judged here is published or loaded; demo is only the afdelinger on the map.
"""

import streamlit as st

from lib.domain.benchmark import MISSING, figures_by_area, year_before
from lib.domain.sentences import NO_REAL_FIGURES, front_page_finding
from lib.domain.sentences_map import outline_words
from lib.page import open_page
from lib.ui import frame, overview
from lib.ui.heat_table import draw_heat_table
from lib.ui.zone_cards import cards_for
from lib.ui.zone_map import draw_zone_map
from lib.warehouse import questions

house = open_page("overblik")
plan, warehouse = house.plan, house.warehouse

indicator = questions.indicator(warehouse, plan.headline_indicator)
years = questions.years(warehouse, indicator.indicator_id, only_real=True)
afdelinger = overview.places(questions.areas(warehouse, "afdeling"), house.only_real)
if not years:
    frame.headline(
        f"{indicator.label}: {NO_REAL_FIGURES} for zonerne",
        overview.period_words(plan),
        overview.demo_on_top(afdelinger),
    )
    shapes = questions.zone_shapes(warehouse)
    left, right = st.columns([43, 57])
    with right:
        frame.empty_state("Der er endnu intet fund at vise", overview.NO_FINDING)
    with left, frame.panel("kort"):
        frame.section("Zonerne på kortet", " · ".join(outline_words(shapes)))
        draw_zone_map(shapes, None, afdelinger, "Zonerne på kortet")
    frame.source_line(house.mark)
    st.stop()

latest = questions.zone_table(warehouse, indicator.indicator_id, years[-1], only_real=True)
before = year_before(years, questions.breaks(warehouse, indicator.indicator_id)["date"])
earlier = before and questions.zone_table(warehouse, indicator.indicator_id, before, only_real=True)
matrix = overview.most_asked_first(questions.matrix(warehouse, only_real=True), plan)
figures = figures_by_area(latest)

finding = front_page_finding(
    indicator,
    figures.get(plan.plan_area, MISSING),
    [figures.get(area, MISSING) for area in plan.zone_ids],
    figures.get(plan.kommune_area, MISSING),
    phrases={indicator.indicator_id: plan.headline_phrase},
)
subtitle = overview.comparison_subtitle(plan, indicator, years[-1], figures)

frame.headline(finding or indicator.label, subtitle, overview.demo_on_top(afdelinger))
frame.zone_cards(cards_for(plan, indicator, latest, earlier))

shapes = questions.zone_shapes(warehouse)
left, right = st.columns([43, 57])
with left, frame.panel("kort"):
    frame.section("Zonerne på kortet", overview.map_caption(years[-1], afdelinger, shapes))
    draw_zone_map(shapes, figures, afdelinger, f"{indicator.label}, {years[-1]}")
with right, frame.panel("tabel"):
    frame.section("Hvor zonerne adskiller sig fra kommunen", overview.TABLE_CAPTION)
    draw_heat_table(matrix, plan, "Zonerne mod kommunen")
    frame.source_line(
        overview.NO_JUDGEMENT_WORDS, overview.source_words(matrix, questions.sources(warehouse))
    )

frame.demo_notice(overview.origin_words(afdelinger))
frame.data_expander(overview.export_table(matrix), "zonekompas-overblik.csv", house.mark, {"Værdi": 1})
