"""Overblik in its states: with demo, with real figures only, and without a warehouse."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.frame import ONLY_REAL_KEY
from lib.ui.navigation import ROOT
from tests.conftest import BuiltHouse
from tests.pages.markup import html_of

LIMIT_S = 60


@pytest.fixture
def page(house_environment: BuiltHouse) -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=LIMIT_S).run()


def map_of(page: AppTest) -> str:
    (component,) = page.get("bidi_component")
    return str(component.proto)


def test_the_headline_is_the_finding_with_its_named_comparison(page: AppTest) -> None:
    shown = html_of(page)

    assert not page.exception
    assert "mkring dobbelt så" in shown
    assert "i de fire zoner som i kommunen</h1>" in shown
    assert "2019, i procent · sammenlignet med Fredericia Kommune (22,3) og hele landet (20,9)" in shown


def test_four_cards_in_zone_order_with_difference_and_change(page: AppTest) -> None:
    shown = html_of(page)

    places = [shown.index(f"{value}<small>%</small>") for value in ("47,9", "39,2", "40,3", "42,4")]
    assert places == sorted(places)
    assert "▲ 25,6 procentpoint over kommunen" in shown
    assert "27,0 over landet · faldet 5,5 siden 2015" in shown


def test_the_table_has_every_zonal_indicator_and_shows_a_missing_cell(page: AppTest) -> None:
    shown = html_of(page)

    assert shown.count('scope="row">') == 12
    assert shown.count('title="mangler"') == 1


def test_demo_is_said_on_top_and_drawn_hollow(page: AppTest) -> None:
    assert "Demo: kortets 41 afdelinger" in html_of(page)
    assert map_of(page).count("fill: none") == 41


def test_the_switch_takes_every_demo_value_away(page: AppTest) -> None:
    page.toggle(key=ONLY_REAL_KEY).set_value(True).run()

    assert "Demo:" not in html_of(page)
    assert "Siden viser ingen demotal" in html_of(page)
    assert "zk-afdeling" not in map_of(page)
    assert "47,9" in html_of(page)


def test_without_a_warehouse_the_page_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZONEKOMPAS_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{tmp_path / 'state.sqlite'}")

    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LIMIT_S).run()

    assert not page.exception
    assert "Der er ingen tal at vise" in html_of(page)
    assert "python -m lib build" in html_of(page)


def test_with_the_file_of_the_version_gone_the_page_names_it(
    house_environment: BuiltHouse, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZONEKOMPAS_WAREHOUSE", str(tmp_path))

    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LIMIT_S).run()

    assert not page.exception
    assert f"Datafilen {house_environment.public_file.name} findes ikke" in html_of(page)


def test_a_broken_file_is_told_as_such(
    house_environment: BuiltHouse, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / house_environment.public_file.name).write_bytes(b"not a database")
    monkeypatch.setenv("ZONEKOMPAS_WAREHOUSE", str(tmp_path))

    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LIMIT_S).run()

    assert not page.exception
    assert "kan ikke læses" in html_of(page)
