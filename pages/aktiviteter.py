"""Aktiviteter: what the plan does, for whom and with how many hours where; and the events that may explain a curve."""

import datetime as dt

import streamlit as st

from lib.charts.event_timeline import timeline
from lib.domain.activities import (
    activities_finding,
    activity_rows,
    activity_table,
    demo_needs,
    placement_reservation,
)
from lib.domain.event_entry import EntryRefused, checked_entry, checked_reason
from lib.domain.event_places import events_finding, places_from
from lib.domain.events import newest_of
from lib.page import open_page
from lib.state.events import EventMoved, add_event, event_history, events_of, withdraw_event
from lib.ui import events_form, frame
from lib.ui.activities_table import activities_html, apply_activities_style, bars_legend
from lib.ui.events_list import events_html, events_table, history_table
from lib.ui.theme import tokens
from lib.warehouse import questions

ACCOUNT = "aktiviteter-siden"  # who did it, as the history says, until people sign in
ACTIVITIES, EVENTS = "Aktiviteter", "Begivenheder"

house = open_page("aktiviteter")
apply_activities_style()
plan, warehouse = house.plan, house.warehouse
now = dt.datetime.now(dt.UTC)
places = places_from(plan, questions.areas(warehouse, "afdeling"), house.only_real)


def save(chosen: str) -> None:
    """Keep what was typed as a new event, or as the correction of the one it was filled from."""
    entry, base = events_form.typed(chosen), events_form.base_of(chosen)
    try:
        fields = checked_entry(entry, places.names, now.date())
        reason = "" if base is None else checked_reason(entry.reason or "")
        add_event(house.state, plan.plan_id, fields, ACCOUNT, now, base, reason)
    except EntryRefused as refused:
        events_form.refuse(refused.sentences)
    except EventMoved as moved:
        overtaken(chosen, str(moved))
    else:
        deed = "tilføjet" if base is None else "rettet"
        events_form.kept(chosen, f"Begivenheden »{fields.title}« er {deed} og tegnes på kurverne.")


def withdraw(chosen: str) -> None:
    """Take the chosen event out of force, with the reason that was typed."""
    entry, base = events_form.typed(chosen), events_form.base_of(chosen)
    try:
        reason = checked_reason(entry.reason or "")
        withdraw_event(house.state, plan.plan_id, base, reason, ACCOUNT, now)
    except EntryRefused as refused:
        events_form.refuse(refused.sentences)
    except EventMoved as moved:
        overtaken(chosen, str(moved))
    else:
        events_form.kept(chosen, "Begivenheden er trukket tilbage. Den står stadig i historikken.")


def overtaken(chosen: str, why: str) -> None:
    """Somebody else has corrected or withdrawn the event meanwhile."""
    newest = newest_of(event_history(house.state, plan.plan_id), events_form.base_of(chosen))
    events_form.overtaken(chosen, why, newest, places)


def show_activities() -> None:
    """The table of activities, delaftale by delaftale."""
    rows = activity_rows(
        questions.activities(warehouse),
        questions.placement(warehouse),
        questions.needs(warehouse, house.only_real),
        plan.zones,
    )
    finding = activities_finding(rows)
    with top:
        frame.headline(finding, f"{plan.name} · timer om ugen pr. aktivitet og zone")
    if not rows:
        frame.empty_state(
            "Der er ingen aktiviteter at vise",
            "Tilføj activities.csv, resources.csv og placement.csv i planens mappe, og byg datagrundlaget igen.",
        )
        return
    reservations = [words for words in (placement_reservation(rows), demo_needs(rows)) if words]
    if reservations:
        frame.demo_notice(f"{'. '.join(reservations)}.")
    st.html(bars_legend())
    st.html(activities_html(rows, plan.zones))
    source = f"Kilde: aftalens delaftaler · {house.mark}"
    frame.source_line(source)
    frame.data_expander(
        activity_table(rows, plan.zones), "aktiviteter.csv", source, label="Vis som tabel, og hent"
    )


def show_events() -> None:
    """The events on one axis of time, as a list, and the form that adds, corrects and withdraws."""
    in_force, records = events_of(house.state, plan.plan_id), event_history(house.state, plan.plan_id)
    listed = places.listed(in_force)
    finding, subtitle = (
        events_finding(listed, places),
        "Renoveringer, nye regler for udlejning og andet, der kan ses på kurverne",
    )
    with top:
        frame.headline(finding, subtitle)
    source = f"Noteret af sekretariatet · {house.mark}"
    picture = timeline(places.shown(listed), places, plan, now.date(), tokens())
    if listed:
        st.vega_lite_chart(spec=picture, theme=None, width="stretch", alt=finding)
    left, right = st.columns([7, 5], gap="large")
    with left:
        if listed:
            st.html(events_html(listed, places))
            frame.source_line(
                "Et lyst felt er planens periode. En begivenhed forklarer ikke i sig selv tallene.", source
            )
            frame.downloads(
                events_table(listed, places), "begivenheder.csv", source, picture, finding, subtitle
            )
        else:
            frame.empty_state(
                "Ingen begivenheder endnu",
                "Skriv den første i felterne: hvor, hvad og hvornår. Den tegnes på zonens kurver under Udvikling.",
            )
    with right, frame.panel("begivenhed"):
        frame.section("Tilføj, ret eller træk tilbage")
        events_form.event_form(listed, records, places, save, withdraw)
    if records:
        with st.expander("Historik: alt, der er skrevet"):
            frame.text_table(history_table(records, places))
            frame.csv_download(history_table(records, places), "begivenheder-historik.csv", house.mark)


top = st.container()
view = st.segmented_control(
    "Vis",
    [ACTIVITIES, EVENTS],
    default=ACTIVITIES,
    required=True,
    key="vis",
    label_visibility="collapsed",
    bind="query-params",
    persist_state="session",
)
if view == EVENTS:
    show_events()
else:
    show_activities()
