"""The profile in a real browser: an area and a benchmark are chosen, and what may not be compared is refused."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready, wait_still
from tests.browser.test_house import outside


def open_profile(page: Page, app_url: str, query: str = "") -> None:
    page.goto(f"{app_url}/profil{query}")
    wait_ready(page)
    wait_still(page)


def choose(page: Page, field: str, option: str) -> None:
    page.get_by_role("combobox", name=field).click()
    page.get_by_role("option", name=option, exact=True).click()


def test_an_area_and_a_benchmark_are_chosen_and_stand_in_the_address(page: Page, app_url: str) -> None:
    open_profile(page, app_url)
    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart.get_by_text("47,9", exact=False).first).to_be_visible()
    choose(page, "Område", "Zone 3")
    expect(page.locator("h1")).to_contain_text("Zone 3")
    choose(page, "Sammenlign med", "Landet")
    expect(page.locator("h1")).to_contain_text("landet")
    expect(chart.get_by_text("Landet", exact=True)).to_be_visible()
    assert "omraade=Zone" in page.url
    assert "sammenlign=Landet" in page.url
    page.get_by_role("radio", name="Potentiale").click()
    expect(page.locator("h1")).to_contain_text("personer skiller Zone 3 fra kommunens niveau")
    stayers = page.get_by_label("Blivende beboere, procent")
    stayers.fill("50")
    stayers.press("Enter")
    expect(page.get_by_text("når 50\N{NO-BREAK SPACE}% bliver boende", exact=False)).to_be_visible()
    expect(page).to_have_url(re.compile("blivende=50"))
    assert outside(page.requests_seen) == []


@pytest.mark.soak
def test_the_picture_is_fetched_as_png(page: Page, app_url: str) -> None:
    """The same button on the curves is pressed in the ordinary suite: test_udvikling.py."""
    open_profile(page, app_url)
    page.get_by_text("Vis tallene").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent billede (PNG)").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
