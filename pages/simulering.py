"""Simulering: move hours between zones, have a placement proposed, and keep, compare and share what comes of it."""

import datetime as dt
from functools import partial

import streamlit as st

from lib import jobs
from lib.charts.allocation_chart import per_100_chart
from lib.charts.frontier_chart import PICKED, frontier_chart, frontier_words
from lib.charts.inside_chart import inside_chart
from lib.domain.access.account import may
from lib.domain.access.actions import Action
from lib.domain.allocation import sentences
from lib.domain.allocation.coverage import hours_moved
from lib.domain.allocation.frames import needs_from, per_100
from lib.domain.allocation.outcome import outcome
from lib.domain.allocation.placement import Scenario
from lib.domain.allocation.proposal.solve import CLASH, Proposal
from lib.domain.allocation.weighing import weighed, weighing_words
from lib.domain.dates import danish_day
from lib.domain.decisions.in_force import told
from lib.domain.decisions.placed import origin_mark, placement_origin
from lib.domain.effect.effect import effects, reach
from lib.domain.effect.sentences import effect_finding, zero_sum
from lib.domain.numbers import number
from lib.domain.scenario.changes import Ground, changes_since
from lib.material.allocation import assumptions_of, ground_of, rulebook_of
from lib.page import open_page
from lib.reports.chart_png import Frame
from lib.state.scenario_book import ScenarioBook
from lib.ui import allocation_choices as choices
from lib.ui import moves_session as session
from lib.ui import proposal_panel, scenario_desk, scenario_form, scenario_list
from lib.ui.allocation_parts import assessments_part, phases_part, placement_part, zones_part
from lib.ui.assumption_table import assumption_table
from lib.ui.borders_panel import borders_panel
from lib.ui.chart import draw_chart
from lib.ui.coverage_panel import activity_tracks, coverage_numbers
from lib.ui.doors import open_to
from lib.ui.flow_map import draw_flow_map
from lib.ui.frame import demo_notice, empty_state, headline, png_download, section
from lib.ui.inside_part import inside_part
from lib.ui.moves import apply_moves_style, ledger, move_form, refusal_and_drops, rules_list, say
from lib.ui.need_weighing import weighing_part, weighing_wanted
from lib.ui.once import once
from lib.ui.proposal_solved import Question, certainty_words, frontier_points, moves_to, proposed
from lib.ui.proposal_terms import chosen_terms, terms_words
from lib.ui.proposal_words import ASK, NO_NEED, proposal_sentence
from lib.ui.reach_part import reach_part
from lib.ui.theme import tokens
from lib.warehouse import questions

CURVE = "kurve"


def show_moves() -> None:
    """The form and the list, dækning, and hours per 100 in the target group; below, the zones and the table."""
    with st.container(key="allocation"):
        left, middle, right = st.columns(3, gap="medium")
    with left:
        section("Flytninger", f"Timer flyttes, de opstår ikke: balance {number(scenario.balance)}")
        st.html(ledger(scenario, agreement))
        move_form(rulebook, scenario, house.plan, danish_day(dt.datetime.now(dt.UTC)))
        refusal_and_drops(played, rulebook)
        st.html(rules_list(rulebook, scenario.placement))
    with middle:
        section("Dækning", "Andelen af timerne, der står, hvor behovet er")
        st.html(coverage_numbers(done))
        st.button(
            "Foreslå en bedre placering",
            key="til_forslag",
            on_click=choices.show_view,
            args=(choices.PROPOSAL,),
        )
        st.html(activity_tracks(done.by_activity))
        say(done.worst_off_sentence)
        unsure = certainty_words(Question(rulebook, needs), scenario.placement)
        origin = f"{placement_origin(house.in_force)} {sentences.need_sources(need_rows)}"
        section(sentences.CANNOT_SAY, f"{unsure} {origin}")
    with right:
        show_per_100()
    say_headline(done.headline, done.subtitle)
    zones_part(shapes, scenario, done, agreement)
    counts, ask = questions.need_counts(house.warehouse), partial(questions.inside_zone, house.warehouse)
    inside_part(
        house, agreement, counts, ask, lambda found, width: once(inside_chart, found, tokens(), width)
    )
    phases_part(house.plan, scenario, needs, agreement)
    placement_part(rulebook, scenario, placed, house.mark)
    assessments_part(house, agreement)


