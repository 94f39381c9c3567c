"""`make soak`: every page of houses in which the hostile strings stand in ever other places."""

from pathlib import Path

import pytest

from lib.ui.navigation import PAGES, PageEntry
from tests.attacks.conftest import open_hostile_house
from tests.attacks.hostile import visible, writable
from tests.attacks.test_addresses import NAMES, asked
from tests.attacks.watching import watched_page
from tests.browser.app_server import AppServer
from tests.browser.chrome import SharedChromium
from tests.pages.opening import opened_page

pytestmark = pytest.mark.soak
HOUSES = 8
IN_EACH_CELL = (1, 4)
PARTS = (
    "simulering?del=Flytninger",
    "simulering?del=Forslag",
    "simulering?del=Scenarier",
    "simulering?del=Zonegrænser",
    "simulering?del=Antagelser",
    "moeder?moede=1",
    "moeder?moede=2",
    "moeder?del_moede=Beslutninger",
    "moeder?del_moede=Opfølgning",
    "indstilling?del_indstilling=Skriv",
    "praesentation?til_moede=1",
    "aktiviteter?aktivitet=fremskudt",
    "aktiviteter?aktivitet=lektiecafeer&del_delaftale=Udgaver",
    "prioritering?vaegte=skydere",
    "prioritering?vaegte=parvis",
)


@pytest.mark.parametrize("number", range(HOUSES))
def test_every_page_of_a_hostile_house(number: int, tmp_path: Path) -> None:
    start = number * len(visible(writable())) // HOUSES
    house = open_hostile_house(tmp_path, start, IN_EACH_CELL[number % 2])
    server, shared = AppServer(house.environment, tmp_path / "log.txt"), SharedChromium()
    server.start()
    found = []
    try:
        for page in (*(entry.url_path for entry in PAGES), *PARTS):
            with watched_page(shared.context) as watched:
                watched.open(f"{server.url}/{page}")
                found += [f"{page}: {fault}" for fault in watched.look_everywhere()]
        assert "Traceback" not in server.log(), server.log()[-3_000:]
    finally:
        shared.close()
        server.stop()
    assert found == []


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.page_id)
def test_every_page_opens_whatever_its_address_says(
    entry: PageEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = open_hostile_house(tmp_path)
    for name, value in house.environment.items():
        monkeypatch.setenv(name, value)
    for start in range(0, len(writable()), len(NAMES)):
        opened_page(entry.page_id, address=asked(start))
