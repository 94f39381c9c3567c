"""The meeting mode in a real browser: led by the keyboard, readable from the back row, to a live page and back."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

PROJECTOR = {"width": 1280, "height": 720}
LEAST_TEXT, LEAST_NUMBER = 24, 32

# Every piece of text on the slide with its size on screen: HTML by its computed size, SVG by that times its scale.
MEASURE = """
() => {
  const slide = document.querySelector('.zk-frame.zk-at .zk-slide');
  const found = [];
  for (const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT); walker.nextNode();) {
    const node = walker.currentNode, words = node.textContent.trim(), parent = node.parentElement;
    if (!words || parent.closest('.zk-hidden, title')) continue;
    const scale = parent instanceof SVGElement ? parent.getScreenCTM().a : 1;
    const big = parent.closest('.zk-numbers b, td.zk-right') !== null || /^[\\d,.−+]+( [t%])?$/.test(words);
    found.push({words, size: parseFloat(getComputedStyle(parent).fontSize) * scale, big});
  }
  const body = slide.querySelector('.zk-slide-body'), edge = slide.getBoundingClientRect();
  const inside = [...slide.querySelectorAll('h1, p, li, td, th, svg')].every(part => {
    const box = part.getBoundingClientRect();
    return box.bottom <= edge.bottom + 1 && box.right <= edge.right + 1;
  });
  return {found, inside, cut: body.scrollHeight > body.clientHeight + 1, scrolls:
    document.documentElement.scrollHeight > innerHeight || edge.height > innerHeight + 1};
}
"""


def shown(page: Page) -> str:
    return page.locator(".zk-frame.zk-at").get_attribute("data-slide") or ""


def too_small(page: Page) -> list[Any]:
    measured = page.evaluate(MEASURE)
    assert measured["found"]
    assert (measured["inside"], measured["cut"], measured["scrolls"]) == (True, False, False), shown(page)
    badge = {"1", "2", "3", "4", "5", "6", "7", "8"}  # a zone's number on the map is a name
    return [
        each
        for each in measured["found"]
        if each["size"] < (LEAST_NUMBER if each["big"] and each["words"] not in badge else LEAST_TEXT) - 0.1
    ]


def walk(page: Page) -> list[str]:
    """Through eight slides with the keys of a keyboard and a remote, without a network; each can be read."""
    seen = [shown(page)]
    page.context.set_offline(True)
    for key in (
        "ArrowRight",
        "PageDown",
        " ",
        "ArrowRight",
        "PageDown",
        "ArrowRight",
        "PageDown",
        "ArrowRight",
    ):
        assert not too_small(page)
        page.keyboard.press(key)
        seen.append(shown(page))
    page.context.set_offline(False)
    return seen


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_keyboard_leads_through_the_slides_to_a_live_page_and_back(
    page: Page, app_url: str, wait_ready: Callable[[Page], None]
) -> None:
    page.set_viewport_size(PROJECTOR)
    page.goto(f"{app_url}/praesentation?skaerm=fuld")
    wait_ready(page)
    expect(page.locator(".stAppHeader")).to_be_hidden()
    seen = walk(page)
    assert len(set(seen)) == 9, seen
    expect(page.locator("h1:visible")).to_have_count(1)
    press(page, "o")
    expect(page.locator(".zk-pick:visible")).to_have_count(page.locator(".zk-frame").count())
    press(page, "Home", "ArrowDown", "Enter")
    assert shown(page) == seen[4], "one row down in an overview of four columns"
    press(page, "b")
    expect(page.locator(".zk-blank")).to_be_visible()
    press(page, ".")
    expect(page.locator(".zk-blank")).to_be_hidden()
    there_and_back(page, seen[4])
    press(page, "Escape")
    expect(page.locator("h1.zk-headline")).to_contain_text("10 dias er klar")
    expect(page.locator("[class*=st-key-dias_vis_] input:checked")).to_have_count(10)


def there_and_back(page: Page, slide: str) -> None:
    """The live page behind a slide has its headline, and leads back to it."""
    title = page.locator("h1:visible").inner_text()
    press(page, "j")
    expect(page.locator(".st-key-frame-return")).to_be_visible()
    expect(page.locator("h1.zk-headline")).to_have_text(title)
    assert "/profil" in page.url
    press(page, "j")
    expect(page.locator(".zk-frame.zk-at")).to_have_attribute("data-slide", slide)
