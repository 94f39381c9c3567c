"""Kilder og kvalitet in its states: all figures, a search, real figures only, loaded files, without a warehouse."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.jobs import JobResult
from lib.ui.datatraek_history import FINGERPRINT
from lib.ui.frame import ONLY_REAL_KEY
from tests.conftest import BuiltHouse
from tests.pages.loaded_house import PROFILES, finding, open_loaded_house, zone_rows
from tests.pages.markup import html_of
from tests.pages.opening import opened_page


def open_kilder() -> AppTest:
    return opened_page("kilder")


@pytest.fixture(scope="module")
def page(built_house: BuiltHouse) -> AppTest:
    """As it is: with the plan's own profiles, asked for by the command. Opened once, to be read and not touched."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in built_house.environment.items():
            patch.setenv(name, value)
        return open_kilder()


def test_every_figure_is_there_with_table_source_note_and_origin(page: AppTest) -> None:
    table = page.dataframe[0].value

    assert not page.exception
    assert len(table) == 163
    assert {"Tabel", "Kilde", "Note", "Oprindelse"} <= set(table.columns)
    assert (table["Kilde"].str.len() > 0).all()
    assert set(table["Oprindelse"]) == {"offentliggjort"}
    assert "162 af 163 offentliggjorte tal har værdi og kilde" in html_of(page)


def test_a_search_and_a_filter_narrow_the_table_and_the_switch_takes_the_demo_layer_away(
    house_environment: BuiltHouse,
) -> None:
    touched = open_kilder()
    touched.selectbox(key="omraade").select("Zone 1")
    touched.text_input(key="soeg").input("valgdeltagelse").run()
    table = touched.dataframe[0].value
    assert set(table["Område"]) == {"Zone 1"}
    assert table["Indikator"].str.contains("Valgdeltagelse").all()
    touched.text_input(key="soeg").input("findes ingen steder").run()
    assert not touched.exception
    assert "Ingen tal passer" in html_of(touched)
    touched.text_input(key="soeg").input("")
    touched.toggle(key=ONLY_REAL_KEY).set_value(True).run()
    assert not touched.exception
    assert len(touched.dataframe) == 1
    assert "Demotal er slået fra" in html_of(touched)
    assert "opdigtede" not in html_of(touched)


def test_known_discrepancies_and_breaks_are_listed(page: AppTest) -> None:
    shown = html_of(page)

    assert "Uden for arbejdsmarkedet findes i mindst fem udgaver" in shown
    assert "1. februar 2026" in shown


def test_the_calibration_states_its_largest_deviation_and_lists_all(page: AppTest) -> None:
    deviations = page.dataframe[1].value["Afvigelse i point"].abs()

    assert deviations.max() <= 0.5
    assert deviations.is_monotonic_decreasing
    assert f"største afvigelse {deviations.max():.2f}".replace(".", ",") in html_of(page)


def test_without_a_warehouse_the_page_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZONEKOMPAS_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{tmp_path / 'state.sqlite'}")

    page = open_kilder()

    assert not page.exception
    assert "python -m lib build" in html_of(page)


def test_every_source_with_a_rhythm_is_held_against_it(page: AppTest) -> None:
    shown = html_of(page)
    assert "Jobcenter" in shown
    assert "hver uge" in shown
    assert "aldrig indlæst" in shown
    assert "fulgte med planen" in shown


def test_coverage_is_counted_per_zone_and_says_what_is_masked_and_too_small(page: AppTest) -> None:
    shown = html_of(page)
    assert "For lille" in shown
    assert "afdelingerne og deres tal er demo" in shown
    assert "10 af 10" in shown


def test_with_no_datatraek_that_part_says_what_to_do(page: AppTest) -> None:
    assert "Intet datatræk er udgivet" in html_of(page)


def test_a_published_file_stands_with_source_version_and_what_was_answered(
    built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    st.cache_data.clear()
    house = open_loaded_house(built_house, tmp_path, monkeypatch)
    house.answer(monkeypatch, profiles=JobResult(0, {"profiles": PROFILES}, ""))
    asking = finding("spoerger", "spring", "Zone 3 er faldet 12 point.")
    house.load("tabel 9.xlsx", zone_rows(), [asking], published=True)
    house.load("kladde.xlsx", zone_rows(40.0), [finding("spoerger", "spring", "Er det rigtigt?")])

    page = open_kilder()

    assert not page.exception
    table = next(frame.value for frame in page.dataframe if FINGERPRINT in frame.value)
    assert table["Fil"].tolist() == ["tabel 9.xlsx"]
    assert table["Version"].str.len().tolist() == [6]
    assert "Zone 3 er faldet 12 point." in html_of(page)
    assert "Er det rigtigt?" not in html_of(page), "a draft has been answered by nobody"


def test_profiles_that_cannot_be_read_are_said_and_the_rest_stands(
    built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    st.cache_data.clear()
    house = open_loaded_house(built_house, tmp_path, monkeypatch)
    house.answer(monkeypatch, profiles=JobResult(2, {}, "ssp.toml, linje 3: ukendt ord."))

    shown = html_of(open_kilder())

    assert "Kildernes opsætninger kan ikke læses." in shown
    assert "ssp.toml, linje 3" in shown
    assert "Uden for arbejdsmarkedet findes i mindst fem udgaver" in shown
