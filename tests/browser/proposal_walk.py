"""The walk of the guide »Fra udgangspunkt til forslag«: from today's placement to a saved and compared proposal."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready

NAME = "Forslag til styregruppen"


def show(page: Page, view: str) -> None:
    """Go to a part of Simulering."""
    page.get_by_role("radio", name=view, exact=True).click()
    wait_ready(page)


def name_it(page: Page, name: str) -> None:
    """Write the scenario's name, and let the page take it in."""
    field = page.locator(".st-key-scenarie_navn input")
    field.fill(name)
    field.press("Tab")
    wait_ready(page)


def walk(page: Page, url: str, picture: Callable[[str], object]) -> None:
    """Every step of the guide, with a picture at each station."""
    page.goto(f"{url}/simulering")
    wait_ready(page)
    expect(page.locator("h1")).to_contain_text("Ingen timer er flyttet")
    picture("f1-udgangspunkt")
    page.locator(".st-key-til_forslag button").click()
    page.locator(".st-key-foreslaa button").click()
    expect(page.locator("h1")).to_contain_text("Forslaget flytter")
    expect(page.get_by_text("Bevist: ingen placering er bedre")).to_be_visible()
    expect(page.locator(".zk-proposed li").first).to_contain_text("holder")
    wait_ready(page)
    picture("f2-forslag")
    page.locator(".st-key-brug_forslaget button").click()
    expect(page.locator("h1")).to_contain_text("flyttede timer løfter dækningen")
    wait_ready(page)
    picture("f3-flytninger")
    show(page, "Scenarier")
    name_it(page, NAME)
    page.locator(".st-key-gem_scenarie button").click()
    expect(page.locator(".zk-told")).to_have_text(f"»{NAME}« er gemt.")
    expect(page.locator("h1")).to_contain_text(f"»{NAME}« flytter")
    wait_ready(page)
    picture("f4-scenarier")
