"""What a secretariat does on the page Datatræk, step by step, for the tests and for the pictures of the guide."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready, wait_still

BUILD_LIMIT_MS = 180_000


def choose(page: Page, key: str, option: str) -> None:
    """Choose in the selectbox with that key."""
    page.locator(f".st-key-{key}").get_by_role("combobox").click()
    page.get_by_role("option", name=option).click()
    expect(page.get_by_role("option")).to_have_count(0)


def load(page: Page, url: str, source: str, path: Path) -> None:
    """Choose the source, hand in the file, and come back when its draft stands."""
    page.goto(f"{url}/datatraek")
    wait_ready(page)
    choose(page, "kilde", source)
    # The form is drawn anew for the source; a file handed in before it rests would go to a field that is replaced.
    wait_still(page)
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_test_id("stFileChip")).to_be_visible(timeout=BUILD_LIMIT_MS)
    page.get_by_role("button", name="Læs og kontrollér").click()
    expect(page.get_by_text("ses kun af sekretariatet, ingen tal er ændret")).to_be_visible(
        timeout=BUILD_LIMIT_MS
    )
    wait_still(page)


def publish(page: Page, name: str) -> None:
    """Answer what is asked, publish, and come back with the receipt on screen."""
    questions = page.locator(".st-key-panel-fund").get_by_test_id("stCheckbox")
    for place in range(questions.count()):
        questions.nth(place).locator("label").click()
        wait_still(page)
    page.get_by_role("button", name="Udgiv", exact=True).click()
    expect(page.get_by_text(re.compile(f"»{re.escape(name)}« er udgivet som version"))).to_be_visible(
        timeout=BUILD_LIMIT_MS
    )
    wait_still(page)
