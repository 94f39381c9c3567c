"""Profil: one zone or afdeling across all indicators, held against another, and the persons between it and a level."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.charts.pair_chart import pair_chart
from lib.charts.potential_chart import potential_alt, potential_chart
from lib.charts.scatter_chart import scatter_chart, scatter_points
from lib.charts.spine_chart import PICTURE_WIDTH, SpineView, spine_chart
from lib.charts.spine_words import alt_text, reading_guide
from lib.charts.words import dated_texts
from lib.domain import sentences_profile
from lib.domain.indicator import Indicator
from lib.domain.judged import judged, real_before_made_up
from lib.domain.observation import Status
from lib.domain.pair import Pair, two_areas, two_indicators, two_years
from lib.domain.potential import has_potential, has_unit_value, potentials
from lib.domain.profile import Held, profile_lines
from lib.domain.sentences import NO_REAL_FIGURES
from lib.domain.sentences_potential import potential_finding
from lib.domain.statistics.errors import IncomparableDefinitions
from lib.domain.value_words import UNIT_WORDS, real_rows, source_or_demo
from lib.material.zone_paper import zone_paper
from lib.page import House, open_page
from lib.ui import comparison_panel, potential_panel
from lib.ui.assessment_panel import assessment_mention, assessment_panel
from lib.ui.chart import draw_chart
from lib.ui.frame import data_expander, demo_notice, empty_state, headline, no_figures, panel, source_line
from lib.ui.matrix_choices import NamedBenchmark
from lib.ui.once import once
from lib.ui.overview import source_words
from lib.ui.potential_choices import chosen_indicator, chosen_level
from lib.ui.profile_choices import (
    AREAS,
    COMPARE,
    PEERS,
    POTENTIAL,
    PROFILE,
    SEVERAL,
    YEARS,
    area_labels,
    choice,
    chosen_area,
    chosen_benchmark,
    chosen_mode,
    chosen_two_years,
    chosen_view,
    unknown_area,
    with_whiskers,
)
from lib.ui.profile_panels import demo_part, names_of, profile_subtitle, profile_table, row_of, unknown_words
from lib.ui.theme import tokens
from lib.ui.zone_paper_button import zone_paper_button
from lib.warehouse import questions


def figures_of(house: House, level: str) -> pd.DataFrame:
    """The figures of all areas of the level: published and loaded ones first, demo only where there are none."""
    real = questions.area_matrix(house.warehouse, level, only_real=True)
    if house.only_real:
        return real
    return once(real_before_made_up, real, questions.area_matrix(house.warehouse, level, only_real=False))


def series_of(house: House, figures: pd.DataFrame, area_ids: list[str]) -> pd.DataFrame:
    """All periods of the areas on the indicators of `figures`."""
    asked = figures["indicator_id"].drop_duplicates().tolist()
    return questions.many_series(house.warehouse, asked, area_ids, house.only_real)


def source_of(house: House, rows: pd.DataFrame) -> str:
    """Source, plan and version of what is shown."""
    named = source_words(real_rows(rows), questions.sources(house.warehouse))
    return f"{source_or_demo(rows, named)} · {house.mark}"


def show_profile(house: House, figures: pd.DataFrame, area_id: str, benchmark: NamedBenchmark) -> None:
    """The spine with its headline, table and source."""
    level = str(figures["level"].iloc[0])
    series = series_of(house, figures, [area_id, benchmark.area_id])
    breaks = questions.breaks(house.warehouse).groupby("indicator_id")
    days = {str(indicator_id): [day for day, _ in dated_texts(rows)] for indicator_id, rows in breaks}
    held = Held(series[series["area_id"] == benchmark.area_id], benchmark.name)
    lines = once(profile_lines, figures, area_id, held, series[series["area_id"] == area_id], days)
    with bar:
        whiskers = with_whiskers()
    name, named = labels[area_id], sentences_profile.furthest_adverse(lines)
    finding = sentences_profile.profile_finding(name, lines, benchmark.name)
    subtitle = profile_subtitle(name, lines, benchmark, f"i baggrunden {PEERS[level]}")
    source = source_of(house, figures[figures["area_id"] == area_id])
    with title_place:
        headline(finding, f"{subtitle}{assessment_mention(house, area_id)}", demo_part(lines))
    view = SpineView(benchmark.head, whiskers, named.indicator_id if named else "")
    draw_chart(
        once(spine_chart, lines, view, tokens()),
        alt_text(finding, lines, benchmark.name),
    )
    source_line(*reading_guide(lines, benchmark.name, whiskers), source)
    data_expander(
        once(profile_table, lines, benchmark.head),
        f"profil-{area_id}.csv",
        f"{finding}. {source}",
        decimals={},
        picture=partial(spine_chart, lines, view, tokens(), PICTURE_WIDTH),
        title=finding,
        subtitle=subtitle,
    )
    if area_id in house.plan.zone_ids:
        assessment_panel(house, area_id)
        zone_paper_button(house, area_id, zone_paper)


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
    finding = sentences_profile.pair_finding(pair)
    source = source_of(house, figures[figures["indicator_id"] == indicator_id])
    subtitle = f"{UNIT_WORDS[pair.unit]} · forskel med 95 %-interval, hvor antallet bag tallene er oplyst"
    with title_place:
        headline(finding, subtitle, "Demo: mindst et af tallene" if pair.is_demo else "")
    left, right = st.columns([3, 2], gap="medium")
    picture = once(pair_chart, pair, tokens())
    alt = f"{finding}. {sentences_profile.difference_sentence(pair)}"
    with left:
        draw_chart(picture, alt)
    with right, panel("forskel"):
        comparison_panel.draw_pair(pair)
    source_line(source)
    file, noted = f"sammenlign-{mode}.csv", f"{finding}. {source}"
    data_expander(
        comparison_panel.pair_table(pair), file, noted, {}, picture=picture, title=finding, subtitle=subtitle
    )


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
    if len(by_year) < 2:
        return f"»{indicator.label}« har kun tal for ét år i {labels[area_id]}. Vælg en anden indikator."
    earlier, later = chosen_two_years(list(by_year), [str(year) for year in real_rows(rows)["year"]])
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
    held = [
        once(judged, rows[rows["status"] == Status.OK].head(1), series, benchmark.name) for rows in chosen
    ]
    points = once(scatter_points, *chosen)
    titles = comparison_panel.axis_title(chosen[0]), comparison_panel.axis_title(chosen[1])
    names = comparison_panel.axis_name(chosen[0]), comparison_panel.axis_name(chosen[1])
    cross = comparison_panel.on_axis(held[0]), comparison_panel.on_axis(held[1])
    level = str(figures["level"].iloc[0])
    finding = sentences_profile.scatter_finding(points, names, cross, benchmark.name, SEVERAL[level])
    source = source_of(house, pd.concat(chosen))
    words = comparison_panel.scatter_words(points, len(chosen[0]), benchmark.name)
    with title_place:
        headline(
            finding,
            f"Et punkt for hver af de {len(points)} {SEVERAL[level]} med begge tal · stiplet: {benchmark.name}",
            comparison_panel.scatter_demo(points),
        )
    if points.empty:
        empty_state("Intet område har begge tal", "Vælg en anden indikator på en af akserne.")
        return
    picture = once(scatter_chart, points, titles, cross, area_id, tokens())
    draw_chart(picture, f"{finding}. {words}")
    source_line(words, source)
    table, noted = comparison_panel.scatter_table(points, titles), f"{finding}. {source}"
    data_expander(table, "punkter.csv", noted, {}, picture=picture, title=finding, subtitle=words)


def show_potential(house: House, area_id: str, shares: list[Indicator]) -> None:
    """The persons between an area and a level, beside its neighbours, and what they would be worth a year."""
    with bar:
        indicator = chosen_indicator(shares, counted_first(house, shares))
    zones, rows = zones_and_rows(house, indicator.indicator_id, area_id)
    with bar:
        level = chosen_level(house.plan, zones, area_id, indicator.polarity)
    shown = potentials(rows, zones, level, indicator.polarity)
    own = next(each for each in shown if each.area_id == area_id)
    finding, source = potential_finding(own, level, indicator), source_of(house, rows)
    subtitle = potential_panel.potential_subtitle(own, level, indicator, rows)
    with title_place:
        headline(finding, subtitle, potential_panel.demo_words(shown))
    if own.distance is None:
        potential_panel.draw_no_answer(own, level)
    left, right = st.columns([3, 2], gap="medium")
    picture = once(potential_chart, shown, indicator.polarity, own.name, tokens())
    with left:
        draw_chart(picture, potential_alt(shown, finding))
        source_line(*potential_panel.reading_words(shown, own, level), source)
    if own.distance is not None:
        with right, panel("potentiale"):
            potential_panel.draw_worth(own, indicator, questions.unit_values(house.warehouse))
    file, table = f"potentiale-{area_id}.csv", potential_panel.potential_table(shown, level)
    data_expander(table, file, f"{finding}. {source}", {}, picture=picture, title=finding, subtitle=subtitle)


def shares_of(house: House) -> list[Indicator]:
    """The shares with a good direction that some zone has a figure for, in the plan's order."""
    known = questions.zonal_indicators(house.warehouse, house.only_real, dated=True)["indicator_id"]
    return list(filter(has_potential, (questions.indicator(house.warehouse, each) for each in known)))


