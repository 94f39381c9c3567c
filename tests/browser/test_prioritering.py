"""The priority in a real browser: the finding on a laptop's first screen, and a slider that changes it."""

from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready, wait_still
from tests.browser.test_house import outside


def test_the_finding_follows_the_weights_and_stands_in_the_address(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{app_url}/prioritering")
    wait_ready(page)
    wait_still(page)
    expect(page.locator("h1")).to_contain_text("af vægtningerne")
    turn = page.locator(".zk-turn").bounding_box()
    assert turn is not None
    assert turn["y"] + turn["height"] <= 768, "sentence, picture and what turns it are on the first screen"
    page.get_by_role("radio", name="Skydere").click()
    expect(page.locator(".zk-subtitle")).to_contain_text("de valgte vægte")
    slider = page.get_by_role("slider", name="Uden for arbejdsmarkedet, 18-64 år")
    slider.press("End")
    expect(page.locator(".zk-turn")).not_to_contain_text("i stedet for 20")
    assert "vaegte=Skydere" in page.url
    assert "vaegt_uden_for_arbejdsmarkedet_18_64=10" in page.url
    assert outside(page.requests_seen) == []
