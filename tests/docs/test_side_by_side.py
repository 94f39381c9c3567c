"""The sheets that lay two versions of a page beside each other, and that the ones that are kept are small."""

from PIL import Image

from lib.ui.theme import DARK
from scripts.side_by_side import CAPTION, GAP, HALF_WIDTH, TARGET, beside

MOST_BYTES = 150_000
RED, BLUE = (255, 0, 0), (0, 0, 255)


def test_two_pictures_stand_beside_each_other_under_their_captions() -> None:
    halves = [
        ("before", Image.new("RGB", (1920, 1080), RED)),
        ("after", Image.new("RGB", (1920, 1080), BLUE)),
    ]
    sheet = beside(halves, "dark")
    assert sheet.size == (2 * HALF_WIDTH + GAP, CAPTION + 540)
    assert sheet.getpixel((0, CAPTION)) == sheet.getpixel((HALF_WIDTH - 1, CAPTION + 539)) == RED
    assert sheet.getpixel((HALF_WIDTH + GAP, CAPTION)) == BLUE
    assert "#{:02X}{:02X}{:02X}".format(*sheet.getpixel((HALF_WIDTH + 1, CAPTION))) == DARK.line


def test_a_phone_is_not_made_larger() -> None:
    halves = [("before", Image.new("RGB", (390, 844), RED)), ("after", Image.new("RGB", (390, 844), BLUE))]
    assert beside(halves, "light").size == (2 * 390 + GAP, CAPTION + 844)


def test_the_kept_sheets_are_small() -> None:
    assert [path.name for path in TARGET.glob("*") if path.stat().st_size > MOST_BYTES] == []
