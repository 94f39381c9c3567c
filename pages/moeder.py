"""Møder og beslutninger: the year's wheel, one meeting from agenda to minutes, what is decided, and how it went."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

import streamlit as st

from lib.charts.year_wheel import DrawnYear, year_wheel_chart
from lib.domain.access.account import may
from lib.domain.access.actions import Action
from lib.domain.allocation.frames import agreement_from
from lib.domain.dates import danish_day, long_date
from lib.domain.decisions.decision import Decision
from lib.domain.decisions.matter import Matter
from lib.domain.decisions.standing import StandingState, standing
from lib.domain.delaftaler.agenda import KIND as DELAFTALE
from lib.domain.meetings import agenda, sentences, steps
from lib.domain.meetings.kinds import decides, kind_of, milestones_of
from lib.domain.meetings.meeting import AgendaItem, Meeting, MeetingFields, MeetingState
from lib.domain.meetings.suggestions import suggestions
from lib.domain.meetings.wheel import next_meeting, wheel_year, year_wheel
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.material.decisions import decision_ground, reviews
from lib.material.minutes_paper import Minuted, decisions_on, minutes_paper, undecided
from lib.page import open_page
from lib.reports.paper_docx import paper_docx
from lib.state.delaftaler import EditionBook
from lib.state.indstillinger import IndstillingBook
from lib.state.meetings import MeetingBook
from lib.state.scenario_book import ScenarioBook
from lib.ui import meeting_choices as choices
from lib.ui import meeting_form as form
from lib.ui.chart import draw_chart
from lib.ui.close_out_view import word_download
from lib.ui.decision_form import apply_decision_style, decision_form
from lib.ui.decision_history import decision_history
from lib.ui.doors import open_to
from lib.ui.frame import caption, data_expander, headline, panel, section, source_line
from lib.ui.markup import plain_label
from lib.ui.meeting_agenda import agenda_editor, draw_agenda, point_form
from lib.ui.meeting_saving import Desk
from lib.ui.meeting_view import apply_meeting_style, first_actions, next_step
from lib.ui.meeting_wheel import milestone_note, promises, suggestion_list, too_late_notice, wheel_table
from lib.ui.review_panel import review_panel
from lib.ui.theme import tokens
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse


def name_of(fields: MeetingFields) -> str:
    """What a meeting is called."""
    return sentences.meeting_name(fields, kinds, zones)


def show_year() -> None:
    """One sentence (the headline), one picture, one action; what the year lacks below."""
    first = wheel_year(meetings, today)
    with which:
        held = (each.fields.held_on.year for each in meetings)
        year = choices.chosen_year(sorted({today.year, first, first + 1, *held}), first)
    wheel = year_wheel(year, kinds, house.plan.zone_ids, meetings)
    finding = sentences.wheel_finding(wheel, today)
    with top:
        headline(sentences.next_finding(coming, kinds, zones, today), f"{finding}.")
    days = milestones_of(year, questions.milestones(house.warehouse), house.plan, agreement.activities)
    with action:
        first_actions(coming, plans)
    too_late_notice(sentences.too_late_words(wheel.too_late, kinds))
    draw_chart(year_wheel_chart(wheel, DrawnYear(days, zones, today), tokens()), finding)
    if plans and (found := suggestions(wheel, meetings, today)):
        suggestion_list(found, zones, desk.accept)
    table = wheel_table(wheel, days, lambda each: name_of(each.fields), zones)
    data_expander(table, f"aarshjul-{year}.csv", f"{finding}. {house.mark}", label="Vis året som tabel")
    with st.expander("Hvad planen lover om møder"):
        promises({kind.name: (kind.rule, kind.source) for kind in kinds})
        milestone_note(days)


def show_meeting() -> None:
    """One meeting, or the form of a new one."""
    with which:
        choices.choose_meeting(labels, chosen_id)
    if meeting is not None:
        show_one(meeting)
        return
    with top:
        headline("Planlæg et møde", "Dagsordenen fyldes på forhånd med det, der altid står på den")
    if open_to(house.account, Action.MEETING):
        form.meeting_form(None, offers(None), desk.save)


def show_one(own: Meeting) -> None:
    """What it is to decide, its agenda, and the step that comes next."""
    decided = house.decisions.of_meeting(own.meeting_id)
    kind = kind_of(kinds, own.fields.kind)
    about = [sentences.when_words(own.fields), kind.audience if kind else ""]
    with top:
        headline(
            sentences.meeting_finding(own.fields, name_of(own.fields), len(decided), kinds),
            " · ".join(each for each in about if each),
        )
    left, right = st.columns([7, 4], gap="large")
    with right, panel("trin"):
        next_step(own, house.version.whole, today, partial(desk.take, own) if plans else None)
        for number in undecided(own.fields, decided):
            caption(f"Punkt {number} har endnu ingen beslutning.")
        for scenario in own.fields.scenarios:
            caption(f"Scenarie: {offers(own).scenarios.get(scenario, 'findes ikke længere')}")
    with left:
        section("Dagsorden")
        show_agenda(own)
    follow_up(own)
    if own.fields.state in (MeetingState.OPEN, MeetingState.CLOSED):
        decide(own, decided)
        minutes(own, decided)
    if own.fields.state is not MeetingState.CLOSED and plans:
        correct(own)


def correct(own: Meeting) -> None:
    """The fields of the meeting, and calling it off."""
    with st.expander("Ret mødet: dag, sted, scenarier og note"):
        form.meeting_form(own, offers(own), desk.save)
        if own.fields.state is not MeetingState.CANCELLED:
            args = (own, steps.cancelled, "Mødet er aflyst.")
            st.button("Aflys mødet", key="aflys", on_click=desk.take, args=args)


def follow_up(own: Meeting) -> None:
    """How it went with what was decided before, where decisions are made."""
    kind = kind_of(kinds, own.fields.kind)
    earlier = [each for each in house.decisions.all() if each.fields.meeting_id != own.meeting_id]
    found = reviews(house.warehouse, earlier, house.decisions.approvals(), today)
    if found and kind and decides(kind, kinds):
        with st.expander("Opfølgning på tidligere beslutninger"):
            review_panel(found, house.mark)


def show_agenda(own: Meeting) -> None:
    """The points; until the meeting is over they can be moved, taken away and added to."""
    if own.fields.state is MeetingState.PLANNED and plans:
        edit_agenda(own)
        with st.expander("Tilføj et punkt"):
            add_point(own)
        return
    draw_agenda(own.fields.agenda)
    if own.fields.state is MeetingState.OPEN and plans:
        with st.expander("Ret dagsordenen"):
            edit_agenda(own)
            add_point(own)


def edit_agenda(own: Meeting) -> None:
    """The points with the buttons that move them and take them away."""
    agenda_editor(
        own.meeting_id,
        own.fields.agenda,
        lambda place, by: desk.take(own, lambda it: agenda.moved(it, place, by), "Punktet er flyttet."),
        lambda place: desk.take(own, lambda it: agenda.removed(it, place), "Punktet er fjernet."),
    )


def add_point(own: Meeting) -> None:
    """The form of one more point."""
    point_form(own.meeting_id, delaftaler, partial(desk.add_point, own))
    caption("En indstilling sættes på dagsordenen fra siden Indstilling.")


def decide(own: Meeting, decided: Sequence[Decision]) -> None:
    """The form of each point that ends in a decision, and what the meeting has decided."""
    seen = seen_by(own)
    ground = decision_ground(seen, house.plan, own.fields.version, today)
    points = agenda.numbered(own.fields.agenda) if open_to(house.account, Action.DECIDE) else ()
    for number, item in points:
        if item.kind != agenda.DECISION:
            continue
        done = bool(decisions_on(item, decided))
        with st.expander(
            f"{'✓ ' if done else ''}Beslutning, punkt {number}: {plain_label(item.title)}", expanded=not done
        ):
            decision_form(house.decisions, ground, own, matter(item), f"punkt{number}")
    decision_history(house.decisions, ground, own.meeting_id, house.mark, labels_by_id, decides_here)


def seen_by(own: Meeting) -> PublicWarehouse:
    """What the meeting was opened on; the newest where that file is no longer there."""
    if own.fields.version == house.version.whole:
        return house.warehouse
    earlier = house.earlier(own.fields.version[:6])
    if earlier is None:
        caption("Mødets version findes ikke længere som fil. Forventninger regnes på de nyeste tal.")
    return earlier or house.warehouse


def matter(item: AgendaItem) -> Matter:
    """What a point asks the board to decide: the moves of its indstilling's proposal, or what its text says."""
    found = indstillinger.find(item.indstilling_id) if item.indstilling_id else None
    if found is None:
        editions = EditionBook(house.state, house.plan.plan_id, house.account).rows_of(item.delaftaler)
        return Matter(item.title, DELAFTALE if editions else "", text=item.text, delaftaler=editions)
    scenario_id, save_id = found.fields.scenarios[0]
    kept, moves = next((each for each in scenarios.saves(scenario_id) if each.save_id == save_id), None), ()
    try:
        moves = kept.document.moves if kept else ()
    except ScenarioUnreadable as unreadable:
        caption(str(unreadable))
    return Matter(found.fields.title, found.fields.kind, tuple(moves), found.indstilling_id, item.text)


