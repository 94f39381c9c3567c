"""One goal over time."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lib.charts.goal_chart import GoalSeries, goal_chart, goal_picture, goal_points, has_picture
from lib.domain.goals.assessment import GoalResult
from lib.reports.chart_png import Frame, chart_png
from lib.ui.theme import LIGHT
from tests.domain.goals.made import HALFWAY, goal, reading, result, row, series

NOTHING = series()
LAW = ((date(2024, 1, 1), "Ny lov"), (date(2027, 1, 1), "Efter planen"))


def drawn(of: GoalResult, *rows: dict[str, Any], **more: Any) -> GoalSeries:
    made = GoalSeries(series(*rows), NOTHING, "kommunen", of.assessments, (), date(2026, 12, 31))
    return replace(made, **more)


def spec(made: GoalSeries) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The layers by kind of mark and all data rows."""
    chart = goal_chart(made, LIGHT).to_dict()
    return chart, [each for rows in chart["datasets"].values() for each in rows]


def test_a_stretch_ends_at_a_break_and_where_demo_begins() -> None:
    rows = series(
        row(99, "2023-01-01"),
        row(98, "2023-06-01"),
        row(90, "2024-01-01"),
        row(80, "2025-01-01", provenance="demo"),
    )
    points = goal_points(rows, LAW)
    assert points["stretch"].nunique() == 3
    assert points["stretch"].iloc[0] == points["stretch"].iloc[1]
    assert points["made_up"].tolist() == [False, False, False, True]
    assert goal_points(series(row(None, HALFWAY))).empty


def test_the_way_the_target_and_the_break_are_drawn() -> None:
    chart, rows = spec(drawn(result(goal(), row(95, HALFWAY)), row(95, HALFWAY), breaks=LAW))
    labels = {each.get("label") for each in rows}
    assert {"mål: højst 80", "databrud"} <= labels
    assert [each["tekst"] for each in rows if each.get("label") == "databrud"] == ["Ny lov"]
    corners = {(each["day"], each["value"]) for each in rows if "way" in each}
    assert corners == {("2022-06-01", 100.0), ("2026-12-31", 80.0)}
    assert chart["layer"][0]["encoding"]["x"]["axis"]["values"][-1] == "2026-07-01"


def test_demo_is_hollow_and_labelled() -> None:
    made = row(85, HALFWAY, provenance="demo")
    _, rows = spec(drawn(result(goal(), made), row(100, "2022-06-01"), made))
    by_word = {each["Oprindelse"]: each for each in rows if "Oprindelse" in each}
    assert by_word["demo"]["fill"] == LIGHT.paper
    assert by_word["demo"]["Værdi"] == "85 (demo)"
    assert by_word["indlæst"]["fill"] == LIGHT.ink


def test_readings_that_are_not_chosen_have_a_target_each_and_their_words_do_not_meet() -> None:
    both = result(goal(reading(reading_id="a"), reading(reading_id="b", target=20.5)))
    _, rows = spec(drawn(both))
    targets = [each for each in rows if "label_y" in each]
    assert [each["value"] for each in targets] == [80.0, 79.5]
    assert abs(targets[0]["label_y"] - targets[1]["label_y"]) > 4


def test_the_benchmark_is_named_and_without_anything_there_is_no_picture() -> None:
    other = series(row(50, "2022-06-01", area_id="byen"), row(49, HALFWAY, area_id="byen"))
    _, rows = spec(drawn(result(goal()), benchmark=other))
    assert "kommunen" in {each.get("label") for each in rows}
    empty = result(goal(reading(baseline=None, target=None)))
    assert not has_picture(drawn(empty))
    assert has_picture(drawn(result(goal())))


@pytest.mark.parametrize("rows", [[], [row(95, HALFWAY)]])
def test_it_can_be_fetched_as_a_picture(rows: list[dict[str, Any]]) -> None:
    picture = goal_picture(drawn(result(goal(), *rows), *rows), LIGHT)
    assert chart_png(picture, Frame("Fundet", "Målet", "Kilde"), LIGHT).startswith(b"\x89PNG")
