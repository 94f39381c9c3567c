"""Times by the browser's own clock: from the start of the navigation, or the click, to the last change."""

from playwright.sync_api import Browser, Page

from tests.browser.chrome import new_page
from tests.browser.rest import wait_ready, wait_still

CLICK_SWITCH = """
() => {
  const started = performance.timeOrigin + performance.now();
  document.querySelector('[data-testid="stCheckbox"] input').click();
  return started;
}
"""


def load_ms(page: Page, url: str) -> float:
    """From the start of the navigation until the page has come to rest."""
    page.goto(url, wait_until="commit")
    wait_ready(page)
    started = page.evaluate("performance.timeOrigin")
    return wait_still(page, started) - started


def rerun_ms(page: Page) -> float:
    """From a click on the page's first switch until the page has come to rest again."""
    started = page.evaluate(CLICK_SWITCH)
    return wait_still(page, started) - started


def cold_loads(browser: Browser, url: str, times: int) -> list[float]:
    """Loads with an empty cache: a new profile each time."""
    found = []
    for _ in range(times):
        page = new_page(browser)
        found.append(load_ms(page, url))
        page.context.close()
    return found


def warm_loads_and_reruns(
    browser: Browser, url: str, loads: int, reruns: int
) -> tuple[list[float], list[float]]:
    """Loads with a filled cache, then reruns by the switch, in one profile; the first of each does not count."""
    page = new_page(browser)
    warm = [load_ms(page, url) for _ in range(loads + 1)][1:]
    again = [rerun_ms(page) for _ in range(reruns + 1)][1:]
    page.context.close()
    return warm, again
