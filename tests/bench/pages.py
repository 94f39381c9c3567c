"""Every page in Chromium against an empty Streamlit app: loads, reruns, switches between pages, and the map."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from lib.ui.navigation import PAGES, PageEntry
from tests.bench.measure import (
    Wire,
    cold_loads,
    load_ms,
    map_actions,
    measured_page,
    switch_ms,
    warm_loads_and_reruns,
)
from tests.bench.report import FLOOR, Action, PageFigures, timing
from tests.browser.app_server import AppServer
from tests.soak.watched import processor_s

HERE = Path(__file__).parent
MAP_PAGE = "zonekort"
COUNTS = {"cold": 20, "cold, other pages": 5, "warm": 20, "rerun": 20, "switch": 20, "map": 20}
"""A cold load takes two seconds whatever the page: twenty of each page would be half of the whole run, and no budget
is set for it. The pages that a meeting opens have twenty, and the others have five."""
MEETING_PAGES = frozenset({"overblik", "zonekort", "indikatorer", "udvikling", "simulering"})


@contextmanager
def served(environment: Mapping[str, str], log: Path, script: Path | None = None) -> Iterator[AppServer]:
    """A server while it is needed: ours, or another script's."""
    server = AppServer(environment, log, *([script] if script else []))
    try:
        server.start()
        yield server
    except Exception:
        print(server.log()[-3000:], file=sys.stderr)
        raise
    finally:
        server.stop()


def measure_pages(
    environment: Mapping[str, str], folder: Path, browser: Browser, counts: Mapping[str, int]
) -> tuple[PageFigures, list[PageFigures]]:
    """The empty app, then every page of ours."""
    with served({}, folder / "empty.log", HERE / "empty_app.py") as empty:
        floor = _page(browser, empty, FLOOR, "", counts["cold"], counts)
    with served({}, folder / "empty_pages.log", HERE / "empty_pages.py") as empty:
        both = _switches(browser, empty, {"En": "Se", "To": "Se"}, counts["switch"])
    floor = replace(floor, actions={**floor.actions, "switch": both["To"]})
    with served(environment, folder / "app.log") as app:
        found = {entry.page_id: _entry(browser, app, entry, counts) for entry in PAGES}
        switched = _switches(browser, app, {entry.title: entry.menu for entry in PAGES}, counts["switch"])
        recolour, click = map_actions(browser, app.pid, f"{app.url}/{MAP_PAGE}", counts["map"])
    on_the_map = {"recolour": recolour, "click": click}
    return floor, [
        replace(
            page,
            actions={
                **page.actions,
                "switch": switched[page.name],
                **(on_the_map if name == MAP_PAGE else {}),
            },
        )
        for name, page in found.items()
    ]


def _entry(browser: Browser, app: AppServer, entry: PageEntry, counts: Mapping[str, int]) -> PageFigures:
    cold = counts["cold" if entry.page_id in MEETING_PAGES else "cold, other pages"]
    return _page(browser, app, entry.title, "" if entry.default else f"/{entry.url_path}", cold, counts)


def _page(
    browser: Browser, app: AppServer, name: str, path: str, cold: int, counts: Mapping[str, int]
) -> PageFigures:
    first = cold_loads(browser, app.pid, app.url + path, cold)
    warm, rerun = warm_loads_and_reruns(browser, app.pid, app.url + path, counts["warm"], counts["rerun"])
    print(f"  {name}", file=sys.stderr)
    return PageFigures(name, {"cold": first, "warm": warm, "rerun": rerun})


def _switches(browser: Browser, app: AppServer, menus: Mapping[str, str], rounds: int) -> dict[str, Action]:
    """Around through all pages (title -> menu) by the menu; the first round is for the bytes and does not count."""
    page = measured_page(browser)
    load_ms(page, app.url)
    last = list(menus)[-1]
    switch_ms(page, menus[last], last)
    received: dict[str, int] = {}
    for title, menu in menus.items():
        wire = Wire(page)
        switch_ms(page, menu, title)
        received[title] = wire.end()
    times: dict[str, list[float]] = {title: [] for title in menus}
    spent = dict.fromkeys(menus, 0.0)
    for _ in range(rounds):
        for title, menu in menus.items():
            before = processor_s(app.pid)
            times[title].append(switch_ms(page, menu, title))
            spent[title] += processor_s(app.pid) - before
    page.context.close()
    print("  switches", file=sys.stderr)
    return {
        title: Action(timing(own), received[title], round(1000 * spent[title] / rounds, 1))
        for title, own in times.items()
    }
