"""A walk through the app with the keys alone: Tab, Enter, Space, arrows and typing; at every stop the focus is seen."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from tests.browser.focus import AT_ONCE, STOP
from tests.browser.rest import wait_ready, wait_still

MOST_STOPS = 160
"""From anywhere on a page to anything on it, once round."""
MOST_ON_A_PAGE = 400
MOST_IN_ONE = 40
"""Times that Tab may stay in one element: a grid's Tab goes from cell to cell, and leaves it at the end of the row."""
MOST_CHOICES = 40
EVERYWHERE = ("Gå til indholdet", "Søg", "Rundvisning, 3 minutter")
"""Stops of every page, from first to last."""


@dataclass
class Walk:
    """`faults`: every stop whose focus could not be seen; asked for at the end, so that one walk tells all."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(AT_ONCE)

    def open(self, url: str) -> None:
        """Go to an address, as somebody writes it."""
        self.page.goto(url)
        wait_ready(self.page)
        wait_still(self.page)

    def tab(self, key: str = "Tab") -> Any:
        """One stop on; what has the focus then."""
        self.page.keyboard.press(key)
        return self._look()

    def to(self, name: str, tags: tuple[str, ...] = ()) -> None:
        """Tab until what has the focus is called `name` (the beginning of its name), and is one of `tags` if any."""
        passed = []
        for _ in range(MOST_STOPS):
            stop = self.tab()
            passed.append(stop["name"])
            if passed[-1].startswith(name) and (not tags or stop["tag"] in tags):
                return
        raise AssertionError(f"no way with Tab to {name}: {passed}")

    def press(self, *keys: str) -> None:
        """One key after the other, and the page takes it in."""
        for key in keys:
            since = wait_still(self.page)
            self.page.keyboard.press(key)
            wait_still(self.page, since)

    def go(self, name: str, key: str = "Enter") -> None:
        """To what is called so, and press it."""
        self.to(name)
        self.press(key)

    def write(self, name: str, words: str) -> None:
        """In the field of that name, in place of what stands there."""
        self.to(name, ("input", "textarea"))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)

    def choose(self, box: str, words: str) -> None:
        """In the list of that name: what begins with the words."""
        self.write(box, words)
        self.press("Enter")

    def pick(self, group: str, option: str) -> None:
        """In a row of choices: Tab to the row, arrows in it, Space."""
        self.to(f"{group}: ")
        wanted = f"{group}: {option}"
        self._arrow("ArrowRight", wanted)
        self.press("Space")

    def part(self, first: str, wanted: str) -> None:
        """In a row of tabs: Tab to the one that is in front, arrows to the wanted one, which opens by that."""
        self.to(first)
        since = wait_still(self.page)
        self._arrow("ArrowRight", wanted)
        wait_still(self.page, since)

    def menu(self, section: str, title: str) -> None:
        """Open a menu of the frame and go to the page of that title."""
        self.to(section)
        self.page.keyboard.press("Enter")
        self.page.get_by_role("menu").wait_for()
        self._arrow("ArrowDown", title)
        since = wait_still(self.page)
        self.page.keyboard.press("Enter")
        wait_still(self.page, since)
        wait_ready(self.page)

    def all_round(self, key: str = "Tab") -> list[Any]:
        """Tab until the first stop comes again: nothing keeps the focus, and top and foot of the page are among the
        stops."""
        wait_still(self.page)
        stops = [self.tab(key)]
        for _ in range(MOST_ON_A_PAGE):
            stop = self.tab(key)
            if stop["id"] == stops[0]["id"] != stops[-1]["id"]:
                break
            stops.append(stop)
            kept = stops[-MOST_IN_ONE:]
            assert len(kept) < MOST_IN_ONE or len({each["id"] for each in kept}) > 1, f"held by {stop}"
        else:
            raise AssertionError(f"Tab never comes round: {[each['name'] for each in stops[-60:]]}")
        names = [each["name"] for each in stops]
        assert set(EVERYWHERE) <= set(names), names
        return stops

    def done(self) -> None:
        """The rest of the page, and all that was wrong on the way."""
        self.all_round()
        assert not self.faults, "\n".join(sorted(set(self.faults)))

    def _look(self) -> Any:
        stop = self.page.evaluate(STOP)
        self.faults += stop["faults"]
        return stop

    def _arrow(self, key: str, wanted: str) -> None:
        """Arrows until what has the focus is called so."""
        passed = []
        for _ in range(MOST_CHOICES):
            passed.append(self._look()["name"])
            if passed[-1].startswith(wanted):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"no way with {key} to {wanted}: {passed}")
