"""A new user goes from an empty plan to a map of own figures, without touching code (docs/brugervejledning)."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app_server import AppServer
from tests.browser.chrome import new_page
from tests.browser.first_plan import empty_plan, made_files, walk
from tests.browser.rest import wait_ready


@pytest.mark.soak
def test_from_an_empty_plan_to_own_zones_afdelinger_and_figures(browser: Browser, tmp_path: Path) -> None:
    files = made_files(tmp_path)
    environment = empty_plan(tmp_path / "plans")
    server = AppServer(environment, tmp_path / "log.txt")
    server.start()
    page = new_page(browser)
    walk(page, server.url, files, lambda picture: None)
    heading = page.get_by_role("heading", level=1)
    # 36 to 40 per cent of the adults in 2023, two points less in 2025: Vestervang has the afdelinger 10, 11 and 12.
    expect(heading).to_contain_text("Kun grundskole, 15-64-årige")
    expect(page.get_by_text("Kilde: Landsbyggefonden, indlæst")).to_be_visible()
    expect(page.get_by_text("demo")).to_have_count(0)
    expect(page.get_by_text("illustrative grænser")).to_have_count(0)
    page.goto(f"{server.url}/udvikling")
    wait_ready(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("lavere i alle fire zoner i 2025 end i 2023")
    page.context.close()
    server.stop()
    assert "Traceback" not in server.log(), server.log()
