"""Mål: where every goal of the agreement stands, what is still needed, and what can no longer be read as progress."""

import datetime as dt
from functools import partial

import streamlit as st

from lib.charts.goal_chart import GoalSeries, goal_picture, goal_spec, has_picture
from lib.charts.words import dated_texts
from lib.domain.access.actions import Action
from lib.domain.dates import long_date
from lib.domain.goals.assess import assess_goals
from lib.domain.goals.assessment import GoalResult
from lib.domain.goals.close_out import close_out
from lib.domain.goals.follow_up import freeze
from lib.domain.goals.goal import GoalLevel
from lib.domain.goals.sentences import goals_finding
from lib.domain.goals.target import area_words
from lib.domain.value_words import real_rows, source_or_demo
from lib.domain.version import Version
from lib.page import open_page
from lib.state.follow_up import FollowUpMoved, correct_follow_up, follow_ups, record_follow_up
from lib.state.versions import active_version
from lib.ui import (
    close_out_view,
    follow_up_view,
    goal_breaks,
    goal_choices,
    goal_detail,
    goal_development,
    goal_needed,
    goal_words,
)
from lib.ui.chart import draw_chart
from lib.ui.datatraek_receipts import alert
from lib.ui.doors import open_to
from lib.ui.frame import (
    caption,
    data_expander,
    downloads,
    empty_state,
    headline,
    panel,
    section,
    source_line,
    text_table,
)
from lib.ui.goal_counts import draw_counts, hindrance_line
from lib.ui.goal_export import export_table
from lib.ui.goal_families import families
from lib.ui.goal_table import GoalView, draw_goal_table, marks_legend
from lib.ui.once import once
from lib.ui.overview import source_words
from lib.ui.target_group_law import law_table
from lib.ui.theme import tokens
from lib.warehouse import questions

house = open_page("maal")
plan, warehouse = house.plan, house.warehouse
goals = questions.goal_rows(warehouse)
if not goals:
    empty_state(*goal_words.NO_GOALS, heading="h1")
    st.stop()

plan_end = dt.date.fromisoformat(plan.valid_to)
series = questions.goal_series(warehouse, goals, house.only_real)
breaks = questions.breaks(warehouse)
named = source_words(real_rows(series), questions.sources(warehouse))
source = f"{source_or_demo(series, named)} · {house.mark}"

title_place, counts_place = st.container(), st.container()
why_place, choice_place = st.columns([3, 1], vertical_alignment="center")
ambiguous = goal_choices.ambiguous_families(goals)
with choice_place:
    readings, told_places = goal_choices.reading_boxes(ambiguous)
results = once(assess_goals, goals, series, breaks, plan, readings)
rows = once(families, results, plan.plan_area)
finding = goals_finding(results)
subtitle = goal_words.goals_subtitle(results, rows, plan, long_date(plan_end))

with title_place:
    headline(finding, subtitle, goal_words.demo_on_top(results))
with counts_place:
    draw_counts(results)
if hindrance_line(results):
    with why_place:
        caption(hindrance_line(results))
for place, words in zip(told_places, goal_words.led_to(ambiguous, results), strict=True):
    with place:
        source_line(words)


def series_of(result: GoalResult) -> GoalSeries:
    """What the picture of one goal is made of; readings of another indicator than the shown one are not in it."""
    reading = result.shown.reading
    same = tuple(each for each in result.assessments if each.reading.indicator_id == reading.indicator_id)
    indicator = series[series["indicator_id"] == reading.indicator_id]
    return GoalSeries(
        own=indicator[indicator["area_id"] == reading.area_id],
        benchmark=indicator[indicator["area_id"] == reading.benchmark_area_id],
        benchmark_name=area_words(reading.benchmark_area_id, plan)[0],
        assessments=(result.shown,) if result.chosen is not None else same,
        breaks=tuple(dated_texts(breaks[breaks["indicator_id"] == reading.indicator_id])),
        plan_end=plan_end,
    )


def show_goal(result: GoalResult) -> None:
    """One goal over time, and beside it everything that is said of it."""
    drawn, words = series_of(result), goal_detail.goal_sentence(result)
    left, right = st.columns([3, 2], gap="medium")
    with right:
        goal_detail.draw_goal(result, drawn.benchmark_name)
    with left:
        if not has_picture(drawn):
            empty_state("Der er ingen tal at tegne", result.reason)
            return
        draw_chart(once(goal_spec, drawn, tokens()), words)
        source_line(goal_detail.reading_guide(drawn.benchmark_name, drawn.assessments), source)
        downloads(
            goal_detail.numbers_table(drawn.own, result),
            f"maal-{result.goal.goal_id}.csv",
            f"{words} {source}",
            partial(goal_picture, drawn, tokens()),
            words,
            result.reason,
        )


