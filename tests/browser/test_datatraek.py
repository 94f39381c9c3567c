"""From upload to map and back: what a secretariat does on a Monday, in a real browser, on a house of its own."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.settings import read_settings
from lib.state.engine import open_state
from lib.state.versions import active_version
from tests.browser.app_server import AppServer
from tests.browser.chrome import new_page
from tests.browser.datatraek_steps import BUILD_LIMIT_MS, load, publish
from tests.browser.rest import wait_ready
from tests.browser.source_files import weekly_file, yearly_file
from tests.conftest import BuiltHouse

ENGLISH_UPLOAD_WORDS = re.compile(r"\b(Upload|Browse|Drag|drop|per file|Add files|Remove|Cancel)\b")
WORDS_OF_THE_BOX = """
box => [box, ...box.querySelectorAll('*')].flatMap(element => [
  ...[...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.textContent),
  ...['aria-label', 'title', 'placeholder'].map(name => element.getAttribute(name)),
]).filter(words => words && words.trim())
"""


@dataclass(frozen=True)
class Office:
    """A house that nobody else reads, and the app over it."""

    server: AppServer
    state_url: str

    def version(self) -> str:
        """The hash of the version that is in force."""
        active = active_version(open_state(self.state_url), read_settings({}).plan_id)
        assert active is not None
        return active.version


@pytest.fixture
def office(built_house: BuiltHouse, tmp_path: Path) -> Iterator[Office]:
    own = BuiltHouse(tmp_path / "warehouse", tmp_path / "raw", tmp_path / "state.sqlite")
    shutil.copytree(built_house.warehouse_folder, own.warehouse_folder)
    shutil.copytree(built_house.raw_folder, own.raw_folder)
    shutil.copy(built_house.state_file, own.state_file)
    server = AppServer(own.environment, tmp_path / "log.txt")
    server.start()
    yield Office(server, own.state_url)
    server.stop()
    assert "Traceback" not in server.log(), server.log()


@pytest.fixture
def office_page(browser: Browser, office: Office) -> Iterator[Page]:
    fresh = new_page(browser)
    yield fresh
    fresh.context.close()


def zone_badges(page: Page, office: Office, query: str) -> str:
    """The numbers that stand on the zones of the map."""
    page.goto(f"{office.server.url}/zonekort?{query}")
    wait_ready(page)
    frame = page.frame_locator("iframe").first
    expect(frame.locator(".zonemaerke")).to_have_count(4)
    return " ".join(frame.locator(".zonemaerke").all_inner_texts()).replace("\N{NO-BREAK SPACE}", " ")


def withdraw(page: Page, office: Office, reason: str) -> None:
    """Take back the datatræk that was loaded last."""
    page.goto(f"{office.server.url}/datatraek")
    wait_ready(page)
    page.get_by_role("button", name="Træk tilbage …").click()
    page.locator(".st-key-begrundelse input").fill(reason)
    page.get_by_role("button", name="Ja, træk tilbage").click()
    expect(page.get_by_text("er trukket tilbage. Version")).to_be_visible(timeout=BUILD_LIMIT_MS)


@pytest.mark.soak
def test_two_mondays_and_a_yearly_table_go_from_upload_to_map_and_back(
    office_page: Page, office: Office, tmp_path: Path
) -> None:
    page = office_page
    monday = "Jobcenter: kendskabsgrad pr. uge"
    for week, unemployed in ((45, (318, 297, 228, 296)), (46, (310, 290, 225, 290))):
        load(page, office.server.url, monday, weekly_file(tmp_path, week, unemployed))
        publish(page, f"kendskabsgrad uge {week}.xlsx")
    before = office.version()

    load(page, office.server.url, "LBF Beboerdata, tabel 9: uddannelse", yearly_file(tmp_path))
    assert office.version() == before, "a draft changes nothing"
    publish(page, "beboerdata tabel 9.xlsx")
    after = office.version()
    assert after != before

    education = "indikator=Kun+grundskole%2C+15-64-årige"
    assert "35,0 %" in zone_badges(page, office, f"{education}&aar=2025"), "525 of 1500"
    assert "22,4 %" in zone_badges(
        page, office, "indikator=Kendskabsgrad%3A+ledige%2C+som+jobcentret+kender%2C+i+procent&aar=2026"
    ), "310 of 1385, not week 45's"

    withdraw(page, office, "forkert årgang")
    assert office.version() == before
    assert "35,0 %" not in zone_badges(page, office, education)
    page.goto(f"{office.server.url}/datatraek")
    wait_ready(page)
    expect(page.get_by_text("begrundelse: forkert årgang")).to_be_visible()


def test_the_upload_box_speaks_danish(page: Page, app_url: str, tmp_path: Path) -> None:
    page.goto(f"{app_url}/datatraek")
    wait_ready(page)
    box = page.get_by_test_id("stFileUploader")
    expect(box.get_by_role("button", name="Vælg en fil")).to_be_visible()
    words = box.evaluate(WORDS_OF_THE_BOX)
    page.locator("input[type=file]").set_input_files(weekly_file(tmp_path, 45, (1, 2, 3, 4)))
    expect(box.get_by_role("button", name="Fjern kendskabsgrad uge 45.xlsx")).to_be_visible()
    words += box.evaluate(WORDS_OF_THE_BOX)
    assert [said for said in words if ENGLISH_UPLOAD_WORDS.search(said)] == []