def counted_first(house: House, shares: list[Indicator]) -> str:
    """The first of `shares` about work whose persons are published or loaded; else the first."""
    for each in filter(has_unit_value, shares):
        real = questions.series(house.warehouse, each.indicator_id, house.plan.zone_ids, only_real=True)
        if real["numerator"].notna().any():
            return each.indicator_id
    return shares[0].indicator_id


def zones_and_rows(house: House, indicator_id: str, area_id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Zones, plan, kommune and country in the latest year, a real one where there is any; and of these the zones, or
    the afdelinger of the area's zone in that year."""
    warehouse = house.warehouse
    level = "zone" if area_id in house.plan.zone_ids else "afdeling"
    real = questions.years(warehouse, indicator_id, True, level)
    only_real = bool(real) or house.only_real
    own_years = real or questions.years(warehouse, indicator_id, only_real, level)
    year = (own_years or questions.years(warehouse, indicator_id, only_real))[-1]
    zones = questions.zone_table(warehouse, indicator_id, year, only_real)
    if level == "zone":
        return zones, zones[zones["level"] == "zone"]
    own = questions.afdeling_values(warehouse, indicator_id, year, house.only_real)
    zone_id = own.loc[own["area_id"] == area_id, "zone"].iloc[0]
    return zones, own[own["own_rows"] & (own["zone"] == zone_id)]


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
shares = shares_of(house) if view == POTENTIAL else []
nothing = not shares if view == POTENTIAL else figures.empty
if nothing:
    with title_place:
        headline(f"{labels[area_id]}: {NO_REAL_FIGURES}")
    no_figures(house.only_real)
elif view == POTENTIAL:
    show_potential(house, area_id, shares)
elif view == COMPARE:
    show_comparison(house, figures, area_id)
else:
    with bar:
        benchmark = chosen_benchmark(house.plan)
    show = show_profile if view == PROFILE else show_scatter
    show(house, figures, area_id, benchmark)
