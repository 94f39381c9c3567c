"""Each main task of the guide with the keys alone, on a laptop: it can be done, and one always sees where one is.

Soak: each walk stops at everything on its pages. A meeting is led so in test_meeting.py.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app_server import AppServer
from tests.browser.datatraek_steps import BUILD_LIMIT_MS
from tests.browser.key_walk import Walk
from tests.browser.meeting_walk import plan_a_meeting
from tests.browser.own_house import own_house
from tests.browser.rest import wait_still
from tests.browser.source_files import yearly_file
from tests.conftest import BuiltHouse

pytestmark = pytest.mark.soak
OTHER = "I gang med uddannelse, 18-29-årige"
TABLE_9 = "LBF Beboerdata, tabel 9: uddannelse"
WORK = "Uden for arbejdsmarkedet, 18-64 år"
REASON = "Skrevet uden mus"


@pytest.fixture
def walk(page: Page) -> Walk:
    page.set_viewport_size({"width": 1366, "height": 768})
    return Walk(page)


@pytest.fixture(scope="module")
def own_url(built_house: BuiltHouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A house of its own with a saved scenario and an indstilling: what is written here is nobody else's."""
    folder: Path = tmp_path_factory.mktemp("tastatur")
    own = own_house(built_house, folder)
    plan_a_meeting(own.state_url)
    server = AppServer(own.environment, folder / "log.txt")
    server.start()
    yield server.url
    server.stop()
    assert "Traceback" not in server.log(), server.log()


def download(walk: Walk, name: str) -> Path:
    """Go to a button that gives a file, and press it."""
    walk.to(name)
    with walk.page.expect_download() as given:
        walk.page.keyboard.press("Enter")
    wait_still(walk.page)
    return Path(given.value.path())


def test_from_the_front_page_to_a_table_of_all_indicators(walk: Walk, app_url: str) -> None:
    page = walk.page
    walk.open(app_url)
    walk.menu("Se", "Indikatorer")
    expect(page).to_have_url(re.compile("/indikatorer"))
    walk.choose("Sammenlign med", "Landet")
    expect(page.locator("h1")).to_contain_text("landet")
    walk.choose("Rækkefølge", "Størst forskel først")
    expect(page).to_have_url(re.compile("orden="))
    walk.go("Vis usikkerhed", "Space")
    expect(page.locator("td .zk-figure small").first).to_be_visible()
    walk.go("Vis tallene")
    text = download(walk, "Hent som CSV").read_text(encoding="utf-8-sig")
    assert text.startswith("Indikator;Tema;År;Område")
    assert ";landet;" in text
    walk.done()


def test_a_zone_is_chosen_in_the_list_and_on_the_map(walk: Walk, app_url: str) -> None:
    page = walk.page
    walk.open(f"{app_url}/zonekort")
    walk.choose("Indikator", OTHER)
    expect(page.locator("h1")).to_contain_text("I gang med uddannelse")
    walk.choose("År", "2019")
    expect(page).to_have_url(re.compile("aar=2019"))
    walk.pick("Farven viser", "Afdelinger")
    expect(page).to_have_url(re.compile("niveau=Afdelinger"))
    walk.choose("Zone", "Zone 2")
    expect(page.get_by_role("region", name="Valgt zone: Zone 2")).to_be_visible()
    walk.go("Zone 3")
    expect(page.get_by_role("region", name="Valgt zone: Zone 3")).to_be_visible()
    walk.to("Zoom ind")
    frame = page.locator("iframe[title*='st_folium']").element_handle().content_frame()
    assert frame is not None
    before = frame.evaluate("map_div.getZoom()")
    page.keyboard.press("Enter")
    frame.wait_for_function(f"map_div.getZoom() > {before}")
    walk.done()


def test_the_curves_and_their_picture(walk: Walk, app_url: str) -> None:
    page = walk.page
    walk.open(f"{app_url}/udvikling")
    walk.choose("Indikator", OTHER)
    expect(page.locator("h1")).to_contain_text("I gang med uddannelse")
    walk.go("Vis usikkerhed", "Space")
    assert "baand=false" in page.url
    walk.go("Vis tallene")
    assert download(walk, "Hent billede (PNG)").read_bytes().startswith(b"\x89PNG")
    walk.done()


def test_the_profile_of_a_zone_and_its_paper(walk: Walk, app_url: str) -> None:
    page = walk.page
    walk.open(f"{app_url}/profil")
    walk.choose("Område", "Zone 3")
    expect(page.locator("h1")).to_contain_text("Zone 3")
    walk.go("Gør zoneprofilen klar")
    assert download(walk, "Hent zoneprofilen som PDF").read_bytes().startswith(b"%PDF")
    walk.pick("Vis", "Sammenlign")
    walk.choose("Andet område", "Zone 1")
    expect(page.locator("h1")).to_contain_text("Zone 1")
    walk.done()


def test_a_goal_and_what_it_takes(walk: Walk, app_url: str) -> None:
    page = walk.page
    walk.open(f"{app_url}/maal")
    walk.go("5 mål kan læses på flere måder")
    walk.choose("B8: ", "5 procentpoint")
    expect(page).to_have_url(re.compile("laesning_B8="))
    page.keyboard.press("Escape")
    walk.part("Status", "Hvad skal der til")
    expect(page.get_by_role("heading", name="Hvad skal der til")).to_be_visible()
    walk.part("Hvad skal der til", "Et mål")
    walk.choose("Mål", "B2-z1")
    expect(page).to_have_url(re.compile("maalnr=B2-zone1"))
    walk.done()


