"""Two indicators over areas: an axis each, the benchmark as a cross, no line of equality.

Two axes may hold two different definitions; one axis may not (lib/domain/statistics/comparison.ensure_comparable).
"""

from typing import Any, Protocol

import pandas as pd

from lib.charts.inks import ChartInks
from lib.domain.numbers import number
from lib.domain.observation import REAL_PROVENANCES, Status

DANISH = {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}}
HEIGHT = 560
_FEW = 8


class ScatterInks(ChartInks, Protocol):
    """The colours of a chart, with that of the benchmark."""

    @property
    def accent(self) -> str:
        """The cross of the benchmark."""


def scatter_points(across: pd.DataFrame, upwards: pd.DataFrame) -> pd.DataFrame:
    """One row per area that has both numbers: area_id, name, x, y, real (bool).

    Both frames: SHOWN_COLUMNS and name, one indicator and one period each.
    """
    columns = ["area_id", "name", "value", "provenance"]
    both = across.loc[across["status"] == Status.OK, columns].merge(
        upwards.loc[upwards["status"] == Status.OK, columns], on=["area_id", "name"], suffixes=("_x", "_y")
    )
    real = both["provenance_x"].isin(REAL_PROVENANCES) & both["provenance_y"].isin(REAL_PROVENANCES)
    return both.rename(columns={"value_x": "x", "value_y": "y"}).assign(real=real)[
        ["area_id", "name", "x", "y", "real"]
    ]


def scatter_chart(
    points: pd.DataFrame,
    titles: tuple[str, str],
    benchmark: tuple[float | None, float | None],
    chosen: str,
    inks: ScatterInks,
) -> dict[str, Any]:
    """A Vega-Lite spec with its data. `points` as `scatter_points`; `titles` of the two axes with year and unit;
    `benchmark` its number on each axis, None where it has none; `chosen` the area that is drawn in ink."""
    x, y = (
        {
            "field": channel,
            "type": "quantitative",
            "title": title,
            "scale": {"zero": False, "padding": 24},
            "axis": {"tickCount": ticks},
        }
        for channel, title, ticks in (("x", titles[0], 8), ("y", titles[1], 6))
    )
    rows = [_row(row, chosen, len(points) <= _FEW, inks) for row in points.to_dict("records")]
    return {
        "width": "container",
        "height": HEIGHT,
        "layer": [*_cross(benchmark, x, y, inks), _dots(rows, x, y), _names(rows, x, y, inks)],
        "config": _config(inks),
    }


def _row(row: dict[Any, Any], chosen: str, few: bool, inks: ScatterInks) -> dict[str, Any]:
    own = row["area_id"] == chosen
    colour = inks.ink if own else inks.muted
    return {
        "x": row["x"],
        "y": row["y"],
        "stroke": colour,
        "fill": colour if row["real"] else inks.paper,
        "label": row["name"] if few or own else "",
        "Område": row["name"],
        "Vandret": number(row["x"]),
        "Lodret": number(row["y"]),
        "Oprindelse": "offentliggjort eller indlæst" if row["real"] else "demo eller interpoleret",
    }


def _dots(rows: list[dict[str, Any]], x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    exact = {"type": "nominal", "scale": None, "legend": None}
    tooltip = [{"field": name, "type": "nominal"} for name in ("Område", "Vandret", "Lodret", "Oprindelse")]
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "shape": "circle", "size": 200, "strokeWidth": 2.5, "opacity": 1},
        "encoding": {
            "x": x,
            "y": y,
            "fill": {"field": "fill", **exact},
            "stroke": {"field": "stroke", **exact},
            "tooltip": tooltip,
        },
    }


def _names(
    rows: list[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], inks: ScatterInks
) -> dict[str, Any]:
    return {
        "data": {"values": [row for row in rows if row["label"]]},
        "mark": {"type": "text", "dy": -18, "fontSize": 15, "fontWeight": 600, "color": inks.ink},
        "encoding": {"x": x, "y": y, "text": {"field": "label"}},
    }


def _cross(
    benchmark: tuple[float | None, float | None], x: dict[str, Any], y: dict[str, Any], inks: ScatterInks
) -> list[dict[str, Any]]:
    """A dashed line on each axis where the benchmark lies."""
    rule = {"type": "rule", "color": inks.accent, "strokeDash": [6, 5], "strokeWidth": 1.5}
    return [
        {"data": {"values": [{channel: value}]}, "mark": rule, "encoding": {channel: axis}}
        for channel, axis, value in (("x", x, benchmark[0]), ("y", y, benchmark[1]))
        if value is not None
    ]


def _config(inks: ScatterInks) -> dict[str, Any]:
    axis = {
        "labelColor": inks.muted,
        "titleColor": inks.ink,
        "labelFontSize": 15,
        "titleFontSize": 16,
        "titleFontWeight": 600,
        "titlePadding": 12,
        "gridColor": inks.line,
        "gridOpacity": 0.6,
        "domainColor": inks.line,
        "tickColor": inks.line,
    }
    return {
        "background": None,
        "font": "Source Sans, sans-serif",
        "view": {"stroke": None},
        "axis": axis,
        "locale": DANISH,
    }
