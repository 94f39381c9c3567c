"""`make screenshots`, second half: the pictures of the guide, from the walk that its test takes."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.screenshots import ROOT
from tests.browser.app_server import AppServer
from tests.browser.chrome import launch, new_page
from tests.browser.first_plan import empty_plan, made_files, walk

TARGET = ROOT / "docs" / "brugervejledning" / "billeder"


def main() -> None:
    """An empty plan, a server over it, and the walk with a picture at each of its stations."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        files = made_files(folder)
        server = AppServer(empty_plan(folder / "plans"), folder / "log.txt")
        server.start()
        browser = launch(playwright)
        page = new_page(browser)
        walk(page, server.url, files, lambda picture: page.screenshot(path=TARGET / f"{picture}.png"))
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
