"""Recording on *Mål* that a meeting was shown the follow-up, in a real browser, and the report as a Word file."""

from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready, wait_still


def test_a_meeting_is_recorded_and_stands_in_the_report(page: Page, app_url: str, tmp_path: Path) -> None:
    page.goto(f"{app_url}/maal?del_maal=Opfølgning")
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
