"""Datatræk in its states: nothing loaded, drafts that stop, ask or are ready, published, taken back, failed jobs."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.jobs import JobResult
from lib.state.audit import READ_RAW, audit_rows
from lib.ui.datatraek_history import FINGERPRINT
from tests.conftest import BuiltHouse
from tests.pages.loaded_house import ACCOUNT, LoadedHouse, finding, open_loaded_house, zone_rows
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

STOP = finding("stopper", "ukendt_omraade", "Afdelingen »Ukendt <b>Park</b>« findes ikke i planen.", "A9")
ASK = finding("spoerger", "stort_spring", "Tallet er 12 point højere end sidst.", "C4", "Se efter i kilden.")
TELL = finding("oplyser", "tidligere_navn", "»Gammelgård« hedder nu »Nygård«.", "A3", "")


PROPOSAL = {
    "profile_id": "ny",
    "profile_toml": 'titel = "Ny"',
    "columns": [{"header": "Zone", "guess": "område", "confidence": 0.95, "why": "navnene er zoner"}],
    "questions": ["Hvilken periode gælder tallene?"],
    "head": [["Zone", "2025"], ["Zone 1", 30.0]],
}


@pytest.fixture
def house(built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LoadedHouse:
    st.cache_data.clear()
    st.cache_resource.clear()
    loaded = open_loaded_house(built_house, tmp_path, monkeypatch)
    loaded.answer(monkeypatch)
    return loaded


def open_page(draft: str = "", only_real: bool = False) -> AppTest:
    return opened_page("datatraek", only_real, {"kladde": draft} if draft else None)


def ask_for_a_proposal() -> AppTest:
    page = open_page()
    page.selectbox(key="kilde").select("ukendt").run()
    page.file_uploader[0].set_value(("ny.xlsx", b"PK", "application/octet-stream"))
    return page.button(key="laes").click().run()


def test_with_nothing_loaded_the_page_teaches_what_to_do_first(house: LoadedHouse) -> None:
    page = open_page()
    assert "Intet datatræk er indlæst endnu" in html_of(page)
    assert "Zoner og afdelinger" in html_of(page)
    assert [button.label for button in page.download_button] == ["Hent skabelonen (CSV)"]
    assert "Historik" not in html_of(page)


def test_a_draft_waits_on_the_list_and_opens(house: LoadedHouse) -> None:
    draft = house.load("tal.xlsx", zone_rows(), [STOP, ASK])
    page = open_page()
    assert "En kladde venter på at blive udgivet" in html_of(page).replace("Én", "En")
    assert "1 fejl stopper · 1 spørgsmål" in html_of(page)
    assert not [row for row in audit_rows(house.engine) if row.action == READ_RAW]
    page.button(key=f"aabn-{draft}").click().run()
    assert not page.exception
    assert "ses kun af sekretariatet, ingen tal er ændret" in html_of(page)
    page.run()
    (seen,) = [row for row in audit_rows(house.engine) if row.action == READ_RAW]
    assert (seen.actor, seen.subject) == ("lokal", draft), "its rows are unmasked: once a session"


def test_what_stops_keeps_the_draft_from_being_published(house: LoadedHouse) -> None:
    page = open_page(house.load("tal.xlsx", zone_rows(), [TELL, STOP]))
    shown = html_of(page)
    assert "»tal.xlsx« kan ikke udgives: én fejl skal rettes i filen" in shown
    assert "fil.xlsx, ark «Tabel 9», celle A9" in shown
    assert shown.index("Stopper: skal rettes") < shown.index("Oplyser: værd at vide")
    assert page.button(key="udgiv").disabled


def test_what_a_file_says_is_never_markup(house: LoadedHouse) -> None:
    name = "<img src=x onerror=alert(1)>**fed**.xlsx"
    shown = html_of(open_page(house.load(name, zone_rows(), [STOP])))
    assert "<b>Park</b>" not in shown
    assert "&lt;b&gt;Park&lt;/b&gt;" in shown
    assert "<img src=x" not in shown


def test_every_question_needs_its_tick_before_publishing(
    house: LoadedHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = [ASK, finding("spoerger", "hul", "Zone 2 mangler.", "")]
    draft = house.load("tal.xlsx", zone_rows(), questions)
    house.answer(monkeypatch, publish=JobResult(0, {"version": "f" * 64, "previous_version": "e" * 64}, ""))
    page = open_page(draft)
    assert "kan udgives, når to spørgsmål er besvaret" in html_of(page)
    assert page.button(key="udgiv").disabled
    page.checkbox[0].check().run()
    assert page.button(key="udgiv").disabled
    page.checkbox[1].check().run()
    page.button(key="udgiv").click().run()
    assert house.asked[-1] == ["publish", draft, "--ja", "--konto=lokal"]
    assert "er udgivet som version ffffff: 4 rækker gælder nu" in html_of(page)
    assert "kladde" not in page.query_params


def test_many_questions_of_one_kind_share_a_tick(house: LoadedHouse) -> None:
    questions = [finding("spoerger", "stort_spring", f"Tal {place} springer.") for place in range(12)]
    page = open_page(house.load("tal.xlsx", zone_rows(), questions))
    assert [tick.label for tick in page.checkbox] == ["Alle 12 er set, og de er rigtige"]
    page.checkbox[0].check().run()
    assert not page.button(key="udgiv").disabled


def test_a_draft_shows_its_zones_on_a_map_that_says_kladde(house: LoadedHouse) -> None:
    page = open_page(house.load("tal.xlsx", zone_rows()))
    (drawn,) = page.get("bidi_component")
    assert "zk-stamp" in str(drawn.proto)
    shown = html_of(page)
    assert "<dd>4</dd>" in shown
    assert "33,0" in shown


def test_a_masked_figure_of_a_draft_says_so_and_is_no_number(house: LoadedHouse) -> None:
    shown = html_of(open_page(house.load("tal.xlsx", zone_rows(status="diskretioneret"))))
    assert "diskretioneret" in shown
    assert "<td>0,0</td>" not in shown


def test_the_largest_changes_stand_with_their_intervals(house: LoadedHouse) -> None:
    change = {
        "indicator_id": "kun_grundskole_15_64", "area_id": "zone1", "period_end": "2025-10-01", "before": 40.0,
        "after": 30.0, "change": -10.0, "low": -12.5, "high": -7.5, "period_before": "2024-10-01",
    }  # fmt: skip
    unknown = change | {"area_id": "zone2", "low": None, "high": None, "period_before": "2025-10-01"}
    shown = html_of(open_page(house.load("tal.xlsx", zone_rows(), largest=[change, unknown])))
    assert "−12,5 til −7,5" in shown
    assert "40,0 (1. okt. 2024)" in shown
    assert "antallet er ikke oplyst" in shown


def test_the_history_gives_the_file_back_and_says_who_and_what(house: LoadedHouse) -> None:
    house.load("tal.xlsx", zone_rows(), published=True)
    page = open_page()
    shown = html_of(page)
    assert "ét datatræk er udgivet" in shown.lower()
    assert ACCOUNT in shown
    table = page.dataframe[0].value
    assert table["Tilstand"].tolist() == ["Udgivet"]
    assert table["Rækker"].tolist() == [4]
    assert "Hent den oprindelige fil" in [button.label for button in page.download_button]
    digest = table[FINGERPRINT][0]
    assert f"{digest}…" in shown
    page.toggle(key="fuld_sha256").set_value(True).run()
    assert f"{digest}…" not in html_of(page)


def test_taking_back_asks_why_and_says_which_version_counts(
    house: LoadedHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = house.load("tal.xlsx", zone_rows(), published=True)
    house.answer(monkeypatch, withdraw=JobResult(0, {"version": "a" * 64, "previous_version": "b" * 64}, ""))
    page = open_page()
    page.text_input(key="begrundelse").input("forkert fil")
    page.button(key="ja_traek_tilbage").click().run()
    assert house.asked[-1] == ["withdraw", own, "--note=forkert fil", "--konto=lokal"]
    assert "Version aaaaaa gælder igen i stedet for bbbbbb" in html_of(page)


def test_a_damaged_archive_is_said_and_the_rest_of_the_page_stands(house: LoadedHouse) -> None:
    draft = house.load("tal.xlsx", zone_rows())
    for original in (house.settings.archive_folder / house.settings.plan_id / "originals").iterdir():
        original.write_bytes(b"noget andet")
    assert "er ændret, siden den blev indlæst" in html_of(open_page())
    (house.settings.archive_folder / house.settings.plan_id / "reports" / f"{draft}.json").unlink()
    assert "Kladden kan ikke vises" in html_of(open_page(draft))


def test_a_file_is_read_with_its_source_name_and_period(
    house: LoadedHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = house.load("uge46.xlsx", zone_rows())
    house.answer(monkeypatch, **{"import": JobResult(1, {"datatraek_id": draft}, "")})
    page = open_page()
    page.file_uploader[0].set_value(("uge 46.xlsx", b"PK", "application/octet-stream"))
    page.text_input(key="periode").input("2026-11-02")
    page.button(key="laes").click().run()
    assert not page.exception
    command, _, *options = house.asked[-1]
    assert command == "import"
    assert options == [
        "--profil=kendskab",
        "--navn=uge 46.xlsx",
        "--periode=2026-11-02",
        "--konto=lokal",
    ]
    assert draft in page.query_params["kladde"]
    assert "ses kun af sekretariatet" in html_of(page)


def test_pasted_text_is_read_like_a_file(house: LoadedHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = house.load("x", zone_rows())
    house.answer(monkeypatch, **{"import": JobResult(0, {"datatraek_id": draft}, "")})
    page = open_page()
    page.selectbox(key="kilde").select("lbf9")
    page.segmented_control(key="maade").set_value("Indsat tekst").run()
    page.text_area(key="indsat").input("Zone;2025\nZone 1;30,0")
    page.button(key="laes").click().run()
    assert "--navn=indsat tekst.txt" in house.asked[-1]


@pytest.mark.parametrize(
    ("with_file", "sentence"), [(False, "Vælg en fil først."), (True, "skriv datoen eller året")]
)
def test_what_is_missing_is_said_and_nothing_runs(house: LoadedHouse, with_file: bool, sentence: str) -> None:
    page = open_page()
    if with_file:
        page.file_uploader[0].set_value(("uge46.xlsx", b"PK", "application/octet-stream"))
    page.button(key="laes").click().run()
    assert sentence in html_of(page)
    assert house.asked == []


@pytest.mark.parametrize("command", ["import", "publish", "withdraw", "statbank"])
def test_a_job_that_is_refused_says_why_and_leaves_the_page_standing(
    house: LoadedHouse, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    why = "Filen fylder for meget."
    house.answer(monkeypatch, **{command: JobResult(2, {}, why)})
    draft = house.load("tal.xlsx", zone_rows(), published=command == "withdraw")
    page = open_page(draft if command == "publish" else "")
    if command == "import":
        page.selectbox(key="kilde").select("lbf9")
        page.file_uploader[0].set_value(("tal.xlsx", b"PK", "application/octet-stream"))
    keys = {"import": "laes", "publish": "udgiv", "withdraw": "ja_traek_tilbage", "statbank": "statbank"}
    page.button(key=keys[command]).click().run()
    assert not page.exception
    assert why in html_of(page)
    assert "<h1" in html_of(page)


def test_an_unknown_file_becomes_a_proposal_that_can_be_corrected_and_saved(
    house: LoadedHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.answer(
        monkeypatch,
        propose=JobResult(0, PROPOSAL, ""),
        profile=JobResult(0, {"profile_id": "lbf9"}, ""),
    )
    page = ask_for_a_proposal()
    shown = html_of(page)
    assert "sikkert (95" in shown
    assert "Hvilken periode gælder tallene?" in shown
    assert page.text_area(key="opsaetning").value == PROPOSAL["profile_toml"]
    page.text_input(key="opsaetning_navn").input("lbf9")
    page.button(key="gem_opsaetning").click().run()
    assert house.asked[-1][:2] == ["profile", "gem"]
    assert house.asked[-1][2].endswith("/lbf9.toml")
    assert "Opsætningen er gemt" in html_of(page)
    assert "Forslag til opsætning" not in html_of(page)
    assert page.selectbox(key="kilde").value == "lbf9"


@pytest.mark.parametrize("name", ["", "../../etc", "Æble"])
def test_a_profile_is_not_saved_under_a_name_that_is_no_name(
    house: LoadedHouse, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    house.answer(monkeypatch, propose=JobResult(0, PROPOSAL, ""))
    page = ask_for_a_proposal()
    page.text_input(key="opsaetning_navn").input(name)
    page.button(key="gem_opsaetning").click().run()
    assert "Giv den et navn" in html_of(page)
    assert house.asked[-1][0] == "propose"


def test_a_file_that_nothing_can_be_proposed_for_says_so_and_can_be_dropped(
    house: LoadedHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.answer(monkeypatch, propose=JobResult(0, PROPOSAL | {"profile_toml": "", "profile_id": ""}, ""))
    page = ask_for_a_proposal()
    assert "Filen ligner ikke noget, planen kender" in html_of(page)
    page.button(key="kasser_opsaetning").click().run()
    assert "Forslag til opsætning" not in html_of(page)


def test_an_unknown_draft_in_the_address_shows_the_list(house: LoadedHouse) -> None:
    house.load("tal.xlsx", zone_rows())
    assert "Kladder" in html_of(open_page("findesikke"))


def test_the_switch_does_not_hide_what_was_loaded(house: LoadedHouse) -> None:
    draft = house.load("tal.xlsx", zone_rows())
    assert "33,0" in html_of(open_page(draft, only_real=True))
