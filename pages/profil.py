"""Profil: one zone or afdeling across all indicators, and two areas, two years or two indicators held together."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.pair_chart import pair_chart
from lib.charts.scatter_chart import scatter_chart, scatter_points
from lib.charts.spine_chart import PICTURE_WIDTH, SpineView, spine_chart
from lib.charts.spine_words import alt_text, reading_guide
from lib.charts.words import dated_texts
from lib.domain.judged import judged, real_before_made_up
from lib.domain.observation import Status
from lib.domain.pair import Pair, two_areas, two_indicators, two_years
from lib.domain.profile import Held, profile_lines
from lib.domain.sentences_profile import (
    difference_sentence,
    furthest_adverse,
    pair_finding,
    profile_finding,
    scatter_finding,
)
from lib.domain.statistics.errors import IncomparableDefinitions
from lib.domain.value_words import UNIT_WORDS, real_rows, source_or_demo
from lib.page import House, open_page
from lib.ui.comparison_panel import (
    axis_name,
    axis_title,
    draw_pair,
    on_axis,
    pair_table,
    scatter_demo,
    scatter_table,
    scatter_words,
)
from lib.ui.frame import data_expander, demo_notice, empty_state, headline, panel, source_line
from lib.ui.matrix_choices import NamedBenchmark
from lib.ui.overview import source_words
from lib.ui.profile_choices import (
    AREAS,
    COMPARE,
    PROFILE,
    YEARS,
    area_labels,
    choice,
    chosen_area,
    chosen_benchmark,
    chosen_mode,
    chosen_view,
    unknown_area,
    with_whiskers,
)
from lib.ui.profile_panels import demo_part, names_of, profile_subtitle, profile_table, unknown_words
from lib.ui.theme import tokens
from lib.warehouse import questions

PEERS = {"zone": "de andre zoner", "afdeling": "de andre afdelinger"}
SEVERAL = {"zone": "zoner", "afdeling": "afdelinger"}


def figures_of(house: House, level: str) -> pd.DataFrame:
    """The figures of all areas of the level: published and loaded ones first, demo only where there are none."""
    real = questions.area_matrix(house.warehouse, level, only_real=True)
    if house.only_real:
        return real
    return real_before_made_up(real, questions.area_matrix(house.warehouse, level, only_real=False))


def series_of(house: House, figures: pd.DataFrame, area_ids: list[str]) -> pd.DataFrame:
    """All periods of the areas on the indicators of `figures`."""
    asked = figures["indicator_id"].drop_duplicates()
    return pd.concat(
        [questions.series(house.warehouse, each, area_ids, house.only_real) for each in asked],
        ignore_index=True,
    )


def source_of(house: House, rows: pd.DataFrame) -> str:
    """Source, plan and version of what is shown."""
    named = source_words(real_rows(rows), questions.sources(house.warehouse))
    return f"{source_or_demo(rows, named)} · {house.mark}"


def row_of(figures: pd.DataFrame, indicator_id: str, area_id: str) -> dict[str, Any]:
    """The one row of an indicator and an area."""
    found = figures[(figures["indicator_id"] == indicator_id) & (figures["area_id"] == area_id)]
    return {str(name): value for name, value in found.iloc[0].items()}


def show_profile(house: House, figures: pd.DataFrame, area_id: str, benchmark: NamedBenchmark) -> None:
    """The spine with its headline, table and source."""
    level = str(figures["level"].iloc[0])
    series = series_of(house, figures, [area_id, benchmark.area_id])
    breaks = questions.breaks(house.warehouse).groupby("indicator_id")
    days = {str(indicator_id): [day for day, _ in dated_texts(rows)] for indicator_id, rows in breaks}
    held = Held(series[series["area_id"] == benchmark.area_id], benchmark.name)
    lines = profile_lines(figures, area_id, held, series[series["area_id"] == area_id], days)
    with bar:
        whiskers = with_whiskers()
    name, named = labels[area_id], furthest_adverse(lines)
    finding = profile_finding(name, lines, benchmark.name)
    subtitle = profile_subtitle(name, lines, benchmark, f"i baggrunden {PEERS[level]}")
    source = source_of(house, figures[figures["area_id"] == area_id])
    with title_place:
        headline(finding, subtitle, demo_part(lines))
    view = SpineView(benchmark.head, whiskers, named.indicator_id if named else "")
    st.vega_lite_chart(
        spec=spine_chart(lines, view, tokens()),
        theme=None,
        width="stretch",
        alt=alt_text(finding, lines, benchmark.name),
    )
    source_line(*reading_guide(lines, benchmark.name, whiskers), source)
    data_expander(
        profile_table(lines, benchmark.head),
        f"profil-{area_id}.csv",
        f"{finding}. {source}",
        decimals={},
        picture=spine_chart(lines, view, tokens(), PICTURE_WIDTH),
        title=finding,
        subtitle=subtitle,
    )


def show_comparison(house: House, figures: pd.DataFrame, area_id: str) -> None:
    """Two numbers side by side; where they may not be held together, the sentence that says why."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mode = chosen_mode()
        indicator_id = choice("Indikator", names_of(figures), "indikator", house.plan.headline_indicator, 420)
        pair = chosen_pair(house, figures, area_id, indicator_id, mode)
    if isinstance(pair, str):
        with title_place:
            headline("De to tal kan ikke stå på samme akse", labels[area_id])
        empty_state("Kan ikke sammenlignes", pair)
        return
    finding = pair_finding(pair)
    source = source_of(house, figures[figures["indicator_id"] == indicator_id])
    subtitle = f"{UNIT_WORDS[pair.unit]} · forskel med 95 %-interval, hvor antallet bag tallene er oplyst"
    with title_place:
        headline(finding, subtitle, "Demo: mindst et af tallene" if pair.is_demo else "")
    left, right = st.columns([3, 2], gap="medium")
    picture = pair_chart(pair, tokens())
    alt = f"{finding}. {difference_sentence(pair)}"
    left.vega_lite_chart(spec=picture, theme=None, width="stretch", alt=alt)
    with right, panel("forskel"):
        draw_pair(pair)
    source_line(source)
    file, noted = f"sammenlign-{mode}.csv", f"{finding}. {source}"
    data_expander(pair_table(pair), file, noted, {}, picture=picture, title=finding, subtitle=subtitle)


