"""The goals in a real browser: the board's first look, and a reading that is chosen."""

from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready, wait_still
from tests.browser.test_house import outside


def test_the_table_fits_a_laptop_and_a_chosen_reading_stands_in_the_address(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{app_url}/maal")
    wait_ready(page)
    wait_still(page)
    table = page.locator("table.zk-goals")
    box = table.bounding_box()
    assert box is not None
    assert box["y"] < 768, "the table begins on the first screen"
    assert box["x"] + box["width"] <= 1366
    expect(table.locator("tbody").first).to_contain_text("kan ikke vurderes")
    expect(table).to_contain_text("højst 40,47 % eller højst 37,6 %".replace(" %", "\N{NO-BREAK SPACE}%"))
    assert table.locator(".zk-track .zk-target").first.is_visible()
    page.get_by_role("button", name="mål kan læses på flere måder").click()
    box_of_goal = page.get_by_role("combobox", name="B8: ")
    box_of_goal.scroll_into_view_if_needed()  # a list that opens while its panel scrolls closes again
    wait_still(page)
    box_of_goal.click()
    page.get_by_role("option", name="5 procentpoint", exact=True).click()
    expect(table).not_to_contain_text("højst 40,47")
    assert "laesning_B8=" in page.url
    assert outside(page.requests_seen) == []
