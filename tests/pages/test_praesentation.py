"""Præsentation in its states: the desk, the meeting mode, a frozen meeting, and a choice that is kept."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import program
from lib.domain.meetings.meeting import AgendaItem, MeetingFields, MeetingState
from lib.state.meetings import MeetingBook
from tests.conftest import ROOT, BuiltHouse
from tests.pages.loaded_house import open_loaded_house


def opened(**query: str) -> AppTest:
    """The page at an address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    for key, value in query.items():
        app.query_params[key] = value
    app = app.switch_page("pages/praesentation.py").run()
    assert not app.exception, app.exception
    return app


def markup(app: AppTest) -> str:
    """What the one component of the page draws."""
    (component,) = app.get("bidi_component")
    return str(component.proto)


def html(app: AppTest) -> str:
    return "".join(block.proto.body for block in app.get("html"))


def test_the_desk_shows_every_slide_and_leaves_out_what_is_not_picked(house_environment: BuiltHouse) -> None:
    app = opened()
    assert "10 dias er klar til mødet" in html(app)
    assert markup(app).count("zk-frame") == 10
    app.checkbox(key="dias_vis_kort").uncheck().run()
    assert "9 dias er klar til mødet" in html(app)
    assert "kort" not in str(app.query_params["valgte"])
    app.text_input(key="dias_ord_overblik").set_value("Husk <b>tallet</b>").run()
    app.button(key="vis_praesentationen").click().run()
    assert app.query_params["skaerm"] == "fuld"
    deck = markup(app)
    assert "zonekompas_slide_deck" in deck
    assert "Husk &lt;b&gt;tallet&lt;/b&gt;" in deck
    assert 'data-slide=\\"kort\\"' not in deck


def test_a_link_opens_the_meeting_mode_on_its_slides(house_environment: BuiltHouse) -> None:
    deck = markup(opened(skaerm="fuld", valgte="maal,overblik,findes-ikke"))
    assert deck.index("maal") < deck.index("overblik")
    assert "2 af 2" in deck
    assert "kort" not in deck.replace("kortet", "")


def test_a_frozen_meeting_shows_its_own_version_and_keeps_its_choice(
    built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = open_loaded_house(built_house, tmp_path, monkeypatch)
    own = next(house.settings.warehouse_folder.glob("public-*.duckdb"))
    older = "a" * 64
    shutil.copy(own, own.with_name(f"public-{older}.duckdb"))
    book = MeetingBook(house.engine, house.settings.plan_id, program("t"))
    held = MeetingFields("bestyrelse", dt.date(2026, 9, 3), state=MeetingState.CLOSED, version=older)
    book.write(held)
    agenda = (AgendaItem("Ny placering", "beslutning"),)
    meeting_id = book.write(
        MeetingFields(
            "bestyrelse", dt.date(2026, 12, 3), state=MeetingState.OPEN, version=older, agenda=agenda
        )
    )
    app = opened(til_moede=str(meeting_id))
    drawn = markup(app)
    assert "version aaaaaa" in drawn
    assert "nyere tal findes" in drawn
    assert "Tallene er de samme som ved m" in drawn, "compared with the last board meeting"
    assert "Til beslutning: Ny placering" in drawn
    app.checkbox(key="dias_vis_kort").uncheck().run()
    app.button(key="gem_dias").click().run()
    kept = book.find(meeting_id)
    assert kept is not None
    assert kept.fields.deck.order[0] == "aabning"
    assert "kort" not in kept.fields.deck.order
