"""Prioritering: which zone comes first, and how much that hangs on what is weighed."""

import datetime as dt
from functools import partial

import streamlit as st

from lib.charts.laid_out import PICTURE_WIDTH
from lib.charts.priority_chart import place_table, priority_chart
from lib.domain.access.actions import Action
from lib.domain.dates import long_date
from lib.domain.priority.gaps import double_counted, gaps, readings_of, rows_behind
from lib.domain.priority.members import MemberWeights
from lib.domain.priority.priority import prioritise
from lib.domain.priority.sentences import (
    DEMO_TURN,
    error_sentence,
    priority_finding,
    priority_subtitle,
    reading_guide,
    runner_up,
    theme_sentence,
    turn_sentence,
)
from lib.domain.priority.turning import leaders_at, what_turns
from lib.domain.priority.weights import NoWeights
from lib.domain.value_words import real_rows, source_or_demo
from lib.page import open_page
from lib.state.weightings import SeatTaken, keep_weighting, last_weighting, take_out, weightings_of
from lib.ui.assessment_panel import assessment_panel
from lib.ui.chart import draw_chart
from lib.ui.datatraek_receipts import alert
from lib.ui.doors import open_to
from lib.ui.frame import data_expander, empty_state, headline, panel, section, source_line
from lib.ui.once import once
from lib.ui.overview import source_words
from lib.ui.priority_choices import (
    MEMBERS,
    NAMING_WAYS,
    chosen_indicators,
    chosen_way,
    chosen_weights,
    demo_wanted,
    draw_chosen,
)
from lib.ui.priority_members import (
    Wanted,
    answered,
    by_seat,
    chosen_session,
    draw_first,
    draw_members,
    follow_others,
    member_form,
)
from lib.ui.priority_method import draw_method, draw_turn
from lib.ui.profile_choices import choice
from lib.ui.theme import tokens
from lib.warehouse import questions

NO_FIGURES = "Der er ingen tal at prioritere zonerne efter"
WHAT_TO_LOAD = (
    "Der skal være mindst én indikator med en god og en dårlig retning og et tal for alle zoner og for kommunen i "
    "samme periode. Indlæs et datatræk, eller medtag demotal."
)


def show_priority() -> None:
    """The finding, the picture with its numbers, what turns the order, and behind an expander how it was done."""
    finding = priority_finding(found, names)
    with title_place:
        headline(
            finding,
            priority_subtitle(measured, weights.how, plan.kommune_name),
            "" if measured.real else "med demotal",
        )
    leaders = leaders_at(measured.normalised, weights.centre)
    turn = what_turns(measured.normalised, weights.centre)
    labels = [reading.indicator.short_label for reading in measured.readings]
    shown = rows_behind(figures, measured.readings)
    named = source_words(real_rows(shown), questions.sources(warehouse))
    source = f"{source_or_demo(shown, named)} · {house.mark}"
    with picture_place:
        draw_chart(
            once(priority_chart, found, names, tokens()),
            f"{finding}. {runner_up(found, names)}",
        )
        draw_turn(
            turn_sentence(turn, weights.centre.tolist(), names, labels, leaders)
            if measured.real
            else DEMO_TURN
        )
        source_line(*filter(None, [reading_guide(found), runner_up(found, names), *warnings, source]))
    with method_place:
        data_expander(
            place_table(found, names),
            "prioritering.csv",
            f"{finding}. {source}",
            picture=partial(priority_chart, found, names, tokens(), PICTURE_WIDTH),
            title=finding,
            subtitle=weights.how,
        )
        with st.expander("Sådan er det regnet"):
            draw_method(found, names, weights.centre.tolist(), refused, [error_sentence(found), *warnings])


def show_members() -> None:
    """The seats beside each other, and the form that keeps the weights above as one seat's."""
    wanted = None
    with seat_panel:
        if open_to(house.account, Action.WEIGH):
            wanted = member_form(weights.stated, [each.member for each in kept.members], kept.latest)
    if wanted is not None:
        answered(write(wanted))
        st.rerun()
    with table_place, panel("medlemmer"):
        for sentence in kept.unreadable:
            alert(sentence)
        draw_members(
            members, measured, names, [each for each in by_seat(kept.members) if not each.fits(chosen)]
        )


def write(wanted: Wanted) -> str:
    """Keeps or takes out as asked for; why not, where somebody else was first."""
    try:
        if wanted.keep:
            own = MemberWeights(wanted.member, dict(zip(chosen, weights.centre.tolist(), strict=True)))
            keep_weighting(house.state, plan.plan_id, session, own, house.account, now, wanted.seen)
        else:
            take_out(house.state, plan.plan_id, session, wanted.member, house.account, now, wanted.seen)
    except SeatTaken as taken:
        return str(taken)
    return ""


house = open_page("prioritering")
plan, warehouse = house.plan, house.warehouse
names = [zone.name for zone in plan.zones]
now = dt.datetime.now(dt.UTC)
title_place = st.container()
picture_place, weights_place = st.columns([7, 5], gap="medium")
method_place, assessment_place, members_place = st.container(), st.container(), st.container()
with weights_place, panel("vaegte"):
    weights_panel, names_place = st.container(), st.container()
    indicators_place = st.popover("Skift indikatorer")
with indicators_place:
    with_demo = not house.only_real and demo_wanted()
figures, candidates = questions.weighable(warehouse, [*plan.zone_ids, plan.kommune_area], not with_demo)
usable, refused = once(readings_of, figures, candidates, plan.zone_ids, plan.kommune_area, with_demo)
if not usable or len(names) == 1:
    with title_place:
        empty_state(NO_FIGURES, WHAT_TO_LOAD, heading="h1")
    st.stop()
with indicators_place:
    chosen = chosen_indicators([reading.indicator for reading in usable], plan.card_indicators)
if not chosen:
    with title_place:
        empty_state("Vælg mindst én indikator", "Zonerne holdes op mod kommunen på de valgte.", heading="h1")
    st.stop()
measured = gaps([reading for reading in usable if reading.indicator.indicator_id in chosen], plan.zone_ids)
indicators = [reading.indicator for reading in measured.readings]
with members_place:
    form_place, table_place = st.columns([4, 7], gap="medium")
with form_place:
    seat_panel = panel("medlem")
with seat_panel:
    section("Medlemmernes vægte", "Ét medlem ad gangen på samme skærm; kun pladsen gemmes, intet navn")
    session = chosen_session(long_date(now.date()))
kept = weightings_of(house.state, plan.plan_id, session)
members = [each for each in by_seat(kept.members) if each.fits(chosen)]
with weights_panel:
    way = chosen_way()
    try:
        weights = chosen_weights(way, indicators, members)
    except NoWeights as none:
        with title_place:
            empty_state("Ingen vægte at regne med", str(none), heading="h1")
        st.stop()
if way not in NAMING_WAYS:
    with names_place:
        draw_chosen(indicators)
if way == MEMBERS and members:
    with names_place:
        draw_first(members, measured, names)
warnings = [*double_counted(indicators), theme_sentence(measured, weights.centre.tolist())]
found = once(prioritise, measured, weights.space)
show_priority()
with assessment_place:
    leader = plan.zone_ids[found.leaders[0]] if measured.real else ""
    about = choice(
        "Socialfaglig vurdering af", dict(zip(plan.zone_ids, names, strict=True)), "vurdering_af", leader
    )
    assessment_panel(house, about)
show_members()
follow_others(kept.last, partial(last_weighting, house.state, plan.plan_id, session))
