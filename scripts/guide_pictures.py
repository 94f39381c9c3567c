"""`make screenshots`, second half: the pictures of the guides, from the walks that their tests take."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from scripts.screenshots import ROOT
from tests.browser import proposal_walk
from tests.browser.app_server import AppServer
from tests.browser.chrome import launch, new_page
from tests.browser.first_plan import empty_plan, made_files, walk
from tests.browser.rest import wait_still

TARGET = ROOT / "docs" / "brugervejledning" / "billeder"


def main() -> None:
    """The pictures of both guides."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        first_plan_pictures(playwright)
        proposal_pictures(playwright)


def first_plan_pictures(playwright: Playwright) -> None:
    """An empty plan, a server over it, and the walk with a picture at each of its stations."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = made_files(folder)
        server = AppServer(empty_plan(folder / "plans"), folder / "log.txt")
        server.start()
        browser = launch(playwright)
        page = new_page(browser)
        walk(page, server.url, files, lambda picture: page.screenshot(path=TARGET / f"{picture}.png"))
        browser.close()
        server.stop()


def proposal_pictures(playwright: Playwright) -> None:
    """The default plan as it is built, and the walk to a proposal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {
            "ZONEKOMPAS_WAREHOUSE": str(folder / "warehouse"),
            "ZONEKOMPAS_STATE_URL": f"sqlite:///{folder / 'state.sqlite'}",
        }
        build = [sys.executable, "-m", "lib", "build"]
        subprocess.run(build, cwd=ROOT, env={**os.environ, **environment}, check=True)
        server = AppServer(environment, folder / "log.txt")
        server.start()
        browser = launch(playwright)
        page = new_page(browser)

        def take(picture: str) -> None:
            wait_still(page)
            page.screenshot(path=TARGET / f"{picture}.png")

        proposal_walk.walk(page, server.url, take)
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
