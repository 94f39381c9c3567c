"""Indikatorer in its states: published with demo, only real figures, masked, loaded with counts, empty."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import BuiltHouse
from tests.pages.altered_house import alter_house
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

Opened = Callable[..., AppTest]
INDICATOR = "uden_for_arbejdsmarkedet_18_64"


@pytest.fixture
def open_matrix(house_environment: BuiltHouse) -> Opened:
    """Opens the page with choices already made."""
    return partial(opened_page, "indikatorer")


def table_of(app: AppTest) -> str:
    """The table alone, without the style sheet and the legend."""
    (table,) = [
        block.proto.body
        for block in app.get("html")
        if '<table class="zk-table zk-judged' in block.proto.body
    ]
    return str(table)


def rows_of(app: AppTest) -> list[str]:
    return [part.split("</th>")[0] for part in table_of(app).split("<tr>")[2:]]


def test_published_figures_stand_before_demo_and_are_counted_by_side_not_judged(open_matrix: Opened) -> None:
    app = open_matrix()
    html, table = html_of(app), table_of(app)
    assert "ligger på den ugunstige side af kommunen på 9 af 10 indikatorer</h1>" in html
    assert "uden antal bag tallet: retning, ikke vurdering" in html
    assert "zk-is-worse" not in table
    assert "2019 · lavest er bedst" in table
    assert "▲</span><b>47,9</b>" in table
    assert "Demo: 4 af 16 indikatorer" in html


def test_only_real_figures_leaves_no_demo(open_matrix: Opened) -> None:
    app = open_matrix(only_real=True)
    assert table_of(app).count('scope="row"') == 12
    assert "emo" not in html_of(app)


def test_only_real_figures_of_afdelinger_are_said_to_be_none(open_matrix: Opened) -> None:
    app = open_matrix(only_real=True, niveau="afdeling")
    assert "Afdelingerne i Zone 1: ingen offentliggjorte eller indlæste tal</h1>" in html_of(app)
    assert "Der er ingen tal at vise" in html_of(app)


def test_masked_cells_have_their_sign_and_its_explanation(open_matrix: Opened) -> None:
    app = open_matrix(niveau="afdeling")
    table = table_of(app)
    assert "Afdelingerne i Zone 1 mod kommunen (demo)</h1>" in html_of(app)
    assert 'title="Diskretioneret: vises ikke, fordi' in table
    assert "Diskretioneret: vises ikke" in html_of(app)
    assert "zk-is-worse" not in table
    assert "zk-is-better" not in table
    masked = app.dataframe[0].value.query("Status == 'diskretioneret'")
    assert len(masked) > 0
    assert set(masked["Værdi"]) == {"diskretioneret"}
    assert set(masked["95 %-interval"]) == {"ukendt"}


def test_the_interval_is_shown_when_asked_for_and_another_zone_has_other_columns(open_matrix: Opened) -> None:
    app = open_matrix(niveau="afdeling")
    assert "<small>" not in table_of(app).split("<tbody>")[1].replace("<small>20", "")
    app.toggle(key="usikkerhed").set_value(True).run()
    assert "–" in table_of(app)
    assert table_of(app).count("</b></span><small>") + table_of(app).count("</b><small>") > 50
    assert "Ikke i tabellen: Skovsyrebrinken og Vibereden." in html_of(app)
    first = set(app.dataframe[0].value["Område"])
    app.selectbox(key="zone").select("zone2").run()
    assert first.isdisjoint(set(app.dataframe[0].value["Område"]))


def test_every_benchmark_is_named_in_the_headline(open_matrix: Opened) -> None:
    app = open_matrix()
    for choice, words in (("landet", "side af landet på"), ("zonerne", "side af zonerne under ét")):
        app.selectbox(key="sammenlign").select(choice).run()
        assert not app.exception
        assert words in html_of(app).split("</h1>")[0]
    app.selectbox(key="sammenlign").select("resten").run()
    assert "Resten af kommunen kan ikke beregnes" in html_of(app), "its counts are unknown"
    assert "▲" not in html_of(app)


def test_themes_and_order_are_chosen(open_matrix: Opened) -> None:
    app = open_matrix()
    in_plan_order = rows_of(app)
    app.selectbox(key="orden").select("forskel").run()
    by_size = rows_of(app)
    assert sorted(by_size) == sorted(in_plan_order)
    assert by_size != in_plan_order
    app.selectbox(key="orden").select("zone1").run()
    assert rows_of(app) not in (by_size, in_plan_order)
    app.selectbox(key="tema").select("Beskæftigelse").run()
    assert len(rows_of(app)) == 2


def test_loaded_figures_with_counts_are_judged(
    open_matrix: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(
        built_house,
        tmp_path,
        monkeypatch,
        f"""UPDATE shown SET provenance = 'datatraek', numerator = 479, denominator = 1000, low = 44.8, high = 51.0,
            method = 'wilson', reliability = 'sikker'
        WHERE indicator_id = '{INDICATOR}' AND level = 'zone' AND year = 2019""",
    )
    table = table_of(open_matrix())
    assert table.count("zk-is-worse") >= 1
    assert "; værre" in table


def test_without_figures_the_page_says_what_to_do(
    open_matrix: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(built_house, tmp_path, monkeypatch, "DELETE FROM shown")
    html = html_of(open_matrix())
    assert "Zonerne: ingen offentliggjorte eller indlæste tal</h1>" in html
    assert "Der er ingen tal at vise" in html
    assert "zk-judged" not in html
