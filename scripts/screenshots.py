"""`make screenshots`: every page at 1920x1080 into docs/screenshots/, from a server of its own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from lib.ui.navigation import PAGES
from tests.browser.app_server import AppServer
from tests.browser.chrome import launch, new_page
from tests.browser.rest import wait_ready, wait_still

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"


def main() -> None:
    """Open each page, take its picture."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with built_app() as server, sync_playwright() as playwright:
        browser = launch(playwright)
        for entry in PAGES:
            page = new_page(browser)
            page.goto(server.url + ("" if entry.default else f"/{entry.url_path}"))
            wait_ready(page)
            wait_still(page)
            page.screenshot(path=TARGET / f"{entry.page_id}.png")
            page.context.close()
        browser.close()


@contextmanager
def built_app(root: Path = ROOT) -> Iterator[AppServer]:
    """The default plan built in a folder of its own, and the app over it until the block ends; both as the program that
    lies at `root` does it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {
            "ZONEKOMPAS_WAREHOUSE": str(folder / "warehouse"),
            "ZONEKOMPAS_STATE_URL": f"sqlite:///{folder / 'state.sqlite'}",
        }
        build = [sys.executable, "-m", "lib", "build"]
        subprocess.run(build, cwd=root, env={**os.environ, **environment}, check=True)
        server = AppServer(environment, folder / "log.txt", root / "server.py", root)
        server.start()
        try:
            yield server
        finally:
            server.stop()


if __name__ == "__main__":
    main()
