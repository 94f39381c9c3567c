"""Ledighed in its states: published and demo, only real, weekly figures loaded, masked, empty."""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import BuiltHouse
from tests.pages.altered_house import alter_house
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

Opened = Callable[..., AppTest]
COUNTED = "(indicator_id = 'kendskabsgrad' OR indicator_id LIKE 'maalgruppe_%')"
LOADED = f"UPDATE shown SET provenance = 'datatraek' WHERE provenance = 'demo' AND {COUNTED}"


@pytest.fixture
def open_unemployment(house_environment: BuiltHouse) -> Opened:
    """Opens the page with choices already made."""
    return partial(opened_page, "ledighed")


def charts(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def headline(app: AppTest) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html_of(app))
    assert found
    return found[1]


def test_published_and_demo(open_unemployment: Opened) -> None:
    app = open_unemployment()
    html = html_of(app)
    assert headline(app) == (
        "21,9 til 22,8\N{NO-BREAK SPACE}% er kendte ledige i de fire zoner mod 13,0\N{NO-BREAK SPACE}% i kommunen "
        "(1. juni 2022)"
    )
    panels = [chart["title"]["text"] for chart in charts(app) if "title" in chart]
    assert panels == ["Zone 1", "Zone 2", "Zone 3", "Zone 4"]
    assert "Demo: hule punkter og tynde streger" in html
    assert "162 af 306 kendte ledige er langt fra arbejdsmarkedet" in html
    assert "Flest timer pr. 100 kendte ledige i Zone 1: 43,8" in html
    assert "Placeringen er en antagelse" in html
    assert "Aktivitetsparat kontanthjælpsmodtager under 30 år" in html
    assert "inden for usikkerheden" not in html, "demo is not judged"
    app.selectbox(key="gruppe").select("6.3").run()
    assert headline(app).startswith("Målgruppe 6.3: 201 personer i de fire zoner den 1. juni 2022")
    assert "kan ikke regnes hen over databruddet 1. juli 2025" in html_of(app)


def test_only_real_has_one_day_and_says_so(open_unemployment: Opened) -> None:
    app = open_unemployment(only_real=True, tabel="aendring")
    html = html_of(app)
    assert re.search(r"\bdemo", html, re.IGNORECASE) is None
    assert "Der er kun tal for én dag" in html
    assert len(charts(app)) == 2, "bars, and no panels of one point each"
    shown = app.dataframe[0].value.set_index("Område")["Værdi"]
    assert shown.to_dict() == {
        "Zone 1": 22.1, "Zone 2": 22.8, "Zone 3": 22.4, "Zone 4": 21.9, "Fredericia Kommune": 13.0,
    }  # fmt: skip
    assert "Der er intet tidligere tal at regne ændringen fra" in html


def test_loaded_figures_give_a_change_with_persons(
    open_unemployment: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(built_house, tmp_path, monkeypatch, LOADED)
    app = open_unemployment(tabel="aendring")
    assert re.fullmatch(
        r"\d+ færre kendte ledige i de fire zoner end 1. juni 2022: 1.137 blev til [\d.]+ \(1. oktober 2026\)",
        headline(app),
    )
    html = html_of(app)
    assert "databruddet 1. juli 2025: Kontanthjælpsreformen" in html
    assert "inden for usikkerheden" in html
    assert "Et af de to tal er diskretioneret" in html
    app.selectbox(key="siden_dag").select("forrige").run()
    app.selectbox(key="zone").select("2").run()
    assert headline(app).startswith("Ingen sikker ændring i kendte ledige i Zone 2 siden 1. september 2026")
    app.segmented_control(key="tabel").set_value("tid").run()
    assert not app.exception


def test_masked_groups_are_words_and_never_nothing(
    open_unemployment: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    masked = f"UPDATE shown SET status = 'diskretioneret', value = NULL, numerator = NULL WHERE {COUNTED}"
    alter_house(
        built_house,
        tmp_path,
        monkeypatch,
        f"{masked} AND indicator_id IN ('maalgruppe_6.8', 'maalgruppe_6.3') AND area_id = 'zone1'",
    )
    html = html_of(open_unemployment(only_real=True))
    assert "mindst 58 af 306 kendte ledige" in html
    assert html.count("vises ikke</span>") == 2
    assert "Hvem er længst fra arbejdsmarkedet?" in html


def test_without_figures_the_page_says_what_to_do(
    open_unemployment: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(built_house, tmp_path, monkeypatch, f"DELETE FROM shown WHERE {COUNTED}")
    app = open_unemployment()
    assert "Der er ingen tal om ledighed at vise" in html_of(app)
    assert charts(app) == []


def test_without_target_groups_the_curves_still_stand(
    open_unemployment: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(
        built_house, tmp_path, monkeypatch, "DELETE FROM shown WHERE indicator_id LIKE 'maalgruppe_%'"
    )
    app = open_unemployment()
    assert len(charts(app)) == 4
    assert "længst fra arbejdsmarkedet" not in html_of(app)