def show_per_100() -> None:
    """The hours per 100 in the target group of one activity, before and after."""
    section("Timer pr. 100 i målgruppen", "Før (hul) og efter (fyldt), pr. zone")
    need = known.of(choices.chosen_activity(done.by_activity) or "")
    if need is None:
        empty_state(
            "Intet behov er opgjort", "Uden et kendt behov kan timer ikke sættes i forhold til målgruppen."
        )
        return
    rows = per_100(agreement, scenario.base, scenario.placement, need)
    words = sentences.hours_per_100(rows, agreement.terms(need.activity_id).short_name)
    dots = once(per_100_chart, rows, tokens())
    draw_chart(dots, words)
    png_download(
        dots,
        "timer-pr-100.png",
        Frame(words, f"Hul: {origin_mark(house.in_force)} · fyldt: scenariet", house.mark),
    )


def show_proposal() -> None:
    """What is asked, the answer, what stands in the way, and what the first hours buy."""
    question = Question(rulebook, needs)
    with st.container(key="allocation"):
        left, right = st.columns([4, 8], gap="medium")
    with left:
        question = proposal_panel.ask_panel(question)
    if not question.needs:
        say_headline(NO_NEED, done.subtitle)
    elif not proposal_panel.is_asked():
        say_headline(ASK, done.subtitle)
        with right:
            show_frontier(question)
    else:
        with st.spinner("Regner den bedste placering ud ..."):
            found = proposed(question)
        if found is None:
            say_headline(CLASH, done.subtitle)
            with right:
                proposal_panel.clash_panel(question)
            return
        with right:
            show_found(question, found)
        show_frontier(question)
        proposal_panel.binding_panel(question, found)


def show_found(question: Question, found: Proposal) -> None:
    """A proposal: its sentence, dækning, map and moves."""
    base = rulebook.base
    shown = Scenario(base, moves_to(question, found))
    result = outcome(agreement, shown, question.needs)
    words = proposal_sentence(result, base, found.placement, agreement, question.needs)
    say_headline(words, result.subtitle)
    numbers, moves = st.columns([4, 6], gap="large")
    with numbers:
        section("Dækning", terms_words(rulebook.terms) or "Alle aftalens regler gælder")
        st.html(coverage_numbers(result))
        draw_flow_map(shapes, shown.flows, result.changes)
    with moves:
        proposal_panel.moves_panel(question, found)


def show_frontier(question: Question) -> None:
    """Dækning against hours moved; a click on a point chooses it."""
    with st.spinner("Regner kurven ud ..."):
        points = frontier_points(question)
    if not points:
        return
    words = frontier_words(points)
    section("Hvad køber de første timer?", words)
    moved = hours_moved(scenario.base, scenario.placement)
    here = None if done.after is None else (moved, done.after)
    curve = frontier_chart(points, here, tokens())
    chart, choice = st.columns([8, 3], gap="large", vertical_alignment="center")
    with chart:
        draw_chart(
            curve,
            words,
            key=CURVE,
            picked=PICKED,
            on_pick=partial(proposal_panel.take_click, CURVE, PICKED),
        )
    with choice:
        proposal_panel.frontier_choice(points, question)
        png_download(curve, "daekning-mod-timer.png", Frame(words, done.subtitle, house.mark))


def show_scenarios() -> None:
    """The scenario on the desk, those that are kept, and two to four of them side by side."""
    scenario_id, based_on = session.open_scenario()
    with st.container(key="allocation"):
        left, right = st.columns([5, 7], gap="medium")
    with left:
        kept = book.find(scenario_id) if scenario_id else None
        news = changes_of(scenario_id, based_on) if kept else ()
        scenario_form.desk_panel(book, document, rulebook, kept, news)
    with right:
        found = scenario_list.list_panel(book, rulebook)
        words = scenario_list.compared_panel(found, document, plan_rules, needs, house.mark)
    say_headline(*(words or ("Gem scenariet, og sammenlign det med de andre", done.subtitle)))


