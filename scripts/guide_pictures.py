"""`make screenshots`, second half: the pictures of the guides, from the walks that their tests take."""

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, Playwright, sync_playwright

from scripts.screenshots import ROOT
from tests.browser import meeting_walk, priority_walk, proposal_walk
from tests.browser.app_server import AppServer
from tests.browser.chrome import launch, new_page
from tests.browser.first_plan import empty_plan, made_files, walk
from tests.browser.rest import wait_still

TARGET = ROOT / "docs" / "brugervejledning" / "billeder"


def main() -> None:
    """The pictures of all guides."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        first_plan_pictures(playwright)
        default_plan_pictures(playwright)


def take(page: Page, picture: str) -> None:
    """A picture of the page at rest."""
    wait_still(page)
    page.screenshot(path=TARGET / f"{picture}.png")


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


def default_plan_pictures(playwright: Playwright) -> None:
    """The default plan as it is built, and the walks to a proposal, to a priority and through a meeting, each in a
    session of its own; the meeting last, for what it decides changes the placement in force."""
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
        for each in (proposal_walk, priority_walk, meeting_walk):
            if each is meeting_walk:
                meeting_walk.plan_a_meeting(environment["ZONEKOMPAS_STATE_URL"])
            page = new_page(browser)
            each.walk(page, server.url, partial(take, page))
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
