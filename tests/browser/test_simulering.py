"""Moving hours in a real browser: the number on screen follows, and undo brings it back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chrome import new_page
from tests.browser.proposal_walk import name_it, walk


def choose(page: Page, key: str, option: str) -> None:
    page.locator(f".st-key-{key}").get_by_role("combobox").click()
    page.get_by_role("option", name=option, exact=True).click()
    expect(page.get_by_role("option")).to_have_count(0)


def test_a_move_changes_the_coverage_undo_restores_it_and_it_outlives_the_server(
    page: Page, app_url: str, restart_app: Callable[[], None], wait_ready: Callable[[Page], None]
) -> None:
    page.goto(f"{app_url}/simulering")
    wait_ready(page)
    before, after = page.get_by_test_id("daekning-foer"), page.get_by_test_id("daekning-efter")
    moved = "De 12 flyttede timer løfter dækningen fra 86 til 90 procent"
    expect(before).to_have_text("86 %")
    expect(after).to_have_text("86 %")

    def move() -> None:
        page.locator(".st-key-flyt_timer input").fill("12")
        page.locator(".st-key-flyt button").click()
        expect(page.locator("h1")).to_have_text(moved)
        expect(before).to_have_text("86 %")
        expect(after).to_have_text("90 %")
        expect(page.locator(".zk-flow")).to_have_count(1)

    choose(page, "flyt_til", "Zone 4")
    move()
    page.locator(".st-key-fortryd button").click()
    expect(after).to_have_text("86 %")
    expect(page.locator(".zk-flow")).to_have_count(0)
    choose(page, "flyt_til", "Zone 4")
    move()
    expect(page).to_have_url(re.compile("kladde=[0-9a-f]{32}"))
    wait_ready(page)  # the draft is kept at the end of the run that draws it
    restart_app()
    page.reload()
    wait_ready(page)
    expect(page.locator("h1")).to_have_text(moved)


def test_a_link_opens_the_activity_and_the_needs_it_names(
    page: Page, app_url: str, wait_ready: Callable[[Page], None]
) -> None:
    page.goto(f"{app_url}/simulering?behov=også+demo-+og+hjælpetal&indsats=Job+og+Uddannelse+30%2B")
    wait_ready(page)
    expect(page.locator("h1")).to_contain_text("målt med demo- og hjælpetal")
    expect(page.locator(".st-key-indsats").get_by_role("combobox")).to_have_value("Job og Uddannelse 30+")


@pytest.mark.soak
def test_from_baseline_to_a_saved_and_compared_proposal(page: Page, app_url: str) -> None:
    """The guide's whole walk; tests/pages/test_simulering_forslag.py asks for its steps in the ordinary suite."""
    walk(page, app_url, lambda _: None)
    expect(page.locator(".zk-differs").first).to_contain_text("Dækning")
    expect(page).to_have_url(re.compile("scenarie=[0-9a-f]{32}"))


@pytest.mark.soak
def test_the_later_of_two_browsers_is_told_and_both_saves_are_kept(
    page: Page, app_url: str, browser: Browser, wait_ready: Callable[[Page], None]
) -> None:
    """On one server; tests/machines/ asks it of two on each their own in the ordinary suite."""
    page.goto(f"{app_url}/simulering?del=Scenarier")
    wait_ready(page)
    name_it(page, "To skriver")
    page.locator(".st-key-gem_scenarie button").click()
    expect(page.locator(".zk-told")).to_contain_text("er gemt")
    expect(page).to_have_url(re.compile("scenarie="))
    other = new_page(browser)
    other.goto(page.url)
    wait_ready(other)
    expect(other.locator(".st-key-scenarie_navn input")).to_have_value("To skriver")
    for which, name in ((other, "Den første"), (page, "Den anden")):
        name_it(which, name)
        which.locator(".st-key-gem_scenarie button").click()
    expect(other.locator(".zk-told")).to_contain_text("er gemt")
    expect(page.locator(".zk-refused")).to_contain_text("Intet er overskrevet")
    ends = page.locator(".st-key-scenarie_ende")
    expect(ends).to_contain_text("Den første")
    expect(ends).to_contain_text("Den anden")
    other.context.close()


def test_a_click_on_the_curve_chooses_the_point(
    page: Page, app_url: str, wait_ready: Callable[[Page], None]
) -> None:
    page.goto(f"{app_url}/simulering?del=Forslag")
    wait_ready(page)
    chosen = page.locator(".st-key-graense_punkt input")
    expect(chosen).to_have_value(re.compile("^21,5 timer"))
    page.locator(".st-key-kurve .mark-symbol path").nth(2).click()
    expect(chosen).to_have_value(re.compile("^8,5 timer"))
