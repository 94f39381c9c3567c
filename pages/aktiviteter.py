"""Aktiviteter: what the plan does, for whom and with how many hours where; the delaftale of each activity, edition by
edition; and the events that may explain a curve."""

import datetime as dt
from functools import partial

import pandas as pd
import streamlit as st

from lib.charts.event_timeline import timeline
from lib.domain.access.account import may
from lib.domain.access.actions import Action
from lib.domain.activities import (
    activities_finding,
    activity_rows,
    activity_table,
    demo_needs,
    placement_reservation,
)
from lib.domain.dates import danish_day
from lib.domain.delaftaler.participation import participation_table, participation_words
from lib.domain.delaftaler.sentences import GOALS_OF_ALL, first_words, state_words
from lib.domain.delaftaler.spans import BEFORE_DECISIONS
from lib.domain.event_entry import EntryRefused, checked_entry, checked_reason
from lib.domain.event_places import events_finding, places_from
from lib.domain.events import newest_of
from lib.material.delaftale_paper import delaftale_paper, goals_table, hours_table, spans_table
from lib.material.delaftaler import Delaftaler, DelaftaleView, Kept, happenings
from lib.page import open_page
from lib.reports.paper_docx import paper_docx
from lib.state.delaftaler import EditionBook
from lib.state.events import EventMoved, add_event, event_history, events_of, withdraw_event
from lib.state.meetings import MeetingBook
from lib.ui import delaftale_choices as choices
from lib.ui import delaftale_view, events_form, frame
from lib.ui.activities_table import activities_html, apply_activities_style, bars_legend
from lib.ui.chart import draw_chart
from lib.ui.close_out_view import WORD_TYPE
from lib.ui.correcting import IN_HISTORY
from lib.ui.delaftale_desk import DraftDesk
from lib.ui.doors import open_to
from lib.ui.events_list import events_html, events_table, history_table
from lib.ui.files import file_button
from lib.ui.indstilling_view import apply_paper_style, draw_blocks
from lib.ui.once import once
from lib.ui.theme import LIGHT, tokens
from lib.warehouse import questions

ACTIVITIES, EVENTS = "Aktiviteter", "Begivenheder"

house = open_page("aktiviteter")
apply_activities_style()
apply_paper_style()
delaftale_view.apply_delaftale_style()
plan, warehouse = house.plan, house.warehouse
now = dt.datetime.now(dt.UTC)
today = danish_day(now)
book = EditionBook(house.state, plan.plan_id, house.account)
places = once(places_from, plan, questions.areas(warehouse, "afdeling"), house.only_real)


def save(chosen: str) -> None:
    """Keep what was typed as a new event, or as the correction of the one it was filled from."""
    entry, base = events_form.typed(chosen), events_form.base_of(chosen)
    try:
        fields = checked_entry(entry, places.names, now.date())
        reason = "" if base is None else checked_reason(entry.reason or "")
        add_event(house.state, plan.plan_id, fields, house.account, now, base, reason)
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
        withdraw_event(house.state, plan.plan_id, base, reason, house.account, now)
    except EntryRefused as refused:
        events_form.refuse(refused.sentences)
    except EventMoved as moved:
        overtaken(chosen, str(moved))
    else:
        events_form.kept(chosen, f"Begivenheden er trukket tilbage. {IN_HISTORY}")


def overtaken(chosen: str, why: str) -> None:
    """Somebody else has corrected or withdrawn the event meanwhile."""
    newest = newest_of(event_history(house.state, plan.plan_id), events_form.base_of(chosen))
    events_form.overtaken(chosen, why, newest, places)


def show_activities() -> None:
    """The table of activities, delaftale by delaftale."""
    needs = questions.needs(warehouse, house.only_real)
    rows = once(activity_rows, questions.activities(warehouse), house.placed, needs, plan.zones)
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
    st.html(once(activities_html, rows, plan.zones))
    source = f"Kilde: aftalens delaftaler · {house.mark}"
    frame.source_line(source)
    frame.data_expander(
        once(activity_table, rows, plan.zones), "aktiviteter.csv", source, label="Vis som tabel, og hent"
    )
    label, file_name = (
        "Hent alle delaftaler, som de gælder i dag (Word)",
        f"delaftaler-{today.isoformat()}.docx",
    )
    file_button(label, partial(printed, read()), file_name, WORD_TYPE, "hent-delaftaler")


def printed(delaftaler: Delaftaler, activity_id: str = "") -> bytes:
    """The editions in force as a Word file: of one activity, or of all."""
    views = (delaftaler.view(activity_id),) if activity_id else delaftaler.views
    paper = delaftale_paper(views, plan, today, house.mark, house.version.whole, LIGHT)
    return paper_docx(paper, now)


def read() -> Delaftaler:
    """The delaftaler by what is decided, with the events that may be shown."""
    placed = house.placed
    noted = places.shown(events_of(house.state, plan.plan_id))
    told = [(f"{places.name(each.area_id)}: {each.title}", each.first_day, each.last_day) for each in noted]
    decisions = house.decisions
    kept = Kept(book.all(), decisions.all(), decisions.approvals(), happenings(told))
    return Delaftaler(warehouse, plan, kept, today, placed, house.only_real)


