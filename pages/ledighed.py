"""Ledighed: how many the Jobcenter knows in each zone, who they are, and what has changed since a day."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.charts.event_layers import day_axis, drawn_events
from lib.charts.series_chart import joined_panels
from lib.charts.unemployment_bars import day_bars, distance_bars, distance_colours
from lib.charts.unemployment_curves import Curves, curves
from lib.charts.unemployment_panels import x_of
from lib.charts.unemployment_specs import zone_specs
from lib.charts.unemployment_words import (
    day_alt,
    numbers_file,
    panel_alt,
    panel_guide,
    panel_unit,
    subtitle_words,
)
from lib.charts.words import dated_texts
from lib.domain.event_places import key_guide, key_lines, places_from
from lib.domain.unemployment import composition, days, flow, groups, hours, sentences
from lib.domain.unemployment.digest_missing import NO_EARLIER
from lib.domain.unemployment.known import TOTAL, known_persons, of_group, real
from lib.domain.unemployment.targets import area_goal
from lib.domain.value_words import real_rows, source_or_demo
from lib.page import open_page
from lib.reports.chart_png import Picture
from lib.state.events import events_of
from lib.ui import unemployment_choices as choices
from lib.ui import unemployment_panels as parts
from lib.ui import unemployment_table as tables
from lib.ui import unemployment_words as words
from lib.ui.chart import draw_chart
from lib.ui.frame import (
    caption,
    data_expander,
    downloads,
    empty_state,
    headline,
    section,
    source_line,
    text_table,
    what_to_load,
)
from lib.ui.once import once
from lib.ui.overview import source_words
from lib.ui.target_group_law import law_table
from lib.ui.theme import tokens
from lib.warehouse import questions

PANELS_IN_A_ROW = 4

house = open_page("ledighed")
plan, warehouse = house.plan, house.warehouse
known = once(known_persons, questions.unemployment(warehouse, house.only_real), plan)
compared = days.days_compared(known)
if not compared:
    title, source = words.NO_FIGURES
    empty_state(title, what_to_load(house.only_real, source), heading="h1")
    st.stop()

tables.draw_style()
goals = questions.goal_rows(warehouse)
breaks = questions.breaks(warehouse)
labels = dict(zip(known["target_group"], known["label"], strict=True))
indicators = dict(zip(known["target_group"], known["indicator_id"], strict=True))
baseline = days.baseline_day(goals, indicators.values(), compared)

title_place = st.container()
with st.container(horizontal=True):
    zone_id = choices.chosen_zone(plan)
    group = choices.chosen_group({key: label for key, label in labels.items() if key != TOTAL})
    window = choices.chosen_window()
    since = choices.chosen_since()

zones = [zone for zone in plan.zones if zone_id in (None, zone.area_id)]
names = {zone.area_id: zone.name for zone in zones}
with_plan = names if zone_id else {**names, plan.plan_area: words.ALL_ZONES}
first, last = days.day_before(compared, since, baseline), compared[-1]
moved = once(flow.changes, known, list(with_plan), first, last, breaks) if first else ()
unit, indicator_id = panel_unit(group), indicators.get(group, "")
own_breaks = dated_texts(breaks[breaks["indicator_id"] == indicator_id])
area_goals = {area: area_goal(goals, indicator_id, area) for area in names}
drawn_goals = [goal for goal in area_goals.values() if goal is not None]
rows = of_group(known, group, [*plan.zone_ids, plan.kommune_area])
start = days.window_start(window, compared, baseline)
made = once(curves, rows, [day for day, _ in own_breaks], start, [goal.value for goal in drawn_goals])
finding = once(sentences.unemployment_finding, known, names, plan.kommune_area, group, moved, first)
sources = questions.sources(warehouse)
source = f"{source_or_demo(known, source_words(real_rows(known), sources))} · {house.mark}"
noted = f"{finding}. {source}"


def draw_panels(shown: Curves) -> Picture:
    """One panel per zone with its change and its events under it; returns what makes the picture of them."""
    where = once(places_from, plan, questions.areas(warehouse, "afdeling"), house.only_real)
    happened = events_of(house.state, plan.plan_id)
    axis = day_axis(x_of(shown), "day", *shown.days)
    events = {area: drawn_events(where.concerning(happened, area), axis) for area in names}
    by_area = {change.area_id: change for change in moved if change.target_group == group}
    places = [
        place for _ in zones[::PANELS_IN_A_ROW] for place in st.columns(min(len(zones), PANELS_IN_A_ROW))
    ]
    given = (plan, unit, tokens(), own_breaks, area_goals, happened, where)
    panels = once(zone_specs, shown, zones, *given)
    for zone, panel, place in zip(zones, panels, places, strict=False):
        area = zone.area_id
        key = key_lines(events[area], where, area)
        told = once(panel_alt, shown, zone, plan, unit, labels[group], area_goals[area])
        with place:
            draw_chart(panel, " ".join((told, *key)))
            lines = sentences.change_lines(by_area[area], first) if first and area in by_area else ()
            source_line(*lines, *key)
    guide = panel_guide(shown, plan, own_breaks, drawn_goals)
    source_line(f"{guide} {key_guide(events.values())}{source}")
    return partial(joined_panels, panels)


def draw_day(day_rows: pd.DataFrame) -> Picture:
    """The bars of the only day there is; returns their picture."""
    values = dict(zip(day_rows["area_id"], day_rows["value"], strict=True))
    goal = drawn_goals[0] if group == TOTAL and drawn_goals else None
    spec = day_bars(day_rows, names, values.get(plan.kommune_area), unit, goal, tokens())
    draw_chart(spec, day_alt(day_rows, names, unit, finding))
    source_line(f"{words.ONLY_ONE_DAY} {words.other_readings(drawn_goals)}{source}")
    return spec


subtitle = subtitle_words(group, labels[group], made, plan) if made else labels.get(group, "")
with title_place:
    headline(finding, subtitle, words.demo_on_top(rows))
if made is None:
    empty_state(words.nothing_shown(group), words.CHOOSE_ANOTHER)
else:
    picture = draw_day(made.points) if made.days[0] == made.days[1] else draw_panels(made)
    table = once(numbers_file, rows, {**names, plan.kommune_area: plan.kommune_name}, labels[group])
    data_expander(table, "ledighed.csv", noted, picture=picture, title=finding, subtitle=subtitle)

day = days.latest_real_day(known) or last
people = once(composition.composition, known, list(with_plan), day)
totals = composition.totals_on(known, day)
origin = words.origin_of(known, day)


def draw_distances() -> None:
    """How far the known unemployed are from the labour market: a bar and a sentence per zone."""
    shares = once(composition.distances, people, totals)
    heading = sentences.distance_finding(shares, names, not real(known).empty)
    section(heading or words.WHO_IS_FURTHEST, words.distance_caption(day, origin))
    left, right = st.columns([3, 2], gap="large")
    lines = [
        once(
            sentences.distance_line,
            name,
            shares[shares["area_id"] == area],
            people[people["area_id"] == area],
        )
        for area, name in with_plan.items()
    ]
    with left:
        parts.draw_legend(distance_colours(tokens()), set(shares["distance"]))
        bars = once(distance_bars, shares, with_plan, tokens())
        draw_chart(bars, ". ".join(lines))
    with right:
        parts.draw_lines(lines)
        caption(f"{words.OUR_DIVISION} {groups.division_words(people['target_group'].unique())}")


def draw_table() -> None:
    """Målgrupper x zones: persons, change or course, as the reader chooses."""
    title_place = st.container()
    view = choices.chosen_view()
    title = words.table_title(view, day, origin, first, last)
    with title_place:
        section(*title)
    if view == choices.CHANGE and first is None:
        empty_state(NO_EARLIER, words.LOAD_MORE)
        return
    person, total = tables.person_cells(people), tables.total_cells(totals)
    if view == choices.CHANGE:
        person = total = tables.change_cells(moved)
    elif view == choices.TIME:
        person = total = tables.time_cells(
            known, parts.break_days(breaks, indicators), (max(start or compared[0], compared[0]), last)
        )
    drawn = tables.groups_table(people, with_plan, person, total, title[0])
    tables.draw_groups(drawn, with_curves=view == choices.TIME)
    source_line(words.table_guide(view, bool(words.demo_on_top(known))), source)
    with st.expander("Hent tabellen"):
        if view == choices.CHANGE and first is not None:
            days_between = (first, last)
            downloads(
                tables.changes_table(moved, labels, with_plan, days_between), "ledighed-aendring.csv", noted
            )
        else:
            downloads(tables.composition_table(people, with_plan, day), "maalgrupper.csv", noted)


if not people.empty:
    draw_distances()
    draw_table()

placed = once(
    hours.activity_hours,
    questions.activities(warehouse),
    house.placed,
    questions.needs(warehouse, house.only_real),
    [each for each in labels if each != TOTAL],
    list(names),
)
if not placed.empty:
    per_100 = hours.hours_per_100(placed, totals)
    section(*words.hours_title(placed, day, hours.hours_finding(per_100, names)))
    text_table(once(parts.hours_table, placed, per_100, names))

with st.expander("Hvad grupperne hedder i loven, og fra hvornår"):
    caption(words.LAW_GUIDE)
    law = once(law_table, questions.target_group_law(warehouse))
    parts.draw_law(
        law, parts.breaks_table(breaks, {indicators[each]: each for each in labels if each != TOTAL})
    )
