"""Simulering: move hours between zones, and see what it does to dækning."""

import streamlit as st

from lib.charts.allocation_chart import per_100_chart
from lib.domain.allocation import sentences
from lib.domain.allocation.frames import agreement_from, matrix, needs_from, per_100, placement_from
from lib.domain.allocation.outcome import outcome
from lib.domain.allocation.rules import Rulebook
from lib.domain.numbers import number
from lib.page import open_page
from lib.reports.chart_png import Frame
from lib.ui.allocation_choices import chosen_activity, proxies_wanted
from lib.ui.coverage_panel import activity_tracks, coverage_numbers
from lib.ui.flow_map import draw_flow_map
from lib.ui.frame import (
    data_expander,
    demo_notice,
    empty_state,
    headline,
    png_download,
    section,
    source_line,
)
from lib.ui.moves import (
    apply_moves_style,
    current_scenario,
    ledger,
    move_form,
    refusal_and_drops,
    rules_list,
    say,
)
from lib.ui.overview import outline_words
from lib.ui.placement_matrix import HOUR_DECIMALS, matrix_for_download, placement_matrix, zone_table
from lib.ui.theme import tokens
from lib.warehouse.questions import activities, needs, placement, resources, zone_shapes

house = open_page("simulering")
apply_moves_style()
shapes = zone_shapes(house.warehouse)
placed = placement(house.warehouse)
if placed.empty:
    empty_state(
        "Der er ingen timer at flytte",
        "Planen har ingen placering af timer. Tilføj placement.csv i planens mappe, og byg datagrundlaget igen.",
        heading="h1",
    )
    st.stop()

agreement = agreement_from(activities(house.warehouse), resources(house.warehouse), house.plan.zones)
rulebook = Rulebook(agreement, placement_from(placed))
scenario = current_scenario(rulebook)
top = st.container()

with st.container(key="allocation"):
    left, middle, right = st.columns(3, gap="medium")
with left:
    section("Flytninger", f"Timer flyttes, de opstår ikke: balance {number(scenario.balance)}")
    st.html(ledger(scenario, agreement))
    move_form(rulebook, scenario)
    refusal_and_drops()
    st.html(rules_list(rulebook, scenario.placement))
with middle:
    section("Dækning", "Andelen af timerne, der står, hvor behovet er")
    only_published = house.only_real or not proxies_wanted()
    need_rows = needs(house.warehouse, only_real=only_published)
    known = needs_from(need_rows, agreement)
    done = outcome(agreement, scenario, known.known)
    st.html(coverage_numbers(done))
    st.html(activity_tracks(done.by_activity))
    say(done.worst_off_sentence)
    section(
        "Hvad tallene ikke kan sige", f"{sentences.ASSUMED_PLACEMENT} {sentences.need_sources(need_rows)}"
    )
with right:
    section("Timer pr. 100 i målgruppen", "Før (hul) og efter (fyldt), pr. zone")
    need = known.of(chosen_activity(done.by_activity) or "")
    if need is None:
        empty_state(
            "Intet behov er opgjort", "Uden et kendt behov kan timer ikke sættes i forhold til målgruppen."
        )
    else:
        rows = per_100(agreement, scenario.base, scenario.placement, need)
        words = sentences.hours_per_100(rows, agreement.terms(need.activity_id).short_name)
        dots = per_100_chart(rows, tokens())
        st.vega_lite_chart(spec=dots, theme=None, width="stretch", alt=words)
        png_download(
            dots, "timer-pr-100.png", Frame(words, "Hul: aftalens placering · fyldt: scenariet", house.mark)
        )

with top:
    headline(done.headline, done.subtitle)
    if done.demo:
        demo_notice("Dækningen er også målt på demo- og hjælpetal, som ikke er offentliggjort i aftalen.")

section(
    "Hvad hver zone får og afgiver",
    " · ".join(["Timer om ugen; pilens bredde følger timerne", *outline_words(shapes)]),
)
picture, table = st.columns([3, 7], gap="large")
with picture:
    draw_flow_map(shapes, scenario.flows, done.changes)
with table:
    st.html(zone_table(done, agreement))
    source_line(done.outside_sentence)

shown = matrix(agreement, scenario.base, scenario.placement)
bases = placed.groupby("activity_id")["basis"].first().to_dict()
section("Placering", "Timer om ugen pr. indsats og zone; ændrede felter er markeret")
st.html(placement_matrix(shown, bases, agreement))
data_expander(matrix_for_download(shown, agreement), "placering.csv", house.mark, HOUR_DECIMALS)