def chosen_pair(
    house: House, figures: pd.DataFrame, area_id: str, indicator_id: str, mode: str
) -> Pair | str:
    """The two numbers that the reader chooses, or the sentence that says why they may not be held together."""
    if mode == YEARS:
        return chosen_years(house, area_id, indicator_id)
    indicator = questions.indicator(house.warehouse, indicator_id)
    own = row_of(figures, indicator_id, area_id)
    if mode == AREAS:
        others = {area: labels[area] for area in figures["area_id"].drop_duplicates() if area != area_id}
        other = row_of(figures, indicator_id, choice("Andet område", others, "andet", width=300))
        named = [{**row, "name": labels[row["area_id"]]} for row in (own, other)]
        return two_areas(indicator, *named, f"{indicator.short_label}, {own['year']}")
    options = {other: words for other, words in names_of(figures).items() if other != indicator_id}
    second_id = choice("Anden indikator", options, "anden", width=420)
    second = questions.indicator(house.warehouse, second_id)
    try:
        return two_indicators(indicator, own, second, row_of(figures, second_id, area_id), labels[area_id])
    except IncomparableDefinitions as refused:
        return str(refused)


def chosen_years(house: House, area_id: str, indicator_id: str) -> Pair | str:
    """Two years of one area; at first the two latest published ones."""
    indicator = questions.indicator(house.warehouse, indicator_id)
    rows = questions.series(house.warehouse, indicator_id, [area_id], house.only_real)
    by_year = {str(row["year"]): row for row in rows.to_dict("records")}
    real = [str(year) for year in real_rows(rows)["year"]]
    if len(by_year) < 2:
        return f"»{indicator.label}« har kun tal for ét år i {labels[area_id]}. Vælg en anden indikator."
    newest_first = sorted(by_year, reverse=True)
    latest = real[-1] if real and real[-1] != newest_first[-1] else newest_first[0]
    later = choice("År", {year: year for year in newest_first[:-1]}, "til", latest, 130)
    before = {year: year for year in newest_first if year < later}
    published = [year for year in real if year in before]
    earlier = choice("Mod år", before, "fra", published[-1] if published else "", 130)
    days = [day for day, _ in dated_texts(questions.breaks(house.warehouse, indicator_id))]
    subject = f"{indicator.short_label}, {labels[area_id]}"
    return two_years(indicator, by_year[earlier], by_year[later], days, subject)


