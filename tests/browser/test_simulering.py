"""Moving hours in a real browser: the number on screen follows, and undo brings it back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect


def choose(page: Page, key: str, option: str) -> None:
    page.locator(f".st-key-{key}").get_by_role("combobox").click()
    page.get_by_role("option", name=option, exact=True).click()
    expect(page.get_by_role("option")).to_have_count(0)


def test_a_move_changes_the_coverage_on_screen_and_undo_restores_it(
    page: Page, app_url: str, wait_ready: Callable[[Page], None]
) -> None:
    page.goto(f"{app_url}/simulering")
    wait_ready(page)
    before, after = page.get_by_test_id("daekning-foer"), page.get_by_test_id("daekning-efter")
    expect(before).to_have_text("86 %")
    expect(after).to_have_text("86 %")
    choose(page, "flyt_til", "Zone 4")
    page.locator(".st-key-flyt_timer input").fill("12")
    page.locator(".st-key-flyt button").click()
    expect(page.locator("h1")).to_have_text("De 12 flyttede timer løfter dækningen fra 86 til 90 procent")
    expect(before).to_have_text("86 %")
    expect(after).to_have_text("90 %")
    expect(page.locator(".zk-flow")).to_have_count(1)
    page.locator(".st-key-fortryd button").click()
    expect(after).to_have_text("86 %")
    expect(page.locator(".zk-flow")).to_have_count(0)


def test_a_link_opens_the_activity_and_the_needs_it_names(
    page: Page, app_url: str, wait_ready: Callable[[Page], None]
) -> None:
    page.goto(f"{app_url}/simulering?behov=også+demo-+og+hjælpetal&indsats=Job+og+Uddannelse+30%2B")
    wait_ready(page)
    expect(page.locator("h1")).to_contain_text("målt med demo- og hjælpetal")
    expect(page.locator(".st-key-indsats").get_by_role("combobox")).to_have_value("Job og Uddannelse 30+")
