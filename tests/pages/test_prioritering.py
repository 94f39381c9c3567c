"""Prioritering in its states: published figures, ways of weighing, demo, only real, ties, empty, members one by one."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.frame import ONLY_REAL_KEY
from tests.conftest import BuiltHouse
from tests.pages.altered_house import alter_house
from tests.pages.loaded_house import open_loaded_house
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

Opened = Callable[..., AppTest]
PCT = "\N{NO-BREAK SPACE}%"
REAL = "provenance IN ('published', 'datatraek')"
CARDS = [
    "kun_grundskole_15_64",
    "i_uddannelse_18_29",
    "enlige_forsoergere",
    "uden_for_arbejdsmarkedet_18_64",
    "valgdeltagelse_kv",
]


@pytest.fixture
def open_priority(house_environment: BuiltHouse) -> Opened:
    """Opens the page with choices already made."""
    return partial(opened_page, "prioritering")


def title(app: AppTest) -> str:
    return html_of(app).split('<h1 class="zk-headline">')[1].split("</h1>")[0]


def first_places(app: AppTest) -> dict[str, float]:
    """What the bars show of first places, from the table behind them."""
    table = app.dataframe[0].value
    return dict(zip(table["Zone"], table["1. plads"], strict=True))


def is_hollow(app: AppTest) -> bool:
    (chart,) = app.get("vega_lite_chart")
    spec: dict[str, Any] = json.loads(chart.proto.spec)
    return spec["layer"][0]["mark"].get("filled") is False


def test_the_published_figures_say_who_is_first_and_what_turns_it(open_priority: Opened) -> None:
    app = open_priority()
    html = html_of(app)
    # Worked out apart (exponential spacings, 400.000 sets): Zone 2 first in 63,4 percent, Zone 1 in 36,4.
    assert first_places(app)["Zone 2"] == pytest.approx(63.4, abs=1.5)
    assert first_places(app)["Zone 1"] == pytest.approx(36.4, abs=1.5)
    assert not is_hollow(app)
    assert title(app) == f"Zone 2 er først i 63{PCT} af vægtningerne"
    assert "målt på fem indikatorer (2017-2021)" in html
    assert "Zone 1 kommer først i stedet for Zone 2, hvis »Valgdeltagelse, kommunalvalg« vejer" in html
    assert "Kilde: Landsbyggefonden" in html
    assert "stabiliteten dækker kun vægtene" in html
    assert "ingen god eller dårlig retning" in html
    assert "Socialfaglig vurdering" in html
    assert "Ingen har gemt vægte i denne drøftelse" in html
    assert app.button(key="gem_vaegte").disabled
    app.session_state["prioriter"] = ["kun_grundskole_15_64", "kun_grundskole_18_29"]
    app.run()
    assert "måler det samme for to aldersgrupper og tæller dobbelt" in html_of(app)
    app.session_state["prioriter"] = []
    app.run()
    assert "Vælg mindst én indikator" in html_of(app)


def test_sliders_order_and_pairs_weigh(open_priority: Opened) -> None:
    app = open_priority(vaegte="skydere")
    for name in CARDS:
        app.slider(key=f"vaegt_{name}").set_value(10 if name == "uden_for_arbejdsmarkedet_18_64" else 0)
    app.run()
    assert title(app) == "Zone 1 er først med alle vægte, der regnes med"
    app.slider(key="vaegt_uden_for_arbejdsmarkedet_18_64").set_value(0).run()
    assert "sæt en af skyderne op" in html_of(app)
    app.session_state["vaegte"], app.session_state["orden"] = "orden", ["valgdeltagelse_kv"]
    app.run()
    assert not app.exception
    assert "»Valgdeltagelse, kommunalvalg« vejer mest" in html_of(app)
    # Apart, among those sets in which the last weighs most: 76,2 percent.
    assert first_places(app)["Zone 1"] == pytest.approx(76.2, abs=1.5)
    app.session_state["vaegte"] = "parvis"
    app.session_state["prioriter"] = CARDS[:3]
    app.run()
    for one, other, answer in ((0, 1, "a9"), (1, 2, "a9"), (0, 2, "b9")):
        app.selectbox(key=f"par_{CARDS[one]}_{CARDS[other]}").set_value(answer)
    app.run()
    assert not app.exception
    assert "Sammenligningerne modsiger hinanden" in html_of(app)


def test_members_come_one_by_one_and_stand_side_by_side(
    house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_priority: Opened
) -> None:
    open_loaded_house(house_environment, tmp_path, monkeypatch)
    app = open_priority(vaegte="skydere", droeftelse="Møde 4", prioriter=CARDS[3:])
    app.slider(key=f"vaegt_{CARDS[3]}").set_value(9)
    app.slider(key=f"vaegt_{CARDS[4]}").set_value(1).run()
    app.button(key="gem_vaegte").click().run()
    assert app.selectbox(key="medlem").value == "Medlem 2", "the next seat stands ready"
    app.slider(key=f"vaegt_{CARDS[3]}").set_value(2)
    app.slider(key=f"vaegt_{CARDS[4]}").set_value(8).run()
    app.button(key="gem_vaegte").click().run()
    html = html_of(app)
    assert "længst fra hinanden på »Uden for arbejdsmarkedet, 18-64 år«: 70 procentpoint" in html
    assert "<td>90</td><td>20</td><td>55</td><td>70 point</td>" in html
    assert "Først på de målte tal</th><td>Zone 1</td><td>Zone 1</td><td>Zone 1</td>" in html
    app.session_state["vaegte"] = "medlemmer"
    app.run()
    assert "vægte mellem de 2 medlemmers egne" in html_of(app)
    assert "Hver for sig har alle medlemmer Zone 1 først." in html_of(app)
    app.session_state["prio_demo"] = True
    app.run()
    assert "Hver for sig" not in html_of(app)
    assert "Først på de målte tal" not in html_of(app)
    app.session_state["prio_demo"] = False
    app.session_state["prioriter"] = CARDS[2:]
    app.run()
    assert "Medlem 1 og Medlem 2 har vægtet andre indikatorer" in html_of(app)
    app.selectbox(key="medlem").set_value("Medlem 2").run()
    app.button(key="tag_ud").click().run()
    assert "Medlem 1 har vægtet andre indikatorer" in html_of(app)
    assert not app.exception


def test_demo_carries_no_headline_and_only_real_hides_the_switch(open_priority: Opened) -> None:
    app = open_priority(prio_demo=True)
    assert title(app) == "Demotal: tallene kan ikke sige, hvilken zone der kommer først"
    html = html_of(app)
    assert "Med demotal siges det ikke" in html
    assert "kommer først i stedet for" not in html
    assert "Næstoftest" not in html
    assert is_hollow(app)
    assert "Tallenes egen usikkerhed er regnet med" in html
    app.toggle(key=ONLY_REAL_KEY).set_value(True).run()
    assert title(app).startswith("Zone 2 er først i")
    assert "prio_demo" not in [toggle.key for toggle in app.toggle]


def test_zones_that_are_alike_are_called_a_tie(
    house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_priority: Opened
) -> None:
    same = "(SELECT value FROM shown z WHERE z.area_id = 'zone2' AND z.indicator_id = o.indicator_id AND "
    same += "z.period_end = o.period_end AND z.provenance = o.provenance)"
    alter_house(
        house_environment,
        tmp_path,
        monkeypatch,
        f"UPDATE shown o SET value = {same} WHERE area_id = 'zone1' AND {REAL} AND {same} IS NOT NULL",
    )
    assert title(open_priority()).startswith("Zone 1 og Zone 2 står lige")


def test_without_figures_for_all_zones_it_says_what_to_load(
    house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_priority: Opened
) -> None:
    alter_house(
        house_environment,
        tmp_path,
        monkeypatch,
        f"DELETE FROM shown WHERE area_id = 'zone3' AND {REAL}",
    )
    app = open_priority()
    assert "Der er ingen tal at prioritere zonerne efter" in html_of(app)
    assert "Indlæs et datatræk, eller medtag demotal" in html_of(app)
    app.toggle(key="prio_demo").set_value(True).run()
    assert title(app).startswith("Demotal")


def test_two_browsers_weigh_in_one_discussion_and_neither_overwrites_the_other(
    house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_priority: Opened
) -> None:
    open_loaded_house(house_environment, tmp_path, monkeypatch)
    one, other = (open_priority(vaegte="skydere", droeftelse="Møde 5", prioriter=CARDS[3:]) for _ in range(2))
    assert one.selectbox(key="medlem").value == other.selectbox(key="medlem").value == "Medlem 1"
    one.slider(key=f"vaegt_{CARDS[3]}").set_value(0)
    one.button(key="gem_vaegte").click().run()
    other.button(key="gem_vaegte").click().run()
    html = html_of(other)
    assert "En anden har skrevet på Medlem 1 imens. Intet er overskrevet" in html
    assert '<th scope="col">Medlem 1</th>' in html, "what the first browser kept is seen in the second"
    assert other.selectbox(key="medlem").value == "Medlem 2", "the next seat stands ready"
    other.button(key="gem_vaegte").click().run()
    one.selectbox(key="medlem").set_value("Medlem 1").run()
    assert "<td>0</td><td>50</td><td>25</td>" in html_of(one)
    assert "<td>0</td><td>50</td><td>25</td>" in html_of(other)
    assert one.button(key="gem_vaegte").label == "Erstat vægtene"
    assert not one.exception
    assert not other.exception
