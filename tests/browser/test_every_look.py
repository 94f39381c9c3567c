"""Every page in every look, and in every state, is for everybody: axe-core finds nothing, and no page is wider than its
window. At 1920x1080, lit, the ordinary suite asks it of each page as it opens (test_no_raw_counts.py)."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.ui.navigation import PAGES
from tests.accessibility.axe import violations
from tests.browser.app_server import AppServer
from tests.browser.chrome import page_in
from tests.browser.first_plan import empty_plan
from tests.browser.looks import LOOKS, context_of
from tests.browser.rest import IDLE, wait_still
from tests.browser.test_house import each_tab, open_at_rest
from tests.conftest import BuiltHouse
from tests.pages.role_house import VIEWS, RoleHouse, served_role_house

WIDER = """
() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth);
}
"""
"""Pixels that one would have to scroll sideways to read the page; a table or a map scrolls by itself."""
MOVING = """
() => document.getAnimations().filter(each => each.effect.getComputedTiming().duration > 10)
  .map(each => `${each.animationName || each.transitionProperty}: ${each.effect.target.outerHTML.slice(0, 120)}`)
"""

OpenAs = Callable[[str], Page]


@pytest.fixture
def open_as(browser: Browser) -> Iterator[OpenAs]:
    """A tab in the look of that name."""
    contexts = []

    def new(look: str) -> Page:
        contexts.append(context_of(browser, look))
        return page_in(contexts[-1])

    yield new
    for each in contexts:
        each.close()


def barriers(page: Page) -> list[str]:
    """What keeps somebody out of the page as it stands."""
    wider = page.evaluate(WIDER)
    return violations(page) + ([f"{wider} px wider than the window"] if wider > 0 else [])


def barriers_of_all(page: Page) -> list[str]:
    """The same with each tab in front and every expander open."""
    return [each for _ in each_tab(page) for each in barriers(page)]


@pytest.mark.soak
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.page_id)
def test_a_page_has_no_barrier_in_any_look(app_url: str, open_as: OpenAs, entry: object, look: str) -> None:
    page = open_as(look)
    open_at_rest(page, f"{app_url}/{entry.url_path}")
    assert barriers_of_all(page) == []


@pytest.mark.soak
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.page_id)
def test_nothing_moves_for_who_asks_for_calm(app_url: str, open_as: OpenAs, entry: object) -> None:
    """From the first paint on: what moves while a page is being drawn counts as well."""
    page = open_as("rolig, egne farver")
    page.goto(f"{app_url}/{entry.url_path}")
    page.locator("h1").wait_for()
    seen = set(page.evaluate(MOVING))
    page.locator(IDLE).wait_for(state="attached")
    wait_still(page)
    assert seen | set(page.evaluate(MOVING)) == set()


@pytest.mark.soak
def test_what_only_a_ground_says_is_seen_in_colours_of_ones_own(app_url: str, open_as: OpenAs) -> None:
    """Each class of the map has its colour in the legend, and what is chosen or can be switched on is told apart."""
    page = open_as("rolig, egne farver")
    open_at_rest(page, f"{app_url}/zonekort")
    grounds = "all => all.map(each => getComputedStyle(each).backgroundColor)"
    classes = page.locator(".zk-swatch").evaluate_all(grounds)
    assert len(set(classes)) == len(classes) == 5
    chosen, other = (
        page.get_by_role("radiogroup", name="Farven viser").get_by_role("radio").evaluate_all(grounds)
    )
    assert chosen != other
    switch = page.locator("[data-testid=stCheckbox] label:has([role=switch]) > div").first
    assert switch.evaluate("each => getComputedStyle(each).borderTopWidth") == "1px"


@pytest.mark.soak
def test_the_menu_of_a_narrow_window_has_no_barrier(app_url: str, open_as: OpenAs) -> None:
    page = open_as("400 procent")
    open_at_rest(page, f"{app_url}/kilder")
    page.get_by_role("button", name="Vis menuen").click()
    menu = page.get_by_role("navigation", name="Sider")
    expect(menu.get_by_role("link", name="Overblik")).to_be_visible()
    assert barriers(page) == []
    menu.get_by_role("link", name="Overblik").click()
    expect(page).to_have_url(f"{app_url}/")
    expect(page.get_by_role("button", name="Vis menuen")).to_be_visible()


@pytest.fixture(scope="module")
def used_house(
    built_house: BuiltHouse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[RoleHouse, str]]:
    """A house in use: loaded files, drafts, scenarios, meetings, decisions; and where it is served."""
    folder = tmp_path_factory.mktemp("brugt")
    roles, environment = served_role_house(built_house, folder)
    server = AppServer(environment, folder / "log.txt")
    server.start()
    yield roles, server.url
    server.stop()
    assert "Traceback" not in server.log(), server.log()


@pytest.mark.soak
@pytest.mark.parametrize("look", ["mørkt rum", "400 procent"])
@pytest.mark.parametrize("name", VIEWS)
def test_what_one_does_on_a_page_has_no_barrier(
    used_house: tuple[RoleHouse, str], open_as: OpenAs, name: str, look: str
) -> None:
    roles, url = used_house
    view = roles.view(name)
    path = next(entry.url_path for entry in PAGES if entry.page_id == view.page)
    page = open_as(look)
    open_at_rest(page, f"{url}/{path}?{urlencode(view.address)}")
    assert barriers_of_all(page) == []


@pytest.fixture(scope="module")
def empty_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A plan that has no zones and no figures yet."""
    folder: Path = tmp_path_factory.mktemp("tom")
    server = AppServer(empty_plan(folder / "plans"), folder / "log.txt")
    server.start()
    yield server.url
    server.stop()


@pytest.mark.soak
@pytest.mark.parametrize("look", ["mørkt rum", "400 procent"])
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.page_id)
def test_an_empty_page_has_no_barrier(empty_url: str, open_as: OpenAs, entry: object, look: str) -> None:
    page = open_as(look)
    page.goto(f"{empty_url}/{entry.url_path}")
    page.locator(".zk-empty, h1.zk-headline").first.wait_for()
    wait_still(page)
    assert barriers_of_all(page) == []
