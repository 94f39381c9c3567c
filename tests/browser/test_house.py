"""The whole house in a real browser: pages open after a restart, ask nobody outside, hide the demo layer."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from lib.ui.frame import ONLY_REAL_KEY
from lib.ui.navigation import PAGES, PageEntry, page_entry
from tests.browser.rest import wait_ready, wait_still
from tests.pages.demo_words import demo_in, words_of

WITHOUT_ZONES = next(entry for entry in PAGES if not entry.needs_zones)
AFTER_A_RESTART = (PAGES[0], pytest.param(WITHOUT_ZONES, marks=pytest.mark.soak))
"""The front page, and in soak one that works without zones; tests/browser/test_simulering.py restarts for one of the
rest. A restart takes seconds; what makes a page safe is its first statement, which tests/test_house_rules.py asks of
each."""

WITH_THE_SWITCH = (pytest.param(PAGES[0], marks=pytest.mark.soak), page_entry("zonekort"))
"""The front page (soak) and the one whose picture is drawn in a frame of its own; tests/pages/test_only_real.py asks
all."""

STREAMLIT_WORDS = re.compile(
    r"\b(Deploy|Rerun|Running|Choose (?:an|a) option|Choose options|Press Enter|Show/hide columns|Search|"
    r"Fullscreen|Download as CSV|Download|Close|Select all|No results|Clear|Page not found|Loading|Value|"
    r"undefined|NaN|None|null|True|False)\b"
)
READABLE = """
() => [...document.querySelectorAll('body, body *')]
  .filter(element => element.checkVisibility({visibilityProperty: true}))
  .flatMap(element => [
    ...[...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.textContent),
    ...['aria-label', 'title', 'placeholder', 'alt'].map(name => element.getAttribute(name)),
  ])
  .filter(words => words && words.trim())
"""


def address(app_url: str, entry: PageEntry, only_real: bool = False) -> str:
    """The page's own address, with the switch set in it when asked."""
    path = "/" if entry.default else f"/{entry.url_path}"
    return f"{app_url}{path}" + (f"?{ONLY_REAL_KEY}=true" if only_real else "")


def open_at_rest(page: Page, url: str) -> None:
    """Open the address and come back when nothing on the page changes any more."""
    page.goto(url)
    wait_ready(page)
    wait_still(page)


def frames_of(page: Page) -> list[bytes]:
    """Collects, from now on, everything that the server sends the page over its websocket."""
    received: list[bytes] = []

    def take(payload: str | bytes) -> None:
        received.append(payload.encode() if isinstance(payload, str) else payload)

    page.on("websocket", lambda socket: socket.on("framereceived", take))
    return received


MOST_PRESSES = 60
"""To open every expander of a tab; no page has half as many."""


def each_tab(page: Page) -> Iterator[None]:
    """Comes back once for each tab (once where there are none), with it in front and every expander open.

    An opened one is no longer among the closed; a press while the page is drawn anew is lost, and is made again.
    """
    for tab in page.get_by_role("tab").all() or [None]:
        if tab is not None:
            tab.click()
        closed = page.locator("details:not([open]) > summary:visible")
        wait_still(page)
        for _ in range(MOST_PRESSES):
            if not closed.count():
                break
            closed.first.click()
            wait_still(page)
        expect(closed).to_have_count(0)
        yield


def words_on(page: Page) -> list[str]:
    """Everything that can be read or heard on the page as it stands, and what the pointer calls up."""
    words = []
    for table in page.locator(
        '[data-testid="stDataFrame"]:visible, [data-testid="stVegaLiteChart"]:visible'
    ).all():
        table.hover()
        words += page.evaluate(READABLE)
    return words + page.evaluate(READABLE)


def outside(requests: list[str]) -> list[str]:
    """Requests that leave the machine; what a page carries within itself does not."""
    own = ("data", "blob")
    parts = [urlsplit(url) for url in requests]
    return [part.geturl() for part in parts if part.scheme not in own and part.hostname != "127.0.0.1"]


@pytest.mark.parametrize("entry", AFTER_A_RESTART, ids=lambda entry: entry.page_id)
def test_a_page_opens_by_deep_link_right_after_a_restart(
    app_url: str, page: Page, restart_app: Callable[[], None], entry: PageEntry
) -> None:
    restart_app()
    open_at_rest(page, address(app_url, entry))
    expect(page.locator("h1")).to_have_count(1)
    assert len(page.locator("h1").inner_text()) > 10, "the headline is a finding"
    for menu in {other.menu for other in PAGES}:
        expect(page.get_by_test_id("stToolbar").or_(page.locator("header")).first).to_contain_text(menu)
    assert page.get_by_test_id("stException").count() == 0
    assert urlsplit(page.url).path.strip("/") == ("" if entry.default else entry.url_path)


def test_an_outside_request_would_be_seen(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/_stcore/health")
    page.evaluate("fetch('https://tile.openstreetmap.org/1/1/1.png').catch(() => null)")
    page.evaluate("new Image().src = 'https://tile.openstreetmap.org/1/1/2.png'")
    assert "https://tile.openstreetmap.org/1/1/2.png" in outside(page.requests_seen)


@pytest.mark.parametrize("entry", WITH_THE_SWITCH, ids=lambda entry: entry.page_id)
def test_the_switch_in_the_address_leaves_no_demo_value_and_asks_nobody(
    app_url: str, page: Page, entry: PageEntry
) -> None:
    received = frames_of(page)
    open_at_rest(page, address(app_url, entry, only_real=True))
    assert len(words_of(received)) > 1000
    assert demo_in(received) == []
    assert outside(page.requests_seen) == []
