"""`python -m scripts.slide_pictures FOLDER [URL]`: every slide on two projectors, light and dark, and small enough to
judge as the back row sees it. Serves a house of its own unless the address of a running one is given."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.app_server import AppServer
from tests.browser.chrome import launch
from tests.browser.rest import NOTE_CHANGES, wait_still

ROOT = Path(__file__).resolve().parent.parent
SCREENS = ((1920, 1080), (1280, 720))
BACK_ROW = 3
"""From three metres a picture looks a third of its size."""


@contextmanager
def served() -> Iterator[str]:
    """The address of a server over a freshly built house."""
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
        yield server.url
        server.stop()


def take(page: Page, folder: Path, name: str) -> list[Path]:
    """A picture of every slide, from the one that is shown on."""
    files = []
    for place in range(1, page.locator(".zk-frame").count() + 1):
        slide = page.locator(".zk-frame.zk-at").get_attribute("data-slide") or ""
        file = folder / f"{name}-{place:02}-{slide.replace(':', '-')}.png"
        page.screenshot(path=file)
        files.append(file)
        page.keyboard.press("ArrowRight")
    return files


def back_row(files: list[Path], target: Path) -> None:
    """All of them at a third, on one sheet."""
    small = [Image.open(BytesIO(file.read_bytes())) for file in files]
    across, down = small[0].width // BACK_ROW, small[0].height // BACK_ROW
    columns = 3
    sheet = Image.new("RGB", (columns * across, -(-len(small) // columns) * down))
    for place, picture in enumerate(small):
        sheet.paste(picture.resize((across, down)), (place % columns * across, place // columns * down))
    sheet.save(target)


def main(folder: Path, url: str, query: str) -> None:
    """Take them all; the sheets are called tredjedel-<screen>-<theme>.png."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for width, height in SCREENS:
            for theme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=theme, locale="da-DK"
                )
                context.add_init_script(NOTE_CHANGES)
                page = context.new_page()
                page.goto(f"{url}/praesentation?skaerm=fuld{query}")
                page.locator(".zk-frame.zk-at").wait_for()
                wait_still(page)
                page.keyboard.press("Home")
                files = take(page, folder, f"{width}-{theme}")
                if height == min(down for _, down in SCREENS):
                    back_row(files, folder / f"tredjedel-{width}-{theme}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    target, *rest = sys.argv[1:]
    if rest:
        main(Path(target), rest[0], rest[1] if len(rest) > 1 else "")
    else:
        with served() as address:
            main(Path(target), address, "")
