"""The form of a decision, its history and the answer, as Streamlit runs them on a page of their own."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import program
from lib.domain.decisions.decision import Result, Voice, Way
from lib.domain.decisions.review import Review, ReviewState
from lib.state.decisions import DecisionBook
from lib.state.engine import open_state
from lib.ui.review_panel import review_table, review_track
from tests.domain.decisions.made import decision, expectation, measured

KEY = "beslutning_1_7_punkt_"


def board() -> None:
    """A meeting with one proposal, on a state that the environment names."""
    import datetime as dt
    import os

    from lib.domain.access.account import program
    from lib.domain.decisions.expected import Expected
    from lib.domain.decisions.ground import DecisionGround
    from lib.domain.decisions.matter import DecisionRules, Expectable, Matter
    from lib.domain.meetings.meeting import Meeting, MeetingFields
    from lib.state.decisions import DecisionBook
    from lib.state.engine import open_state
    from lib.ui.decision_form import decision_form
    from lib.ui.decision_history import decision_history
    from tests.domain.allocation.builders import small_rulebook
    from tests.domain.decisions.made import KINDS, VOTERS, moved

    rulebook = small_rulebook({"a": (10, 8, 6, 4)})
    ground = DecisionGround(
        DecisionRules(VOTERS, KINDS, rulebook.agreement),
        "a" * 64,
        dt.date(2026, 11, 22),
        rulebook.base,
        (Expectable("tal", "zone1", "Kun grundskole", "Zone 1", "pct"),),
        lambda pair, by: Expected(40.0, 44.26, "Uændret", dt.date(2025, 10, 1)),
    )
    book = DecisionBook(open_state(os.environ["ZONEKOMPAS_STATE_URL"]), "plan", program("test"))
    meeting = Meeting(
        1, 1, MeetingFields("bestyrelse", dt.date(2026, 11, 20)), dt.datetime.now(dt.UTC), "test"
    )
    decision_form(book, ground, meeting, Matter("Mere i zone 4", "budget", (moved(1, 4, 2),), 7))
    decision_history(book, ground, 1)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DecisionBook:
    address = f"sqlite:///{tmp_path / 'state.sqlite'}"
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", address)
    return DecisionBook(open_state(address), "plan", program("test"))


def words(page: AppTest) -> str:
    """All markup of the page."""
    assert not page.exception
    return " ".join(block.proto.body for block in page.get("html")).replace("\N{NO-BREAK SPACE}", " ")


def voted(page: AppTest) -> AppTest:
    """Two for and one against, in force from 1 December, as typed in the form of a new decision."""
    for voter, voice in (("bk", "for"), ("bn", "for"), ("k", "imod")):
        page.radio(key=f"{KEY}ny_stemme_{voter}").set_value(voice)
    page.text_input(key=f"{KEY}ny_gaelder").set_value("1.12.2026")
    return page.text_input(key=f"{KEY}ny_saerstandpunkt_k").set_value("Vi ønsker <b>zone 3</b>.").run()


def test_a_decision_is_voted_on_expected_of_and_written(book: DecisionBook) -> None:
    page = AppTest.from_function(board, default_timeout=30).run()
    page = page.button(key=f"{KEY}gem_ny").click().run()
    assert "mangler en stemme" in words(page)
    page = voted(page)
    assert page.radio(key=f"{KEY}ny_maade").value == Way.MAJORITY  # what the votes make
    page.button(key=f"{KEY}tilfoej_ny").click().run()
    page = page.selectbox(key=f"{KEY}ny_indikator_0").set_value("tal").run()
    page.selectbox(key=f"{KEY}ny_omraade_0").set_value("zone1")
    page = page.button(key=f"{KEY}foreslaa_ny_0").click().run()
    assert page.text_input(key=f"{KEY}ny_hoej_0").value == "44,3"
    shown = words(page.button(key=f"{KEY}gem_ny").click().run())
    assert "Beslutningen er skrevet. Vedtaget ved flertal: 2 for, 1 imod." in shown
    assert "Venter på godkendelse fra Landsbyggefonden og gælder ikke endnu." in shown
    assert "Vi ønsker &lt;b&gt;zone 3&lt;/b&gt;." in shown
    (kept,) = book.all()
    assert (kept.fields.result, kept.fields.votes[2].voice) == (Result.ADOPTED, Voice.AGAINST)
    assert (kept.fields.expectations[0].low, kept.fields.expectations[0].high) == (40.0, 44.3)
    assert len(kept.fields.moves) == 1


def test_a_decision_is_corrected_answered_and_withdrawn_and_every_row_is_kept(book: DecisionBook) -> None:
    page = voted(AppTest.from_function(board, default_timeout=30).run())
    page = page.button(key=f"{KEY}gem_ny").click().run()
    (kept,) = book.all()
    own = f"{KEY}{kept.decision_id}"
    page.text_area(key=f"{own}_ordlyd").set_value("To timer flyttes")
    page = page.button(key=f"{KEY}gem_{kept.decision_id}").click().run()
    assert "Skriv en begrundelse" in words(page)
    page.text_input(key=f"{own}_begrundelse").set_value("ordlyden manglede")
    page = page.button(key=f"{KEY}gem_{kept.decision_id}").click().run()
    assert "rettet (i stedet for nr. 1)" in words(page)
    assert [row.decision.fields.text for row in book.history()] == ["", "To timer flyttes"]
    page.radio(key="godkendelse_1_valg").set_value("ja")
    page.text_input(key="godkendelse_1_dag").set_value("21.11.2026")
    next(button for button in page.button if button.label == "Gem svaret").click()
    assert "Træder i kraft 1. december 2026, godkendt af Landsbyggefonden." in words(page.run())
    page.text_input(key=f"{own}_begrundelse").set_value("skrevet på det forkerte møde")
    page = page.button(key=f"{KEY}traek_{kept.decision_id}").click().run()
    assert "Ingen beslutninger endnu" in words(page)
    assert (book.all(), len(book.history())) == ((), 3)


def test_the_frozen_interval_is_a_band_and_the_number_a_dot_on_it() -> None:
    expected = expectation(40, 44)
    number = measured(50, expected.by, 48, 52)
    missed = Review(decision(1), expected, ReviewState.MISSED, number, "Over.", "<Tal>", "pct")
    track = review_track(missed)
    # From 40 to 52 with 35 % room on each side: 4,2 on either side of 12, so 40 stands at 4,2 of 20,4.
    assert 'class="zk-band" style="left:20.6%;width:19.6%"' in track
    assert 'class="zk-whisker" style="left:59.8%;width:19.6%"' in track
    assert 'class="zk-dot zk-miss" style="left:69.6%"' in track
    early = Review(decision(1), expected, ReviewState.TOO_EARLY, None, "Vent.", "Tal", "pct")
    table = review_table([missed, early]).replace("\N{NO-BREAK SPACE}", " ")
    assert "zk-dot" not in review_track(early)
    assert "&lt;Tal&gt;" in table
    for said in (
        "ved siden af",
        "for tidligt",
        "40,0 % til 44,0 %",
        "50,0 % (31. december 2027)",
        "intet tal endnu",
    ):
        assert said in table
