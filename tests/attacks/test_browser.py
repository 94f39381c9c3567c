"""No hostile string does anything in Chromium: a few dense pages. tests/soak/test_attacks_everywhere.py takes all."""

from urllib.parse import quote

import pytest

from tests.attacks.conftest import HostileHouse
from tests.attacks.hostile import hostile_groups
from tests.attacks.watching import watched_page
from tests.browser.app_server import AppServer
from tests.browser.chrome import SharedChromium

DENSE = ("zonekort", "moeder?moede=1")


def test_somebody_is_listening(hostile_server: AppServer, chromium: SharedChromium) -> None:
    with watched_page(chromium.context) as watched:
        watched.page.goto(f"{hostile_server.url}/_stcore/health")
        for words in (
            "<img src=x onerror=__zk_ran(1)>",
            "<b id=zkmark>fed</b>",
            "<img src=https://ondt.example/p.png>",
        ):
            watched.page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", words)
        watched.page.evaluate("alert(1)")
        watched.page.wait_for_function("[...document.images].every(image => image.complete)")
        kinds = {fault.partition(":")[0] for fault in watched.faults()}
    assert kinds == {"ran", "dialog", "console", "asked", "drawn"}


def test_the_dense_pages_show_every_string_as_text(
    hostile_house: HostileHouse, hostile_server: AppServer, chromium: SharedChromium
) -> None:
    found = []
    for page in DENSE:
        with watched_page(chromium.context) as watched:
            watched.open(f"{hostile_server.url}/{page}")
            found += [f"{page} {fault}" for fault in watched.look_everywhere()]
    assert found == []
    assert "Traceback" not in hostile_server.log()


@pytest.mark.soak
@pytest.mark.parametrize("page", ["simulering"])
def test_an_address_runs_nothing(hostile_server: AppServer, chromium: SharedChromium, page: str) -> None:
    """The ordinary suite asks without Chromium whether a page opens whatever its address says: test_addresses.py."""
    groups = hostile_groups()
    tried = [groups["event_handlers"][1], groups["attributes"][5], groups["urls"][0], groups["markdown"][0]]
    names = ("scenarie", "kladde", "del", "omraade", "droeftelse", "moede", "indikator", "zone")
    asked = "&".join(f"{name}={quote(tried[place % len(tried)])}" for place, name in enumerate(names))
    with watched_page(chromium.context) as watched:
        watched.open(f"{hostile_server.url}/{page}?{asked}")
        assert watched.faults() == []
