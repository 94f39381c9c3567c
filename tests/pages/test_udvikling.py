"""Udvikling in its states: published and demo, only real figures, masked, a break, empty."""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import program
from lib.domain.events import EventFields, EventKind
from lib.settings import read_settings
from lib.state.engine import open_state
from lib.state.events import add_event
from tests.conftest import BuiltHouse
from tests.pages.altered_house import alter_house
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

Opened = Callable[..., AppTest]
INDICATOR = "uden_for_arbejdsmarkedet_18_64"
OF_EACH_KIND = {"valgdeltagelse_kv": "Valgdeltagelse", "domme": "domme"}
"""A share with few years and a rate, with a word of their titles; the page opens on a share with many."""


@pytest.fixture
def open_series(house_environment: BuiltHouse) -> Opened:
    """Opens the page with choices already made."""
    return partial(opened_page, "udvikling")


def charts(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def marks(app: AppTest) -> set[str]:
    return {layer["mark"]["type"] for chart in charts(app) for layer in chart["layer"]}


def test_one_panel_per_zone_with_finding_direction_goal_and_table(open_series: Opened) -> None:
    app = open_series()
    assert [chart["title"]["text"] for chart in charts(app)] == ["Zone 1", "Zone 2", "Zone 3", "Zone 4"]
    assert "2,9 til 5,5 procentpoint lavere i alle fire zoner i 2019 end i 2015</h1>" in html_of(app)
    assert "Hule punkter er demo" in html_of(app)
    table = app.dataframe[0].value.set_index("År")
    assert table.loc["2019", "Zone 1"] == "47,9\N{NO-BREAK SPACE}%"
    assert table.loc["2025", "Zone 1"].endswith("(demo)")
    directions = [line for line in html_of(app).splitlines() if "Udvikling:" in line]
    assert len(directions) == 4
    assert all("(demo)" in line for line in directions)
    assert "Mål B7 for alle 4 zoner samlet: under 30,0" in html_of(app)
    assert "Mål uden et entydigt tal er ikke tegnet: B8." in html_of(app)


def test_only_real_figures_leaves_published_points_without_interval_or_direction(open_series: Opened) -> None:
    app = open_series(only_real=True)
    assert "emo" not in html_of(app)
    assert app.dataframe[0].value["År"].tolist() == ["2015", "2019"]
    assert "årene imellem er ikke offentliggjort (2016-2018)" in html_of(app)
    assert "area" not in marks(app)
    assert html_of(app).count("Udvikling: kan ikke beregnes") == 4
    assert "Siden 2015: 5,5 procentpoint lavere i 2019, usikkerheden er ukendt" in html_of(app)


def test_another_indicator_of_each_kind_is_chosen_and_drawn(open_series: Opened) -> None:
    """tests/soak/test_every_choice.py draws all."""
    app = open_series()
    for indicator_id, title in OF_EACH_KIND.items():
        app.selectbox(key="indikator").select(indicator_id).run()
        assert not app.exception
        assert title in html_of(app)
        assert len(charts(app)) == 4


def test_the_interval_can_be_switched_off_and_the_change_is_counted_from_the_chosen_year(
    open_series: Opened,
) -> None:
    app = open_series()
    assert "area" in marks(app)
    assert "Lyst bånd: 95 %-interval" in html_of(app)
    app.toggle(key="baand").set_value(False).run()
    assert "area" not in marks(app)
    assert "Lyst bånd" not in html_of(app)
    app.selectbox(key="siden").select(2021).run()
    assert html_of(app).count("Siden 2021:") == 4
    assert "i 2025 (demo)" in html_of(app)


def test_a_break_is_drawn_and_not_crossed(
    open_series: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert = f"INSERT INTO series_break VALUES ('{INDICATOR}', DATE '2017-01-01', 'tal', 'Ny opgørelse')"
    alter_house(built_house, tmp_path, monkeypatch, insert)
    html = html_of(open_series())
    assert "Databrud 1.1.2017: Ny opgørelse" in html
    assert "findes kun for 2019</h1>" in html


def test_events_are_marks_with_letters_and_a_key_under_the_panels_they_concern(
    open_series: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = shutil.copy(built_house.state_file, tmp_path / "state.sqlite")
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{file}")
    day, plan_id = dt.date(2018, 6, 1), read_settings().plan_id
    for area, title, last in (
        ("alle_zoner", "<b>Lukket</b>", dt.date(2018, 9, 1)),
        ("zone2", "Nye tage", None),
    ):
        fields = EventFields(area, EventKind.ANDET, title, "", day, last)
        add_event(open_state(f"sqlite:///{file}"), plan_id, fields, program("test"), dt.datetime.now(dt.UTC))
    app = open_series()
    html = html_of(app)
    assert html.count("A Andet: &lt;b&gt;Lukket&lt;/b&gt; (Hele planen, 1.6.2018-1.9.2018)") == 4
    assert html.count("B Andet: Nye tage (fra 1.6.2018)") == 1
    kinds = [[layer["mark"]["type"] for layer in chart["layer"][:3]] for chart in charts(app)]
    assert kinds == [["rect", "rule", "text"]] * 4
    assert "Nye tage" in app.get("vega_lite_chart")[1].proto.alt
    assert "en begivenhed; den forklarer ikke" in html


def test_masked_years_are_words_in_the_table(
    open_series: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(
        built_house,
        tmp_path,
        monkeypatch,
        f"UPDATE shown SET status = 'diskretioneret', value = NULL WHERE indicator_id = '{INDICATOR}' AND year = 2017",
    )
    table = open_series().dataframe[0].value.set_index("År")
    assert set(table.loc["2017"]) == {"diskretioneret"}


def test_without_figures_the_page_says_what_to_do(
    open_series: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(built_house, tmp_path, monkeypatch, "DELETE FROM shown")
    app = open_series()
    assert "Der er ingen tal at vise" in html_of(app)
    assert charts(app) == []
