"""A chart as a picture for a report or a mail: title, subtitle, source and version stand inside it.

Takes the Vega-Lite spec that the page draws, so that the picture cannot say something else than the screen.
"""

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import font_source_sans_pro
import vl_convert

from lib.domain.free_text import without_control

WIDTH = 960
SCALE = 2
"""Two pixels of the picture for each of the screen's: sharp in print."""

FONT = "Source Sans Pro"
"""The face of the screens. It comes from a package: without a font of its own the converter draws no letters at all
on a server that has none."""

DANISH_NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}
_TITLE_SIZE, _SUBTITLE_SIZE, _SOURCE_SIZE = 24, 16, 13
_LETTER_WIDTH = 0.5
"""Of the font's size: an average letter is about half as wide as it is high."""

Spec = Mapping[str, Any]
_HALVED = re.compile("[\U00010000-\U0010ffff]")
Picture = Spec | Callable[[], Spec]
"""A Vega-Lite chart with its data inside, or what makes it: then nothing is made before somebody asks."""


class PictureInks(Protocol):
    """The colours around the chart; `lib.ui.theme.Tokens` is one of these."""

    @property
    def ink(self) -> str:
        """The title."""

    @property
    def muted(self) -> str:
        """Subtitle and source."""

    @property
    def paper(self) -> str:
        """The ground: a picture has no page behind it."""


@dataclass(frozen=True)
class Frame:
    """What stands around the chart: the finding, what-where-when-unit, and source with version."""

    title: str
    subtitle: str
    source: str


def chart_png(picture: Picture, frame: Frame, inks: PictureInks) -> bytes:
    """PNG of a chart in its frame. Nothing is fetched from anywhere."""
    _use_own_font()
    spec = picture() if callable(picture) else picture
    return vl_convert.vegalite_to_png(
        drawable(framed(spec, frame, inks)), scale=SCALE, allowed_base_urls=[], format_locale=DANISH_NUMBERS
    )


def bare_png(spec: Spec) -> bytes:
    """PNG of a chart as it is, for a mail that says title, subtitle and source as text around it."""
    _use_own_font()
    config = {key: value for key, value in spec.get("config", {}).items() if key != "locale"}
    return vl_convert.vegalite_to_png(
        drawable({**spec, "config": {**config, "font": FONT}}),
        scale=SCALE,
        allowed_base_urls=[],
        format_locale=DANISH_NUMBERS,
    )


def drawable(spec: Spec) -> dict[str, Any]:
    """The chart without control signs in any name or value: where it meets one, the converter does not raise, it ends
    the whole process. Signs that are two halves to it (emoji) stand as a square: it cuts a long label between them, and
    then gives up; the font has none of them."""
    return {str(key): _drawable(value) for key, value in spec.items()}


def _drawable(value: object) -> Any:
    if isinstance(value, str):
        return _HALVED.sub("\N{WHITE SQUARE}", without_control(value))
    if isinstance(value, Mapping):
        return {_drawable(key): _drawable(each) for key, each in value.items()}
    return [_drawable(each) for each in value] if isinstance(value, list | tuple) else value


@cache
def _use_own_font() -> None:
    vl_convert.register_font_directory(str(Path(font_source_sans_pro.__file__).parent / "files"))


def framed(spec: Spec, frame: Frame, inks: PictureInks) -> dict[str, Any]:
    """`spec` with title and subtitle above it and the source below, as one spec of `WIDTH`."""
    chart, config = _parted(spec)
    source = _lines(frame.source, _SOURCE_SIZE)
    return {
        "background": inks.paper,
        "padding": 24,
        "title": {
            "text": _lines(frame.title, _TITLE_SIZE),
            "subtitle": _lines(frame.subtitle, _SUBTITLE_SIZE),
            "anchor": "start",
            "fontSize": _TITLE_SIZE,
            "fontWeight": 600,
            "subtitleFontSize": _SUBTITLE_SIZE,
            "subtitlePadding": 8,
            "color": inks.ink,
            "subtitleColor": inks.muted,
            "offset": 24,
        },
        "vconcat": [chart, _source_text(source, inks)],
        "spacing": 24,
        "datasets": spec.get("datasets", {}),
        "config": {**config, "font": FONT},
    }


def _parted(spec: Spec) -> tuple[dict[str, Any], dict[str, Any]]:
    """The chart without what may only stand at the top of a spec, and its config."""
    outer = ("config", "$schema", "background", "datasets")
    chart = {key: value for key, value in spec.items() if key not in outer}
    if chart.get("width") == "container" or ("width" not in chart and not _is_joined(chart)):
        chart["width"] = WIDTH
    config = {
        key: value for key, value in spec.get("config", {}).items() if key not in ("background", "locale")
    }
    return chart, config


def _is_joined(chart: Mapping[str, Any]) -> bool:
    return any(key in chart for key in ("hconcat", "vconcat", "concat", "facet", "repeat"))


def _source_text(lines: list[str], inks: PictureInks) -> dict[str, Any]:
    mark = {
        "type": "text",
        "text": lines,
        "align": "left",
        "baseline": "top",
        "fontSize": _SOURCE_SIZE,
        "lineHeight": _SOURCE_SIZE + 5,
        "color": inks.muted,
        "x": 0,
        "y": 0,
    }
    return {
        "data": {"values": [{}]},
        "mark": mark,
        "width": WIDTH,
        "height": len(lines) * (_SOURCE_SIZE + 5),
        "view": {"stroke": None},
    }


def _lines(words: str, size: int) -> list[str]:
    return textwrap.wrap(words, int(WIDTH / (size * _LETTER_WIDTH))) or [""]
