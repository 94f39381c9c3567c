"""Chromium with somebody listening: what ran, what was asked, what was drawn that a hostile string wanted drawn."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Dialog, Locator, Page, expect
from playwright.sync_api import Error as PlaywrightError

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
POINT_AT_CHARTS = """
() => {
  const said = new Set();
  for (const mark of document.querySelectorAll('[data-testid="stVegaLiteChart"] svg *')) {
    if (!mark.__data__) continue;
    mark.dispatchEvent(new PointerEvent('pointermove', {bubbles: true, clientX: 1, clientY: 1}));
    const tip = document.querySelector('#vg-tooltip-element.visible');
    if (tip) said.add(tip.innerHTML);
    mark.dispatchEvent(new PointerEvent('pointerout', {bubbles: true}));
  }
  const kept = document.createElement('div');
  kept.id = 'zk-tips';
  kept.innerHTML = [...said].join('');
  document.querySelector('#zk-tips')?.remove();
  document.body.append(kept);
  return said.size;
}
"""
"""The pointer over every mark of every chart. What the tooltips said stays in the page, as HTML, to be looked at."""
POINT_AT_HINTS = """
() => [...document.querySelectorAll('[data-testid="stTooltipHoverTarget"], .stTooltipHoverTarget')].filter(
  each => each.checkVisibility() && each.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))).length
"""
POINT_AT_MAP = """
() => {
  const marks = [...document.querySelectorAll('.leaflet-interactive')];
  const said = new Set();
  for (const mark of marks) {
    for (const kind of ['mouseover', 'mousemove']) mark.dispatchEvent(new MouseEvent(kind, {bubbles: true}));
    for (const tip of document.querySelectorAll('.leaflet-tooltip, .leaflet-popup')) said.add(tip.textContent);
  }
  return said.size;
}
"""
MENUS = '[data-testid="stSelectbox"] input:visible, [data-testid="stMultiSelect"] input:visible'
LISTED = '[data-testid="stSelectboxVirtualDropdown"], [role="listbox"]'
MOST_OPENED = 40
MADE_READY = re.compile("Gør (filen|zoneprofilen) klar|Lav PowerPoint-fil")
KEY_MS = 3_000
LONGEST_MS = 120_000
"""A paper with its pictures takes seconds, more where other tests run."""
FAILED = '.zk-empty[role="alert"], [data-testid="stException"]'


@dataclass
class Watched:
    """A tab and everything wrong that it has done since it was opened."""

    page: Page
    ran: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

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
        """Every tab, expander and menu, what the pointer calls up over charts, maps and hints, and the page as it is
        printed; the faults of all of it. `seen` counts what there was."""
        found: list[str] = []
        for tab in self.page.get_by_role("tab").all() or [None]:
            if tab is not None:
                tab.click()
                wait_still(self.page)
            self._open_all()
            self._point_everywhere()
            found += self.faults()
            found += self._open_menus()
        self.page.emulate_media(media="print")
        found += self.faults()
        self.page.emulate_media(media="screen")
        return list(dict.fromkeys(found))

    def fetched(self) -> Iterator[tuple[str, bytes]]:
        """Every file that the page gives away, by its name; those that are made first, are made."""
        ready, left = self.page.get_by_role("button", name=MADE_READY), 0
        while (waiting := ready.count()) > left:
            ready.nth(left).click()
            try:
                expect(ready).to_have_count(waiting - 1, timeout=LONGEST_MS)
            except AssertionError:
                left += 1  # it says in Danish why it could not be made
            wait_still(self.page)
        self._open_all()
        for button in self.page.locator('[data-testid="stDownloadButton"] button:visible').all():
            try:
                yield self._given(button)
            except PlaywrightError:
                yield self._given(button)  # Chromium gives one up now and then where the machine is full

    def _given(self, button: Locator) -> tuple[str, bytes]:
        with self.page.expect_download(timeout=LONGEST_MS) as given:
            button.click()
        return given.value.suggested_filename, Path(given.value.path()).read_bytes()

    def _open_all(self) -> None:
        closed = self.page.locator("details:not([open]) > summary:visible")
        for _ in range(MOST_OPENED):
            if not closed.count():
                break
            self.seen["expanders"] += 1
            closed.first.evaluate("summary => summary.click()")
        wait_still(self.page)

    def _point_everywhere(self) -> None:
        self.seen["tooltips"] += self.page.evaluate(POINT_AT_CHARTS)
        self.seen["hints"] += self.page.evaluate(POINT_AT_HINTS)
        for frame in self.page.frames[1:]:
            self.seen["map tips"] += frame.evaluate(POINT_AT_MAP)

    def _open_menus(self) -> list[str]:
        found = []
        for menu in self.page.locator(MENUS).all():
            menu.focus()
            _open(menu)
            self.page.locator(LISTED).first.wait_for(state="visible")
            self.seen["menus"] += 1
            found += self.faults()
            menu.press("Escape")
            expect(menu).to_have_attribute("aria-expanded", "false")
        return found


def _open(menu: Locator) -> None:
    """A key that comes while the page is drawn anew is lost now and then: then it is pressed once more."""
    menu.press("ArrowDown")
    try:
        expect(menu).to_have_attribute("aria-expanded", "true", timeout=KEY_MS)
    except AssertionError:
        menu.press("ArrowDown")
        expect(menu).to_have_attribute("aria-expanded", "true")


@contextmanager
def watched_page(context: BrowserContext) -> Iterator[Watched]:
    """A tab of its own in which `__zk_ran` tells; what the content policy has blocked is a fault too, for then nothing
    else has held."""
    page = page_in(context)
    page.set_default_timeout(LONGEST_MS)
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
