"""Møder og beslutninger as Streamlit runs it: nothing planned, planned, open, decided and waiting, closed."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import LOCAL
from lib.domain.dates import danish_day
from lib.domain.decisions.decision import Voice, Vote
from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.meetings.agenda import DECISION, standing_agenda
from lib.domain.meetings.meeting import AgendaItem, MeetingFields, MeetingState
from lib.settings import read_settings
from lib.state.decisions import DecisionBook
from lib.state.engine import open_state
from lib.state.indstillinger import IndstillingBook
from lib.state.meetings import MeetingBook
from lib.state.scenario_book import ScenarioBook
from lib.ui import meeting_choices as choices
from lib.warehouse.public import open_public
from lib.warehouse.questions import meeting_kinds
from tests.conftest import BuiltHouse
from tests.domain.decisions.made import fields as decision_fields
from tests.domain.indstilling.made import MOVES, document
from tests.pages.opening import opened_page

TODAY = danish_day(dt.datetime.now(dt.UTC))
SOON = TODAY + dt.timedelta(days=9)
VIEW = choices.VIEW_KEY


@pytest.fixture
def state(house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A copy of the house's state, free to be written in."""
    url = f"sqlite:///{shutil.copy(house_environment.state_file, tmp_path / 'state.sqlite')}"
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", url)
    return open_state(url)


@pytest.fixture
def book(state: Engine) -> MeetingBook:
    return MeetingBook(state, read_settings().plan_id, LOCAL)


def words(page: AppTest) -> str:
    return " ".join(block.proto.body for block in page.get("html")).replace("\N{NO-BREAK SPACE}", " ")


def headline(page: AppTest) -> str:
    (block,) = [block.proto.body for block in page.get("html") if "<h1" in block.proto.body]
    return block


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def proposal(state: Engine) -> int:
    """An indstilling that moves 20 hours."""
    plan_id = read_settings().plan_id
    saved = ScenarioBook(state, plan_id, LOCAL).new(
        replace(document("Mod behovet", *MOVES), plan_id=plan_id), "kladde"
    )
    fields = IndstillingFields(
        "Flere timer", "placering", ((saved.scenario_id, saved.head.save_id),), (), (), "v"
    )
    return IndstillingBook(state, plan_id, LOCAL).write(fields)


def test_with_no_meetings_a_year_is_planned_with_one_press(
    book: MeetingBook, house_environment: BuiltHouse
) -> None:
    page = opened_page("moeder")
    assert "Ingen møder er planlagt" in headline(page)
    assert [each for each in page.button if each.proto.type == "primary"][0].label == "Planlæg et møde"
    page.selectbox(key=choices.YEAR_KEY).set_value(TODAY.year + 1).run()
    assert "0 af årets 24 møder" in headline(page)
    page.button(key="planlaeg_alle").click().run()
    assert not page.exception
    assert "24 møder er planlagt." in words(page)
    assert "24 af årets 24 møder" in headline(page)
    assert "planlaeg_alle" not in [button.key for button in page.button]

    kept = book.all()
    kinds = {each.kind_id: each for each in meeting_kinds(open_public(house_environment.public_file))}
    assert all(
        each.fields.agenda == standing_agenda(kinds[each.fields.kind], kinds.values()) for each in kept
    )
    groups = {each.fields.kind: each.fields.agenda for each in kept if kinds[each.fields.kind].before}
    assert [[item.delaftale for item in agenda][:2] for _, agenda in sorted(groups.items())] == [
        ["Beskæftigelse", "Sammenhængskraft og medborgerskab"],
        ["Uddannelse og livschancer", "Kriminalitetsforebyggelse"],
    ]


def test_a_meeting_is_planned_by_hand_and_its_agenda_put_in_order(book: MeetingBook) -> None:
    page = opened_page("moeder", **{VIEW: choices.MEETING_VIEW})
    assert "Planlæg et møde" in headline(page)
    page.button(key="gem_moede_ny").click().run()
    assert "Vælg, hvilken slags møde det er." in words(page)
    page.selectbox(key="moede_ny_slags").set_value("bestyrelse")
    page.text_input(key="moede_ny_dag").set_value(f"{SOON.day}.{SOON.month}.{SOON.year}")
    page.text_input(key="moede_ny_klokken").set_value("9.30")
    page.button(key="gem_moede_ny").click().run()
    assert not page.exception
    (kept,) = book.all()
    assert (kept.fields.held_on, kept.fields.begins) == (SOON, "09:30")
    assert "har endnu intet at beslutte" in headline(page)

    page.text_input(key="punkt_1_titel").set_value("Mødeplan <b>2027</b>")
    page.radio(key="punkt_1_slags").set_value(DECISION)
    page.button(key="tilfoej_punkt_1").click().run()
    assert "skal beslutte »Mødeplan &lt;b&gt;2027&lt;/b&gt;«" in headline(page)
    page.button(key="punkt_op_1_2").click().run()
    page.button(key="punkt_fjern_1_0").click().run()
    (kept,) = book.all()
    assert [item.title for item in kept.fields.agenda] == [
        "Mødeplan <b>2027</b>",
        "Data siden sidst",
        "Eventuelt",
    ]
    page.button(key="aflys").click().run()
    assert "er aflyst" in headline(page)
    assert "aabn" not in [button.key for button in page.button]