def show_scatter(house: House, figures: pd.DataFrame, area_id: str, benchmark: NamedBenchmark) -> None:
    """Two indicators on an axis each, a point for every area of the level."""
    with st.container(horizontal=True):
        first_id = choice("Vandret akse", names_of(figures), "indikator", house.plan.headline_indicator, 420)
        options = {other: words for other, words in names_of(figures).items() if other != first_id}
        second_id = choice("Lodret akse", options, "anden", width=420)
    chosen = [figures[figures["indicator_id"] == each] for each in (first_id, second_id)]
    series = series_of(house, pd.concat(chosen), [benchmark.area_id])
    held = [judged(rows[rows["status"] == Status.OK].head(1), series, benchmark.name) for rows in chosen]
    points = scatter_points(*chosen)
    titles = axis_title(chosen[0]), axis_title(chosen[1])
    names = axis_name(chosen[0]), axis_name(chosen[1])
    cross = on_axis(held[0]), on_axis(held[1])
    level = str(figures["level"].iloc[0])
    finding = scatter_finding(points, names, cross, benchmark.name, SEVERAL[level])
    source = source_of(house, pd.concat(chosen))
    words = scatter_words(points, len(chosen[0]), benchmark.name)
    with title_place:
        headline(
            finding,
            f"Et punkt for hver af de {len(points)} {SEVERAL[level]} med begge tal · stiplet: {benchmark.name}",
            scatter_demo(points),
        )
    if points.empty:
        empty_state("Intet område har begge tal", "Vælg en anden indikator på en af akserne.")
        return
    picture = scatter_chart(points, titles, cross, area_id, tokens())
    st.vega_lite_chart(spec=picture, theme=None, width="stretch", alt=f"{finding}. {words}")
    source_line(words, source)
    table, noted = scatter_table(points, titles), f"{finding}. {source}"
    data_expander(table, "punkter.csv", noted, {}, picture=picture, title=finding, subtitle=words)


house = open_page("profil")
title_place = st.container()
afdelinger = figures_of(house, "afdeling")
labels = area_labels(house.plan, afdelinger)
asked = unknown_area(labels)
bar = st.container(horizontal=True, vertical_alignment="bottom")
with bar:
    area_id = chosen_area(labels)
    view = chosen_view()
if asked:
    demo_notice(unknown_words(asked, labels[area_id]))
figures = figures_of(house, "zone") if area_id in house.plan.zone_ids else afdelinger
if figures.empty:
    with title_place:
        headline(f"{labels[area_id]}: ingen offentliggjorte eller indlæste tal")
    empty_state("Der er ingen tal at vise", "Indlæs et datatræk, eller slå demotallene til øverst på siden.")
elif view == COMPARE:
    show_comparison(house, figures, area_id)
else:
    with bar:
        benchmark = chosen_benchmark(house.plan)
    show = show_profile if view == PROFILE else show_scatter
    show(house, figures, area_id, benchmark)