def minutes(own: Meeting, decided: Sequence[Decision]) -> None:
    """The minutes as a file."""
    kind = kind_of(kinds, own.fields.kind)
    ground = decision_ground(house.warehouse, house.plan, own.fields.version, today)
    minuted = Minuted(
        name_of(own.fields),
        kind.audience if kind else "",
        kinds,
        decided,
        house.decisions.approvals(),
        ground.rules,
        today,
    )
    mark = f"{house.plan.short_name} · version {own.fields.version[:6]}"
    paper = minutes_paper(own, minuted, own.fields.version, mark)
    make = partial(paper_docx, paper, dt.datetime.now(dt.UTC))
    name = f"referat-{own.fields.held_on.isoformat()}.docx"
    word_download("Hent referatet som Word", make, name, own.fields.version)


def offers(own: Meeting | None) -> form.Offers:
    """What the form of a meeting may choose from."""
    planned_with = own.fields.scenarios if own else ()
    return form.Offers(kinds, house.plan.zones, form.scenario_names(scenarios, planned_with))


def show_decisions() -> None:
    """Everything that has been decided, and the answers that are waited for."""
    decided, answers = house.decisions.all(), house.decisions.approvals()
    ground = decision_ground(house.warehouse, house.plan, house.version.whole, today)
    stand = (standing(each, answers, ground.rules.kinds, today) for each in decided)
    waiting = [each.approver for each in stand if each.state is StandingState.AWAITS and each.approver]
    with top:
        headline(
            sentences.waiting_finding(len(decided), waiting),
            "Hvad bestyrelsen har besluttet, og hvad der venter",
        )
    decision_history(house.decisions, ground, None, house.mark, labels_by_id, decides_here)


