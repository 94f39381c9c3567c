"""The delaftale of an activity on Aktiviteter: read, drafted, refused, corrected, sent to a meeting, and in force."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import LOCAL
from lib.domain.dates import danish_day
from lib.domain.delaftaler.edition import EditionFields
from lib.domain.meetings.meeting import AgendaItem, MeetingFields, MeetingState
from lib.settings import read_settings
from lib.state.decisions import DecisionBook
from lib.state.delaftaler import EditionBook
from lib.state.engine import open_state
from lib.state.meetings import MeetingBook
from lib.ui import delaftale_choices as choices
from tests.conftest import BuiltHouse
from tests.domain.decisions.made import fields, moved
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

SOON = dt.date(2099, 12, 1)


@pytest.fixture
def state(house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A state of the test's own, that this process's environment points at."""
    url = f"sqlite:///{shutil.copy(house_environment.state_file, tmp_path / 'state.sqlite')}"
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", url)
    return open_state(url)


def opened(activity: str, part: str = choices.READ) -> AppTest:
    return opened_page("aktiviteter", aktivitet=activity, del_delaftale=part)


def field(app: AppTest, activity: str, name: str, words: str) -> None:
    app.session_state[choices.key(activity, name)] = words


def press(app: AppTest, key: str) -> str:
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return html_of(app)


def test_an_activity_says_where_its_hours_stand_and_what_is_in_force(state: Engine) -> None:
    app = opened("myob")
    html = html_of(app)
    assert "MYOB har 8 timer om ugen i zone 1 og zone 2; ingen beslutning har flyttet dem</h1>" in html
    assert "Aftalens egen tekst, gælder fra 1. januar 2023" in html
    assert "Antal pladser på et hold er ikke oplyst" in html
    assert "37 timer om ugen, fælles med Lektiecaféer, Din Uddannelsesvej og Fritidsjob" in html
    assert "aktiviteten har ikke indlæst registreringer" in html
    assert "Elevfravær i folkeskolen" in html
    (chart,) = app.get("vega_lite_chart")
    assert "1.9.2025" in chart.proto.spec


def test_a_draft_is_refused_kept_corrected_and_sent_and_is_not_in_force(state: Engine) -> None:
    plan_id = read_settings().plan_id
    meetings = MeetingBook(state, plan_id, LOCAL)
    board = meetings.write(MeetingFields("bestyrelse", SOON))
    meetings.write(MeetingFields("koordinering", SOON))
    app = opened("brobygning", choices.WRITE)
    assert "Kladden ændrer ikke noget" in html_of(app)
    refused = press(app, "gem_delaftale")
    assert "siger det samme som den udgave, der gælder" in refused
    assert "Skriv en begrundelse" in refused
    field(app, "brobygning", "pladser", "<b>24</b> ungdomsskolehold om året")
    field(app, "brobygning", choices.REASON, "Fire hold mere")
    assert "Kladden er gemt" in press(app, "gem_delaftale")
    html = html_of(app.run())
    assert "&lt;" in html
    assert "<b>24" not in html
    assert "Kladden ændrer Pladser" in html
    assert app.selectbox(key="delaftale_moede").options == ["Bestyrelsesmøde, 1. december 2099"]
    assert "På dagsordenen: Bestyrelsesmøde" in press(app, "send_delaftale")
    book = EditionBook(state, plan_id, LOCAL)
    (draft,) = book.all()
    meeting = meetings.find(board)
    assert meeting is not None
    assert [(point.delaftaler, point.kind) for point in meeting.fields.agenda] == [
        ((draft.draft_id,), "beslutning")
    ]
    assert "20 ungdomsskolehold" in html_of(opened("brobygning"))


def test_of_two_who_write_the_second_is_told_and_loses_no_word(state: Engine) -> None:
    book = EditionBook(state, read_settings().plan_id, LOCAL)
    app = opened("klubber", choices.WRITE)
    field(app, "klubber", "partnere", "Mine")
    field(app, "klubber", choices.REASON, "min grund")
    press(app, "gem_delaftale")
    (mine,) = book.all()
    theirs = replace(mine.fields, texts=(("formaal", "Deres"),))
    newest = book.write(theirs, mine.edition_id, "deres grund")
    field(app, "klubber", "partnere", "Mine igen")
    field(app, "klubber", choices.REASON, "min grund")
    html = press(app, "gem_delaftale")
    assert "En anden har rettet kladden" in html
    assert app.text_area(key=choices.key("klubber", "partnere")).value == "Mine igen"
    assert "Kladden er gemt" in press(app, "gem_delaftale")
    assert book.all()[-1].replaces == newest
    field(app, "klubber", choices.REASON, "ikke nu")
    assert "trukket tilbage" in press(app, "traek_delaftale")
    assert [row.withdrawn for row in book.all()] == [False, False, False, True]


def test_what_the_board_has_decided_is_in_force_on_its_day_and_stands_in_the_file(state: Engine) -> None:
    plan_id = read_settings().plan_id
    book = EditionBook(state, plan_id, LOCAL)
    app = opened("fremskudt", choices.WRITE)
    field(app, "fremskudt", "formaal", "Et nyt formål")
    field(app, "fremskudt", choices.REASON, "ny lov")
    press(app, "gem_delaftale")
    (draft,) = book.all()
    move = replace(
        moved(1, 4, 20), activity_id="fremskudt", resource="Fredericia Jobcenter (fremskudte medarbejdere)"
    )
    decided = fields(
        move,
        kind="delaftale",
        decided_on=dt.date(2026, 9, 15),
        in_force_from=dt.date(2026, 10, 1),
        delaftaler=(draft.edition_id,),
    )
    DecisionBook(state, plan_id, LOCAL).write(decided)
    app = opened("fremskudt")
    html = html_of(app)
    assert "timer er flyttet 1. oktober 2026</h1>" in html
    assert "Besluttet af bestyrelsen 15. september 2026, gælder fra 1. oktober 2026" in html
    assert "Et nyt formål" in html
    history = html_of(opened("fremskudt", choices.HISTORY))
    assert "gælder fra 1. oktober 2026" in history
    assert "afløst" in history
    assert "ny lov" in history


def test_a_meeting_decides_on_the_draft_as_it_stands_that_day(state: Engine) -> None:
    plan_id, today = read_settings().plan_id, danish_day(dt.datetime.now(dt.UTC))
    book = EditionBook(state, plan_id, LOCAL)
    first = book.write(EditionFields("platform", (("formaal", "Først"),), ()), None, "ny")
    newest = book.write(EditionFields("platform", (("formaal", "Så"),), ()), first, "rettet")
    point = AgendaItem("Ny udgave", "beslutning", delaftaler=(first,))
    meeting = MeetingFields("bestyrelse", today, state=MeetingState.OPEN, version="a" * 64, agenda=(point,))
    moede = MeetingBook(state, plan_id, LOCAL).write(meeting)
    app = opened_page("moeder", address={"moede": str(moede)})
    for radio in app.radio:
        if radio.key and "_stemme_" in radio.key:
            radio.set_value("for")
    app.run()
    (starts,) = (each for each in app.text_input if each.key and each.key.endswith("_ny_gaelder"))
    starts.set_value(f"{today.day}.{today.month}.{today.year}")
    (button,) = (each for each in app.button if each.key and each.key.endswith("_gem_ny"))
    button.click().run()
    assert not app.exception, app.exception
    (decided,) = DecisionBook(state, plan_id, LOCAL).all()
    assert (decided.fields.kind, decided.fields.delaftaler) == ("delaftale", (newest,))
    assert "<dd>Så</dd>" in html_of(opened("platform"))
