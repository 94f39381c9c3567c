"""Simulering with the need weighed by the priority: off unless asked for, named, kept, and refused without ground."""

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import program
from lib.domain.allocation.weighing import Weighing
from lib.domain.priority.members import MemberWeights
from lib.domain.scenario.document import ScenarioDocument
from lib.settings import read_settings
from lib.state.engine import open_state
from lib.state.scenarios import keep_draft
from lib.state.tables import scenario_draft
from lib.state.weightings import keep_weighting
from tests.conftest import ROOT, BuiltHouse
from tests.pages.markup import html_of
from tests.pages.opening import opened_page
from tests.state.test_weightings import NOW

Opened = Callable[..., AppTest]
DRAFT = "0123456789abcdef0123456789abcdef"
WORK = "uden_for_arbejdsmarkedet_18_64"


@pytest.fixture
def open_simulation(house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """The page over a state of the test's own, with two discussions: one of real figures, one of made-up ones."""
    copy = shutil.copy(house_environment.state_file, tmp_path / "state.sqlite")
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{copy}")
    settings = read_settings()
    engine = open_state(settings.state_url)
    for discussion, indicator in (("Møde 4", WORK), ("Prøve", "krit_doemte")):
        weighed = MemberWeights("Medlem 1", {indicator: 1.0})
        keep_weighting(engine, settings.plan_id, discussion, weighed, program("prøve"), NOW)
    return partial(opened_page, "simulering")


def title(app: AppTest) -> str:
    return html_of(app).split('<h1 class="zk-headline">')[1].split("</h1>")[0]


def test_the_switch_is_off_and_on_it_weighs_the_need_by_name(open_simulation: Opened) -> None:
    app = open_simulation()
    assert app.toggle(key="med_prioritet").value is False
    assert "vægtet med prioriteringen" not in html_of(app)
    assert "Hvor i zonen bor målgruppen?" in html_of(app)
    assert "Demo: sådan kunne målgruppen for Lektiecaféer fordele sig" in html_of(app)
    assert "To små afdelinger vises ikke hver for sig" in html_of(app)
    plain = title(app)
    app.toggle(key="med_prioritet").set_value(True).run()
    assert "behovet er vægtet med prioriteringen (alle vægte lige)" in html_of(app)
    app.selectbox(key="prioritet_fra").set_value("Møde 4").run()
    html = html_of(app)
    assert "behovet er vægtet med prioriteringen (drøftelsen »Møde 4«)" in html
    assert "1 medlems vægte." in html
    # Outside the labour market 2019: 47,9 39,2 40,3 42,38 against 22,27: distances 1 0,661 0,703 0,785, mean 0,787.
    assert "<td>1,16</td><td>0,92</td><td>0,94</td><td>1,00</td>" in html
    assert title(app) != plain
    (draft,) = drafts()
    assert [each["factor"] for each in draft["need_weighing"]["factors"]] == pytest.approx(
        [1.159, 0.916, 0.944, 0.998], abs=5e-4
    )
    app.selectbox(key="prioritet_fra").set_value("Prøve").run()
    html = html_of(app)
    assert "Behovet er ikke vægtet." in html
    assert "kun har demotal" in html
    assert title(app) == plain
    assert not app.exception


def test_a_kept_scenario_turns_the_switch_on_and_says_when_the_factors_have_changed(
    open_simulation: Opened,
) -> None:
    settings = read_settings()
    kept = ScenarioDocument(
        settings.plan_id,
        "Vægtet",
        "v",
        (),
        (),
        weighing=Weighing("Møde 4", (("zone1", 1.5), ("zone2", 0.75))),
    )
    keep_draft(open_state(settings.state_url), settings.plan_id, DRAFT, kept, program("prøve"), NOW)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["kladde"] = DRAFT
    app = app.run().switch_page("pages/simulering.py").run()
    assert app.toggle(key="med_prioritet").value is True
    assert app.selectbox(key="prioritet_fra").value == "Møde 4"
    html = html_of(app)
    assert "Scenariet blev gemt med andre faktorer (drøftelsen »Møde 4«: zone 1 1,50, zone 2 0,75)." in html
    assert not app.exception


def drafts() -> list[dict[str, Any]]:
    """The drafts that the page has kept, as read."""
    with open_state(read_settings().state_url).connect() as connection:
        return [json.loads(row.document) for row in connection.execute(select(scenario_draft))]
