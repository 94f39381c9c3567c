"""Præsentation: the secretariat puts the meeting's slides together; the meeting sees them, one message a screen."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lib.domain.access.account import may
from lib.domain.access.actions import Action
from lib.domain.dates import danish_day, long_date
from lib.domain.material.slide import Deck, Slide, chosen_slides
from lib.domain.meetings.last import last_held
from lib.domain.meetings.meeting import DeckChoice, MeetingState
from lib.domain.meetings.sentences import meeting_name
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.domain.version import SHORT
from lib.material.decisions import reviews
from lib.material.ground import LastMeeting, SlideInks
from lib.material.meeting_ground import Frozen, Kept, meeting_ground
from lib.material.slides import meeting_slides
from lib.page import open_page
from lib.reports.chart_svg import chart_svg
from lib.reports.deck_pptx import deck_pptx
from lib.state.indstillinger import IndstillingBook
from lib.state.meetings import MeetingBook
from lib.state.scenario_book import ScenarioBook
from lib.ui import slide_choice, slide_return
from lib.ui.datatraek_receipts import alert
from lib.ui.files import SLIDES_TYPE, file_button
from lib.ui.frame import demo_notice, headline, section, source_line
from lib.ui.slide_deck import apply_slide_style, show_deck, show_previews, tell_slides
from lib.ui.slide_meeting import asked_meeting, choose_meeting
from lib.ui.slide_proposal import chosen_saves
from lib.ui.slide_view import Around, frames
from lib.ui.theme import LIGHT, SCREEN
from lib.warehouse import questions

FILE_KEY, REFUSED_KEY = "dias_fil", "dias_afvist"
NEWER, GONE = "nyere tal findes", "mødets tal findes ikke længere"


@st.cache_data(max_entries=6, show_spinner="Lægger dias til rette ...")
def drawn_slides(key: tuple[str, ...]) -> tuple[tuple[Slide, ...], dict[str, str]]:
    """The slides, and their pictures as SVG; `key` names all that they hang on."""
    slides = slides_in(SCREEN)
    return slides, {each.slide_id: chart_svg(each.picture.spec) for each in slides if each.picture}


def slides_in(inks: SlideInks) -> tuple[Slide, ...]:
    """Every slide there is, drawn in these colours."""
    return meeting_slides(meeting_ground(frozen, kept(), inks, house.only_real))


def frozen_version() -> Frozen:
    """The version that the meeting is frozen to; the active one without a meeting, before it is opened, and where the
    file of its version is gone, which is then said."""
    asked = meeting.fields.version if meeting else ""
    now = Frozen(house.warehouse, house.version.whole, house.mark)
    if asked in ("", house.version.whole) or meeting is None:
        return now
    earlier = house.earlier(asked[:SHORT])
    if earlier is None:
        return replace(now, notice=GONE)
    mark = f"{house.plan.short_name} · version {asked[:SHORT]} · mødet {long_date(meeting.fields.held_on)}"
    return Frozen(earlier, asked, mark, NEWER)


def kept() -> Kept:
    """What the state has kept of the meeting and of decisions before it."""
    before = None
    if last is not None:
        short = last.fields.version[:SHORT]
        before = LastMeeting(last.fields.held_on, short, house.earlier(short))
    decided, answers = house.decisions.all(), house.decisions.approvals()
    proxies = decided_on is not None and decided_on.fields.with_proxies
    return Kept(
        meeting=meeting,
        name=meeting_name(meeting.fields, kinds, zones) if meeting else "",
        last=before,
        documents=documents(),
        indstillinger=proposals,
        in_force=house.in_force_on(day, frozen.warehouse).placement,
        reviews=reviews(frozen.warehouse, decided, answers, day),
        proxies=proxies and not house.only_real,
    )


def documents() -> tuple[ScenarioDocument, ...]:
    """The scenarios that the meeting looks at, or that are picked here; those that cannot be read are left out."""
    own = meeting.fields.scenarios if meeting else ()
    saves = [
        save for scenario, kept_as in own for save in scenarios.saves(scenario) if save.save_id == kept_as
    ]
    found = []
    for save in saves or picked:
        try:
            found.append(save.document)
        except ScenarioUnreadable:
            continue
    return tuple(found)


def slides_key() -> tuple[str, ...]:
    """All that the slides hang on: version, switch and day, the meeting and the one before, scenarios and decisions."""
    state = [meeting.row_id if meeting else 0, last.row_id if last else 0]
    state += [each.save_id for each in picked]
    decisions = [each.row_id for each in house.decisions.all()]
    answers = [each.approval_id for each in house.decisions.approvals()]
    texts = [each.row_id for each in proposals.values()]
    known = (frozen.version, house.version.whole, house.only_real, day, state, decisions, answers, texts)
    return tuple(str(each) for each in known)


def show_full(slides: Sequence[Slide]) -> None:
    """The meeting mode, over the whole window, until somebody jumps to a live page or leaves."""
    slide_return.forget_return()
    start = str(st.query_params.get(slide_return.SLIDE_KEY, slides[0].slide_id))
    deck = f"{meeting.meeting_id if meeting else ''}-{frozen.version[:SHORT]}"
    asked = show_deck(frames(slides, pictures, Around(frozen.mark, frozen.notice)), start, deck)
    live = next((each.live for each in slides if each.slide_id == asked.jump), "")
    if live:
        slide_return.jump_to(live, slide_return.way_back(asked.jump))
    if asked.leave:
        slide_return.leave_deck()
        st.rerun()


def show_desk(slides: Sequence[Slide]) -> None:
    """Pick and order the slides, see them small, show them, take them along as a file."""
    slide_choice.keep_in_address(choice)
    with title_place:
        headline(
            f"{len(slides)} dias er klar til mødet", "Vælg dias, deres rækkefølge og en sætning til hvert"
        )
        if frozen.notice:
            demo_notice(f"{frozen.mark}: {frozen.notice}.")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Vis præsentationen", type="primary", key="vis_praesentationen", on_click=slide_return.enter_deck
        )
        is_open = meeting is not None and meeting.fields.state is not MeetingState.CLOSED
        may_keep = is_open and may(house.account, Action.MEETING)
        if may_keep and meeting.fields.deck != choice:
            st.button("Gem på mødet", key="gem_dias", on_click=save)
        st.button("Lav PowerPoint-fil", key="lav_pptx", on_click=ask_for_file)
        if meeting is not None:
            back = {"moede": str(meeting.meeting_id)}
            st.page_link("pages/moeder.py", label="Tilbage til mødet", query_params=back)
        if st.session_state.pop(FILE_KEY, False):
            file_download(slides)
    if REFUSED_KEY in st.session_state:
        alert("Intet er gemt.", st.session_state.pop(REFUSED_KEY))
    left, right = st.columns([5, 7], gap="large")
    with left:
        section("Dias", "Det, der er valgt fra, vises ikke på mødet og kommer ikke med i filen")
        slide_choice.draw_choice(every)
    with right:
        section("Sådan ser de ud")
        show_previews(frames(slides, pictures, Around(frozen.mark, frozen.notice, heading="p")))
    source_line(frozen.mark)


def save() -> None:
    """Keep what stands on the desk on the meeting: for a button's `on_click`."""
    if meeting is None:
        return
    wanted = replace(meeting.fields, deck=slide_choice.desk_choice(every, to_be_drawn=False))
    try:
        book.write(wanted, meeting.row_id, "Dias til mødet er valgt")
    except book.refusals as moved:
        st.session_state[REFUSED_KEY] = str(moved)


