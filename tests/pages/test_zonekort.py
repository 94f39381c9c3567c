"""Zonekort in its states: published, demo, only real figures, masked, empty."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.theme import LIGHT
from tests.conftest import BuiltHouse
from tests.pages.altered_house import alter_house
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

Opened = Callable[..., AppTest]


@pytest.fixture
def open_map(house_environment: BuiltHouse) -> Opened:
    """Opens the page with choices already made: open_map(niveau="afdeling")."""
    return partial(opened_page, "zonekort")


def map_script(app: AppTest) -> str:
    """The JavaScript of the feature group that the map was sent."""
    (component,) = app.get("component_instance")
    return str(json.loads(component.proto.json_args)["feature_group"])


def test_it_opens_on_the_latest_published_year_with_a_finding(open_map: Opened) -> None:
    app = open_map()
    assert app.selectbox(key="aar").value == 2019
    assert "Zone 1 ligger højest med 47,9" in html_of(app)
    assert "25,6 procentpoint over" in html_of(app)
    assert map_script(app).count('"residents"') == 0
    assert map_script(app).count('"radius":') >= 41


def test_the_selectbox_does_what_a_click_does_and_the_background_is_off_until_asked_for(
    open_map: Opened,
) -> None:
    app = open_map()
    assert "openstreetmap" not in map_script(app)
    app.selectbox(key="zone").select_index(2).run()
    assert 'aria-label="Valgt zone: Zone 3"' in html_of(app)
    assert "40,3" in html_of(app)
    app.toggle(key="baggrund").set_value(True).run()
    assert "tile.openstreetmap.org" in map_script(app)
    assert "OpenStreetMaps server" in html_of(app), "the note tells who is asked"


def test_a_link_opens_the_same_view(open_map: Opened) -> None:
    html = html_of(open_map(address={"zone": "Zone 4", "aar": "2015"}))
    assert 'aria-label="Valgt zone: Zone 4"' in html
    assert "45,6" in html


def test_another_indicator_starts_from_its_own_latest_published_year(open_map: Opened) -> None:
    app = open_map(aar=2023)
    assert app.selectbox(key="aar").value == 2023
    app.selectbox(key="indikator").select("kun_grundskole_15_64").run()
    assert app.selectbox(key="aar").value == 2020


def test_a_demo_year_has_a_neutral_title_that_says_demo(open_map: Opened) -> None:
    html = html_of(open_map(aar=2023))
    assert "18-64-årige, 2023 (demo)</h1>" in html
    assert "opdigtede tal" in html
    assert "højest" not in html


def test_afdelinger_carry_the_colour_uncertain_ones_are_grey_and_the_legend_says_why(
    open_map: Opened,
) -> None:
    app = open_map(niveau="afdeling")
    table = app.dataframe[0].value
    assert len(table) == 41
    assert {"vises ikke"} < set(table["Værdi"])
    assert "tal vises ikke" in html_of(app), "the legend explains the dashed circle"
    assert table["Status"].str.contains("usikkert tal").any()
    assert f'"fillColor": "{LIGHT.same}"' in map_script(app)
    assert "<span>usikkert tal</span>" in html_of(app)
    assert "intervallet er bredere end 20 procentpoint" in html_of(app)
    assert "usikkert tal" in map_script(app), "the tooltip says it too"


def test_the_interval_of_a_masked_afdeling_is_not_told(open_map: Opened) -> None:
    app = open_map(niveau="afdeling", indikator="gymnasial_18_29", aar=2020)
    table = app.dataframe[0].value
    masked = table[table["Status"] == "diskretioneret"]
    assert len(masked) > 5
    assert set(masked["Værdi"]) == {"diskretioneret"}
    assert set(masked["95 %-interval"]) == {""}
    assert "Diskretioneret: vises ikke" in html_of(app)


def test_only_real_figures_leaves_no_demo_on_the_page(open_map: Opened) -> None:
    app = open_map(only_real=True)
    assert "emo" not in html_of(app)
    assert '"radius":' not in map_script(app)
    assert app.selectbox(key="aar").options == ["2019", "2015"]
    assert "antal beboere er ikke offentliggjort" in html_of(app)


def test_only_real_figures_without_afdelinger_says_what_to_do(open_map: Opened) -> None:
    app = open_map(only_real=True, niveau="afdeling")
    assert "ingen indlæste afdelinger" in html_of(app)


def test_a_masked_and_a_missing_zone_are_shown_as_such(
    open_map: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_the_map = "indicator_id = 'uden_for_arbejdsmarkedet_18_64' AND year = 2019 AND area_id ="
    first, second = (f"(SELECT area_id FROM zone_shape WHERE number = {number})" for number in (1, 2))
    alter_house(
        built_house,
        tmp_path,
        monkeypatch,
        f"UPDATE shown SET status = 'diskretioneret', value = NULL WHERE {of_the_map} {first}",
        f"DELETE FROM shown WHERE {of_the_map} {second}",
    )
    app = open_map()
    html = html_of(app)
    assert "Zone 4 ligger højest med 42,4\N{NO-BREAK SPACE}% af de 2 zoner" in html
    assert "<span>diskretioneret</span>" in html
    assert "<span>mangler</span>" in html
    assert '<p class="zk-value zk-none">diskretioneret</p>' in html
    assert "skravering-diskretioneret" in map_script(app)
    assert app.dataframe[0].value["Værdi"].tolist()[:2] == ["diskretioneret", "mangler"]


def test_without_figures_the_page_says_what_to_do(
    open_map: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(built_house, tmp_path, monkeypatch, "DELETE FROM shown")
    app = open_map()
    assert "Der er ingen tal at vise på kortet" in html_of(app)
    assert not app.get("component_instance")
