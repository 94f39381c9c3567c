"""The map in a real browser: what is drawn, a click, a recolouring that keeps the map."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser.rest import wait_ready, wait_still
from tests.browser.test_house import outside

SHAPES = "path.leaflet-interactive"
FRAME = "iframe[title*='st_folium']"


def open_map(page: Page, app_url: str, query: str = "") -> Frame:
    """Open the page and come back with the map's frame when the zones are drawn."""
    page.goto(f"{app_url}/zonekort{query}")
    wait_ready(page)
    page.frame_locator(FRAME).locator(SHAPES).first.wait_for()
    wait_still(page)
    frame = page.locator(FRAME).element_handle().content_frame()
    assert frame is not None
    return frame


def zone_badge(page: Page, number: int) -> Locator:
    return page.frame_locator(FRAME).locator(".zonemaerke").filter(has=page.locator(f"b:text-is('{number}')"))


def click_zone(page: Page, number: int) -> None:
    """Click where the zone's number stands; the number lets the click through to the zone."""
    box = zone_badge(page, number).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def fills(frame: Frame) -> list[str]:
    return [str(path.get_attribute("fill")) for path in frame.locator(SHAPES).all()[:4]]


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


def test_the_map_shows_zones_bases_and_afdelinger_in_danish_and_a_zone_can_be_clicked_again(
    page: Page, app_url: str
) -> None:
    frame = open_map(page, app_url)
    expect(frame.locator(SHAPES)).to_have_count(4 + 41)
    expect(frame.locator(".zonemaerke")).to_have_count(4)
    expect(frame.locator(".basemaerke")).to_have_count(4)
    expect(zone_badge(page, 1)).to_contain_text("47,9")
    assert len(set(fills(frame))) >= 3, "the zones have the colours of their classes"
    expect(frame.get_by_role("button", name="Zoom ind")).to_be_visible()
    expect(frame.get_by_role("button", name="Zoom ud")).to_be_visible()
    expect(frame.get_by_text("Leaflet")).to_have_count(0)

    frame.evaluate("window.stillHere = true")
    click_zone(page, 3)
    panel = page.get_by_role("region", name="Valgt zone: Zone 3")
    expect(panel).to_contain_text("40,3")
    expect(page.get_by_role("combobox", name="Zone", exact=True)).to_have_value("Zone 3")
    assert parse_qs(urlsplit(page.url).query)["zone"] == ["Zone 3"]
    assert frame.evaluate("window.stillHere") is True
    choose(page, "Zone", "Zone 2")
    expect(page.get_by_role("region", name="Valgt zone: Zone 2")).to_be_visible()
    wait_still(page)
    click_zone(page, 3)
    expect(panel).to_be_visible()
    assert outside(page.requests_seen) == []


def test_afdelinger_that_are_kept_out_are_points_too(page: Page, app_url: str) -> None:
    frame = open_map(page, app_url, "?niveau=Afdelinger")
    expect(frame.locator(SHAPES).and_(frame.locator("path[stroke-width='1.5']"))).to_have_count(41)
    assert frame.locator(f"{SHAPES}[stroke-dasharray='2 3']").count() >= 1


def test_the_selectbox_recolours_without_remounting_the_frame(page: Page, app_url: str) -> None:
    frame = open_map(page, app_url)
    before, handle = fills(frame), page.locator(FRAME).element_handle()
    frame.evaluate("window.stillHere = true; map_div.setZoom(13.5, {animate: false})")
    choose(page, "Indikator", "I gang med uddannelse, 18-29-årige")
    expect(page.locator("h1")).to_contain_text("I gang med uddannelse")
    expect(zone_badge(page, 3)).to_contain_text("45,7")
    assert fills(frame) != before
    assert frame.evaluate("window.stillHere") is True
    assert frame.evaluate("map_div.getZoom()") == 13.5, "the user's own zoom is kept"
    assert handle.evaluate("(frame) => frame.isConnected")
    assert outside(page.requests_seen) == []
