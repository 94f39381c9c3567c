"""Whoever is not let in is told so without a barrier: sign-in, refusals and the way out, lit, dark and at 400 %.

A page that nobody touches asks by itself whether it may still be shown: so does the other tab here.
"""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lib.ui.sign_in import SIGN_IN, SIGN_OUT
from tests.browser.chrome import new_context, page_in
from tests.browser.looks import context_of
from tests.browser.rest import wait_still
from tests.browser.signed_in import SignedHouse, headline_of, sign_in, signed_house
from tests.browser.test_every_look import barriers
from tests.conftest import BuiltHouse

LIT = "lyst rum"
PLACES = (LIT, "mørkt rum", "400 procent")


@pytest.fixture(scope="module")
def house(built_house: BuiltHouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignedHouse]:
    folder = tmp_path_factory.mktemp("lukket")
    state_url = f"sqlite:///{shutil.copy(built_house.state_file, folder / 'state.sqlite')}"
    with signed_house({**built_house.environment, "ZONEKOMPAS_STATE_URL": state_url}, folder) as made:
        yield made


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    own = new_context(browser) if request.param == LIT else context_of(browser, request.param)
    yield own
    own.close()


def barriers_at(page: Page, words: str) -> list[str]:
    """The same as `barriers`, once that headline stands still."""
    headline_of(page, words)
    wait_still(page)
    return barriers(page)


@pytest.mark.soak
@pytest.mark.parametrize("context", PLACES, indirect=True)
def test_a_closed_door_has_no_barrier(house: SignedHouse, context: BrowserContext) -> None:
    page = page_in(context)
    page.goto(f"{house.server.url}/datatraek")
    assert barriers_at(page, "Log ind for at se Zonekompas") == []
    sign_in(page, "formand")
    assert barriers_at(page, "Du har ikke adgang til Datatræk") == []
    page.goto(f"{house.server.url}/kilder")
    other = page_in(context)
    other.goto(f"{house.server.url}/udvikling")
    expect(other.get_by_text("Vis usikkerhed")).to_be_visible()
    page.get_by_role("button", name="Bestyrelse").click()
    expect(page.get_by_role("button", name=SIGN_OUT, exact=True)).to_be_visible()
    wait_still(page)
    assert barriers(page) == [], "with the corner of who is signed in open"
    page.get_by_role("button", name=SIGN_OUT, exact=True).click()
    headline_of(page, "Log ind for at se Zonekompas")
    assert barriers_at(other, "Du er logget ud") == []
    expect(other.get_by_role("button", name=SIGN_IN, exact=True)).to_be_visible()


@pytest.mark.soak
@pytest.mark.parametrize("context", PLACES, indirect=True)
def test_an_account_without_a_role_meets_no_barrier(house: SignedHouse, context: BrowserContext) -> None:
    page = page_in(context)
    page.goto(f"{house.server.url}/zonekort")
    sign_in(page, "fremmed")
    assert barriers_at(page, "Din konto har ingen rolle i planen") == []
