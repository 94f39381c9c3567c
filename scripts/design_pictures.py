"""`make screenshots`, third part: the small pictures of docs/design.md, each cut out of the running app."""

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from scripts.screenshots import ROOT, built_app
from tests.browser.app_server import AppServer
from tests.browser.chrome import launch, page_in
from tests.browser.rest import NOTE_CHANGES, wait_ready, wait_still

TARGET = ROOT / "docs" / "img" / "design"
WIDTH, HEIGHT = 1366, 768
CHARTS = '[data-testid="stHorizontalBlock"]:has([data-testid="stVegaLiteChart"])'


@dataclass(frozen=True)
class Picture:
    """`cut`: the piece of the page, '' for all of it; `scale`: pixels of the picture to one of the screen."""

    name: str
    path: str
    cut: str
    scheme: Literal["light", "dark"] = "light"
    scale: float = 1.0
    height: int = HEIGHT


PICTURES = (
    Picture("rytme", "/", "", scale=0.6, height=1120),
    Picture("kort-lys", "/", "ul.zk-cards", scale=0.7),
    Picture("kort-moerk", "/", "ul.zk-cards", "dark", 0.7),
    Picture("tabel", "/", ".st-key-panel-tabel", scale=0.8, height=1250),
    Picture("diagram", "/udvikling", CHARTS, scale=0.7, height=1400),
    Picture("diagram-moerk", "/udvikling", CHARTS, "dark", 0.7, 1400),
    Picture("zonekort", "/zonekort", ".stMain", scale=0.6, height=1000),
    Picture("dias", "/praesentation", ".zk-frame:has(.zk-numbers)", scale=1.8, height=1000),
)


def main() -> None:
    """All of them, over a house of their own."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with built_app() as server:
        take_all(server)


def take_all(server: AppServer) -> None:
    """Each picture from the app that `server` serves."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for picture in PICTURES:
            take(browser, server.url, picture)
        browser.close()


def take(browser: Browser, url: str, picture: Picture) -> None:
    """One picture, in a session of its own."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme=picture.scheme,
        locale="da-DK",
    )
    context.add_init_script(NOTE_CHANGES)
    page = page_in(context)
    page.goto(f"{url}{picture.path}")
    wait_ready(page)
    wait_still(page)
    piece = page.locator(picture.cut).first if picture.cut else page
    piece.screenshot(path=TARGET / f"{picture.name}.png", animations="disabled")
    context.close()


if __name__ == "__main__":
    main()
