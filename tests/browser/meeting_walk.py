"""The walk of the guide »Et møde fra start til slut«: year, indstilling, slides and decision; and what it begins on."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from playwright.sync_api import Page, expect

from lib.domain.access.account import LOCAL
from lib.domain.dates import danish_day
from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.meetings.meeting import AgendaItem, MeetingFields
from lib.settings import read_settings
from lib.state.engine import open_state
from lib.state.indstillinger import IndstillingBook
from lib.state.meetings import MeetingBook
from lib.state.scenario_book import ScenarioBook
from lib.state.versions import active_version
from tests.browser.rest import wait_ready, wait_still
from tests.domain.indstilling.made import MOVES, document

TODAY = danish_day(dt.datetime.now(dt.UTC))
TITLE = "Flere timer, hvor behovet er"
VOTERS = ("Boligkontoret Fredericia", "boli.nu", "Fredericia Kommune")


def plan_a_meeting(state_url: str) -> None:
    """A board meeting today, with a kept scenario and an indstilling that it is to decide on."""
    state, plan_id = open_state(state_url), read_settings().plan_id
    scenario = ScenarioBook(state, plan_id, LOCAL).new(
        replace(document("Mod behovet", *MOVES), plan_id=plan_id), "kladde"
    )
    kept = (scenario.scenario_id, scenario.head.save_id)
    active = active_version(state, plan_id)
    indstilling = IndstillingBook(state, plan_id, LOCAL).write(
        IndstillingFields(TITLE, "placering", (kept,), (), (), active.version if active else "")
    )
    point = AgendaItem(TITLE, "beslutning", indstilling_id=indstilling)
    MeetingBook(state, plan_id, LOCAL).write(
        MeetingFields("bestyrelse", TODAY, scenarios=(kept,), agenda=(point,))
    )


def walk(page: Page, url: str, picture: Callable[[str], object]) -> None:
    """Every step of the guide, with a picture at each station."""
    page.goto(f"{url}/moeder")
    wait_ready(page)
    picture("m1-aarshjul")
    page.goto(f"{url}/indstilling")
    wait_ready(page)
    page.get_by_role("radio", name="Læs og hent", exact=True).click()
    expect(page.get_by_text("Datagrundlag").first).to_be_visible()
    wait_ready(page)
    picture("m2-indstilling")
    _open(page, url)
    picture("m3-aabnet")
    _show(page, picture)
    _decide(page)
    picture("m6-besluttet")


def _open(page: Page, url: str) -> None:
    page.goto(f"{url}/moeder")
    wait_ready(page)
    page.get_by_role("button", name="Gå til mødet").click()
    expect(page.locator("h1")).to_contain_text(f"skal beslutte »{TITLE}«")
    wait_still(page)
    page.get_by_role("button", name="Åbn mødet").click()
    expect(page.get_by_text("Mødet er åbnet, og tallene ligger fast.")).to_be_visible()
    wait_ready(page)


def _show(page: Page, picture: Callable[[str], object]) -> None:
    """The desk of the slides, and the slide of the proposal as the projector shows it."""
    page.get_by_role("link", name="Gå til præsentationen").click()
    expect(page.locator("h1")).to_contain_text("dias er klar til mødet")
    wait_ready(page)
    picture("m4-dias")
    page.get_by_role("button", name="Vis præsentationen").click()
    at = page.locator(".zk-frame.zk-at")
    expect(at).to_be_visible()
    for _ in range(30):
        if str(at.get_attribute("data-slide")).startswith("forslag"):
            break
        page.keyboard.press("PageDown")
    picture("m5-projektor")
    page.keyboard.press("Escape")
    expect(page.locator("h1.zk-headline")).to_contain_text("dias er klar til mødet")


def _decide(page: Page) -> None:
    """Every organisation is for; in force from today."""
    page.get_by_text("Tilbage til mødet", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Bestyrelsesmøde")
    wait_still(page)
    for voter in VOTERS:
        group = page.get_by_role("radiogroup", name=voter)
        group.get_by_text("For", exact=True).click()
        wait_ready(page)
    field = page.get_by_label("Gælder fra").first
    field.fill(f"{TODAY:%d.%m.%Y}")
    field.press("Tab")
    wait_ready(page)
    page.get_by_role("button", name="Skriv beslutningen").click()
    expect(page.locator(".zk-receipt")).to_contain_text("Beslutningen er skrevet")
    page.locator(".zk-receipt").scroll_into_view_if_needed()
    wait_ready(page)
