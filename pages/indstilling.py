"""Indstilling: from saved scenarios and socialfaglige vurderinger to the proposal that a meeting decides on."""

import datetime as dt
from functools import partial
from typing import NoReturn

import streamlit as st

from lib.domain.access.actions import Action
from lib.domain.assessment import assessment_words, names_from
from lib.domain.dates import danish_day
from lib.domain.event_entry import EntryRefused, checked_reason
from lib.domain.indstilling import sentences
from lib.domain.indstilling.agenda import sent_to, still_to_come, with_point
from lib.domain.indstilling.entry import checked_indstilling
from lib.domain.indstilling.indstilling import Indstilling
from lib.domain.indstilling.ready import missing
from lib.domain.material.paper import Paper
from lib.domain.material.slide import Deck
from lib.domain.meetings.meeting import AgendaItem
from lib.domain.meetings.steps import MeetingRefused
from lib.material.allocation import proposal_of, rulebook_of
from lib.material.ground import MeetingGround
from lib.material.indstilling_paper import Drawn, flow_picture, indstilling_paper
from lib.material.indstilling_workbook import indstilling_workbook
from lib.material.matters import DECIDED, matters_of
from lib.material.slides_meeting import decision_slides
from lib.material.slides_proposal import proposal_slides
from lib.page import open_page
from lib.reports.deck_pptx import deck_pptx
from lib.reports.paper_docx import paper_docx
from lib.reports.paper_pdf import PaperNotMade, paper_pdf
from lib.reports.workbook import workbook
from lib.state.indstillinger import IndstillingBook
from lib.state.meetings import MeetingBook
from lib.state.scenario_book import ScenarioBook
from lib.ui import indstilling_choices as choices
from lib.ui.close_out_view import WORD_TYPE
from lib.ui.correcting import IN_HISTORY
from lib.ui.doors import open_to
from lib.ui.files import SLIDES_TYPE
from lib.ui.frame import caption, demo_notice, empty_state, headline, panel, source_line
from lib.ui.indstilling_files import FileKind, file_row
from lib.ui.indstilling_form import Options, drop_unknown, made_of, messages, save_part, texts_form
from lib.ui.indstilling_ready import ready_list, status_words
from lib.ui.indstilling_scenarios import offered
from lib.ui.indstilling_send import send_form, sent_words
from lib.ui.indstilling_view import apply_paper_style, draw_paper, draw_picture
from lib.ui.theme import LIGHT, Tokens, tokens
from lib.warehouse import questions

DRAFT = 0  # in place of an id for what stands in the fields, kept or not
# How an indstilling comes about, for who has none yet.
STEPS = (
    "Flyt timer på Simulering, eller få en placering foreslået, og gem scenariet.",
    "Kom tilbage hertil, og skriv begrundelsen. Tabeller, billeder og tal kommer fra scenariet med kilde og version.",
    "Læs det hele igennem som papir, og hent det som fil.",
    "Sæt det på dagsordenen for et møde. Dér fremlægges det, og beslutningen skrives ned.",
)
SHEETS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def teach() -> NoReturn:
    """Where an indstilling begins, while there is nothing to make one of."""
    empty_state(
        "Der er endnu intet at indstille",
        "En indstilling bygger på et scenarie, der er gemt.",
        heading="h1",
        steps=STEPS,
    )
    st.page_link("pages/simulering.py", label="Gå til Simulering")
    st.stop()


def show_first() -> None:
    """One sentence (the headline), one picture, one action."""
    picture, action = st.columns([7, 4], gap="large")
    with picture:
        draw_picture(flow_picture(facts, Drawn(shapes, tokens())))
    with action, panel("klar"):
        ready_list(lacking, saved)
        if lacking or not saved:
            go_to("Skriv videre", choices.WRITE)
            return
        planned = meetings.all()
        kinds = {each.kind_id: each.name for each in questions.meeting_kinds(house.warehouse)}
        sent = sent_to(planned, int(chosen))
        sent_words(sent, kinds)
        sends = not sent and open_to(house.account, Action.MEETING)
        if not sends or not send_form(still_to_come(planned, today), kinds, send):
            go_to("Læs og hent", choices.READ)


def go_to(label: str, part: str) -> None:
    """The view's one button, to another part of the page."""
    st.button(label, type="primary", key=f"til_{part}", on_click=choices.show_view, args=(part,))


def show_form() -> None:
    """What it is made of, its texts, and keeping it."""
    if not open_to(house.account, Action.INDSTILLING):
        return
    left, right = st.columns([5, 7], gap="large")
    with left, panel("bygger-paa"):
        made_of(chosen, options)
    with right:
        save_part(chosen, save, withdraw)
        texts_form(chosen, sentences.computed(facts, kind.approver if kind else ""))


def show_paper() -> None:
    """The files, and under them what stands in them."""
    printed = paper_in(LIGHT)
    now = dt.datetime.now(dt.UTC)
    in_pdf = partial(paper_pdf, printed, LIGHT, now)
    kinds = [
        FileKind("docx", "Word", "Til at rette i og sende ud", WORD_TYPE, partial(paper_docx, printed, now)),
        FileKind(
            "pdf", "PDF", "Til at læse, arkivere og skrive ud", "application/pdf", in_pdf, (PaperNotMade,)
        ),
        FileKind("pptx", "PowerPoint", "De samme dias, som mødet ser", SLIDES_TYPE, deck),
        FileKind("xlsx", "Excel", "Tallene bag, med definitioner og kilder", SHEETS_TYPE, sheets),
    ]
    file_row(kinds, printed, f"indstilling-{today.isoformat()}")
    draw_paper(paper_in(tokens()))


