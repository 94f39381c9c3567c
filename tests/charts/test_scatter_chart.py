"""Two indicators on an axis each: who is in the picture, and what is not drawn."""

from typing import Any

import pandas as pd

from lib.charts.scatter_chart import scatter_chart, scatter_points
from lib.reports.chart_png import Frame, chart_png
from lib.ui.theme import LIGHT

TITLES = ("Uden arbejde, 2019 (i procent)", "Kun grundskole, 2020 (i procent)")


def rows(*values: tuple[str, float, str, str]) -> pd.DataFrame:
    columns = ["area_id", "value", "status", "provenance"]
    return pd.DataFrame(values, columns=columns).assign(name=lambda frame: frame["area_id"].str.upper())


def points() -> pd.DataFrame:
    across = rows(("a", 40.0, "ok", "published"), ("b", 50.0, "ok", "demo"), ("c", 9.0, "ok", "published"))
    upwards = rows(
        ("a", 30.0, "ok", "published"),
        ("b", 31.0, "ok", "published"),
        ("c", float("nan"), "diskretioneret", "demo"),
    )
    return scatter_points(across, upwards)


def spec(**changes: Any) -> dict[str, Any]:
    given = {"points": points(), "titles": TITLES, "benchmark": (22.3, 18.9), "chosen": "a", "inks": LIGHT}
    return scatter_chart(**{**given, **changes})


def dots(chart: dict[str, Any]) -> list[dict[str, Any]]:
    (layer,) = [layer for layer in chart["layer"] if layer["mark"]["type"] == "point"]
    return list(layer["data"]["values"])


def test_a_masked_number_takes_its_area_out() -> None:
    assert points()["area_id"].tolist() == ["a", "b"]


def test_one_demo_number_makes_the_point_hollow() -> None:
    assert points()["real"].tolist() == [True, False]
    assert [dot["fill"] == LIGHT.paper for dot in dots(spec())] == [False, True]


def test_the_chosen_area_is_in_ink_and_the_axes_say_year_and_unit() -> None:
    chart = spec()
    assert [dot["stroke"] for dot in dots(chart)] == [LIGHT.ink, LIGHT.muted]
    encoding = chart["layer"][-1]["encoding"]
    assert (encoding["x"]["title"], encoding["y"]["title"]) == TITLES


def test_the_benchmark_is_a_cross_and_there_is_no_line_of_equality() -> None:
    rules = [layer for layer in spec()["layer"] if layer["mark"]["type"] == "rule"]
    assert [set(rule["encoding"]) for rule in rules] == [{"x"}, {"y"}]
    assert {layer["mark"]["type"] for layer in spec()["layer"]} == {"rule", "point", "text"}


def test_a_benchmark_without_a_number_has_no_line() -> None:
    rules = [layer for layer in spec(benchmark=(None, 18.9))["layer"] if layer["mark"]["type"] == "rule"]
    assert [set(rule["encoding"]) for rule in rules] == [{"y"}]


def test_few_points_are_named_and_of_many_only_the_chosen() -> None:
    assert [dot["label"] for dot in dots(spec())] == ["A", "B"]
    crowd = pd.DataFrame(
        [
            {"area_id": f"a{each}", "name": f"A{each}", "x": each, "y": each, "real": True}
            for each in range(20)
        ]
    )
    assert [dot["label"] for dot in dots(spec(points=crowd, chosen="a3")) if dot["label"]] == ["A3"]


def test_it_can_be_fetched_as_a_picture() -> None:
    assert chart_png(spec(), Frame("Fundet", "Zoner", "Kilde"), LIGHT).startswith(b"\x89PNG")
