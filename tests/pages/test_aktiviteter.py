"""Aktiviteter in its states: the table of activities, and events added, corrected, withdrawn and refused."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import LOCAL
from lib.domain.events import EventFields, EventKind
from lib.settings import read_settings
from lib.state.engine import open_state
from lib.state.events import add_event, event_history, events_of, withdraw_event
from lib.warehouse import questions
from tests.conftest import BuiltHouse
from tests.maps.frames import EVIL
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

NOW = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)
ROOF = EventFields("zone1", EventKind.RENOVERING, "Nye tage", "", dt.date(2022, 6, 1), dt.date(2023, 1, 31))


@pytest.fixture
def state(house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A state of the test's own, that this process's environment points at."""
    file = shutil.copy(house_environment.state_file, tmp_path / "state.sqlite")
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{file}")
    return open_state(f"sqlite:///{file}")


def opened(view: str = "Aktiviteter", only_real: bool = False) -> AppTest:
    return opened_page("aktiviteter", only_real, vis_indsats=view)


def fill(app: AppTest, chosen: str = "ny", **fields: str) -> None:
    for field, value in fields.items():
        app.session_state[f"begivenhed_{chosen}_{field}"] = value


def press(app: AppTest, key: str) -> str:
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return html_of(app)


def kept(state: Engine) -> list[str]:
    return [event.title for event in events_of(state, read_settings().plan_id)]


def test_the_finding_and_the_table_say_what_is_assumed(state: Engine) -> None:
    html = html_of(opened())
    assert (
        "14 aktiviteter har 517 timer om ugen; ti af dem, med 470 timer, kan flyttes mellem zonerne</h1>"
        in html
    )
    assert "Timerne pr. zone er en antagelse for 13 af 14 aktiviteter" in html
    assert "Behov, der er mærket demo" in html
    assert html.count('<span class="zk-tag">antagelse</span>') == 13
    assert "385 personer, offentliggjort" in html
    assert html.count("zk-delaftale") == 4
    assert "Gadeteam; politi; TOT; ungdomsskolen" in html


def test_only_real_figures_leaves_no_demo_need(state: Engine) -> None:
    html = html_of(opened(only_real=True))
    assert "demo" not in html
    assert "385 personer, offentliggjort" in html


def test_a_plan_without_activities_says_what_to_do(state: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("activities", "placement"):
        nothing = getattr(questions, name)
        monkeypatch.setattr(questions, name, lambda warehouse, ask=nothing: ask(warehouse)[:0])
    html = html_of(opened())
    assert "Planen har ingen aktiviteter</h1>" in html
    assert "Tilføj activities.csv" in html


def test_an_event_is_refused_with_every_fault_and_kept_once_they_are_mended(state: Engine) -> None:
    app = opened("Begivenheder")
    assert "Ingen begivenheder er noteret endnu</h1>" in html_of(app)
    assert "Skriv den første i felterne" in html_of(app)
    fill(app, omraade="zone1", titel=f"  {EVIL}  ", fra="1.6.2022", til="1.5.2022")
    html = press(app, "gem_ny")
    assert "Ikke gemt." in html
    assert "slags begivenhed" in html
    assert "ligger før" in html
    assert app.text_input(key="begivenhed_ny_titel").value.strip() == EVIL
    assert kept(state) == []
    fill(app, slags="renovering", til="")
    html = press(app, "gem_ny")
    assert kept(state) == [EVIL]
    assert "er tilføjet" in html
    assert EVIL not in html
    assert app.text_input(key="begivenhed_ny_titel").value == ""
    (chart,) = app.get("vega_lite_chart")
    assert json.loads(chart.proto.spec)["layer"][-1]["data"]["values"][0]["Begivenhed"] == EVIL


def test_an_event_is_corrected_and_withdrawn_with_a_reason(state: Engine) -> None:
    plan_id = read_settings().plan_id
    first = add_event(state, plan_id, ROOF, LOCAL, NOW)
    app = opened("Begivenheder")
    app.selectbox(key="begivenhed").select(str(first)).run()
    assert app.text_input(key=f"begivenhed_{first}_fra").value == "1.6.2022"
    fill(app, str(first), titel="Tage og facader")
    assert "Skriv en begrundelse" in press(app, f"gem_{first}")
    fill(app, str(first), begrundelse="flere arbejder")
    assert "er rettet" in press(app, f"gem_{first}")
    assert kept(state) == ["Tage og facader"]
    assert app.text_input(key=f"begivenhed_{first}_begrundelse").value == ""
    fill(app, str(first), begrundelse="forkert zone")
    assert "er trukket tilbage" in press(app, f"traek_{first}")
    assert kept(state) == []
    rows = event_history(state, plan_id)
    assert [(row.actor, row.reason) for row in rows[1:]] == [
        (LOCAL.account_id, "flere arbejder"),
        (LOCAL.account_id, "forkert zone"),
    ]
    assert "forkert zone" in html_of(app)


def test_of_two_who_correct_the_second_is_told_and_loses_no_word(state: Engine) -> None:
    plan_id = read_settings().plan_id
    first = add_event(state, plan_id, ROOF, LOCAL, NOW)
    app = opened("Begivenheder")
    app.selectbox(key="begivenhed").select(str(first)).run()
    theirs = EventFields(**{**ROOF.__dict__, "title": "Deres"})
    second = add_event(state, plan_id, theirs, LOCAL, NOW, first, "deres grund")
    fill(app, str(first), titel="Min", begrundelse="min grund")
    html = press(app, f"gem_{first}")
    assert "En anden har rettet" in html
    assert "Nu står der: Renovering: Deres" in html
    assert kept(state) == ["Deres"]
    assert app.text_input(key=f"begivenhed_{first}_titel").value == "Min"
    press(app, f"gem_{first}")
    assert kept(state) == ["Min"]
    newest = events_of(state, plan_id)[0].event_id
    assert newest > second
    withdraw_event(state, plan_id, newest, "væk", LOCAL, NOW)
    fill(app, str(first), titel="Min igen", begrundelse="min grund")
    html = press(app, f"gem_{first}")
    assert "trukket tilbage. Det, du skrev, står nu under" in html
    assert app.text_input(key="begivenhed_ny_titel").value == "Min igen"


def test_with_only_real_figures_a_made_up_afdeling_has_no_events(state: Engine) -> None:
    plan_id = read_settings().plan_id
    on_demo = EventFields(**{**ROOF.__dict__, "area_id": "afd_01", "title": "På en demoafdeling"})
    for fields in (ROOF, on_demo):
        add_event(state, plan_id, fields, LOCAL, NOW)
    assert "To begivenheder er noteret" in html_of(opened("Begivenheder"))
    real = opened("Begivenheder", only_real=True)
    assert "Én begivenhed er noteret: »Nye tage«" in html_of(real)
    assert on_demo.title not in html_of(real)
    assert len(real.selectbox(key="begivenhed_ny_omraade").options) == 5


def test_events_of_an_afdeling_that_is_gone_can_still_be_corrected(state: Engine) -> None:
    gone = EventFields(**{**ROOF.__dict__, "area_id": "findes_ikke"})
    event_id = add_event(state, read_settings().plan_id, gone, LOCAL, NOW)
    app = opened("Begivenheder")
    assert "område, der ikke findes mere" in html_of(app)
    app.selectbox(key="begivenhed").select(str(event_id)).run()
    assert not app.exception
    assert app.selectbox(key=f"begivenhed_{event_id}_omraade").value is None
