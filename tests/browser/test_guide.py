"""Search, words and tour with the keys alone, and the page on paper."""

import re

from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready


def test_search_words_tour_and_paper_with_the_keys_alone(page: Page, app_url: str) -> None:
    page.goto(app_url)
    wait_ready(page)
    offer = page.get_by_role("button", name="Nej tak")
    offer.focus()
    page.keyboard.press("Enter")
    expect(offer).to_have_count(0)

    page.get_by_role("button", name="Søg", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("valgdeltagelse kommunalvalg")
    hit = page.get_by_role("link", name="Valgdeltagelse, kommunalvalg Indikator")
    expect(hit).to_be_visible()
    hit.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Valgdeltagelse")
    assert page.url.startswith(f"{app_url}/udvikling?indikator=Valgdeltagelse")

    page.get_by_role("button", name="Ord på siden").focus()
    page.keyboard.press("Enter")
    words = page.get_by_role("region", name="Ord på siden")
    expect(words).to_be_focused()
    expect(words).to_contain_text("Valgdeltagelse, kommunalvalg")
    page.keyboard.press("Escape")

    page.get_by_role("link", name="Rundvisning, 3 minutter").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Rundvisning · 1 af 6")).to_be_visible()
    page.get_by_role("link", name="Næste").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Rundvisning · 2 af 6")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/zonekort\?"))

    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for control in (page.get_by_role("button"), page.get_by_role("combobox")):
        expect(control.filter(visible=True)).to_have_count(0)