def show_reviews() -> None:
    """How it went with what earlier decisions were expected to do: what the next meeting is shown."""
    found = reviews(house.warehouse, house.decisions.all(), house.decisions.approvals(), today)
    board = [each for each in meetings if (own := kind_of(kinds, each.fields.kind)) and decides(own, kinds)]
    words = sentences.follow_up_finding(next_meeting(board, today), kinds, zones, len(found))
    with top:
        headline(words, "Det interval, der blev frosset ved beslutningen, mod det, der siden er målt")
    review_panel(found, house.mark)


house = open_page("moeder")
apply_decision_style()
apply_meeting_style()
today = danish_day(dt.datetime.now(dt.UTC))
plans, decides_here = may(house.account, Action.MEETING), may(house.account, Action.DECIDE)
book = MeetingBook(house.state, house.plan.plan_id, house.account)
indstillinger = IndstillingBook(house.state, house.plan.plan_id, house.account)
scenarios = ScenarioBook(house.state, house.plan.plan_id, house.account)
kinds = questions.meeting_kinds(house.warehouse)
zones = {zone.area_id: zone.name for zone in house.plan.zones}
agreement = agreement_from(
    questions.activities(house.warehouse),
    questions.resources(house.warehouse),
    house.plan.zones,
    questions.activity_terms(house.warehouse),
)
delaftaler = list(dict.fromkeys(questions.activities(house.warehouse)["delaftale"]))
desk = Desk(book, kinds, zones, delaftaler, today)
meetings = book.all()
coming = next_meeting(meetings, today)
labels_by_id = {
    each.meeting_id: f"{name_of(each.fields)} {long_date(each.fields.held_on)}" for each in reversed(meetings)
}
labels = {str(number): words for number, words in labels_by_id.items()}
first_shown = str(coming.meeting_id) if coming else next(iter(labels), choices.NEW)

top = st.container()
bar, which, action = st.columns([5, 4, 4], gap="medium", vertical_alignment="bottom")
with bar:
    view = choices.chosen_view()
chosen_id = choices.at_work(labels, first_shown)
meeting = next((each for each in meetings if str(each.meeting_id) == chosen_id), None)
choices.messages()
{
    choices.YEAR_VIEW: show_year,
    choices.MEETING_VIEW: show_meeting,
    choices.DECISIONS_VIEW: show_decisions,
    choices.REVIEW_VIEW: show_reviews,
}[view]()
source_line(house.mark)
