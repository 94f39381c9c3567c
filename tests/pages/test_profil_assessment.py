"""The socialfaglige vurdering beside the figures of a zone: written, refused, corrected, overtaken and withdrawn."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import program
from lib.domain.assessment import AssessmentFields
from lib.settings import read_settings
from lib.state.assessments import assessments_of, write_assessment
from lib.state.engine import open_state
from tests.conftest import BuiltHouse
from tests.maps.frames import EVIL
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

NOW = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)
SCOPE = "vurdering_zone1_alle"
SEEN = AssessmentFields("zone1", "", "SSP-konsulent", "Først", dt.date(2026, 6, 2))


@pytest.fixture
def state(house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A state of the test's own, that this process's environment points at."""
    file = shutil.copy(house_environment.state_file, tmp_path / "state.sqlite")
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{file}")
    return open_state(f"sqlite:///{file}")


def fill(app: AppTest, chosen: str = "ny", **fields: str) -> None:
    for field, value in fields.items():
        app.session_state[f"{SCOPE}_{chosen}_{field}"] = value


def press(app: AppTest, button: str, chosen: str = "ny") -> str:
    app.button(key=f"{SCOPE}_{button}_{chosen}").click().run()
    assert not app.exception, app.exception
    return html_of(app)


def opened() -> AppTest:
    return opened_page("profil")


def test_it_is_refused_with_its_faults_and_kept_once_they_are_mended(state: Engine) -> None:
    app = opened()
    assert "Tallene er kun den ene halvdel" in html_of(app)
    assert "ingen socialfaglig vurdering endnu" in html_of(app)
    fill(app, tekst=f" {EVIL} ", dato="1.6.2099")
    html = press(app, "gem")
    assert "Skriv en funktion" in html
    assert "ligger i fremtiden" in html
    assert app.text_area(key=f"{SCOPE}_ny_tekst").value.strip() == EVIL
    fill(app, funktion="Boligsocial medarbejder", dato="1.6.2026", aktivitet="gadeplan")
    html = press(app, "gem")
    (kept,) = assessments_of(state, read_settings().plan_id)
    assert (kept.area_id, kept.activity_id, kept.text) == ("zone1", "gadeplan", EVIL)
    assert EVIL not in html
    assert "<b>Boligsocial medarbejder</b>, <time" in html
    assert "1. juni 2026" in html
    assert "én socialfaglig vurdering under tallene" in html
    assert "Gadeplansarbejde" in html


def test_it_is_corrected_overtaken_and_withdrawn_and_no_word_is_lost(state: Engine) -> None:
    plan_id = read_settings().plan_id
    first = write_assessment(state, plan_id, SEEN, program("test"), NOW)
    chosen = str(first)
    app = opened()
    app.selectbox(key=f"{SCOPE}_valgt").select(chosen).run()
    fill(app, chosen, tekst="Min")
    assert "Skriv en begrundelse" in press(app, "gem", chosen)
    write_assessment(state, plan_id, replace(SEEN, text="Deres"), program("test"), NOW, first, "deres grund")
    fill(app, chosen, begrundelse="min grund")
    html = press(app, "gem", chosen)
    assert "En anden har rettet" in html
    assert "Nu står der: Zone 1: SSP-konsulent" in html
    press(app, "gem", chosen)
    assert [one.text for one in assessments_of(state, plan_id)] == ["Min"]
    app.selectbox(key=f"{SCOPE}_valgt").select(chosen).run()
    fill(app, chosen, begrundelse="gælder ikke mere")
    assert "Den står stadig i historikken" in press(app, "traek", chosen)
    assert assessments_of(state, plan_id) == ()
