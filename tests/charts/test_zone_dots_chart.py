"""The dots of a slide: Danish numbers, the judgement's colour, hollow demo, and a word where there is no number."""

from typing import Any

from lib.charts.zone_dots_chart import DotLine, ZoneDot, zone_dots_chart
from lib.domain.benchmark import Judgement
from lib.ui.theme import LIGHT

DOTS = (
    ZoneDot("Zone 1", 47.93, 53.4, Judgement.UGUNSTIG),
    ZoneDot("Zone 2", 20.0, None, Judgement.NONE, demo=True),
    ZoneDot("Zone 3", None, None, Judgement.NONE, lacking="mangler"),
)


def rows(spec: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [row for layer in spec["layer"] for row in layer["data"]["values"] if key in row]


def test_every_zone_has_its_number_or_the_word_for_why_there_is_none() -> None:
    spec = zone_dots_chart(DOTS, DotLine("Kommunen", 22.3), LIGHT)
    words = [row["text"] for row in rows(spec, "text")]
    assert words == ["Kommunen 22,3", "Zone 1", "Zone 2", "Zone 3", "47,9", "20,0 demo", "mangler"]


def test_a_judged_number_has_its_colour_and_a_demo_one_is_hollow() -> None:
    judged, demo = rows(zone_dots_chart(DOTS, None, LIGHT), "fill")
    assert (judged["fill"], judged["edge"]) == (LIGHT.worse, LIGHT.worse)
    assert (demo["fill"], demo["edge"]) == (LIGHT.paper, LIGHT.same)


def test_dots_and_line_stand_in_the_order_of_their_numbers() -> None:
    spec = zone_dots_chart(DOTS, DotLine("Kommunen", 22.3), LIGHT)
    one, two = (row["x"] for row in rows(spec, "fill"))
    (line,) = (row["x"] for row in rows(spec, "y2"))
    (before,) = (row["x"] for row in rows(spec, "x2") if row["x2"] == one)
    assert two < line < one < before
