"""Recording on *Mål* that a meeting was shown the follow-up, in a real browser, and the report as a Word file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.chrome import new_page
from tests.browser.rest import wait_ready, wait_still
from tests.conftest import BuiltHouse


@pytest.fixture
def own_url(built_house: BuiltHouse, tmp_path: Path) -> Iterator[str]:
    """The app over the built house with a state of its own to write in."""
    state = shutil.copy(built_house.state_file, tmp_path / "state.sqlite")
    environment = {**built_house.environment, "ZONEKOMPAS_STATE_URL": f"sqlite:///{state}"}
    server = AppServer(environment, tmp_path / "log.txt")
    server.start()
    yield server.url
    server.stop()
    assert "Traceback" not in server.log(), server.log()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    fresh = new_page(browser)
    yield fresh
    fresh.context.close()


def test_a_meeting_is_recorded_and_stands_in_the_report(page: Page, own_url: str, tmp_path: Path) -> None:
    page.goto(f"{own_url}/maal?del=Opfølgning")
    wait_ready(page)
    wait_still(page)
    save = page.get_by_role("button", name="Gem", exact=True)
    save.click()
    expect(page.get_by_role("alert")).to_contain_text("Mødet mangler")
    page.get_by_role("combobox", name="Møde", exact=True).click()
    page.get_by_role("option", name="Bestyrelsesmøde", exact=True).click()
    page.get_by_label("Kommentar").fill("Taget til efterretning")
    page.get_by_label("Kommentar").press("Tab")
    save.click()
    expect(page.get_by_text("Gemt: Bestyrelsesmøde")).to_be_visible()
    wait_still(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent rapport (Word)").click()
    report = tmp_path / "rapport.docx"
    download.value.save_as(report)
    words = [each.text for each in docx.Document(str(report)).paragraphs]
    assert "Taget til efterretning" in words
