"""Charts as pictures: what stands inside them, and that letters are drawn at all."""

import io
from typing import Any

from PIL import Image

from lib.reports.chart_png import SCALE, WIDTH, Frame, chart_png, framed
from lib.ui.theme import LIGHT

SPEC: dict[str, Any] = {
    "data": {"name": "rows"},
    "datasets": {"rows": [{"value": 1.5, "name": "æble"}]},
    "mark": "bar",
    "width": "container",
    "height": 100,
    "encoding": {"x": {"field": "value", "type": "quantitative"}, "y": {"field": "name", "type": "nominal"}},
    "config": {"background": None, "font": "Nowhere", "axis": {"grid": False}},
}
FRAME = Frame(
    "Et langt fund: " + "flere står uden for arbejdsmarkedet " * 4, "2019, i procent", "LBF · version abc123"
)


def pixels(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def dark(picture: Image.Image, top: int, bottom: int) -> int:
    """How many dark pixels there are between two heights."""
    return sum(picture.crop((0, top, picture.width, bottom)).histogram()[:128])


def test_title_subtitle_and_source_stand_in_the_picture() -> None:
    spec = framed(SPEC, FRAME, LIGHT)
    assert " ".join(spec["title"]["text"]).startswith("Et langt fund")
    assert len(spec["title"]["text"]) > 1, "a long finding is broken into lines"
    assert spec["title"]["subtitle"] == ["2019, i procent"]
    assert spec["vconcat"][-1]["mark"]["text"] == ["LBF · version abc123"]


def test_the_chart_keeps_its_look_and_gets_a_width_of_its_own() -> None:
    spec = framed(SPEC, FRAME, LIGHT)
    assert spec["vconcat"][0]["width"] == WIDTH
    assert spec["config"]["axis"] == {"grid": False}
    assert spec["background"] == LIGHT.paper
    assert SPEC["width"] == "container", "the page's own chart is left as it was"


def test_the_picture_is_sharp_and_its_letters_are_drawn() -> None:
    picture = pixels(chart_png(SPEC, FRAME, LIGHT))
    wordless = pixels(chart_png(SPEC, Frame("", "", ""), LIGHT))
    assert picture.width >= SCALE * WIDTH
    assert dark(picture, 0, 160) > 5_000
    assert dark(wordless, 0, 80) == 0


def test_a_chart_that_is_made_late_gives_the_same_picture() -> None:
    assert chart_png(lambda: SPEC, FRAME, LIGHT) == chart_png(SPEC, FRAME, LIGHT)
