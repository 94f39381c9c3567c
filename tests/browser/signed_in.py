"""The app with a real OpenID Connect provider beside it, and the people who can sign in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from lib.domain.access.actions import Role
from lib.state.audit import audit_rows
from lib.state.engine import open_state
from lib.state.sign_ins import SIGNED_IN
from lib.ui.sign_in import SIGN_IN
from tests.browser.app_server import AppServer
from tests.browser.chrome import new_context
from tests.browser.rest import wait_ready
from tests.oidc.local_provider import LocalProvider

PEOPLE: dict[str, dict[str, object]] = {
    "sekretaer": {"roles": ["sekretariat"]},
    "formand": {"roles": ["bestyrelse"]},
    "medlem": {"roles": ["styregruppe"]},
    "fremmed": {"roles": ["ansat"]},
    "kort": {"roles": ["styregruppe"], "seconds": 5},
}

NAMES = {Role.BESTYRELSE: "formand", Role.STYREGRUPPE: "medlem", Role.SEKRETARIAT: "sekretaer"}


@dataclass(frozen=True)
class SignedHouse:
    """The app over a state of its own, with its provider."""

    server: AppServer
    provider: LocalProvider
    environment: Mapping[str, str]

    @property
    def state_url(self) -> str:
        return self.environment["ZONEKOMPAS_STATE_URL"]


@contextmanager
def signed_house(environment: Mapping[str, str], folder: Path) -> Iterator[SignedHouse]:
    """The app over the house of `environment`, whose state is written in; its log and the provider's lie in `folder`.

    Nothing may leave an exception in the log.
    """
    server = AppServer(environment, folder / "log.txt")
    provider = LocalProvider(server.url, folder / "provider.txt")
    server.add_environment(provider.environment)
    provider.start()
    try:
        provider.people(**PEOPLE)
        server.start()
        yield SignedHouse(server, provider, {**environment, **provider.environment})
    finally:
        server.stop()
        provider.stop()
    assert "Traceback" not in server.log(), server.log()


def shared_profile(browser: Browser) -> BrowserContext:
    """The profile that the tests of sign-in share, without cookies: nobody is signed in. What it has read of
    Streamlit's scripts it reads once."""
    own = next((each for each in browser.contexts if getattr(each, "of_sign_in", False)), None)
    if own is None:
        own = new_context(browser)
        own.of_sign_in = True
    own.clear_cookies()
    return own


def sign_in(page: Page, who: str) -> None:
    page.get_by_role("button", name=SIGN_IN, exact=True).click()
    page.get_by_role("button", name=who, exact=True).click()


def headline_of(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()


def enter(page: Page, house: SignedHouse, role: Role) -> str:
    """Sign in; returns the account's number as the audit has it."""
    page.goto(f"{house.server.url}/udvikling")
    sign_in(page, NAMES[role])
    wait_ready(page)
    expect(page.locator(".st-key-frame-account button").first).to_be_visible()
    return next(
        row.actor for row in reversed(audit_rows(open_state(house.state_url))) if row.action == SIGNED_IN
    )
