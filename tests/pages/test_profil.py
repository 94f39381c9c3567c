"""Profil in its states: published and demo, only real figures, masked, unknown area, and what may not be compared."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import BuiltHouse
from tests.pages.altered_house import alter_house
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

Opened = Callable[..., AppTest]
INDICATOR = "uden_for_arbejdsmarkedet_18_64"


@pytest.fixture
def open_profile(house_environment: BuiltHouse) -> Opened:
    """Opens the page with choices already made: open_profile(vis="sammenlign")."""

    def opened(only_real: bool = False, address: str = "", **choices: object) -> AppTest:
        return opened_page("profil", only_real, {"omraade": address} if address else None, **choices)

    return opened


def spec(app: AppTest) -> dict[str, Any]:
    (chart,) = app.get("vega_lite_chart")
    return dict(json.loads(chart.proto.spec))


def table(app: AppTest) -> Any:
    return app.dataframe[0].value


def afdeling(app: AppTest) -> str:
    """Any afdeling that may be chosen: of what stands in the list, the first that is no zone."""
    return str(next(option for option in app.selectbox(key="omraade").options if "(" in option))


def test_it_opens_on_the_first_zone_with_a_finding_from_published_figures(open_profile: Opened) -> None:
    html = html_of(open_profile())
    assert "Zone 1 ligger på den ugunstige side af kommunen på ni af ti indikatorer" in html
    assert "25,6 procentpoint over</h1>" in html
    assert "usikkerheden kan ikke beregnes" in html


def test_the_table_behind_the_spine_says_why_nothing_is_judged(open_profile: Opened) -> None:
    row = table(open_profile()).set_index("Indikator").loc["Uden for arbejdsmarkedet, 18-64 år"]
    assert (row["Værdi"], row["Sammenligningstal"], row["Forskel"]) == ("47,9", "22,3", "+25,6")
    assert row["Vurdering"] == "kan ikke vurderes"
    assert row["Hvorfor ikke vurderet"]
    assert row["Plads (1 = højest)"] == "kan ikke rangordnes"
    assert row["Udvikling"] == "kan ikke beregnes"
    assert row["Siden forrige tal"] == "faldet 5,5 siden 2015"


def test_another_benchmark_is_chosen(open_profile: Opened) -> None:
    app = open_profile()
    app.selectbox(key="sammenlign").select("landet").run()
    assert "Zone 1 ligger på den ugunstige side af landet" in html_of(app)
    assert set(table(app)["Sammenlignet med"]) == {"Landet"}


def test_an_afdeling_of_demo_has_a_neutral_headline(open_profile: Opened) -> None:
    app = open_profile()
    app.selectbox(key="omraade").select(afdeling(app)).run()
    assert "demotal, som ikke vurderes</h1>" in html_of(app)
    assert set(table(app)["Vurdering"]) == {"kan ikke vurderes"}


def test_another_area_can_be_opened(open_profile: Opened) -> None:
    """An afdeling here; tests/soak/test_every_choice.py opens all."""
    app = open_profile()
    for place in (5, len(app.selectbox(key="omraade").options) - 1):
        app.selectbox(key="omraade").select_index(place).run()
        assert not app.exception
        assert spec(app)["layer"]


def test_only_real_figures_leaves_zones_and_no_demo(open_profile: Opened) -> None:
    app = open_profile(only_real=True)
    assert "emo" not in html_of(app)
    assert app.selectbox(key="omraade").options == ["Zone 1", "Zone 2", "Zone 3", "Zone 4"]
    assert "demo" not in set(table(app)["Oprindelse"])


def test_a_masked_and_a_missing_number_are_shown_as_such(
    open_profile: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = "area_id = (SELECT area_id FROM zone_shape WHERE number = 1)"
    masked = "status = 'diskretioneret', value = NULL, numerator = NULL, denominator = NULL"
    alter_house(
        built_house,
        tmp_path,
        monkeypatch,
        f"UPDATE shown SET {masked} WHERE {first} AND indicator_id = '{INDICATOR}' AND year = 2019",
        f"DELETE FROM shown WHERE {first} AND indicator_id = 'kun_grundskole_15_64'",
    )
    app = open_profile()
    values = table(app).set_index("Indikator")["Værdi"]
    assert values["Uden for arbejdsmarkedet, 18-64 år"] == "diskretioneret"
    assert values["Kun grundskole, 15-64 år"] == "mangler"
    assert "skraveret »vises ikke«" in html_of(app)
    assert "skraveret »–«" in html_of(app)
    assert "på syv af otte indikatorer" in html_of(app)
    drawn = json.dumps(spec(app))
    assert "vises ikke" in drawn
    assert "47,9" not in drawn


def test_loaded_counts_are_judged_ranked_and_coloured(
    open_profile: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = f"provenance = 'datatraek' WHERE indicator_id = '{INDICATOR}' AND year = 2025"
    alter_house(built_house, tmp_path, monkeypatch, f"UPDATE shown SET {loaded}")
    app = open_profile()
    row = table(app).set_index("Indikator").loc["Uden for arbejdsmarkedet, 18-64 år"]
    assert row["Vurdering"] == "værre"
    assert row["Plads (1 = højest)"].startswith("nr. ")
    assert "Zone 1 mod kommunen på én indikator: dårligere på én</h1>" in html_of(app)


def test_an_unknown_area_in_the_address_is_said(open_profile: Opened) -> None:
    html = html_of(open_profile(address="Atlantis"))
    assert "Adressen beder om området »Atlantis«" in html
    assert "Zone 1 ligger" in html


def test_without_figures_the_page_says_what_to_do(
    open_profile: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(built_house, tmp_path, monkeypatch, "DELETE FROM shown")
    app = open_profile()
    assert "Der er ingen tal at vise" in html_of(app)
    assert not app.get("vega_lite_chart")


def test_two_zones_without_counts_have_a_difference_and_a_reason(open_profile: Opened) -> None:
    html = html_of(open_profile(vis="sammenlign"))
    assert "Zone 1 ligger 8,7 procentpoint over Zone 2</h1>" in html
    assert "Antallet af personer bag mindst et af tallene er ikke oplyst" in html


def test_two_afdelinger_have_an_interval_of_the_difference(open_profile: Opened) -> None:
    app = open_profile(vis="sammenlign", indikator="kun_grundskole_15_64")
    app.selectbox(key="omraade").select(
        next(each for each in app.selectbox(key="omraade").options if "Nælde" in each)
    )
    app.run()
    assert not app.exception
    assert "95 %-interval −10,4 til +5,9" in html_of(app)
    assert "kan ikke skelnes" in html_of(app)
    assert "demotal</h1>" in html_of(app)


def test_two_years_start_at_the_two_published_ones(open_profile: Opened) -> None:
    app = open_profile(vis="sammenlign", slags="aar", indikator=INDICATOR)
    assert (app.selectbox(key="til").value, app.selectbox(key="fra").value) == ("2019", "2015")
    assert "5,5 procentpoint lavere i 2019 end i 2015</h1>" in html_of(app)


def test_two_years_across_a_break_are_not_compared(
    open_profile: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert = f"INSERT INTO series_break VALUES ('{INDICATOR}', DATE '2017-01-01', 'tal', 'Ny opgørelse')"
    alter_house(built_house, tmp_path, monkeypatch, insert)
    html = html_of(open_profile(vis="sammenlign", slags="aar", indikator=INDICATOR))
    assert "kan ikke holdes op mod hinanden</h1>" in html
    assert "databrud 1. januar 2017" in html


def test_two_indicators_of_different_definition_are_refused_in_a_sentence(open_profile: Opened) -> None:
    app = open_profile(vis="sammenlign", slags="indikatorer")
    assert "kan ikke sammenlignes: de måler ikke det samme" in html_of(app)
    assert not app.get("vega_lite_chart")


def test_the_scatter_has_two_axes_and_no_line_of_equality(open_profile: Opened) -> None:
    app = open_profile(vis="punkter")
    assert "Alle fire zoner ligger over kommunen på begge" in html_of(app)
    assert "ingen linje for »lige meget«" in html_of(app)
    assert {layer["mark"]["type"] for layer in spec(app)["layer"]} == {"rule", "point", "text"}
    assert len(table(app)) == 4


def test_the_potential_on_published_persons_has_kroner_under_a_stamp(open_profile: Opened) -> None:
    """306 persons are 22,1 %; 13,0 % of the same are 180: 126 persons, at 70.000 kr. each 8,8 mio. kr."""
    app = open_profile(vis="potentiale")
    html = html_of(app)
    assert "Kendskabsgrad: 126 personer skiller Zone 1 fra kommunens niveau</h1>" in html
    assert "8,8 mio. kr." in html
    assert "Lav 5,3 mio. kr., høj 17,1 mio. kr. om året." in html
    assert "Forudsætning, ikke prognose" in html
    assert "prisår 2015" in html
    assert "100 % er et gæt" in html
    assert list(table(app)["Afstand i personer"]) == ["126", "127", "106", "115"]
    assert "emo" not in html
    app.number_input(key="blivende").set_value(50)
    app.number_input(key="vaerdi_midt").set_value(100).run()
    assert "6,3 mio. kr." in html_of(app)
    app.number_input(key="vaerdi_midt").set_value(200).run()
    assert "Værdierne skal stå i rækkefølge" in html_of(app)
    app.selectbox(key="niveau_mod").select("bedste").run()
    assert "den bedste zones niveau (Zone 4) er usikker" in html_of(app)
    app.selectbox(key="niveau_mod").select("landet").run()
    assert "Der er intet tal at holde op mod fra samme periode" in html_of(app)


def test_the_potential_without_persons_says_why_and_has_no_kroner(open_profile: Opened) -> None:
    app = open_profile(vis="potentiale", potentiale=INDICATOR)
    html = html_of(app)
    assert "potentialet i Zone 1 kan ikke regnes ud</h1>" in html
    assert "Antallet bag procenten er ikke oplyst" in html
    assert "mio. kr." not in html
    assert set(table(app)["Afstand i personer"]) == {"ukendt"}


def test_the_potential_of_demo_is_labelled_and_a_share_not_about_work_has_persons_only(
    open_profile: Opened, built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_profile(vis="potentiale", potentiale=INDICATOR)
    app.selectbox(key="omraade").select(
        next(each for each in app.selectbox(key="omraade").options if "Nælde" in each)
    ).run()
    html = html_of(app)
    assert "demotal, som ikke giver et potentiale</h1>" in html
    assert "Demo: hele delen" in html
    assert "Demo: opdigtede tal. Forudsætning, ikke prognose" in html
    loaded = "provenance = 'datatraek' WHERE indicator_id = 'kun_grundskole_15_64' AND year = 2025"
    alter_house(built_house, tmp_path, monkeypatch, f"UPDATE shown SET {loaded}")
    html = html_of(open_profile(vis="potentiale", potentiale="kun_grundskole_15_64"))
    assert "Her er kun personer og ingen kroner" in html
    assert "mio. kr." not in html


def test_a_zone_has_a_profile_to_print_and_an_afdeling_has_none(open_profile: Opened) -> None:
    page = open_profile()
    page.button(key="zoneprofil-klar").click().run()
    assert not page.exception
    assert [each.label for each in page.download_button if "zoneprofilen" in each.label] == [
        "Hent zoneprofilen som PDF",
        "Hent zoneprofilen som Word",
    ]
    page.selectbox(key="omraade").select(afdeling(page)).run()
    assert "zoneprofil-klar" not in [each.key for each in page.button]
    assert "Zoneprofil" not in html_of(page)
