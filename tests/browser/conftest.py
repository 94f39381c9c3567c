"""One server and one Chromium for each half of the browser tests; xdist keeps a half in one process."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.chrome import LIMIT_MS, SharedChromium, page_in
from tests.browser.rest import wait_ready as wait_until_ready
from tests.conftest import BuiltHouse

HERE = Path(__file__).parent
OF_THE_HOUSE = ("test_house", "test_no_raw_counts")
"""The two files that open every page: about half of the time of all browser tests."""

# As patient as a click is: on a busy machine a page may take more than Playwright's five seconds.
expect.set_options(timeout=LIMIT_MS)
_chromium = SharedChromium()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            of_the_house = item.path.stem in OF_THE_HOUSE
            item.add_marker(pytest.mark.xdist_group("browser: house" if of_the_house else "browser: pages"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> Iterator[None]:
    """Playwright's event loop must be gone before a page test in the same process."""
    yield
    if nextitem is None or not nextitem.path.is_relative_to(HERE):
        _chromium.close()


@pytest.fixture(scope="session")
def app_server(built_house: BuiltHouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The real server over the built house, with a state of its own: what is written in the browser stays there."""
    folder = tmp_path_factory.mktemp("server")
    state = shutil.copy(built_house.state_file, folder / "state.sqlite")
    environment = {**built_house.environment, "ZONEKOMPAS_STATE_URL": f"sqlite:///{state}"}
    server = AppServer(environment, folder / "log.txt")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def app_url(app_server: AppServer) -> str:
    """Where the app is served; it ends without a slash."""
    return app_server.url


@pytest.fixture
def restart_app(app_server: AppServer) -> Callable[[], None]:
    """Replace the server process by a new one at the same address."""
    return app_server.restart


@pytest.fixture
def browser() -> Browser:
    """One Chromium for all browser tests that follow each other."""
    return _chromium.browser


@pytest.fixture
def page(app_server: AppServer) -> Iterator[Page]:
    """A tab with a session of its own at 1920x1080; `page.requests_seen`: every address it has asked, websockets too.

    No test may leave an exception in the server's log: a page that fails says so politely, and tells the log where.
    """
    logged = len(app_server.log())
    fresh = page_in(_chromium.context)
    yield fresh
    fresh.close()
    log = app_server.log()[logged:]
    assert "Traceback" not in log, log
    assert '"exception": ' not in log, log


@pytest.fixture
def wait_ready() -> Callable[[Page], None]:
    """Wait until the headline is visible and the script has ended."""
    return wait_until_ready
