"""The walk of the guide »Hvilken zone kommer først«: what the figures say, two members' weights, and all of them."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready

DISCUSSION = "Styregruppen, november"
WORK, VOTE = "Uden for arbejdsmarkedet, 18-64 år", "Valgdeltagelse, kommunalvalg"


def weigh(page: Page, label: str, key: str) -> None:
    """Move a slider to its end with the keyboard ("Home" or "End"), and let the page take it in."""
    page.get_by_role("slider", name=label).press(key)
    wait_ready(page)


def keep(page: Page, seat: str) -> None:
    """Keep the weights; the seat has a column of its own when it is done."""
    page.locator(".st-key-gem_vaegte button").click()
    page.locator(".st-key-panel-medlemmer th", has_text=seat).wait_for()
    wait_ready(page)


def walk(page: Page, url: str, picture: Callable[[str], object]) -> None:
    """Every step of the guide, with a picture at each station."""
    page.goto(f"{url}/prioritering")
    wait_ready(page)
    expect(page.locator("h1")).to_contain_text("af vægtningerne")
    picture("p1-foerst")
    page.get_by_role("radio", name="Skydere").click()
    expect(page.locator(".zk-subtitle")).to_contain_text("de valgte vægte")
    weigh(page, WORK, "End")
    expect(page.locator(".zk-turn")).not_to_contain_text("i stedet for 20")
    picture("p2-vaegte")
    field = page.locator(".st-key-droeftelse input")
    field.fill(DISCUSSION)
    field.press("Tab")
    wait_ready(page)
    keep(page, "Medlem 1")
    weigh(page, WORK, "Home")
    weigh(page, VOTE, "End")
    keep(page, "Medlem 2")
    page.locator(".st-key-panel-medlemmer").scroll_into_view_if_needed()
    picture("p3-medlemmer")
    page.get_by_role("radio", name="Medlemmer").click()
    expect(page.locator(".zk-subtitle")).to_contain_text("vægte mellem de 2 medlemmers egne")
    wait_ready(page)
    page.locator("h1").scroll_into_view_if_needed()
    picture("p4-sammen")