def ask_for_file() -> None:
    """Have the file made on the next run: for a button's `on_click`."""
    st.session_state[FILE_KEY] = True


def file_download(slides: Sequence[Slide]) -> None:
    """The deck as PowerPoint, made slide by slide and then fetched."""
    bar = st.progress(0.0, "Lægger dias til rette ...")
    on_paper = {each.slide_id: each for each in slides_in(LIGHT)}
    printed = tuple(replace(on_paper[each.slide_id], said=each.said) for each in slides)
    deck = Deck(slides[0].title, frozen.mark, frozen.version, printed)
    made = deck_pptx(deck, LIGHT, dt.datetime.now(dt.UTC), tell_slides(bar))
    bar.empty()
    name = f"praesentation-{day.isoformat()}.pptx"
    file_button(
        "Hent PowerPoint-filen", made, name, SLIDES_TYPE, "hent_pptx", main=True, version=frozen.version
    )


house = open_page("praesentation")
apply_slide_style()
today = danish_day(dt.datetime.now(dt.UTC))
book = MeetingBook(house.state, house.plan.plan_id, house.account)
scenarios = ScenarioBook(house.state, house.plan.plan_id, house.account)
kinds = questions.meeting_kinds(house.warehouse)
zones = {zone.area_id: zone.name for zone in house.plan.zones}
meetings = book.all()
meeting = asked_meeting(meetings)
day = meeting.fields.held_on if meeting else today
indstillinger = IndstillingBook(house.state, house.plan.plan_id, house.account)
proposals = {each.indstilling_id: each for each in indstillinger.all()}
agenda = meeting.fields.agenda if meeting else ()
decided_on = next((proposals[i.indstilling_id] for i in agenda if i.indstilling_id in proposals), None)
own = (meeting.fields.scenarios if meeting else ()) or (decided_on.fields.scenarios if decided_on else ())
last = last_held(meetings, day, meeting.fields.kind if meeting else "")
frozen = frozen_version()

title_place = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    choose_meeting(meetings, meeting, kinds, zones)
    picked = () if own else chosen_saves(scenarios.in_use())
every, pictures = drawn_slides(slides_key())
owner = f"{meeting.meeting_id}:{meeting.row_id}" if meeting else ""
slide_choice.begin_choice(every, meeting.fields.deck if meeting else DeckChoice(), owner)
choice = slide_choice.desk_choice(every, to_be_drawn=not slide_return.is_deck())
shown = chosen_slides(every, choice.order, dict(choice.said)) or every
if slide_return.is_deck():
    show_full(shown)
else:
    show_desk(shown)