def test_a_meeting_opens_on_a_version_decides_and_is_closed(state: Engine, book: MeetingBook) -> None:
    agenda = (AgendaItem("Flere timer", DECISION, indstilling_id=proposal(state)),)
    moede = book.write(MeetingFields("bestyrelse", TODAY, agenda=agenda))
    page = opened_page("moeder", address={"moede": str(moede)})
    assert "Bestyrelsesmøde" in headline(page)
    page.button(key="aabn").click().run()
    assert not page.exception
    (kept,) = book.all()
    assert (kept.fields.state, len(kept.fields.version)) == (MeetingState.OPEN, 64)
    assert "Tallene ligger fast" in words(page)
    assert "Punkt 1 har endnu ingen beslutning." in words(page)

    key = "beslutning_1_1_punkt1_ny"
    for radio in [each for each in page.radio if each.key and "_stemme_" in each.key]:
        radio.set_value("for")
    page.run()
    page.text_input(key=f"{key}_gaelder").set_value(f"{TODAY.day}.{TODAY.month}.{TODAY.year}")
    page.button(key="beslutning_1_1_punkt1_gem_ny").click().run()
    assert not page.exception
    (decided,) = DecisionBook(state, read_settings().plan_id, LOCAL).all()
    assert sum(move.hours for move in decided.fields.moves) == 20
    assert decided.fields.version == kept.fields.version
    assert "Vedtaget i enighed" in words(page)

    page.button(key="afslut").click().run()
    assert "traf én beslutning" in headline(page)
    assert book.all()[0].fields.state is MeetingState.CLOSED
    assert not [each for each in labels(page) if each in ("Åbn mødet", "Afslut mødet", "Fjern")]
    page.segmented_control(key=VIEW).set_value(choices.DECISIONS_VIEW).run()
    assert "Én beslutning, og ingen venter på godkendelse" in headline(page)
    page.segmented_control(key=VIEW).set_value(choices.REVIEW_VIEW).run()
    assert "Ingen beslutning har endnu en forventning" in headline(page)
    assert not page.exception


def test_a_decision_that_waits_is_said_on_the_page_and_in_the_minutes(
    state: Engine, book: MeetingBook
) -> None:
    own = MeetingFields("bestyrelse", TODAY, state=MeetingState.CLOSED, version="a" * 64, agenda=())
    moede = book.write(own)
    votes = tuple(Vote(voter, Voice.FOR) for voter in ("boligkontoret", "boli_nu", "kommunen"))
    wanted = decision_fields(
        kind="budget",
        meeting_id=moede,
        indstilling_id=None,
        title="Budget 2027",
        votes=votes,
        decided_on=TODAY,
    )
    DecisionBook(state, read_settings().plan_id, LOCAL).write(wanted)
    page = opened_page("moeder", **{VIEW: choices.DECISIONS_VIEW})
    assert "Én beslutning venter på Landsbyggefonden" in headline(page)
    page.segmented_control(key=VIEW).set_value(choices.MEETING_VIEW).run()
    assert not page.exception
    assert "traf én beslutning" in headline(page)
    assert "Mødets version findes ikke længere" in words(page)
    assert [each.proto.label for each in page.get("download_button") if "referat" in each.proto.label]


def test_two_who_change_one_meeting_the_second_is_told(book: MeetingBook) -> None:
    book.write(MeetingFields("bestyrelse", TODAY))
    page = opened_page("moeder", **{VIEW: choices.MEETING_VIEW})
    (kept,) = book.all()
    book.write(replace(kept.fields, place="Rådhuset"), kept.row_id)
    page.button(key="aabn").click().run()
    assert "En anden har rettet mødet imens" in words(page)
    assert book.all()[0].fields.state is MeetingState.PLANNED
    assert "Rådhuset" in headline(page)
