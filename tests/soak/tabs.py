"""Real Chromium tabs among the sessions: pages opened and the switch clicked, in a thread of their own."""

import random
import threading
import time

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, sync_playwright

from tests.bench.measure import load_ms, measured_page, rerun_ms
from tests.browser.chrome import launch
from tests.soak.streamlit_session import RUN_LIMIT_S
from tests.soak.user import PAGES


class Tabs(threading.Thread):
    """So many tabs of one Chromium, used in turn until a moment: the rest of a page is waited for, its faults kept."""

    def __init__(self, url: str, tabs: int, think_s: tuple[float, float], until: float) -> None:
        super().__init__(daemon=True)
        self._url, self._tabs, self._think_s, self._until = url, tabs, think_s, until
        self._chance = random.Random(tabs)
        self._rest = threading.Event()
        self.actions = 0
        self.wrong: list[str] = []

    def run(self) -> None:
        """Opens the tabs and goes from one to the next."""
        if not self._tabs:
            return
        with sync_playwright() as playwright:
            browser = launch(playwright)
            pages = [measured_page(browser) for _ in range(self._tabs)]
            for page in pages:
                page.set_default_timeout(1000 * RUN_LIMIT_S)
                page.on("pageerror", lambda error: self.wrong.append(f"Chromium: {error}"[:600]))
            while time.monotonic() < self._until and not self.wrong:
                for page in pages:
                    self._step(page)
                self._rest.wait(self._chance.uniform(*self._think_s))
            browser.close()

    def _step(self, page: Page) -> None:
        name = self._chance.choices(list(PAGES), list(PAGES.values()))[0]
        try:
            load_ms(page, f"{self._url}/{name}")
            rerun_ms(page)
        except (AssertionError, PlaywrightError) as error:
            self.wrong.append(f"Chromium, {name}: {error}"[:600])
        self.actions += 2
