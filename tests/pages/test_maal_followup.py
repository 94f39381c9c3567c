"""Slutstatus and Opfølgning on *Mål*: what is said of every goal, and a record from the form to the report."""

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import program
from lib.state.engine import open_state
from lib.state.follow_up import correct_follow_up, follow_ups
from lib.ui.follow_up_view import COMMENT_KEY, DAY_KEY, MEETING_KEY, SAVE_KEY, WHICH_KEY
from tests.conftest import BuiltHouse
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

Opened = Callable[[str], AppTest]
PLAN = "fredericia"


@pytest.fixture
def own_state(house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A copy of the built house's state, to write in; its address."""
    copy = shutil.copy(house_environment.state_file, tmp_path / "state.sqlite")
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{copy}")
    return f"sqlite:///{copy}"


@pytest.fixture
def open_part(own_state: str) -> Opened:
    """Opens *Mål* on one of its parts."""

    def opened(part: str) -> AppTest:
        return opened_page("maal", del_maal=part)

    return opened


def test_the_close_out_says_something_of_every_goal_and_nothing_of_demo(open_part: Opened) -> None:
    html = html_of(open_part("Slutstatus"))
    assert "slutstatus" in html.lower()
    assert "intet af de 59 mål kan vurderes" in html
    assert html.count('class="zk-goal-row"') == 59
    for said in (
        "Start med at fastlægge udgangspunktet.",
        "Vælg et andet mål, eller afgræns gruppen på ny. 1. januar 2027: ",
        "Aftal, hvordan målet læses: »5 procent af udgangstallet« eller »5 procentpoint«.",
        "Har for få personer.",
    ):
        assert said in html
    assert "Seneste tal:" not in html, "demo numbers have not been reached"


def test_a_meeting_is_recorded_corrected_and_kept_as_it_was_shown(open_part: Opened, own_state: str) -> None:
    app = open_part("Opfølgning")
    assert "ikke registreret som vist på noget møde" in html_of(app)
    app.button(key=f"{SAVE_KEY}-0-0").click().run()
    assert "Mødet mangler" in html_of(app)
    app.selectbox(key=f"{MEETING_KEY}-0-0").select("bestyrelse")
    app.date_input(key=f"{DAY_KEY}-0-0").set_value(dt.date(2100, 1, 1))
    app.text_area(key=f"{COMMENT_KEY}-0-0").input("<script>=1+1</script>")
    app.button(key=f"{SAVE_KEY}-0-0").click().run()
    assert "Datoen ligger i fremtiden" in html_of(app)
    assert follow_ups(open_state(own_state), PLAN) == ()
    app.date_input(key=f"{DAY_KEY}-0-0").set_value(dt.date(2026, 11, 20))
    app.button(key=f"{SAVE_KEY}-0-0").click().run()
    assert not app.exception
    html = html_of(app)
    assert "Gemt: Bestyrelsesmøde, 20. november 2026." in html
    assert "»&lt;script&gt;=1+1&lt;/script&gt;«" in html
    assert "0 nået, 0 på vej, 0 bagud, 59 kan ikke vurderes" in html
    (record,) = follow_ups(open_state(own_state), PLAN)
    assert len(record.shown) == 59
    assert len(record.version) == 64
    assert {goal.reading for goal in record.shown if goal.goal_id == "B8"} == {"ikke valgt"}
    own = record.follow_up_id
    app.selectbox(key=f"{WHICH_KEY}-1").select(own).run()
    assert app.text_area(key=f"{COMMENT_KEY}-{own}-1").value == "<script>=1+1</script>"
    app.text_area(key=f"{COMMENT_KEY}-{own}-1").input("Rettet")
    app.button(key=f"{SAVE_KEY}-{own}-1").click().run()
    assert "Rettet: Bestyrelsesmøde" in html_of(app)
    (corrected,) = follow_ups(open_state(own_state), PLAN)
    assert (corrected.meeting.comment, corrected.replaces) == ("Rettet", own)
    assert (corrected.version, corrected.shown) == (record.version, record.shown)


def test_who_corrects_a_record_that_somebody_has_corrected_is_told(open_part: Opened, own_state: str) -> None:
    app = open_part("Opfølgning")
    app.selectbox(key=f"{MEETING_KEY}-0-0").select("bestyrelse")
    app.button(key=f"{SAVE_KEY}-0-0").click().run()
    (record,) = follow_ups(open_state(own_state), PLAN)
    own = record.follow_up_id
    app.selectbox(key=f"{WHICH_KEY}-1").select(own).run()
    theirs = replace(record.meeting, comment="Den andens rettelse")
    correct_follow_up(open_state(own_state), PLAN, own, theirs, program("maal-siden"), record.at)
    app.text_area(key=f"{COMMENT_KEY}-{own}-1").input("Min rettelse")
    app.button(key=f"{SAVE_KEY}-{own}-1").click().run()
    assert not app.exception
    assert "Intet er gemt." in html_of(app)
    (kept,) = follow_ups(open_state(own_state), PLAN)
    assert kept.meeting.comment == "Den andens rettelse"
