"""Ledighed in a real browser: a choice, its address, and the small curves that only the browser draws."""

from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready, wait_still
from tests.browser.test_house import outside


def test_a_group_is_chosen_and_the_table_shows_its_course(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{app_url}/ledighed?tabel=Over+tid")
    wait_ready(page)
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(5)
    expect(page.locator("table.zk-groups svg polyline").first).to_be_attached()
    before = wait_still(page)
    page.get_by_role("combobox", name="Målgruppe").click()
    page.get_by_role("option", name="6.8 Rehabilient (ressourceforløb)").click()
    wait_still(page, before)
    expect(page.locator("h1")).to_contain_text("Målgruppe 6.8: 100 personer i de fire zoner")
    assert "gruppe=6.8" in page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    assert outside(page.requests_seen) == []