def show_follow_up() -> None:
    """Which meetings have been shown the follow-up; the form that records one more, and the report."""
    now, active = dt.datetime.now(dt.UTC), active_version(house.state, plan.plan_id)
    records = follow_ups(house.state, plan.plan_id)
    left, right = st.columns([5, 7], gap="medium")
    with left, panel("opfoelgning"):
        meetings, days = questions.meetings(warehouse), (dt.date.fromisoformat(plan.valid_from), now.date())
        wanted = None
        if open_to(house.account, Action.FOLLOW_UP):
            wanted = follow_up_view.follow_up_form(meetings, records, house.version.short, days)
        if wanted is not None and active is not None:
            keep_follow_up(wanted, active, now)
    with right, panel("moeder"):
        section(follow_up_view.records_title(records), follow_up_view.records_caption(records))
        if records and active is not None:
            follow_up_view.report_downloads(records, plan, active.version, now, house.mark)
        follow_up_view.draw_records(records)
    source_line(house.mark)


def keep_follow_up(wanted: follow_up_view.Wanted, active: Version, now: dt.datetime) -> None:
    """Write the record down as the user saw it, or say why not."""
    if not wanted.seen_version == house.version.short == active.short:
        alert("Intet er gemt.", "Tallene er udgivet på ny imens: se målene igennem, og gem så igen.")
        return
    try:
        if wanted.corrects == follow_up_view.NEW:
            shown = freeze(results)
            record_follow_up(
                house.state, plan.plan_id, wanted.meeting, active.version, shown, house.account, now
            )
        else:
            correct_follow_up(house.state, plan.plan_id, wanted.corrects, wanted.meeting, house.account, now)
    except FollowUpMoved as moved:
        alert("Intet er gemt.", str(moved))
        return
    follow_up_view.saved(follow_up_view.saved_words(wanted))
    st.rerun()


status, development, needed, broken, single, closing, shown_to = st.tabs(
    goal_choices.PARTS, key="del_maal", bind="query-params"
)
if status.open:
    with status:
        with st.container(horizontal=True, vertical_alignment="center"):
            by = goal_choices.chosen_grouping()
            all_rows = goal_choices.all_rows_wanted(len(results))
        draw_goal_table(rows, GoalView(finding, by, all_rows, plan, plan_end.year))
        source_line(*filter(None, [marks_legend(results), source]))
        data_expander(
            once(export_table, results, plan_end.year),
            "maal.csv",
            f"{finding}. {source}",
            decimals={},
            label=f"Vis alle {len(results)} rækker som tabel",
        )
if development.open:
    with development:
        overall = [each for each in results if each.goal.level is GoalLevel.OVERORDNET]
        section("Områdernes udvikling mod kommunens", goal_development.CAPTION)
        goal_development.draw_development(overall, plan)
        source_line(source)
if needed.open:
    with needed:
        section("Hvad skal der til", goal_needed.CAPTION)
        counted = goal_needed.counted(rows)
        if counted:
            goal_needed.draw_needed(counted, plan)
            source_line(*goal_needed.reservations(counted), source)
        else:
            empty_state(goal_needed.NOTHING, goal_needed.WHAT_TO_DO)
if broken.open:
    with broken:
        section("Databrud", goal_breaks.BREAKS_CAPTION)
        today = dt.datetime.now(dt.UTC).date()
        text_table(goal_breaks.break_table(breaks, rows, plan_end, today))
        section("Målgrupperne i loven", goal_breaks.LAW_CAPTION)
        text_table(law_table(questions.target_group_law(warehouse)))
        source_line(house.mark)
if single.open:
    with single:
        chosen = goal_choices.chosen_goal(goals)
        show_goal(next(each for each in results if each.goal.goal_id == chosen))
if closing.open:
    with closing:
        close_out_view.draw_close_out(
            close_out(results, breaks, plan_end), plan_end, dt.datetime.now(dt.UTC).date(), house.mark
        )
        source_line(source)
if shown_to.open:
    with shown_to:
        show_follow_up()
