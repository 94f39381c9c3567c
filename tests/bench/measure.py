"""Times by the browser's own clock: from the start of the navigation, or the click, to the last change."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.bench.report import Action, timing
from tests.browser.chrome import new_context, page_in
from tests.browser.rest import wait_ready, wait_still
from tests.soak.watched import processor_s

CLICK_SWITCH = """
() => {
  const started = performance.timeOrigin + performance.now();
  document.querySelector('[data-testid="stCheckbox"] input').click();
  return started;
}
"""
CLICK_LINK = """
(title) => {
  const links = Array.from(document.querySelectorAll('[data-testid="stTopNavPopover"] a'));
  const link = links.find(each => each.innerText.trim() === title);
  const started = performance.timeOrigin + performance.now();
  link.click();
  return started;
}
"""
RECOLOUR = """
() => {
  const other = document.querySelector('[data-testid="stButtonGroup"] button[aria-checked="false"]');
  const started = performance.timeOrigin + performance.now();
  other.click();
  return started;
}
"""
CLICK_ZONE = """
(place) => {
  const frame = document.querySelector('iframe');
  const shapes = frame.contentDocument.querySelectorAll('path.leaflet-interactive');
  const box = shapes[place].getBoundingClientRect();
  const where = {bubbles: true, cancelable: true, view: frame.contentWindow,
                 clientX: box.x + box.width / 2, clientY: box.y + box.height / 2};
  const started = performance.timeOrigin + performance.now();
  for (const name of ['mousedown', 'mouseup', 'click'])
    shapes[place].dispatchEvent(new MouseEvent(name, where));
  return started;
}
"""
NOTE_MESSAGES = """
window.WebSocket = class extends window.WebSocket {
  constructor(...words) {
    super(...words);
    this.addEventListener('message', () => { window.lastMessage = performance.timeOrigin + performance.now(); });
  }
};
"""
ANSWERED = "since => (window.lastMessage || 0) > since"
MARK_FRAME = "() => { document.querySelector('iframe').contentWindow.markedByTheBench = true; }"
FRAME_STANDS = "() => document.querySelector('iframe').contentWindow.markedByTheBench === true"


class Wire:
    """Bytes that a tab receives, as Chromium itself counts them: files as sent, and the websocket's messages."""

    def __init__(self, page: Page) -> None:
        self.received = 0
        self._session = page.context.new_cdp_session(page)
        self._session.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))
        self._session.on(
            "Network.webSocketFrameReceived",
            lambda event: self._add(3 * len(event["response"]["payloadData"]) // 4),
        )
        self._session.send("Network.enable")

    def end(self) -> int:
        """Stop counting; what came since the beginning."""
        self._session.detach()
        return self.received

    def _add(self, received: float) -> None:
        self.received += int(received)


def measured_page(browser: Browser) -> Page:
    """A tab with an empty cache that notes when the server last said something."""
    context = new_context(browser)
    context.add_init_script(NOTE_MESSAGES)
    return page_in(context)


def after(page: Page, script: str, *asked: object) -> float:
    """From what `script` does (it returns when) until the page has come to rest; never before the server has answered:
    a field that has been clicked changes at once by itself."""
    started = page.evaluate(script, *asked)
    page.wait_for_function(ANSWERED, arg=started)
    return wait_still(page, started) - started


def load_ms(page: Page, url: str) -> float:
    """From the start of the navigation until the page has come to rest."""
    page.goto(url, wait_until="commit")
    wait_ready(page)
    started = page.evaluate("performance.timeOrigin")
    return wait_still(page, started) - started


def rerun_ms(page: Page) -> float:
    """From a click on the page's first switch until the page has come to rest again."""
    return after(page, CLICK_SWITCH)


def switch_ms(page: Page, menu: str, title: str) -> float:
    """From a click on a link in the open menu until the page has come to rest; opening the menu is not in it."""
    page.get_by_test_id("stTopNavSection").get_by_text(menu, exact=True).click()
    page.get_by_test_id("stTopNavPopover").get_by_text(title, exact=True).wait_for(state="visible")
    took = after(page, CLICK_LINK, title)
    wait_ready(page)
    return took


def repeated(page: Page, pid: int, times: int, action: Callable[[], float]) -> Action:
    """The first is for the bytes alone, for counting them takes time; the others are timed."""
    wire = Wire(page)
    action()
    received = wire.end()
    spent = processor_s(pid)
    found = [action() for _ in range(times)]
    return Action(timing(found), received, round(1000 * (processor_s(pid) - spent) / times, 1))


def cold_loads(browser: Browser, pid: int, url: str, times: int) -> Action:
    """Loads with an empty cache: a new profile each time. The first fills the server's caches and does not count."""
    found, received, spent = [], 0, 0.0
    for place in range(times + 1):
        page = measured_page(browser)
        if place:
            found.append(load_ms(page, url))
        else:
            wire = Wire(page)
            load_ms(page, url)
            received, spent = wire.end(), processor_s(pid)
        page.context.close()
    return Action(timing(found), received, round(1000 * (processor_s(pid) - spent) / times, 1))


def warm_loads_and_reruns(
    browser: Browser, pid: int, url: str, loads: int, reruns: int
) -> tuple[Action, Action]:
    """Loads with a filled cache, then reruns by the switch, in one profile."""
    page = measured_page(browser)
    load_ms(page, url)
    warm = repeated(page, pid, loads, lambda: load_ms(page, url))
    again = repeated(page, pid, reruns, lambda: rerun_ms(page))
    page.context.close()
    return warm, again


def map_actions(browser: Browser, pid: int, url: str, times: int) -> tuple[Action, Action]:
    """The map coloured by something else, and a zone clicked, each time another. Raises ValueError when the map was
    made anew meanwhile."""
    page = measured_page(browser)
    load_ms(page, url)
    page.evaluate(MARK_FRAME)
    recolour = repeated(page, pid, times, lambda: after(page, RECOLOUR))
    if not page.evaluate(FRAME_STANDS):
        raise ValueError("the map was made anew when it was recoloured")
    places = iter(range(10 * times))
    click = repeated(page, pid, times, lambda: after(page, CLICK_ZONE, next(places) % 4))
    page.context.close()
    return recolour, click
