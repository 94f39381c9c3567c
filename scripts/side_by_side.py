"""Every page as it was at a commit beside what it is now, into docs/img/side_by_side, to be looked at.

`python -m scripts.side_by_side COMMIT [--pages maal,kilder]`. Both houses are built and served by this interpreter,
each from a copy in a folder of its own with its own `lib`, plan files and settings; the old one is git's archive.
Each page is taken as it opens, at three sizes and in two schemes.
"""

import argparse
import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from lib.ui.navigation import PAGES, PageEntry
from lib.ui.theme import DARK, LIGHT
from scripts.screenshots import ROOT, built_app
from tests.browser.chrome import ONE_PROCESS, keep_process, launch, page_in
from tests.browser.rest import NOTE_CHANGES, PENDING, wait_ready, wait_still

TARGET = ROOT / "docs" / "img" / "side_by_side"
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SIZES = ((1920, 1080), (1366, 768), (390, 844))
HALF_WIDTH = 960
"""A wider picture is made smaller: the two are looked at beside each other on one screen."""
CAPTION, GAP = 28, 8
QUALITY = 80
PATIENCE_MS = 120_000


@dataclass(frozen=True)
class House:
    """Where a version of the program is served, and what stands over its pictures."""

    url: str
    caption: str


def main() -> None:
    """Both houses, every page asked for."""
    asked = asked_for()
    wanted = [page for page in PAGES if page.page_id in (asked.pages or page.page_id).split(",")]
    TARGET.mkdir(parents=True, exist_ok=True)
    with ExitStack() as open_until_done:
        folders = [open_until_done.enter_context(folder) for folder in (laid_out(asked.commit), copied())]
        captions = (f"before: {short(asked.commit)}", f"after: {short('HEAD')}{changed()}")
        servers = [open_until_done.enter_context(built_app(folder)) for folder in folders]
        houses = [House(server.url, caption) for server, caption in zip(servers, captions, strict=True)]
        browser = launch(open_until_done.enter_context(sync_playwright()), ONE_PROCESS)
        for size, scheme in product(SIZES, SCHEMES):
            take_round(browser, houses, wanted, size, scheme)
        browser.close()


def asked_for() -> argparse.Namespace:
    """`commit`, and `pages`: ids with commas between, '' for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commit")
    parser.add_argument("--pages", default="")
    return parser.parse_args()


@contextmanager
def laid_out(commit: str) -> Iterator[Path]:
    """The files of a commit in a folder that is gone afterwards."""
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as name:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(name, filter="data")
        yield Path(name)


@contextmanager
def copied() -> Iterator[Path]:
    """The files of the working tree as they are now: somebody may go on changing them while the pictures are taken."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    with tempfile.TemporaryDirectory() as name:
        for each in filter(None, listed.split("\0")):
            if (ROOT / each).is_file():
                target = Path(name) / each
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / each, target)
        yield Path(name)


def short(commit: str) -> str:
    """'550b115, 22-11-2026'."""
    command = ["git", "log", "-1", "--format=%h, %cd", "--date=format:%d-%m-%Y", commit]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def changed() -> str:
    """What is said where the working tree is no longer that of the commit."""
    command = ["git", "status", "--porcelain", "--", "lib", "pages", "data", "static", ".streamlit"]
    found = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return " and what is not committed" if found else ""


def take_round(
    browser: Browser,
    houses: Sequence[House],
    pages: Sequence[PageEntry],
    size: tuple[int, int],
    scheme: Scheme,
) -> None:
    """The pages at one size in one scheme, with a profile of the browser for each house."""
    contexts = [new_context(browser, size, scheme) for _ in houses]
    for entry in pages:
        path = "" if entry.default else f"/{entry.url_path}"
        halves = [
            (house.caption, shot(context, house.url + path))
            for house, context in zip(houses, contexts, strict=True)
        ]
        beside(halves, scheme).save(
            TARGET / f"{entry.page_id}-{size[0]}-{scheme}.webp", quality=QUALITY, method=6
        )
    for context in contexts:
        context.close()


def new_context(browser: Browser, size: tuple[int, int], scheme: Scheme) -> BrowserContext:
    """A profile that says Danish, this screen and this scheme."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="da-DK"
    )
    context.add_init_script(NOTE_CHANGES)
    keep_process(context)
    return context


def shot(context: BrowserContext, address: str) -> Image.Image:
    """The page at rest, as much as the screen shows of it."""
    page = page_in(context)
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    wait_ready(page)
    wait_still(page)
    if page.locator("iframe").count():
        page.frame_locator("iframe").locator("path").first.wait_for()
    picture = page.screenshot(animations="disabled")
    while page.locator(PENDING).count():  # the map has told its place, and the page runs once more
        wait_still(page)
        picture = page.screenshot(animations="disabled")
    page.close()
    return Image.open(io.BytesIO(picture)).convert("RGB")


def beside(halves: Sequence[tuple[str, Image.Image]], scheme: Scheme) -> Image.Image:
    """Pictures of one size from left to right, none wider than HALF_WIDTH, each under a bar with its caption."""
    tokens = LIGHT if scheme == "light" else DARK
    width, height = halves[0][1].size
    scale = min(1.0, HALF_WIDTH / width)
    width, height = round(width * scale), round(height * scale)
    whole = (len(halves) * (width + GAP) - GAP, CAPTION + height)
    sheet = Image.new("RGB", whole, tokens.line)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(15)
    for number, (caption, picture) in enumerate(halves):
        left = number * (width + GAP)
        sheet.paste(picture.resize((width, height), Image.Resampling.LANCZOS), (left, CAPTION))
        pen.text((left + GAP, CAPTION / 2), caption, fill=tokens.ink, font=font, anchor="lm")
    return sheet


if __name__ == "__main__":
    main()
