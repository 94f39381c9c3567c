"""An event from the first word to the picture, and taken back, in a real browser."""

from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready, wait_still

TITLE = "Nye tage <img src=x onerror=alert(1)>"


def choose(page: Page, field: str, option: str) -> None:
    page.get_by_role("combobox", name=field).click()
    page.get_by_role("option", name=option).first.click()


def open_events(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/aktiviteter?vis_indsats=Begivenheder")
    wait_ready(page)
    wait_still(page)


def test_an_event_is_added_drawn_and_withdrawn(page: Page, app_url: str) -> None:
    open_events(page, app_url)
    choose(page, "Område", "Zone 2")
    choose(page, "Slags", "Renovering")
    page.get_by_label("Titel").fill(TITLE)
    page.get_by_label("Fra", exact=True).fill("1.6.2018")
    page.get_by_role("button", name="Tilføj").click()
    expect(page.get_by_role("status").filter(has_text="er tilføjet")).to_be_visible()
    expect(page.locator("h1")).to_contain_text(TITLE)
    expect(page.get_by_test_id("stVegaLiteChart").get_by_text(TITLE).first).to_be_visible()

    wait_still(page)
    choose(page, "Begivenhed", "Nye tage")
    page.get_by_role("textbox", name="Begrundelse").fill("en prøve")
    page.get_by_role("button", name="Træk tilbage").click()
    expect(page.get_by_role("status").filter(has_text="trukket tilbage")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("Ingen begivenheder er noteret endnu")