def changes_of(scenario_id: str, save_id: int) -> tuple[str, ...]:
    """What has changed since a save was made: the data, and the placement that was then in force."""
    kept = next((each for each in book.saves(scenario_id) if each.save_id == save_id), None)
    if kept is None:
        return ()
    older = house.earlier(kept.version)
    base = None if older is None else house.in_force_on(danish_day(kept.at), older, kept.at).placement
    if kept.version == house.version.short and base == plan_rules.base:
        return ()
    now = Ground(house.version.short, plan_rules, known.known)
    then = None if older is None else ground_of(older, kept.version, only_published, base)
    return changes_since(kept.document, now, then)


def show_borders() -> None:
    """What the figures would be in other zones."""
    say_headline(
        "Hvad ville tallene være med andre zoner?", "Et spørgsmål om grænserne; de rigtige zoner røres ikke"
    )
    if not open_to(house.account, Action.BORDERS):
        return
    areas = questions.areas(house.warehouse, "afdeling")
    borders_panel(areas, house.plan.zones, partial(jobs.run_for, house.account), house.mark, house.only_real)


def show_assumptions() -> None:
    """Every assumption with its evidence, and what the user reckons with instead."""
    own = assumptions_of(house.warehouse)
    session.assume(assumption_table(own, house.activity_names, session.assumptions()))
    reckoned = own.with_choices(session.assumptions())
    effect = effects(agreement, scenario.base, scenario.placement, known.known, reckoned)
    say_headline(effect_finding(effect, agreement), zero_sum(done.changes, agreement))
    reach_part(
        reach(agreement, scenario.base, scenario.placement, known.known, reckoned), agreement, house.mark
    )


def say_headline(words: str, subtitle: str) -> None:
    """The finding on top of the page."""
    with top:
        headline(words, " · ".join(filter(None, [subtitle, weighing_words(weighing)])))
        if done.demo:
            demo_notice("Dækningen er også målt på demo- og hjælpetal, som ikke er offentliggjort i aftalen.")


house = open_page("simulering")
apply_moves_style()
shapes = questions.zone_shapes(house.warehouse)
placed = house.placed
if placed.empty:
    empty_state(
        "Der er ingen timer at flytte",
        "Planen har ingen placering af timer. Tilføj placement.csv i planens mappe, og byg datagrundlaget igen.",
        heading="h1",
    )
    st.stop()

plan_id = house.plan.plan_id
plan_rules = rulebook_of(house.warehouse, house.plan, house.in_force.placement)
book = ScenarioBook(house.state, plan_id, house.account)
scenario_desk.open_from_link(book, plan_rules)
rulebook = plan_rules.with_terms(chosen_terms(plan_rules))
agreement = rulebook.agreement
played = session.played(rulebook)
scenario = played.scenario

top = st.container()
bar, weigh, scope = st.columns([6, 3, 3], vertical_alignment="bottom")
with bar:
    view = choices.chosen_view()
with weigh:
    weigh_wanted = weighing_wanted()
with scope:
    only_published = house.only_real or not choices.proxies_wanted()
scenario_desk.say_told()
names = house.activity_names, {zone.area_id: zone.name for zone in house.plan.zones}
for undone in house.in_force.undone:
    demo_notice(told(undone, *names))
need_rows = questions.needs(house.warehouse, only_real=only_published)
known = once(needs_from, need_rows, agreement)
weighing = weighing_part(house.priority, house.plan, agreement) if weigh_wanted else None
session.weigh(weighing)
needs = weighed(known.known, weighing)
done = outcome(agreement, scenario, needs)
document = session.document(rulebook, plan_id, house.version.short)

{
    choices.MOVES: show_moves,
    choices.PROPOSAL: show_proposal,
    choices.SCENARIOS: show_scenarios,
    choices.BORDERS: show_borders,
    choices.ASSUMED: show_assumptions,
}[view]()
scenario_desk.keep_going(
    book, session.document(rulebook, plan_id, house.version.short), may(house.account, Action.SCENARIO)
)
