"""A whole board meeting with the keyboard alone: opened, eight slides, Simulering and back, decided, closed.

Soak, for it takes most of a minute. Its parts are asked for in the ordinary suite: planned with the keyboard in
test_moeder.py, slides and back again in test_praesentation.py, decided and closed in tests/pages/test_moeder.py.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.domain.dates import long_date
from tests.browser.app_server import AppServer
from tests.browser.keyboard import press, tab_to
from tests.browser.meeting_walk import TODAY, VOTERS, plan_a_meeting
from tests.browser.rest import wait_ready, wait_still
from tests.conftest import BuiltHouse

SLIDES = 8


@pytest.fixture
def meeting_url(built_house: BuiltHouse, tmp_path: Path) -> Iterator[str]:
    """A server of its own with a board meeting planned for today: what it decides changes the placement in force."""
    url = f"sqlite:///{shutil.copy(built_house.state_file, tmp_path / 'state.sqlite')}"
    plan_a_meeting(url)
    server = AppServer({**built_house.environment, "ZONEKOMPAS_STATE_URL": url}, tmp_path / "log.txt")
    server.start()
    yield server.url
    server.stop()


@pytest.mark.soak
def test_a_whole_meeting_is_led_by_the_keyboard(page: Page, meeting_url: str) -> None:
    page.goto(f"{meeting_url}/moeder")
    wait_ready(page)
    before = placed(page, meeting_url)
    open_the_meeting(page, meeting_url)
    show_the_slides(page)
    decide(page)
    close(page)
    after = placed(page, meeting_url)
    assert after != before
    assert "besluttet" in after


def open_the_meeting(page: Page, url: str) -> None:
    page.goto(f"{url}/moeder")
    wait_ready(page)
    wait_still(page)
    tab_to(page, "Gå til mødet")
    press(page, "Enter")
    expect(page.locator("h1")).to_contain_text("skal beslutte »Flere timer, hvor behovet er«")
    wait_still(page)
    tab_to(page, "Åbn mødet")
    press(page, "Enter")
    expect(page.get_by_text("Mødet er åbnet, og tallene ligger fast.")).to_be_visible()
    wait_still(page)


def show_the_slides(page: Page) -> None:
    """Eight slides forward, from the proposal to Simulering and back to the same slide, and out."""
    tab_to(page, "Gå til præsentationen")
    press(page, "Enter")
    expect(page.locator("h1")).to_contain_text("dias er klar til mødet")
    wait_still(page)
    tab_to(page, "Vis præsentationen")
    press(page, "Enter")
    at = page.locator(".zk-frame.zk-at")
    expect(at).to_be_visible()
    seen = [at.get_attribute("data-slide")]
    while len(seen) < SLIDES or not str(seen[-1]).startswith("forslag"):
        press(page, "PageDown")
        seen.append(at.get_attribute("data-slide"))
        assert len(seen) < 30, seen
    assert len(set(seen)) >= SLIDES, seen
    press(page, "j")
    expect(page).to_have_url(re.compile("/simulering"))
    wait_ready(page)
    press(page, "j")
    expect(at).to_have_attribute("data-slide", str(seen[-1]))
    press(page, "Escape")
    expect(page.locator("h1.zk-headline")).to_contain_text("dias er klar til mødet")


def decide(page: Page) -> None:
    """The three organisations agree; the decision is in force from today."""
    tab_to(page, "Tilbage til mødet")
    press(page, "Enter")
    expect(page.locator("h1")).to_contain_text("Bestyrelsesmøde")
    wait_still(page)
    for voter in VOTERS:
        tab_to(page, f"{voter}: For")
        since = wait_still(page)
        press(page, "Space")
        wait_still(page, since)
    tab_to(page, "Gælder fra")
    page.keyboard.type(f"{TODAY.day}.{TODAY.month}.{TODAY.year}")
    tab_to(page, "Skriv beslutningen")
    press(page, "Enter")
    expect(page.locator(".zk-receipt")).to_contain_text("Beslutningen er skrevet. Vedtaget i enighed")
    wait_still(page)


def close(page: Page) -> None:
    """The step that ends the meeting; what was decided stands in its history."""
    press(page, "Control+Home")
    tab_to(page, "Afslut mødet")
    press(page, "Enter")
    expect(page.get_by_text("Mødet er holdt")).to_be_visible()
    expect(page.locator("body")).to_contain_text(f"Gælder fra {long_date(TODAY)}")


def placed(page: Page, url: str) -> str:
    """How the hours of the activity stand today, as Simulering begins with them."""
    page.goto(f"{url}/simulering")
    wait_ready(page)
    return (
        page.get_by_role("region", name="Placering: timer")
        .get_by_role("row")
        .filter(has_text="Fremskudt")
        .inner_text()
    )
