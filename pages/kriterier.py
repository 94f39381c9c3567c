"""Kriterier: what a zone, afdeling, named area or group would meet of the law's criteria. A screening, no verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from lib.charts.criteria_chart import criteria_chart
from lib.charts.criteria_strips import strips
from lib.charts.laid_out import PICTURE_WIDTH
from lib.charts.listed_chart import listed_chart, listed_curves
from lib.charts.listed_words import year_words
from lib.charts.other_definitions import other_definitions_chart, other_rows, other_table
from lib.charts.words import dated_texts
from lib.domain.law.law import Category
from lib.domain.law.lists import families, first_list, has_legal, page_finding, screen_each, sourced_years
from lib.domain.law.screen import (
    legal_list_years,
    list_years,
    screen_group,
    screen_listed,
    screen_listed_years,
)
from lib.domain.law.screening import Screening
from lib.domain.observation import REAL_PROVENANCES
from lib.domain.value_words import real_rows, source_or_demo
from lib.page import open_page
from lib.ui.chart import draw_chart
from lib.ui.criteria_choices import (
    GROUP,
    NAMED,
    NAMED_LEVEL,
    ZONES,
    chosen_area,
    chosen_family,
    chosen_list,
    chosen_members,
    chosen_scope,
)
from lib.ui.criteria_law import draw_law
from lib.ui.criteria_listed import listed_caption, listed_finding, listed_source, listed_table
from lib.ui.criteria_table import EXPORT_DECIMALS, draw_criteria_table, draw_stamp, export_table
from lib.ui.criteria_words import (
    NOTHING_LEGAL,
    WHAT_TO_LOAD,
    followed_goals,
    group_name,
    made_up_words,
    none_of_many,
    page_subtitle,
    reading_guide,
    silent_words,
    stamped,
    warning_table,
    warnings_of,
)
from lib.ui.frame import NO_FIGURES, data_expander, empty_state, headline, section, source_line, text_table
from lib.ui.once import once
from lib.ui.overview import source_words
from lib.ui.theme import tokens
from lib.warehouse import questions


@dataclass(frozen=True)
class View:
    """What the reader has chosen: the list, the paragraph with its categories, and the areas screened for it."""

    list_year: int
    law_name: str
    family: Sequence[Category]
    screenings: Sequence[Screening]
    area_ids: Sequence[str] = ()


def areas_of(scope: str) -> pd.DataFrame:
    """The areas of the scope, in the order they are shown; demo afdelinger only when demo is on."""
    if scope == ZONES:
        return areas[areas["area_id"].isin((*plan.zone_ids, plan.plan_area))]
    own = areas[areas["level"] == "afdeling"]
    return own[own["provenance"].isin(REAL_PROVENANCES)] if house.only_real else own


def source_of(area_ids: Sequence[str], list_year: int) -> str:
    """Source, plan and version of the figures in the law's definition."""
    rows = figures[figures["area_id"].isin(area_ids) & (figures["list_year"] == list_year) & figures["legal"]]
    named_sources = source_words(real_rows(rows), questions.sources(warehouse))
    return f"{source_or_demo(rows, named_sources)} · {house.mark}"


def chosen_law(years: Sequence[int], first: int) -> tuple[int, str, Sequence[Category]]:
    """The list, the paragraph and its categories, as the reader chooses them."""
    list_year = chosen_list(years, first)
    found = families(law, list_year)
    law_name = chosen_family(found)
    return list_year, law_name, found[law_name]


def chosen_view(scope: str, own: pd.DataFrame) -> View:
    """The areas screened for the list that is chosen, or the group of those of them that are chosen."""
    ids = own["area_id"].tolist()
    years = list_years(figures, ids, law) or sourced_years(law)
    first = first_list(figures, ids, legal_list_years(figures, ids, law))
    chosen = chosen_law(years, first or max(years))
    if scope == GROUP:
        members = chosen_members(dict(zip(own["area_id"], own["name"], strict=True)))
        group = (members, group_name(members), chosen[0], breaks)
        grouped = [once(screen_group, figures, law, *group)] if members else []
        return View(*chosen, grouped, members)
    return View(*chosen, once(screen_each, figures, law, ids, chosen[0], breaks, areas), ids)


