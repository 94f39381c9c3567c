"""Chromium as the tests drive it, and the pages it opens."""

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

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
ONE_PROCESS = "--process-per-site"


def launch(playwright: Playwright, *more: str) -> Browser:
    """A headless Chromium, found or installed; `more`: arguments beside those of all."""
    return playwright.chromium.launch(executable_path=ensure_chromium(), args=[*ARGUMENTS, *more])


def new_page(browser: Browser) -> Page:
    """A page in a browser profile of its own, which has nothing in its cache."""
    return page_in(new_context(browser))


def new_context(browser: Browser) -> BrowserContext:
    """A browser profile of its own: a projector's screen, in Danish."""
    context = browser.new_context(viewport=SCREEN, locale="da-DK")
    context.add_init_script(NOTE_CHANGES)
    return context


def keep_process(context: BrowserContext) -> None:
    """Opens a tab that stays. In a browser started with ONE_PROCESS the tabs of a profile are one process, which lives,
    and has Streamlit's script compiled, as long as one of them is open: the next page costs half."""
    keeper = context.new_page()
    keeper.route("**", lambda route: route.fulfill(body=""))
    keeper.goto("http://127.0.0.1/")


def page_in(context: BrowserContext) -> Page:
    """A tab, and so a session of the app, of its own; `requests_seen` logs every address it asks."""
    page = context.new_page()
    page.set_default_timeout(LIMIT_MS)
    page.requests_seen = []
    page.on("request", lambda request: page.requests_seen.append(request.url))
    page.on("websocket", lambda socket: page.requests_seen.append(socket.url))
    return page


class SharedChromium:
    """One Chromium, one profile and one process of it for all tests: Streamlit's megabytes of script are read and
    compiled once."""

    def __init__(self) -> None:
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._context: BrowserContext | None = None

    @property
    def browser(self) -> Browser:
        """The browser, started when it is first asked for."""
        if self._browser is None:
            self._playwright = sync_playwright().start()
            self._browser = launch(self._playwright, ONE_PROCESS)
        return self._browser

    @property
    def context(self) -> BrowserContext:
        """The profile that pages share."""
        if self._context is None:
            self._context = new_context(self.browser)
            keep_process(self._context)
        return self._context

    def close(self) -> None:
        """End the browser and Playwright's event loop; the next question starts them again."""
        if self._browser is not None:
            self._browser.close()
        if self._playwright is not None:
            self._playwright.stop()
        self._playwright = self._browser = self._context = None
