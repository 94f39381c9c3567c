"""Chromium as the tests drive it, and the pages it opens."""

from playwright.sync_api import Browser, Page, Playwright

from scripts.chromium import ensure_chromium
from tests.browser.rest import NOTE_CHANGES

SCREEN = {"width": 1920, "height": 1080}
LIMIT_MS = 30_000
# The browser's own background traffic is not the app's: what can be turned off is, so that logs are clean.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium, found or installed."""
    return playwright.chromium.launch(executable_path=ensure_chromium(), args=list(ARGUMENTS))


def new_page(browser: Browser) -> Page:
    """A page on a projector's screen, a session of its own; `requests_seen` logs every address it asks."""
    context = browser.new_context(viewport=SCREEN, locale="da-DK")
    context.add_init_script(NOTE_CHANGES)
    page = context.new_page()
    page.set_default_timeout(LIMIT_MS)
    page.requests_seen = []
    page.on("request", lambda request: page.requests_seen.append(request.url))
    page.on("websocket", lambda socket: page.requests_seen.append(socket.url))
    return page
