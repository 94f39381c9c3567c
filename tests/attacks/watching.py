"""Chromium with somebody listening: what ran, what was asked, what was drawn that a hostile string wanted drawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Dialog, Page

from tests.attacks.hostile import CANARY, HOST, MARK
from tests.browser.chrome import page_in
from tests.browser.rest import IDLE, wait_still

DRAWN = f"""
() => {{
  const roots = [document];
  for (const root of roots) for (const each of root.querySelectorAll('*')) if (each.shadowRoot) roots.push(each.shadowRoot);
  const wanted = [
    '[id="{MARK}"]', '[class~="{MARK}"]', '[data-{MARK}]', '[src*="{HOST}"]', '[href*="{HOST}"]', '[action*="{HOST}"]',
    '[href^="javascript:" i]', '[src^="javascript:" i]', '[style*="{HOST}"]',
  ].join(', ');
  return roots.flatMap(root => [...root.querySelectorAll(wanted)]).map(each => each.outerHTML.slice(0, 300));
}}
"""  # noqa: E501  (one line of JavaScript)
MOST_OPENED = 40
FAILED = '.zk-empty[role="alert"], [data-testid="stException"]'


@dataclass
class Watched:
    """A tab and everything wrong that it has done since it was opened."""

    page: Page
    ran: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def faults(self) -> list[str]:
        """What a hostile string has made happen, one line for each; a frame is looked into as the page is."""
        frames = [frame for frame in self.page.frames if not frame.is_detached()]
        return [
            *(f"ran: {each}" for each in self.ran),
            *(f"dialog: {each}" for each in self.dialogs),
            *(f"console: {each}" for each in self.console),
            *(f"asked: {each}" for each in _foreign(self.page.requests_seen)),
            *(f"drawn: {each}" for frame in frames for each in frame.evaluate(DRAWN)),
        ]

    def open(self, address: str) -> None:
        """Open the address, come back when it is drawn; a page that says in Danish that it failed is a fault."""
        self.page.goto(address)
        self.page.locator(f"h1, {FAILED}").first.wait_for(state="visible")
        self.page.locator(IDLE).wait_for(state="attached")
        wait_still(self.page)
        failed = self.page.locator(FAILED)
        assert failed.count() == 0, failed.first.inner_text()

    def look_everywhere(self) -> list[str]:
        """Every tab, every expander, and what the pointer calls up over charts and maps; the faults of all of it."""
        found: list[str] = []
        for tab in self.page.get_by_role("tab").all() or [None]:
            if tab is not None:
                tab.click()
                wait_still(self.page)
            self._open_all()
            self._point_everywhere()
            found += self.faults()
        return list(dict.fromkeys(found))

    def _open_all(self) -> None:
        closed = self.page.locator("details:not([open]) > summary:visible")
        for _ in range(MOST_OPENED):
            if not closed.count():
                break
            closed.first.evaluate("summary => summary.click()")
        wait_still(self.page)

    def _point_everywhere(self) -> None:
        pictures = self.page.locator(
            '[data-testid="stVegaLiteChart"]:visible, [data-testid="stTooltipHoverTarget"]:visible'
        )
        for place in range(min(pictures.count(), 8)):
            box = pictures.nth(place).bounding_box()
            if box:
                self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 400))
        for frame in self.page.frames[1:]:
            for mark in frame.locator("path.leaflet-interactive").all()[:12]:
                mark.dispatch_event("mouseover")


@contextmanager
def watched_page(context: BrowserContext) -> Iterator[Watched]:
    """A tab of its own in which `__zk_ran` tells; what the content policy has blocked is a fault too, for then nothing
    else has held."""
    page = page_in(context)
    watched = Watched(page)
    page.expose_function(CANARY, lambda *said: watched.ran.append(f"{said} at {page.url}"))
    page.on("dialog", lambda dialog: _dismiss(dialog, watched))
    page.on("console", lambda line: _listen(f"{line.type} {line.text}", watched))
    page.on("pageerror", lambda error: _listen(f"error in the page: {error}", watched, always=True))
    yield watched
    page.close()


def _dismiss(dialog: Dialog, watched: Watched) -> None:
    watched.dialogs.append(dialog.message)
    dialog.dismiss()


def _listen(words: str, watched: Watched, always: bool = False) -> None:
    if always or "Content Security Policy" in words or HOST in words:
        watched.console.append(words[:400])


def _foreign(requests: list[str]) -> list[str]:
    own = ("data", "blob", "about")
    parts = [urlsplit(url) for url in requests]
    return sorted(
        {part.geturl()[:200] for part in parts if part.scheme not in own and part.hostname != "127.0.0.1"}
    )
