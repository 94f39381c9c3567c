"""The heat map in a real browser: masked cells explain themselves, the interval comes and goes, it fits the window."""

import re

from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready, wait_still

MASKED = "td.zk-status-diskretioneret"


def test_afdelinger_fit_a_small_screen_explain_what_is_masked_and_show_intervals_when_asked(
    page: Page, app_url: str
) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{app_url}/indikatorer?zone=Zone+2")
    wait_ready(page)
    wait_still(page)
    expect(page.locator(MASKED)).to_have_count(0)
    page.get_by_text("Afdelinger", exact=True).click()
    first = page.locator(MASKED).first
    expect(first).to_contain_text("vises ikke")
    expect(first).to_have_attribute("title", re.compile("Diskretioneret: vises ikke"))
    expect(page.locator("ul.zk-legend")).to_contain_text("Diskretioneret: vises ikke")
    assert "niveau=" in page.url

    interval = page.locator("td.zk-made-up .zk-figure small")
    expect(interval).to_have_count(0)
    page.get_by_text("Vis usikkerhed").click()
    expect(interval.first).to_have_text(re.compile(r"^\d+,\d–\d+,\d$"))
    expect(page.locator("td.zk-is-better, td.zk-is-worse")).to_have_count(0)

    region = page.get_by_role("region", name=re.compile("Afdelingerne i Zone 2"))
    assert region.evaluate("element => element.scrollWidth <= element.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    region.focus()
    expect(region).to_be_focused()
    expect(page.get_by_role("columnheader", name="Kommunen")).to_be_visible()
