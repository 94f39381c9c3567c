"""The criteria in a real browser: the stamp is seen at once, and a named area is chosen and stands in the address."""

from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready, wait_still
from tests.browser.test_house import outside


def test_the_stamp_is_seen_and_a_named_area_is_chosen(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{app_url}/kriterier")
    wait_ready(page)
    wait_still(page)
    expect(page.get_by_text("Screening, ikke afgørelse", exact=True)).to_be_in_viewport()
    first = page.get_by_test_id("stVegaLiteChart").first
    expect(first.get_by_text("§ 61 a: over 40", exact=False)).to_be_visible()
    page.get_by_text("Navngivne områder", exact=True).click()
    expect(page.locator("h1")).to_contain_text("over grænsen i § 61 b")
    expect(page.get_by_test_id("stVegaLiteChart").first.get_by_text("31,6", exact=True).first).to_be_visible()
    assert "se=Navngivne" in page.url
    assert outside(page.requests_seen) == []
