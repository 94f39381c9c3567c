"""The curves in a real browser."""

from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.rest import wait_ready, wait_still
from tests.browser.test_house import outside


def open_series(page: Page, app_url: str, query: str = "") -> None:
    page.goto(f"{app_url}/udvikling{query}")
    wait_ready(page)
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(4)
    wait_still(page)


def open_numbers(page: Page) -> None:
    """Open the expander and come back when it has stopped growing: a button that moves is not hit."""
    page.get_by_text("Vis tallene").click()
    expect(page.get_by_role("button", name="Hent som CSV")).to_be_visible()
    wait_still(page)


def test_four_panels_fit_the_window_share_their_axis_and_follow_what_is_chosen(
    page: Page, app_url: str
) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    open_series(page, app_url)
    charts = page.get_by_test_id("stVegaLiteChart")
    for label in ("Zone 1", "kommunen", "landet", "47,9", "53,4"):
        expect(charts.first.get_by_text(label).first).to_be_visible()
    axes = [charts.nth(place).locator(".role-axis-label text").all_text_contents() for place in range(4)]
    assert "2019" in axes[0]
    assert all(axis == axes[0] for axis in axes)
    last = charts.nth(3).bounding_box()
    assert last is not None
    assert last["x"] + last["width"] <= 1366

    bands = charts.first.locator(".mark-area path")
    expect(bands.first).to_be_attached()
    page.get_by_text("Vis usikkerhed").click()
    expect(bands).to_have_count(0)
    assert "baand=false" in page.url

    page.get_by_role("combobox", name="Indikator").click()
    page.get_by_role("option", name="I gang med uddannelse, 18-29-årige", exact=True).click()
    expect(page.locator("h1")).to_contain_text("I gang med uddannelse")
    assert "indikator=" in page.url
    assert outside(page.requests_seen) == []


def test_figures_and_picture_can_be_fetched_with_source_and_version(page: Page, app_url: str) -> None:
    open_series(page, app_url)
    open_numbers(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent som CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith("Indikator;Område;År;Værdi")
    assert ";Zone 1;2019;47,9;" in text
    assert "Kilde:" in text.splitlines()[-1]
    assert "version" in text.splitlines()[-1]
    wait_still(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent billede (PNG)").click()
    assert download.value.suggested_filename.endswith(".png")
    picture = Image.open(download.value.path())
    assert picture.format == "PNG"
    assert picture.width > 1500
