"""The maps of a slide: places in pixels, arrows as wide as their hours, and no colour for what is not a real number."""

import json
from typing import Any

import pandas as pd
import pytest

from lib.charts.zone_flow_chart import zone_flow_chart
from lib.charts.zone_shade_chart import Shade, shade_words, shades, zone_shade_chart
from lib.domain.allocation.coverage import ZoneChange
from lib.domain.allocation.placement import Flow
from lib.domain.observation import Status
from lib.reports.chart_png import Frame, chart_png
from lib.ui.theme import DARK, LIGHT


def squares() -> pd.DataFrame:
    """Three squares beside each other, a degree of latitude high."""
    written = [
        {"type": "Polygon", "coordinates": [[[x, 55], [x + 1, 55], [x + 1, 56], [x, 56], [x, 55]]]}
        for x in (9, 10, 11)
    ]
    names = {"area_id": ["a", "b", "c"], "number": [1, 2, 3], "name": ["Zone 1", "Zone 2", "Zone 3"]}
    return pd.DataFrame(names | {"geojson": [json.dumps(each) for each in written]})


def words(spec: dict[str, Any]) -> list[str]:
    """Every word that is drawn, once."""
    rows = [row for layer in spec["layer"] for row in layer["data"]["values"] if "text" in row]
    return sorted({row["text"] for row in rows})


def features(spec: dict[str, Any], layer: int) -> list[dict[str, Any]]:
    """The shapes of a layer."""
    return list(spec["layer"][layer]["data"]["values"])


FLOWS = (Flow("a", "c", 12.0), Flow("b", "a", 3.0))
CHANGES = (
    ZoneChange("a", 40, 31, 3, 12),
    ZoneChange("b", 10.5, 7.5, 0, 3),
    ZoneChange("c", 1, 13, 12, 0),
)


def test_arrows_are_as_wide_as_their_hours_and_the_changes_stand_in_danish() -> None:
    spec = zone_flow_chart(squares(), FLOWS, CHANGES, LIGHT)
    wide, narrow = (shape["geometry"]["coordinates"][0] for shape in features(spec, 1))
    heights = [max(y for _, y in ring) - min(y for _, y in ring) for ring in (wide, narrow)]
    assert heights[0] > 2 * heights[1]
    assert words(spec) == sorted(["1", "2", "3", "12 t", "3 t", "−9 t", "−3 t", "+12 t"])
    assert words(zone_flow_chart(squares(), (), (), DARK)) == ["1", "2", "3"]


def test_the_picture_is_true_to_scale_and_within_its_frame() -> None:
    spec = zone_flow_chart(squares(), FLOWS, CHANGES, LIGHT, width=600, tallest=300)
    points = [point for shape in features(spec, 0) for point in shape["geometry"]["coordinates"][0]]
    across, down = zip(*points, strict=True)
    assert 0 <= min(across) < max(across) <= spec["width"] == 600
    assert 0 <= min(down) < max(down) <= spec["height"] <= 300
    # At 55,5 degrees a degree of longitude is cos(55,5) of one of latitude.
    assert (max(across) - min(across)) / (max(down) - min(down)) == pytest.approx(3 * 0.5664, rel=0.01)


def test_a_real_number_is_shaded_a_demo_one_hollow_and_none_hatched() -> None:
    figures = {
        "a": Shade(47.9, Status.OK, demo=False),
        "b": Shade(31.25, Status.OK, demo=True),
        "c": Shade(None, Status.DISKRETIONERET, demo=False),
    }
    spec = zone_shade_chart(squares(), figures, LIGHT)
    fills = [shape["properties"]["fill"] for shape in features(spec, 0)]
    assert fills[0] in LIGHT.level
    assert fills[1:] == [LIGHT.paper, LIGHT.paper]
    assert {"47,9", "31,2 demo", "diskretioneret", "demo"} <= set(words(spec))
    hatched = features(spec, 1)
    assert [shape["geometry"]["type"] for shape in hatched] == ["MultiLineString"]
    said = shade_words(squares(), figures, "Uden for, 2019, procent")
    assert said.endswith("procent: Zone 1 47,9; Zone 2 31,2 demo; Zone 3 diskretioneret.")


def test_the_two_hatches_lean_opposite_ways() -> None:
    missing, masked = (
        zone_shade_chart(squares(), {"a": Shade(None, status, demo=False)}, LIGHT)
        for status in (Status.MANGLER, Status.DISKRETIONERET)
    )
    slopes = []
    for spec in (missing, masked):
        (x, y), (other_x, other_y) = features(spec, 1)[0]["geometry"]["coordinates"][3]
        slopes.append((other_y - y) / (other_x - x))
    assert slopes[0] == pytest.approx(-slopes[1], abs=0.05)
    assert slopes[0] < 0, "mangler leans as a slash does, on every map"


def test_rows_become_shades_and_both_maps_can_be_converted() -> None:
    row = {"area_id": "a", "value": 12.5, "status": "ok", "provenance": "demo"}
    masked = {"area_id": "b", "value": float("nan"), "status": "diskretioneret", "provenance": "datatraek"}
    figures = shades(pd.DataFrame([row, masked]))
    assert figures == {"a": Shade(12.5, Status.OK, True), "b": Shade(None, Status.DISKRETIONERET, False)}
    for spec in (
        zone_shade_chart(squares(), figures, DARK),
        zone_flow_chart(squares(), FLOWS, CHANGES, DARK),
    ):
        assert chart_png(spec, Frame("Fund", "", ""), DARK).startswith(b"\x89PNG")
