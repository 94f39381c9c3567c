"""Pictures laid out by hand: every mark has its place on one horizontal scale and one in pixels from the top, columns
of words too, so that a picture keeps its columns on every screen and in the PNG."""

from collections.abc import Sequence
from typing import Any

PICTURE_WIDTH = 1500
"""Of the picture that is fetched as PNG; on screen a picture is as wide as the page."""

EXACT = {"type": "nominal", "scale": None, "legend": None}
"""A channel whose column holds the colour itself."""

_DANISH = {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}}

Row = dict[str, Any]
Layer = dict[str, Any]


def layer(rows: Sequence[Row], mark: dict[str, Any], **encoding: Any) -> Layer:
    """One layer with its rows inside: x and y, and x2 and y2 where the mark reaches from one place to another."""
    ends = ("x2", "y2") if mark["type"] in ("rule", "rect") else ()
    reach = {end: {"field": end} for end in ends if any(end in row for row in rows)}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": reach | encoding}


def text_layer(rows: Sequence[Row], size: int, colour: str, **mark: Any) -> Layer:
    """The words at `text`, to the right of their place unless `mark` says otherwise; rows without are left out."""
    look = {"type": "text", "fontSize": size, "color": colour, "align": "left", **mark}
    return layer([row for row in rows if row["text"]], look, text={"field": "text"})


def picture(
    layers: Sequence[Layer], across: tuple[float, float], height: float, width: int | str
) -> dict[str, Any]:
    """A Vega-Lite spec: the layers over a horizontal scale from one number to another, `height` in pixels."""
    return {
        "width": width,
        "height": height,
        "layer": list(layers),
        "encoding": {"x": _position("x", across), "y": _position("y", (0, height), reverse=True)},
        "config": {
            "background": None,
            "font": "Source Sans, sans-serif",
            "view": {"stroke": None},
            "locale": _DANISH,
        },
    }


def _position(field: str, domain: tuple[float, float], reverse: bool = False) -> dict[str, Any]:
    scale = {"domain": list(domain), "nice": False, "zero": False, "reverse": reverse}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}
