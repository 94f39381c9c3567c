"""Mål in its states: nothing measured yet, measured, only real figures, masked, read in one way, without goals."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.goal_choices import NOT_CHOSEN, PARTS, READING_KEY
from lib.ui.goal_families import STYREGRUPPE
from tests.conftest import BuiltHouse
from tests.pages.altered_house import alter_house
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

Opened = Callable[..., AppTest]
STATUS, DEVELOPMENT, NEEDED, BREAKS, ONE_GOAL, *_ = PARTS
LOADED = "UPDATE shown SET provenance = 'datatraek' WHERE provenance = 'demo'"
"""What a secretariat that has loaded all its figures would see."""


@pytest.fixture
def open_goals(house_environment: BuiltHouse) -> Opened:
    """Opens the page on one of its parts, with choices already made."""

    def opened(part: str = STATUS, only_real: bool = False, **choices: object) -> AppTest:
        return opened_page("maal", only_real, **{"del_maal": part, **choices})

    return opened


@pytest.fixture
def loaded(built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes the demo figures count as loaded ones; more SQL after that."""

    def made(*statements: str) -> None:
        alter_house(built_house, tmp_path, monkeypatch, LOADED, *statements)

    return made


def test_before_anything_is_measured_no_goal_is_judged_and_demo_stands_hollow(open_goals: Opened) -> None:
    app = open_goals()
    html = html_of(app)
    assert "Ingen af de 59 mål kan vurderes endnu" in html
    assert "<b>59</b>" in html
    assert html.count("<b>0</b>") == 3
    assert "zk-now zk-demo" in html
    assert "zk-now zk-better" not in html
    assert "zk-now zk-worse" not in html
    assert "har kun demotal" in html
    table = app.dataframe[0].value
    assert len(table) == 59
    assert set(table["Status"]) == {"kan ikke vurderes"}
    targets = table.set_index("Nr.")["Mål 2026"]
    assert targets["U3"] == "højst 40,6"
    assert targets["B8"] == "højst 40,47\N{NO-BREAK SPACE}% eller højst 37,6\N{NO-BREAK SPACE}%"
    app.toggle(key="raekker").set_value(True).run()
    assert html_of(app).count('class="zk-place"') == 36
    app.session_state["opdeling"] = STYREGRUPPE
    assert html_of(app.run()).count('class="zk-group"') == 2


def test_only_real_figures_leaves_no_trace_of_demo(open_goals: Opened) -> None:
    html = html_of(open_goals(only_real=True))
    assert "emo" not in html
    assert "54 mangler en måling" in html


def test_loaded_figures_are_judged_and_a_reading_decides_its_goal(
    open_goals: Opened, loaded: Callable[..., None]
) -> None:
    loaded()
    app = open_goals()
    html = html_of(app)
    assert "bagud</b>" in html
    assert "er ramt af et databrud" in html
    assert app.selectbox(key=f"{READING_KEY}B8").value == NOT_CHOSEN
    assert "»5 procentpoint« giver højst 37,6" in html
    assert (
        dict(zip(*(app.dataframe[0].value[each] for each in ("Nr.", "Læsning")), strict=True))["B8"]
        == NOT_CHOSEN
    )
    app.selectbox(key=f"{READING_KEY}B8").select("procentpoint").run()
    chosen = app.dataframe[0].value.set_index("Nr.")
    assert chosen.loc["B8", "Læsning"] == "5 procentpoint"
    assert chosen.loc["B8", "Status"] == "bagud"
    assert html_of(app) != html


def test_a_masked_zone_gets_no_status_and_says_why(open_goals: Opened, loaded: Callable[..., None]) -> None:
    loaded(
        "UPDATE shown SET status = 'diskretioneret', value = NULL, low = NULL, high = NULL "
        "WHERE indicator_id = 'kendskabsgrad' AND area_id = 'zone1' AND provenance = 'datatraek'"
    )
    table = open_goals().dataframe[0].value.set_index("Nr.")
    assert table.loc["B1-zone1", "Hvorfor"] == "har for få personer"
    assert table.loc["B1-zone2", "Status"] == "bagud"


def test_the_other_parts_of_the_page(open_goals: Opened, loaded: Callable[..., None]) -> None:
    development = html_of(open_goals(DEVELOPMENT))
    assert "Områdernes udvikling mod kommunens" in development
    assert development.count('scope="row"') == 9
    assert "<b>41</b>" in html_of(open_goals(NEEDED)), "201 persons to at most 160,8"
    loaded()
    breaks = html_of(open_goals(BREAKS))
    for day in ("1. juli 2025", "1. februar 2026", "1. januar 2027"):
        assert day in breaks
    assert "Navn i loven" in breaks


def test_one_goal_is_drawn_with_everything_said_of_it(
    open_goals: Opened, loaded: Callable[..., None]
) -> None:
    loaded()
    app = open_goals(ONE_GOAL, maalnr="B3")
    html = html_of(app)
    assert "<dt>Udgangspunkt</dt><dd>100 (1. juni 2022)</dd>" in html
    assert "Ressourceforløb" in html
    assert len(app.get("vega_lite_chart")) == 1
    app.selectbox(key="maalnr").select("O1").run()
    assert not app.exception


def test_a_plan_without_goals_says_what_to_do(
    open_goals: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(built_house, tmp_path, monkeypatch, "DELETE FROM goal", "DELETE FROM goal_reading")
    html = html_of(open_goals())
    assert "Planen har ingen mål endnu" in html
    assert "zk-goals" not in html