def test_quick_arrows_leave_the_tab_and_the_address_together(walk: Walk, app_url: str) -> None:
    """Faster than the server answers, as when the key is held down."""
    page = walk.page
    walk.open(f"{app_url}/maal")
    for gap_ms in range(20, 160, 20):
        page.get_by_role("tab", name="Hvad skal der til").click()
        wait_still(page)
        for _ in range(2):
            page.keyboard.press("ArrowRight", delay=gap_ms)
        wait_still(page)
        chosen = page.get_by_role("tab", selected=True).inner_text()
        assert parse_qs(urlsplit(page.url).query)["del_maal"] == [chosen]


def test_the_criteria_of_zones_and_of_a_named_area(walk: Walk, app_url: str) -> None:
    page = walk.page
    walk.open(f"{app_url}/kriterier")
    expect(page.get_by_text("Screening, ikke afgørelse", exact=True)).to_be_in_viewport()
    walk.pick("Se på", "Navngivne områder")
    expect(page.locator("h1")).to_contain_text("over grænsen i § 61 b")
    walk.go("Vis tallene år for år med kilder")
    assert "§" in download(walk, "Hent som CSV").read_text(encoding="utf-8-sig")
    walk.done()


def test_a_group_of_unemployed_over_time(walk: Walk, app_url: str) -> None:
    page = walk.page
    walk.open(f"{app_url}/ledighed")
    walk.choose("Målgruppe", "6.8")
    expect(page.locator("h1")).to_contain_text("Målgruppe 6.8")
    walk.pick("Vis i tabellen", "Over tid")
    expect(page.locator("table.zk-groups svg polyline").first).to_be_attached()
    walk.done()


def test_hours_are_moved_and_kept_as_a_scenario(walk: Walk, own_url: str) -> None:
    page = walk.page
    walk.open(f"{own_url}/simulering")
    walk.choose("Til", "Zone 4")
    walk.write("Timer om ugen", "12")
    walk.go("Flyt")
    expect(page.locator("h1")).to_contain_text("12 flyttede timer løfter dækningen")
    expect(page.locator(".zk-flow")).to_have_count(1)
    walk.pick("Vis", "Scenarier")
    walk.write("Navn", "Uden mus")
    walk.go("Gem")
    expect(page.locator(".zk-told")).to_have_text("»Uden mus« er gemt.")
    walk.done()


def test_a_weight_turns_the_order(walk: Walk, own_url: str) -> None:
    page = walk.page
    walk.open(f"{own_url}/prioritering")
    walk.pick("Hvad vejer mest?", "Skydere")
    expect(page.locator(".zk-subtitle")).to_contain_text("de valgte vægte")
    before = page.locator(".zk-turn").inner_text()
    walk.go(WORK, "End")
    expect(page).to_have_url(re.compile("vaegt_uden_for_arbejdsmarkedet_18_64=10"))
    assert page.locator(".zk-turn").inner_text() != before
    walk.go("Gem vægtene")
    expect(page.locator(".st-key-panel-medlemmer th", has_text="Medlem 1")).to_be_visible()
    walk.done()


def test_an_indstilling_is_written_and_fetched_as_word(walk: Walk, own_url: str) -> None:
    page = walk.page
    walk.open(f"{own_url}/indstilling")
    walk.choose("Indstilling", "Ny indstilling")
    walk.pick("Vis", "Skriv")
    walk.write("Navn", "Timer uden mus")
    walk.go("Baggrund")
    walk.tab()
    page.keyboard.type(REASON)
    walk.go("Gem")
    expect(page.locator(".zk-told")).to_contain_text("»Timer uden mus« er gemt.")
    walk.pick("Vis", "Læs og hent")
    walk.go("Gør filen klar")
    with zipfile.ZipFile(download(walk, "Hent Word")) as word:
        written = word.read("word/document.xml").decode("utf-8")
    assert "Timer uden mus" in written
    assert REASON in written
    walk.done()


def test_a_file_is_loaded_read_and_published(walk: Walk, own_url: str, tmp_path: Path) -> None:
    page, file = walk.page, yearly_file(tmp_path)
    walk.open(f"{own_url}/datatraek")
    walk.choose("Kilde", TABLE_9)
    with page.expect_file_chooser() as chooser:
        walk.to("Vælg en fil")
        page.keyboard.press("Enter")
    chooser.value.set_files(file)
    expect(page.get_by_test_id("stFileChip")).to_be_visible()
    walk.to("Læs og kontrollér")
    page.keyboard.press("Enter")
    expect(page.get_by_text("ses kun af sekretariatet, ingen tal er ændret")).to_be_visible(
        timeout=BUILD_LIMIT_MS
    )
    wait_still(page)
    for _ in range(page.locator(".st-key-panel-fund").get_by_role("checkbox").count()):
        walk.go("Set, og det er rigtigt", "Space")
    walk.all_round()
    walk.to("Udgiv")
    page.keyboard.press("Enter")
    told = page.get_by_text(re.compile(f"»{re.escape(file.name)}« er udgivet som version"))
    expect(told).to_be_visible(timeout=BUILD_LIMIT_MS)
    wait_still(page)
    walk.done()


def test_where_a_figure_comes_from_and_what_a_word_means(walk: Walk, app_url: str) -> None:
    page = walk.page
    walk.open(f"{app_url}/kilder")
    walk.choose("Område", "Zone 2")
    walk.write("Søg i alle kolonner", "grundskole")
    wait_still(page)
    text = download(walk, "Hent som CSV").read_text(encoding="utf-8-sig")
    assert all(";Zone 2;" in line for line in text.splitlines()[1:-1])
    walk.part("Alle tal", "Kendte uoverensstemmelser")
    expect(page.get_by_role("heading", name="Hvor aftalen er uklar eller uenig med sig selv")).to_be_visible()
    walk.go("Ord på siden")
    expect(page.get_by_role("region", name="Ord på siden")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Ord på siden")).to_have_count(0)
    walk.done()