def paper_in(inks: Tokens) -> Paper:
    """The paper with its pictures in the colours of a theme."""
    return indstilling_paper(facts, fields, in_force, names, kind, Drawn(shapes, inks), house.mark)


def asked() -> str:
    """What the board is asked to say yes to."""
    return sentences.asked(facts, fields, kind.approver if kind else "")


def deck() -> bytes:
    """The slides that a meeting sees of it, as PowerPoint."""
    now = dt.datetime.now(dt.UTC)
    draft = Indstilling(DRAFT, DRAFT, fields, now, house.account.account_id)
    point = AgendaItem(fields.title, DECIDED, text=asked(), indstilling_id=DRAFT)
    matters = matters_of([point], {DRAFT: draft}, options.kinds, questions.voters(house.warehouse))
    ground = MeetingGround(
        house.warehouse, house.plan, house.mark, house.version.whole, LIGHT, facts=facts, for_decision=matters
    )
    slides = (*proposal_slides(ground), *decision_slides(ground))
    return deck_pptx(Deck(facts.finding, house.mark, house.version.whole, slides), LIGHT, now)


def sheets() -> bytes:
    """The data behind it, masked, as Excel."""
    made_up = fields.with_proxies and not house.only_real
    book = indstilling_workbook(house.warehouse, house.plan, facts, fields, house.mark, only_real=not made_up)
    return workbook(book, dt.datetime.now(dt.UTC))


def send(meeting_id: int) -> None:
    """Put it on the agenda of a planned meeting: for a button's `on_click`."""
    meeting = meetings.find(meeting_id)
    if meeting is None or own is None:
        choices.refuse(["Mødet er ikke planlagt længere. Vælg et andet."])
        return
    try:
        meetings.write(
            with_point(meeting.fields, own, asked()), meeting.row_id, f"Indstilling: {own.fields.title}"
        )
    except (MeetingRefused, *meetings.refusals) as refused:
        choices.refuse([str(refused)])
    else:
        choices.tell(f"»{own.fields.title}« er sat på dagsordenen.")


def save() -> None:
    """Keep what was typed: for a button's `on_click`."""
    entry = choices.typed(chosen)
    try:
        checked = checked_indstilling(entry, [each.kind_id for each in options.kinds], house.version.whole)
        reason = "" if entry.reason is None else checked_reason(entry.reason)
        kept_id = book.write(checked, choices.base_of(chosen), reason)
    except EntryRefused as refused:
        choices.refuse(refused.sentences)
    except book.refusals as moved:
        choices.refuse([str(moved)])
    else:
        choices.kept_as(chosen, kept_id, f"»{checked.title}« er gemt.")


def withdraw() -> None:
    """Take it out of force, with the reason that was typed: for a button's `on_click`."""
    try:
        book.withdraw(choices.base_of(chosen) or 0, checked_reason(choices.typed(chosen).reason or ""))
    except EntryRefused as refused:
        choices.refuse(refused.sentences)
    except book.refusals as moved:
        choices.refuse([str(moved)])
    else:
        choices.gone(chosen, f"Indstillingen er trukket tilbage. {IN_HISTORY}")


house = open_page("indstilling")
apply_paper_style()
shapes = questions.zone_shapes(house.warehouse)
today = danish_day(dt.datetime.now(dt.UTC))
book = IndstillingBook(house.state, house.plan.plan_id, house.account)
meetings = MeetingBook(house.state, house.plan.plan_id, house.account)
kept = book.all()

saved_scenarios = ScenarioBook(house.state, house.plan.plan_id, house.account)
if not kept and not saved_scenarios.in_use():
    teach()

top = st.container()
bar, which = st.columns([7, 4], gap="large", vertical_alignment="bottom")
with which:
    chosen = choices.chosen_indstilling(kept)
own = next((each for each in kept if str(each.indstilling_id) == chosen), None)
scenarios = offered(saved_scenarios, own)
if not scenarios.labels:
    teach()
with bar:
    view = choices.chosen_view()

names = names_from(house.plan, house.activity_names)
in_force = house.assessments.in_force()
options = Options(
    questions.decision_kinds(house.warehouse),
    scenarios.labels,
    {each.assessment_id: assessment_words(each, names) for each in in_force},
)
choices.fill(chosen, own, options.kinds[0].kind_id, next(iter(scenarios.labels)))
drop_unknown(chosen, options)
fields = choices.draft_of(choices.typed(chosen), house.version.whole)
kind = next((each for each in options.kinds if each.kind_id == fields.kind), None)
rulebook = rulebook_of(house.warehouse, house.plan, house.in_force.placement)
documents = scenarios.chosen(fields.scenarios)
facts = proposal_of(house.warehouse, rulebook, documents, house.only_real or not fields.with_proxies)
lacking = missing(fields, facts, in_force)
saved = own is not None and choices.same_as(fields, own)

with top:
    headline(facts.finding, status_words(fields, own, saved))
    if facts.demo:
        demo_notice(sentences.DEMO_NOTE)
messages()
{choices.FIRST: show_first, choices.WRITE: show_form, choices.READ: show_paper}[view]()
for name in (*scenarios.unreadable, *book.unreadable()):
    caption(f"»{name}« er gemt af en anden udgave af programmet og kan ikke læses.")
source_line(facts.need_sources, house.mark)
