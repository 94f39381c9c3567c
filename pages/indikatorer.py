"""Indikatorer: every indicator in every zone, or in the afdelinger of one, against a named benchmark."""

import pandas as pd
import streamlit as st

from lib.domain.judged import in_order, judged, judged_against_rest, real_before_made_up
from lib.domain.observation import Status
from lib.domain.plan_comparison import compare_plans
from lib.domain.sentences import NO_REAL_FIGURES
from lib.domain.sentences_matrix import matrix_finding
from lib.domain.statistics.errors import InvalidNumbers
from lib.domain.value_words import real_rows, source_or_demo
from lib.page import House, open_page
from lib.ui import other_plans
from lib.ui.frame import data_expander, demo_notice, empty_state, headline, no_figures, panel, source_line
from lib.ui.judgement_legend import judgement_legend
from lib.ui.judgement_table import TableView, draw_judgement_table
from lib.ui.judgement_words import (
    NO_COUNTS,
    REST_UNKNOWN,
    demo_part,
    export_table,
    left_out_words,
    matrix_subtitle,
    reservations,
    without_counts,
)
from lib.ui.matrix_choices import (
    NamedBenchmark,
    Scope,
    chosen_benchmark,
    chosen_order,
    chosen_scope,
    chosen_theme,
    of_theme,
    with_intervals_shown,
)
from lib.ui.once import once
from lib.ui.overview import source_words
from lib.warehouse import questions


def figures_of(house: House, scope: Scope) -> pd.DataFrame:
    """The figures of the chosen areas: published and loaded ones first, demo only for an indicator without them."""
    real = questions.area_matrix(house.warehouse, scope.level, only_real=True)
    everything = (
        real if house.only_real else questions.area_matrix(house.warehouse, scope.level, only_real=False)
    )
    rows = once(real_before_made_up, real, everything)
    return rows if scope.zone_id is None else rows[rows["zone"] == scope.zone_id]


def benchmark_of(house: House, rows: pd.DataFrame, area_id: str) -> pd.DataFrame:
    """All periods of the benchmark area for the indicators in `rows`."""
    asked = rows["indicator_id"].drop_duplicates().tolist()
    return questions.many_series(house.warehouse, asked, [area_id], house.only_real)


def held_against(house: House, rows: pd.DataFrame, benchmark: NamedBenchmark) -> pd.DataFrame:
    """`rows` judged; stops the page with the reason when the counts do not belong together."""
    area = benchmark_of(house, rows, benchmark.area_id)
    if not benchmark.is_rest:
        return once(judged, rows, area, benchmark.name)
    try:
        return once(judged_against_rest, rows, area, benchmark.name)
    except InvalidNumbers as invalid:
        empty_state("Resten af kommunen kan ikke beregnes", str(invalid), role="alert")
        st.stop()


def left_out(house: House, scope: Scope, rows: pd.DataFrame) -> list[str]:
    """A sentence on the afdelinger of the zone that are too small for figures of their own."""
    if scope.zone_id is None:
        return []
    afdelinger = questions.areas(house.warehouse, "afdeling")
    own = afdelinger[afdelinger["parent_id"] == scope.zone_id]
    return [said for said in [left_out_words(own, rows, house.only_real)] if said]


house = open_page("indikatorer")
title_place = st.container()
choices = st.container(horizontal=True, vertical_alignment="bottom")
with choices:
    scope = chosen_scope(house.plan)
    benchmark = chosen_benchmark(house.plan)
figures = figures_of(house, scope)
if (figures["status"] != Status.OK).all():
    with title_place:
        headline(f"{scope.subject}: {NO_REAL_FIGURES}")
    no_figures(house.only_real)
    st.stop()
with choices:
    theme = chosen_theme(figures)
    order = chosen_order(figures)
    intervals = with_intervals_shown()

rows = in_order(held_against(house, of_theme(figures, theme), benchmark), order)
finding = once(matrix_finding, rows, scope.subject, scope.areas, benchmark.name)
named = source_words(real_rows(rows), questions.sources(house.warehouse))
source = f"{source_or_demo(rows, named)} · {house.mark}"
subtitle = matrix_subtitle(rows, scope.subject, benchmark.name)
with title_place:
    headline(finding, subtitle, demo_part(rows))
if benchmark.is_rest and rows["benchmark_value"].isna().all():
    demo_notice(REST_UNKNOWN)
said = reservations(rows)
if intervals and without_counts(rows):
    said.remove(NO_COUNTS)
    demo_notice(NO_COUNTS)
with panel("indikatorer"):
    draw_judgement_table(rows, TableView(subtitle, benchmark.name, benchmark.head, intervals))
    st.html(once(judgement_legend, rows, benchmark.name))
source_line(*said, *left_out(house, scope, rows), source)
data_expander(
    once(export_table, rows, benchmark.name),
    f"indikatorer-{scope.level}.csv",
    f"{finding}. {source}",
    decimals={},
)
if house.other_plans and (chosen := other_plans.chosen_plan(house.other_plans)):
    name, theirs = house.other_plans[chosen], house.open_plan(chosen)
    if theirs is None:
        other_plans.unreadable_plan(name)
    else:
        compared = compare_plans(questions.plan_figures(house.warehouse), questions.plan_figures(theirs))
        about = f"Samme begreb, personer, enhed og periode. {house.mark} og {name}"
        other_plans.draw_comparison(compared, house.plan.short_name, name, about)
