"""Simulering as Streamlit runs it on the real plan: moves, refusals, undo, what dækning is measured on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.warehouse import questions
from tests.conftest import BuiltHouse

ROOT = Path(__file__).resolve().parents[2]
PAGE = "pages/simulering.py"


@pytest.fixture(autouse=True)
def own_state(house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page keeps drafts and scenarios: each test writes in a copy of the house's state."""
    copy = shutil.copy(house_environment.state_file, tmp_path / "state.sqlite")
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{copy}")


@pytest.fixture
def page(house_environment: BuiltHouse) -> Iterator[AppTest]:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    yield app.switch_page(PAGE).run()
    assert not app.exception


def words(page: AppTest) -> str:
    """All markup of the page; numbers and units are kept together by spaces that do not break."""
    return " ".join(block.proto.body for block in page.get("html")).replace("\N{NO-BREAK SPACE}", " ")


def headline(page: AppTest) -> str:
    (block,) = [block.proto.body for block in page.get("html") if "<h1" in block.proto.body]
    return block


def make_move(page: AppTest, activity: str, source: str, target: str, hours: str) -> AppTest:
    page.selectbox(key="flyt_indsats").set_value(activity).run()
    page.selectbox(key="flyt_fra").set_value(source).run()
    page.selectbox(key="flyt_til").set_value(target).run()
    page.text_input(key="flyt_timer").set_value(hours).run()
    return page.button(key="flyt").click().run()


def test_the_page_shows_517_hours_and_says_what_it_rests_on(page: AppTest) -> None:
    shown = words(page)
    assert "Ingen timer er flyttet: 86 procent" in headline(page)
    assert 'data-testid="timer-i-alt">517<' in shown
    assert "ikke offentliggjort: placeringen før er en antagelse" in shown
    assert "tabel 9 (1. juni 2022)" in shown
    assert "11 af 14 aktiviteter er uden for dækningen" in shown
    assert "balance 0,0" in shown
    assert "Økonomisk vejledning går på skift mellem zonernes baser med 8 timer om ugen i alt" in shown
    assert page.button(key="fortryd").disabled


def test_a_move_changes_dækning_and_undo_restores_it(page: AppTest) -> None:
    before = headline(page)
    make_move(page, "fremskudt", "zone1", "zone4", "12")
    assert "De 12 flyttede timer løfter dækningen fra 86 til 90 procent" in headline(page)
    shown = words(page)
    assert "12,0 t" in shown
    assert "højere, også når behovet er talt lidt anderledes" in shown
    assert 'data-testid="daekning-efter">90 %<' in shown
    assert 'data-testid="timer-i-alt">517<' in shown
    assert "balance 0,0" in shown
    page.button(key="fortryd").click().run()
    assert headline(page) == before
    assert "12,0 t" not in words(page)


def test_clearing_takes_all_moves_back(page: AppTest) -> None:
    before = headline(page)
    make_move(page, "fremskudt", "zone1", "zone4", "12")
    make_move(page, "fremskudt", "zone1", "zone3", "0,5")
    assert "12,5 flyttede timer" in headline(page)
    page.button(key="ryd").click().run()
    assert headline(page) == before


@pytest.mark.parametrize(
    ("activity", "source", "target", "hours", "sentence"),
    [
        ("myob", "zone1", "zone3", "2", "MYOB har 2 hold, som ikke kan deles: flyt et helt hold (4 timer)."),
        ("myob", "zone1", "zone2", "4", "MYOB: holdene skal være i hver sin zone, og zone 2 har et hold."),
        ("fritidsjob", "zone1", "zone2", "1", "Fritidsjob ville have 1 time i zone 1"),
        ("fremskudt", "zone3", "zone2", "28", "Fremskudt beskæftigelse har kun 27,5 timer i zone 3"),
        ("fremskudt", "zone1", "zone2", "1,25", "Timer flyttes i halve timer; 1,25 går ikke op."),
        ("fremskudt", "zone1", "zone2", "mange", "Skriv timerne som et tal"),
    ],
)
def test_a_refused_move_says_why_and_changes_nothing(
    page: AppTest, activity: str, source: str, target: str, hours: str, sentence: str
) -> None:
    before = headline(page)
    make_move(page, activity, source, target, hours)
    assert f"Ikke flyttet. {sentence}" in words(page)
    assert headline(page) == before
    assert page.button(key="fortryd").disabled


