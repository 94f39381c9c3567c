"""Faults while people look: each ends in a designed Danish message with a number that the log has, and goes over."""

import json
import re
import shutil
import sqlite3
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.chrome import new_page
from tests.conftest import BuiltHouse

direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@pytest.fixture
def own_server(built_house: BuiltHouse, tmp_path: Path) -> Iterator[AppServer]:
    """A server over copies that may be spoilt; it waits a fifth of a second for a busy state."""
    shutil.copytree(built_house.warehouse_folder, tmp_path / "warehouse")
    shutil.copy(built_house.state_file, tmp_path / "state.sqlite")
    own = {
        "ZONEKOMPAS_WAREHOUSE": str(tmp_path / "warehouse"),
        "ZONEKOMPAS_STATE_URL": f"sqlite:///{tmp_path / 'state.sqlite'}?timeout=0.2",
        "ZONEKOMPAS_DATATRAEK": str(tmp_path / "datatraek"),
    }
    server = AppServer(own, tmp_path / "log.txt")
    server.start()
    yield server
    server.stop()


def told(page: Page, title: str) -> str:
    """The message that the page shows now, after a look at it anew."""
    page.reload()
    alert = page.locator(".zk-empty").filter(has_text=title)
    expect(alert).to_have_count(1)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    return alert.inner_text()


def health(server: AppServer) -> tuple[int, dict[str, str]]:
    try:
        with direct.open(f"{server.url}/sundhed", timeout=10) as answer:
            return answer.status, json.load(answer)["tjek"]
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)["tjek"]


@pytest.mark.soak
def test_each_fault_is_told_and_goes_over(own_server: AppServer, browser: Browser, tmp_path: Path) -> None:
    state, page = tmp_path / "state.sqlite", new_page(browser)
    (file,) = (tmp_path / "warehouse").iterdir()
    whole = file.rename(tmp_path / "kept")
    page.goto(f"{own_server.url}/profil")
    assert "findes ikke. Byg datagrundlaget" in told(page, "Der er ingen tal at vise")
    file.write_bytes(whole.read_bytes()[:50_000])
    assert "kan ikke læses" in told(page, "Der er ingen tal at vise")
    assert health(own_server) == (503, {"database": "ok", "datafil": "beskadiget", "disk": "ok"})
    whole.rename(file)

    with closing(sqlite3.connect(state, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = told(page, "Databasen er optaget")
    number = re.search(r"Fejlnummer (\S+) ", said)
    assert number is not None
    assert f'"event": "page-error", "error_id": "{number[1]}", "fault": "BUSY"' in own_server.log()
    page.reload()
    expect(page.locator("h1")).to_contain_text(re.compile(r"\w"))
    expect(page.locator(".zk-empty")).to_have_count(0)

    own_server.stop()
    state.write_bytes(b"\xff" * state.stat().st_size)
    own_server.start()
    assert "gendan den seneste sikkerhedskopi" in told(page, "Databasen kan ikke bruges")
    page.context.close()

    log = own_server.log()
    assert "Traceback" not in log
    events = [json.loads(line)["event"] for line in log.splitlines() if line.startswith("{")]
    assert [each for each in events if each in {"start", "stop"}] == ["start", "stop", "start"]