def show_strips(view: View) -> None:
    """The main picture and what it would take; the lists' own numbers; early warnings; other definitions."""
    whole = next((each for each in view.screenings if each.area_id == plan.plan_area), None)
    parts = [each for each in view.screenings if each is not whole]
    finding, besides = page_finding(parts, whole, view.list_year)
    subtitle = page_subtitle(view.list_year, view.law_name, besides)
    source = source_of(view.area_ids, view.list_year)
    with title_place:
        headline(finding, subtitle, made_up_words(view.screenings))
        draw_stamp(law.categories)
    if any(has_legal(each) for each in view.screenings):
        show_picture(view, finding, subtitle, source)
    else:
        empty_state(NOTHING_LEGAL, WHAT_TO_LOAD)
    if not none_of_many(view.screenings):
        heading = f"Afstanden til grænserne i {view.law_name}"
        section(heading, "I procentpoint og i personer, når antallet er oplyst")
        draw_criteria_table(view.screenings, law, view.family, f"{finding}. {subtitle}")
    for area_id in printed if plan.plan_area in view.area_ids else ():
        show_listed(area_id, main=False)
    show_warnings(view)
    show_other(view)


def show_picture(view: View, finding: str, subtitle: str, source: str) -> None:
    """The strips with how they are read, and their numbers."""
    drawn = once(strips, view.screenings, law, [each.category for each in view.family], badges)
    guide = reading_guide(view.screenings, view.law_name)
    spec = once(criteria_chart, drawn, tokens())
    draw_chart(spec, f"{finding}. {guide}")
    source_line(guide, source)
    data_expander(
        once(export_table, view.screenings, families(law, view.list_year)),
        f"kriterier-{view.list_year}.csv",
        f"{finding}. {source}",
        EXPORT_DECIMALS,
        picture=partial(criteria_chart, drawn, tokens(), PICTURE_WIDTH),
        title=finding,
        subtitle=stamped(subtitle),
    )


def show_warnings(view: View) -> None:
    """Who could cross a limit within two years, the most likely first; why nothing can be said of the others."""
    section(
        "Varsel: kan en grænse være krydset om to år?",
        f"Ved de seneste års tempo, grænserne i {view.law_name}",
    )
    found = warnings_of(view.screenings, view.family)
    table = warning_table(found)
    if not table.empty:
        text_table(table)
    source_line(*silent_words(found, view.screenings))


def show_other(view: View) -> None:
    """Numbers in other definitions than the law's, far from any limit."""
    about = (view.area_ids, view.list_year, questions.indicators(warehouse), badges, followed)
    rows = once(other_rows, figures, law, *about)
    if not rows:
        return
    heading = "Tal i en anden definition: ikke lovens, og derfor ikke holdt op mod grænserne"
    section(heading, "Hule cirkler · seneste offentliggjorte eller indlæste tal op til listen")
    draw_chart(
        once(other_definitions_chart, rows, tokens()),
        f"{heading}: se tabellen",
    )
    data_expander(
        other_table(rows),
        f"andre-definitioner-{view.list_year}.csv",
        f"{heading}. {house.mark}",
        picture=partial(other_definitions_chart, rows, tokens(), PICTURE_WIDTH),
        title=heading,
    )


