"""`make soak`: every page, and every file that a page gives away, of houses in which the hostile strings stand in ever
other places."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError

from lib.ui.navigation import PAGES, PageEntry
from tests.attacks.conftest import HostileHouse, open_hostile_house
from tests.attacks.hostile import visible, writable
from tests.attacks.opened_files import CHECKS
from tests.attacks.test_addresses import NAMES, asked
from tests.attacks.watching import Watched, watched_page
from tests.browser.app_server import AppServer
from tests.browser.chrome import SharedChromium
from tests.pages.opening import opened_page

pytestmark = pytest.mark.soak
HOUSES = 8
IN_EACH_CELL = (1, 4)
LEAST_SEEN = {"tooltips": 300, "hints": 30, "map tips": 20, "menus": 30, "expanders": 20}
"""Of a house: so that a walk that no longer finds what it should look at is not taken for a clean one."""
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
WITH_FILES = ("indstilling?del_indstilling=L%C3%A6s%20og%20hent",)
"""Views with files that the other addresses do not show."""


@pytest.mark.parametrize("number", range(HOUSES))
def test_every_page_of_a_hostile_house(number: int, tmp_path: Path) -> None:
    start = number * len(visible(writable())) // HOUSES
    house = open_hostile_house(tmp_path, start, IN_EACH_CELL[number % 2])
    server, shared = AppServer(house.environment, tmp_path / "log.txt"), SharedChromium()
    server.start()
    found: list[str] = []
    seen: Counter[str] = Counter()
    try:
        for page in (*(entry.url_path for entry in PAGES), *PARTS):
            with watched_page(shared.context) as watched:
                begun = time.monotonic()
                faults = _looked_at(watched, f"{server.url}/{page}")
            found += [f"{page}: {fault}" for fault in faults]
            seen += watched.seen
            print(
                f"{number} {page}: {time.monotonic() - begun:.1f} s, {dict(watched.seen)}, {len(faults)} faults"
            )
        assert "Traceback" not in server.log(), server.log()[-3_000:]
    finally:
        shared.close()
        server.stop()
    assert found == []
    for kind, least in LEAST_SEEN.items():
        assert seen[kind] >= least, seen


def _looked_at(watched: Watched, address: str) -> list[str]:
    """The faults of the page; that it cannot be walked through is one, and the other pages are still looked at."""
    try:
        watched.open(address)
        return watched.look_everywhere()
    except (AssertionError, PlaywrightError) as failed:
        return [f"failed: {failed}"]


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> HostileHouse:
    return open_hostile_house(tmp_path_factory.mktemp("hostile"), per_cell=1)


def test_every_file_that_a_page_gives_away(built_once: HostileHouse, tmp_path: Path) -> None:
    server, shared = AppServer(built_once.environment, tmp_path / "log.txt"), SharedChromium()
    server.start()
    found: list[str] = []
    given: Counter[str] = Counter()
    try:
        for page in (*(entry.url_path for entry in PAGES), *PARTS, *WITH_FILES):
            with watched_page(shared.context) as watched:
                faults, endings = _opened_files(watched, f"{server.url}/{page}")
            found += [f"{page}: {fault}" for fault in faults]
            given += endings
            print(f"{page}: {dict(endings)}, {len(faults)} faults", flush=True)
        assert "Traceback" not in server.log(), server.log()[-3_000:]
    finally:
        shared.close()
        server.stop()
    assert found == []
    assert set(given) >= {"csv", "docx", "json", "pdf", "png", "pptx", "xlsx"}, given


def _opened_files(watched: Watched, address: str) -> tuple[list[str], Counter[str]]:
    """What is wrong with the files of the page, and how many there are of each ending."""
    found: list[str] = []
    endings: Counter[str] = Counter()
    try:
        watched.open(address)
        for name, content in watched.fetched():
            ending = name.rpartition(".")[2]
            endings[ending] += 1
            found += _refused(name, CHECKS.get(ending), content)
    except (AssertionError, PlaywrightError) as failed:
        found.append(f"failed: {failed}")
    return [*found, *watched.faults()], endings


def _refused(name: str, check: Callable[[bytes], object] | None, content: bytes) -> list[str]:
    """Why a file is not as it should be; nothing where it is."""
    if check is None:
        return [f"{name}: nobody asks such a file"]
    try:
        check(content)
    except (AssertionError, ValueError, SyntaxError) as fault:
        return [f"{name}: {type(fault).__name__} {fault}"]
    return []


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.page_id)
def test_every_page_opens_whatever_its_address_says(
    entry: PageEntry, built_once: HostileHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in built_once.environment.items():
        monkeypatch.setenv(name, value)
    for start in range(0, len(writable()), len(NAMES)):
        opened_page(entry.page_id, address=asked(start))