def show_activity() -> None:
    """One activity: its delaftale, the form of a draft, or every edition."""
    delaftaler = read()
    view = delaftaler.view(chosen)
    with top:
        frame.headline(view.finding, f"{view.terms.name} · delaftale: {view.terms.delaftale} · {view.origin}")
    choices.messages()
    parts = {choices.READ: show_delaftale, choices.WRITE: show_draft, choices.HISTORY: show_editions}
    parts[part](delaftaler, view)
    frame.source_line(f"Kilde: {view.sources} · {house.mark}")


def show_delaftale(delaftaler: Delaftaler, view: DelaftaleView) -> None:
    """Where the hours stand, and beside it the text in force; goals and participants below."""
    left, right = st.columns([7, 5], gap="large")
    with left:
        show_spans(view)
    with right, frame.panel("udgave"):
        frame.section("Delaftalen, som den gælder i dag", view.origin)
        make, file_name = partial(printed, delaftaler, chosen), f"delaftale-{chosen}-{today.isoformat()}.docx"
        file_button("Hent delaftalen (Word)", make, file_name, WORD_TYPE, "hent-delaftale", main=True)
        st.html(delaftale_view.edition_html(view.stands.fields))
    left, right = st.columns([7, 5], gap="large")
    with left:
        frame.section("Mål, som aktiviteten tjener", GOALS_OF_ALL if view.stands.edition is None else "")
        draw_blocks([goals_table(view)] if view.goals else [])
    with right:
        frame.section("Deltagere mod pladser", participation_words(view.registered, plan.plan_area))
        if len(view.registered):
            frame.text_table(participation_table(view.registered))


def show_spans(view: DelaftaleView) -> None:
    """The hours over the plan's period, and today's hours by who employs."""
    if not view.spans:
        frame.empty_state(
            "Timerne er ikke fordelt på zonerne", "Skriv dem i placement.csv i planens mappe, og byg igen."
        )
        return
    picture = view.picture(tokens())
    draw_chart(picture, view.finding)
    st.html(bars_legend())
    frame.caption(BEFORE_DECISIONS)
    table = spans_table(view.spans, plan.zones, view.terms.short_name)
    frame.data_expander(
        pd.DataFrame(table.rows, columns=table.columns),
        f"delaftale-{chosen}.csv",
        f"{view.finding}. {house.mark}",
        picture=picture,
        title=view.finding,
        subtitle=view.terms.name,
    )
    draw_blocks([hours_table(view)])


def show_draft(delaftaler: Delaftaler, view: DelaftaleView) -> None:
    """The fields, what they change, and the way to a meeting of the board."""
    DraftDesk(
        book,
        MeetingBook(house.state, plan.plan_id, house.account),
        view.terms.name,
        view.terms.delaftale,
        view.stands.fields,
        delaftaler.goals,
        delaftaler.kept.decisions,
        questions.meeting_kinds(warehouse),
        today,
    ).draw()


def show_editions(delaftaler: Delaftaler, view: DelaftaleView) -> None:
    """Every edition that was written, with how far it has come and what it changes in the one in force."""
    kept = delaftaler.kept
    own = [each for each in kept.editions if each.fields.activity_id == chosen]
    decided = (kept.decisions, kept.approvals, delaftaler.kinds, today)
    states = [state_words(each, own, view.stands, *decided) for each in own]
    table = delaftale_view.history_table(own, states, first_words(view.stands))
    frame.section("Alle udgaver", "Intet slettes: en rettelse er en ny række")
    frame.text_table(table)
    frame.csv_download(table, f"delaftale-udgaver-{chosen}.csv", house.mark)
    for edition in reversed(own):
        with st.expander(f"Læs udgave {edition.edition_id}"):
            st.html(delaftale_view.edition_html(edition.fields))


def show_events() -> None:
    """The events on one axis of time, as a list, and the form that adds, corrects and withdraws."""
    in_force, records = events_of(house.state, plan.plan_id), event_history(house.state, plan.plan_id)
    listed = places.listed(in_force)
    finding = events_finding(listed, places)
    subtitle = "Renoveringer, nye regler for udlejning og andet, der kan ses på kurverne"
    with top:
        frame.headline(finding, subtitle)
    source = f"Noteret af sekretariatet · {house.mark}"
    picture = timeline(places.shown(listed), places, plan, now.date(), tokens())
    if listed:
        draw_chart(picture, finding)
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
        if open_to(house.account, Action.EVENT):
            events_form.event_form(listed, records, places, save, withdraw)
    if records and may(house.account, Action.READ_INTERNAL):
        with st.expander("Historik: alt, der er skrevet"):
            frame.text_table(history_table(records, places))
            frame.csv_download(history_table(records, places), "begivenheder-historik.csv", house.mark)


top = st.container()
bar, which = st.columns([7, 5], gap="large", vertical_alignment="bottom")
with bar:
    view = st.segmented_control(
        "Vis",
        [ACTIVITIES, EVENTS],
        default=ACTIVITIES,
        required=True,
        key="vis_indsats",
        label_visibility="collapsed",
        bind="query-params",
        persist_state="session",
    )
chosen = choices.ALL
if view == ACTIVITIES:
    with which:
        chosen = choices.chosen_activity(house.activity_names)
if view == EVENTS:
    show_events()
elif chosen == choices.ALL:
    show_activities()
else:
    part = choices.chosen_view(may(house.account, Action.DELAFTALE), may(house.account, Action.READ_INTERNAL))
    show_activity()
