"""The priority in a real browser: the walk of the guide on a laptop, its first screen and its address."""

from playwright.sync_api import Page

from tests.browser import priority_walk
from tests.browser.rest import wait_still
from tests.browser.test_house import outside


def test_the_walk_of_the_guide_on_a_laptop(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    seen: list[str] = []

    def look(station: str) -> None:
        seen.append(station)
        if station == "p1-foerst":
            wait_still(page)
            turn = page.locator(".zk-turn").bounding_box()
            assert turn is not None
            assert turn["y"] + turn["height"] <= 768, (
                "sentence, picture and what turns it are on the first screen"
            )
        elif station == "p2-vaegte":
            assert "vaegte=Skydere" in page.url
            assert "vaegt_uden_for_arbejdsmarkedet_18_64=10" in page.url

    priority_walk.walk(page, app_url, look)
    assert seen == ["p1-foerst", "p2-vaegte", "p3-medlemmer", "p4-sammen"]
    assert outside(page.requests_seen) == []
