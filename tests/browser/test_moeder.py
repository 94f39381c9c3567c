"""A meeting planned with the keyboard alone, in a real browser."""

import datetime as dt
import re

from playwright.sync_api import Page, expect

from tests.browser.keyboard import tab_to
from tests.browser.rest import wait_ready, wait_still

DAY = dt.date(dt.datetime.now(dt.UTC).year + 1, 3, 9)


def test_a_meeting_is_planned_with_the_keyboard(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/moeder")
    wait_ready(page)
    wait_still(page)
    tab_to(page, "Planlæg et møde")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Planlæg et møde")
    wait_still(page)
    tab_to(page, "Slags møde")
    page.keyboard.type("Bestyr")
    page.keyboard.press("Enter")
    tab_to(page, "Dag")
    page.keyboard.type(f"{DAY.day}.{DAY.month}.{DAY.year}")
    tab_to(page, "Planlæg mødet")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(
        f"Bestyrelsesmøde 9. marts {DAY.year} har endnu intet at beslutte"
    )
    expect(page.get_by_text("Opfølgning: hvordan gik det")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]moede=\d+"))
