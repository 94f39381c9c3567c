"""Indstilling as Streamlit runs it on the real plan: empty, new, kept, with alternatives, on demo needs; its file."""

import datetime as dt
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import LOCAL, program
from lib.domain.assessment import AssessmentFields
from lib.domain.indstilling.indstilling import Indstilling, IndstillingFields
from lib.domain.meetings.meeting import AgendaItem, MeetingFields
from lib.domain.meetings.written import ITEMS
from lib.domain.scenario.document import ScenarioDocument
from lib.settings import read_settings
from lib.state.assessments import AssessmentBook
from lib.state.engine import open_state
from lib.state.indstillinger import IndstillingBook
from lib.state.meetings import MeetingBook
from lib.state.scenario_book import ScenarioBook
from lib.ui import indstilling_choices as choices
from lib.ui.indstilling_files import MADE
from tests.conftest import BuiltHouse
from tests.domain.indstilling.made import MOVES, document
from tests.pages.opening import opened_page

NOW = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)
VIEW = "del_indstilling"


@pytest.fixture
def state(house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A copy of the house's state, free to be written in."""
    url = f"sqlite:///{shutil.copy(house_environment.state_file, tmp_path / 'state.sqlite')}"
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", url)
    return open_state(url)


def save(state: Engine, made: ScenarioDocument) -> str:
    plan_id = read_settings().plan_id
    saved = ScenarioBook(state, plan_id, program("test")).new(replace(made, plan_id=plan_id), "kladde")
    return choices.scenario_key(saved.scenario_id, saved.head.save_id)


def assess(state: Engine, *zones: int) -> None:
    book = AssessmentBook(state, read_settings().plan_id, LOCAL)
    for zone in zones:
        fields = AssessmentFields(
            f"zone{zone}", "", "Boligsocial medarbejder", "Vi ser det.", dt.date(2026, 11, 3)
        )
        book.write(fields, NOW, None, "")


def words(page: AppTest) -> str:
    return " ".join(block.proto.body for block in page.get("html")).replace("\N{NO-BREAK SPACE}", " ")


def headline(page: AppTest) -> str:
    (block,) = [block.proto.body for block in page.get("html") if "<h1" in block.proto.body]
    return block


def test_without_a_saved_scenario_the_page_teaches_where_to_begin(state: Engine) -> None:
    page = opened_page("indstilling")
    assert "Der er endnu intet at indstille" in headline(page)
    assert page.get("page_link")[0].proto.label == "Gå til Simulering"
    assert not page.button


def test_a_scenario_is_a_proposal_that_says_what_it_lacks(state: Engine) -> None:
    save(state, document("Mod behovet", *MOVES))
    page = opened_page("indstilling")
    assert "De 20 flyttede timer løfter dækningen fra 86 til 93 procent" in headline(page)
    assert "ikke gemt endnu" in headline(page)
    told = words(page)
    assert "zone 1 (afgiver 20 timer), zone 3 (får 8 timer) og zone 4 (får 12 timer)" in told
    assert "ikke gemt, som den står her" in told
    assert len([each for each in page.button if each.proto.type == "primary"]) == 1
    page.button(key="til_Skriv").click().run()
    page.button(key="gem_indstilling").click().run()
    assert "Giv indstillingen et navn" in words(page)


@pytest.fixture
def kept(state: Engine) -> Indstilling:
    """An indstilling that lacks nothing, with one alternative and an assessment of every zone that changes."""
    saved = [
        save(state, document(name, *moves))
        for name, moves in (("Mod behovet", MOVES), ("Halvdelen", MOVES[:1]))
    ]
    assess(state, 1, 3, 4)
    scenarios = tuple((each.rpartition(":")[0], int(each.rpartition(":")[2])) for each in saved)
    texts = (("baggrund", "Bestyrelsen bad om det."),)
    fields = IndstillingFields("Flere timer", "placering", scenarios, (1, 2, 3), texts, "123456789")
    book = IndstillingBook(state, read_settings().plan_id, program("test"))
    book.write(fields)
    return book.all()[0]


def test_an_indstilling_is_written_and_kept(state: Engine) -> None:
    first, second = (
        save(state, document("Mod behovet", *MOVES)),
        save(state, document("Halvdelen", *MOVES[:1])),
    )
    assess(state, 1, 3, 4)
    page = opened_page("indstilling", **{VIEW: choices.WRITE})
    page.text_input(key="indstilling_ny_navn").set_value("Flere <b>timer</b>").run()
    page.selectbox(key="indstilling_ny_scenarie").set_value(first).run()
    page.multiselect(key="indstilling_ny_alternativer").set_value([second])
    page.multiselect(key="indstilling_ny_vurderinger").set_value([1, 2, 3])
    page.text_area(key="indstilling_ny_tekst_baggrund").set_value("Bestyrelsen bad om det.")
    page.button(key="gem_indstilling").click().run()
    assert "»Flere &lt;b&gt;timer&lt;/b&gt;« er gemt." in words(page)
    assert "Flere &lt;b&gt;timer&lt;/b&gt; · gemt" in headline(page)
    (written,) = IndstillingBook(state, read_settings().plan_id, program("test")).all()
    assert [choices.scenario_key(*each) for each in written.fields.scenarios] == [first, second]
    assert (written.fields.title, written.fields.assessments) == ("Flere <b>timer</b>", (1, 2, 3))
    assert (written.fields.texts, len(written.fields.version)) == (
        (("baggrund", "Bestyrelsen bad om det."),),
        64,
    )


def test_one_that_lacks_nothing_is_put_on_the_agenda_of_a_planned_meeting(
    state: Engine, kept: Indstilling
) -> None:
    meetings = MeetingBook(state, read_settings().plan_id, program("test"))
    meetings.write(MeetingFields("bestyrelse", dt.date(2099, 12, 1)))
    page = opened_page("indstilling")
    assert "Klar til mødet" in words(page)
    assert "på version 123456; tallene er nyere" in headline(page)
    page.button(key="send_indstilling").click().run()
    assert "På dagsordenen: Bestyrelsesmøde, 1. december 2099" in words(page)
    (point,) = meetings.all()[0].fields.agenda
    assert (point.indstilling_id, point.kind) == (kept.indstilling_id, "beslutning")
    assert point.text.startswith("Det indstilles, at 20 timer om ugen skifter zone")


def test_a_full_agenda_is_told_and_stays_as_it_is(state: Engine, kept: Indstilling) -> None:
    meetings = MeetingBook(state, read_settings().plan_id, program("test"))
    full = tuple(AgendaItem(f"Punkt {number}", "orientering") for number in range(1, ITEMS + 1))
    meetings.write(MeetingFields("bestyrelse", dt.date(2099, 12, 1), agenda=full))
    page = opened_page("indstilling")
    page.button(key="send_indstilling").click().run()
    assert not page.exception
    assert f"Dagsordenen har plads til {ITEMS} punkter" in words(page)
    assert meetings.all()[0].fields.agenda == full


def test_the_sheet_and_the_file_say_the_same(kept: Indstilling) -> None:
    page = opened_page("indstilling", **{VIEW: choices.READ})
    sheet = words(page)
    for said in ("Bestyrelsen bad om det.", "Indstilles: Mod behovet", "Halvdelen", "Vi ser det."):
        assert said in sheet
    page.button(key="klar-docx").click().run()
    assert not page.exception, page.exception
    ((_, content),) = page.session_state[MADE].items()
    paper = docx.Document(BytesIO(content))
    assert paper.core_properties.title in headline(page)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert all(f">{cell.replace(chr(160), ' ')}<" in sheet for cell in cells)
    (whole,) = [
        each.text for each in paper.sections[0].footer.paragraphs if each.text.startswith("Datagrundlag")
    ]
    assert whole in sheet
    for ending in ("pdf", "xlsx"):
        page.button(key=f"klar-{ending}").click().run()
    made = {kind: file for (kind, _), file in page.session_state[MADE].items()}
    assert whole in PdfReader(BytesIO(made["pdf"])).pages[0].extract_text()
    read_me = openpyxl.load_workbook(BytesIO(made["xlsx"]))["Læs mig"]
    assert whole.split()[1] in str(list(read_me.values))


def test_a_correction_needs_a_reason_and_what_is_taken_back_is_gone(kept: Indstilling) -> None:
    page = opened_page("indstilling", **{VIEW: choices.WRITE})
    field = f"indstilling_{kept.indstilling_id}"
    page.text_input(key=f"{field}_navn").set_value("Et andet navn").run()
    assert "ændret, siden den blev gemt" in headline(page)
    page.button(key="gem_indstilling").click().run()
    assert "Skriv en begrundelse" in words(page)
    page.text_input(key=f"{field}_begrundelse").set_value("slåfejl")
    page.button(key="gem_indstilling").click().run()
    assert "»Et andet navn« er gemt." in words(page)
    page.text_input(key=f"{field}_begrundelse").set_value("ikke nu")
    page.button(key="traek_indstilling").click().run()
    assert "trukket tilbage" in words(page)
    assert not page.exception


def test_demo_needs_are_a_choice_that_is_said_and_stops_it_before_a_meeting(state: Engine) -> None:
    save(state, document("Mod behovet", *MOVES))
    page = opened_page("indstilling", indstilling_ny_hjaelpetal=True)
    assert "procent" not in headline(page)
    assert "kan kun siges med demo- og hjælpetal" in headline(page)
    assert "et møde kan ikke beslutte på dem" in words(page)
    page.segmented_control(key=VIEW).set_value(choices.READ).run()
    assert "kan ikke bruges som grundlag for en beslutning" in words(page)
    only_real = opened_page("indstilling", only_real=True, indstilling_ny_hjaelpetal=True)
    assert "fra 86 til 93 procent" in headline(only_real)