def show_listed(area_id: str, main: bool) -> None:
    """What the state's lists printed of a named area, year by year; the page's main picture when it is asked for."""
    own = listed[listed["area_id"] == area_id]
    screenings = once(screen_listed_years, own, law, area_id)
    latest = screenings[-1]
    finding = listed_finding(law, own, latest, families(law, latest.list_year))
    caption = listed_caption(own)
    source = f"{listed_source(own)} · {house.mark}"
    if main:
        with title_place:
            headline(finding, caption)
            draw_stamp(law.categories)
    else:
        section(finding, caption)
    curves = once(listed_curves, listed, law, area_id)
    drawn = (curves, law, changes, year_words(own, screenings), tokens())
    if curves:
        draw_chart(once(listed_chart, *drawn), finding)
        source_line(source)
    data_expander(
        once(listed_table, own, law, screenings),
        f"statens-lister-{area_id}.csv",
        f"{finding}. {stamped(source)}",
        {},
        label="Vis tallene år for år med kilder",
        picture=partial(listed_chart, *drawn, PICTURE_WIDTH) if curves else None,
        title=finding,
        subtitle=stamped(caption),
    )


def show_named() -> None:
    """A named area: its curve where the state's lists have printed it, and one list held against the limits."""
    own = areas[areas["level"] == NAMED_LEVEL]
    names = dict(zip(own["area_id"], own["name"], strict=True))
    with bar:
        area_id = chosen_area(printed | names)
        if area_id not in printed:
            view = chosen_view(NAMED, own[own["area_id"] == area_id])
        else:
            years = listed.loc[listed["area_id"] == area_id, "list_year"].unique().tolist()
            chosen = chosen_law([year for year in years if families(law, year)], max(years))
            view = View(*chosen, [once(screen_listed, listed, law, area_id, chosen[0])])
    if area_id not in printed:
        show_strips(view)
        return
    show_listed(area_id, main=True)
    section(f"Listen 1. december {view.list_year}", page_finding(view.screenings, None, view.list_year)[0])
    draw_criteria_table(view.screenings, law, view.family, f"Kriterierne på listen {view.list_year}")
    show_warnings(view)


def show_areas(scope: str) -> None:
    """Zones, with what the state's lists printed of areas in them; afdelinger; or a group of afdelinger."""
    own = areas_of(scope)
    if own.empty:
        with title_place:
            headline("Ingen afdelinger er indlæst")
            draw_stamp(law.categories)
        empty_state(
            "Der er ingen afdelinger at vise", "Indlæs dem på siden Datatræk, eller slå demotallene til."
        )
        return
    with bar:
        view = chosen_view(scope, own)
    if view.screenings:
        show_strips(view)
        return
    with title_place:
        headline("Vælg de afdelinger, der skal vurderes som et område")
        draw_stamp(law.categories)
    empty_state("Gruppen er tom", "Vælg afdelinger i feltet »Afdelinger i gruppen« herover.")


house = open_page("kriterier")
plan, warehouse = house.plan, house.warehouse
law = questions.law(warehouse)
title_place = st.container()
if not law.rules:
    empty_state(
        "Planen har ingen af lovens grænser",
        "Læg rules.csv og law_categories.csv i planens mappe, og byg datagrundlaget.",
        heading="h1",
    )
    st.stop()
areas = questions.areas(warehouse)
figures = questions.criterion_values(warehouse, house.only_real)
listed = questions.listed_values(warehouse)
breaks = questions.breaks(warehouse)
changes = dated_texts(questions.limit_changes(warehouse).drop_duplicates(["date", "text"]))
badges = {zone.area_id: str(zone.number) for zone in plan.zones}
followed = followed_goals(questions.goal_rows(warehouse))
printed = dict(zip(listed["area_id"], listed["area_name"], strict=True))
bar = st.container(horizontal=True, vertical_alignment="bottom")
with bar:
    scope = chosen_scope()
if scope != NAMED:
    show_areas(scope)
elif printed or NAMED_LEVEL in set(areas["level"]):
    show_named()
else:
    with title_place:
        headline("Planen har ingen navngivne områder")
    empty_state(NO_FIGURES, "Læg dem i planens fil listed_values.csv, og byg datagrundlaget.")
draw_law(law, questions.national_lists(warehouse))
