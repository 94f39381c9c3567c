"""Each role, signed in by the real provider: page by page what opens, and on each what one can do.

The table is that of tests/pages/test_roles.py, which asks the same without a browser.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lib.domain.access.actions import ALLOWED, PAGE_NEEDS, Role
from lib.state.audit import EXPORTED, audit_rows
from lib.state.engine import open_state
from lib.ui.navigation import PAGES
from tests.browser.chrome import page_in
from tests.browser.rest import wait_ready, wait_still
from tests.browser.signed_in import NAMES, SignedHouse, enter, headline_of, shared_profile, signed_house
from tests.conftest import BuiltHouse
from tests.pages.role_house import VIEWS, WAIT_FOR_INPUT, RoleHouse, served_role_house


@pytest.fixture(scope="module")
def made(
    built_house: BuiltHouse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[RoleHouse, SignedHouse]]:
    folder = tmp_path_factory.mktemp("roller")
    roles, environment = served_role_house(built_house, folder)
    with signed_house(environment, folder) as house:
        yield roles, house


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context: BrowserContext = shared_profile(browser)
    yield page_in(context)
    for each in context.pages:
        each.close()


def show(
    page: Page, house: SignedHouse, path: str, address: Mapping[str, str], opens: bool, title: str
) -> None:
    """The page at an address: drawn, or refused in so many words."""
    page.goto(f"{house.server.url}/{path}?{urlencode(address)}")
    if opens:
        wait_ready(page)
        wait_still(page)
        expect(page.locator("h1")).not_to_contain_text("Du har ikke adgang")
    else:
        headline_of(page, f"Du har ikke adgang til {title}")


OF_THE_FRAME = ":is(.st-key-frame-search, .st-key-frame-account, .st-key-page-foot) *"
"""Boxes that stand on every page and hold nothing that one may or may not do."""


def alive(page: Page, key: str) -> bool:
    """Whether a button of the key (its beginning, with a star) is drawn and can be pressed, at once or after input.

    What a box holds is drawn when the box is opened: one after the other is, until the button is there.
    """
    if drawn(page, key):
        return True
    for box in page.locator(f'[data-testid="stPopoverButton"]:visible:not({OF_THE_FRAME})').all():
        box.click()
        wait_still(page)
        found = drawn(page, key)
        page.keyboard.press("Escape")
        wait_still(page)
        if found:
            return True
    return False


def drawn(page: Page, key: str) -> bool:
    """As `alive`, of what stands on the page now."""
    begins = key.removesuffix("*")
    among = f'[class*="st-key-{begins}"]' if key.endswith("*") else f".st-key-{key}"
    buttons = page.locator(f"{among} button")
    return buttons.count() > 0 and (key in WAIT_FOR_INPUT or buttons.locator(":scope:enabled").count() > 0)


@pytest.mark.soak
@pytest.mark.parametrize("role", NAMES)
def test_a_role_finds_its_pages_and_what_it_may_do_and_nothing_else(
    made: tuple[RoleHouse, SignedHouse], page: Page, role: Role
) -> None:
    roles, house = made
    konto = enter(page, house, role)
    titles = {entry.page_id: entry for entry in PAGES}
    found, expected = {}, {}
    for entry in PAGES:
        if entry.page_id not in {view[0] for view in VIEWS.values()}:
            show(page, house, entry.url_path, {}, PAGE_NEEDS[entry.page_id] in ALLOWED[role], entry.title)
    for name in VIEWS:
        view = roles.view(name)
        opens = PAGE_NEEDS[view.page] in ALLOWED[role]
        show(page, house, titles[view.page].url_path, view.address, opens, titles[view.page].title)
        for action, keys in view.controls.items():
            found[name, action] = {key: alive(page, key) for key in keys}
            expected[name, action] = dict.fromkeys(keys, opens and action in ALLOWED[role])
    assert found == expected
    if role is Role.SEKRETARIAT:
        show(page, house, "datatraek", {}, opens=True, title="")
        with page.expect_download():
            page.get_by_role("button", name="Hent den oprindelige fil").click()
        (row,) = [row for row in audit_rows(open_state(house.state_url)) if row.action == EXPORTED]
        assert (row.actor, row.detail.rpartition(",")[0]) == (konto, "datatraek, oprindelig fil, umaskeret")
