"""The small zone map: classes and hatches, hollow for demo, filled for real."""

import json

import pandas as pd
import pytest

from lib.domain.benchmark import MISSING, Figure
from lib.domain.observation import Provenance
from lib.ui.zone_map import zone_map

NO_AFDELINGER = pd.DataFrame({"lon": [], "lat": [], "residents": [], "provenance": [], "parent_id": []})


def square(west: float) -> str:
    corners = [[west, 55.5], [west + 0.1, 55.5], [west + 0.1, 55.6], [west, 55.6], [west, 55.5]]
    return json.dumps({"type": "Polygon", "coordinates": [corners]})


@pytest.fixture
def shapes() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_id": ["a", "b"],
            "name": ["Zone <1>", "Zone 2"],
            "number": [1, 2],
            "geojson": [square(9.5), square(9.7)],
        }
    )


def afdeling(provenance: str) -> pd.DataFrame:
    return pd.DataFrame(
        {"lon": [9.55], "lat": [55.55], "residents": [200], "provenance": [provenance], "parent_id": ["a"]}
    )


def real(value: float) -> Figure:
    return Figure(value, Provenance.PUBLISHED)


def test_zones_are_coloured_by_class_and_named(shapes: pd.DataFrame) -> None:
    markup = zone_map(shapes, {"a": real(47.9), "b": real(39.2)}, NO_AFDELINGER, "Uden job, 2019")

    assert markup.count('class="zk-zone"') == 2
    assert "var(--zk-level-5)" in markup
    assert "var(--zk-level-1)" in markup
    assert "<title>Zone &lt;1&gt;: 47,9</title>" in markup
    assert 'aria-label="Uden job, 2019"' in markup
    assert "46 og over" in markup
    assert "demo" not in markup


def test_a_zone_without_a_figure_is_hatched_and_in_the_legend(shapes: pd.DataFrame) -> None:
    markup = zone_map(shapes, {"a": real(47.9), "b": MISSING}, NO_AFDELINGER, "t")

    assert markup.count("url(#zk-mangler)") == 1
    assert "<title>Zone 2: mangler</title>" in markup
    assert "zk-hatch" in markup


def test_demo_is_hollow_and_named_real_is_filled(shapes: pd.DataFrame) -> None:
    figures = {"a": real(47.9), "b": real(39.2)}

    demo = zone_map(shapes, figures, afdeling("demo"), "t")
    loaded = zone_map(shapes, figures, afdeling("datatraek"), "t")

    assert "fill: none" in demo
    assert "afdeling (demo)" in demo
    assert "fill: none" not in loaded
    assert "demo" not in loaded


def test_a_stamp_stands_across_the_picture_and_only_when_asked_for(shapes: pd.DataFrame) -> None:
    figures = {"a": real(50.0)}
    assert "zk-stamp" not in zone_map(shapes, figures, NO_AFDELINGER, "t")
    assert ">kladde</text>" in zone_map(shapes, figures, NO_AFDELINGER, "t", stamp="kladde")


def test_outlines_alone_are_neither_coloured_nor_hatched(shapes: pd.DataFrame) -> None:
    drawn = zone_map(shapes, None, afdeling("datatraek"), "t")
    assert drawn.count('class="zk-shape"') == 2
    assert "mangler" not in drawn.split("</defs>")[1]