def test_a_refusal_is_gone_after_the_next_move(page: AppTest) -> None:
    make_move(page, "myob", "zone1", "zone2", "4")
    assert "Ikke flyttet." in words(page)
    make_move(page, "myob", "zone1", "zone3", "4")
    assert "Ikke flyttet." not in words(page)
    assert "De 4 flyttede timer er uden for dækningen" in headline(page)


def test_who_employs_is_asked_only_where_there_are_several(page: AppTest) -> None:
    page.selectbox(key="flyt_indsats").set_value("klubber").run()
    assert "flyt_arbejdsgiver" not in [box.key for box in page.selectbox]
    page.selectbox(key="flyt_indsats").set_value("lektiecafeer").run()
    assert len(page.selectbox(key="flyt_arbejdsgiver").options) == 2


def test_needs_that_are_not_published_are_a_choice_and_the_headline_says_demo(page: AppTest) -> None:
    assert "demo" not in headline(page)
    page.selectbox(key="behov").set_value("også demo- og hjælpetal").run()
    assert "målt med demo- og hjælpetal" in headline(page)
    assert "7 af 14 aktiviteter er uden for dækningen" in words(page)


def test_only_published_figures_hide_that_choice_and_every_demo_need(page: AppTest) -> None:
    page.selectbox(key="behov").set_value("også demo- og hjælpetal").run()
    page.toggle[0].set_value(True).run()
    assert "behov" not in [box.key for box in page.selectbox]
    assert "demo" not in headline(page)
    assert "11 af 14 aktiviteter er uden for dækningen" in words(page)


def test_the_chart_says_in_words_what_it_draws(page: AppTest) -> None:
    make_move(page, "fremskudt", "zone1", "zone4", "12")
    chart, inside = page.get("vega_lite_chart")
    assert inside.proto.alt.startswith("Demo: sådan kunne"), "the afdelinger are demo"
    assert "zone 4 33,7 før og 48,2 efter" in chart.proto.alt


def test_moves_survive_a_visit_to_another_page(page: AppTest) -> None:
    make_move(page, "fremskudt", "zone1", "zone4", "12")
    page.switch_page("pages/kilder.py").run()
    page.switch_page(PAGE).run()
    assert "De 12 flyttede timer" in headline(page)


def test_without_a_need_the_page_says_so_and_moves_still_work(
    house_environment: BuiltHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs = questions.needs
    monkeypatch.setattr(questions, "needs", lambda warehouse, only_real: needs(warehouse, only_real)[:0])
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run().switch_page(PAGE).run()
    assert not page.exception
    assert "Dækningen kan ikke beregnes" in headline(page)
    assert "14 af 14 aktiviteter er uden for dækningen" in words(page)
    assert "Intet behov er opgjort" in words(page)
    make_move(page, "fremskudt", "zone1", "zone4", "12")
    assert "12,0 t" in words(page)


def test_without_a_placement_the_page_says_what_to_do(
    house_environment: BuiltHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = pd.DataFrame(columns=["activity_id", "resource", "zone", "hours", "basis"])
    monkeypatch.setattr(questions, "placement", lambda warehouse: nothing)
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run().switch_page(PAGE).run()
    assert not page.exception
    assert "Der er ingen timer at flytte" in words(page)


def test_a_move_that_starts_later_is_shown_as_the_time_before_and_the_time_after(page: AppTest) -> None:
    later = page.selectbox(key="flyt_start").options[1]
    assert later != "straks"
    page.selectbox(key="flyt_start").select_index(1).run()
    make_move(page, "fremskudt", "zone1", "zone4", "12")
    shown = words(page)
    assert f"fra {later}" in shown
    assert "Hver række er, som det står, til noget ændrer sig" in shown
    assert "1. januar 2023 til 31. december 2026" in shown
    assert f"{later} til " in shown


def test_teams_start_with_a_course(page: AppTest) -> None:
    half_years = page.selectbox(key="flyt_start").options
    page.selectbox(key="flyt_indsats").set_value("myob").run()
    assert page.selectbox(key="flyt_start").options != half_years
