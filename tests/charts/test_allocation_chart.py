"""The chart of hours per 100 persons: its data, its Danish words, and what it does without a number."""

import pandas as pd

from lib.charts.allocation_chart import per_100_chart
from lib.ui.theme import DARK, LIGHT

FRAME = pd.DataFrame(
    {
        "zone": ["a", "b", "c"],
        "number": [1, 2, 3],
        "persons": [133.0, 93.0, 0.0],
        "before": [83.46, 59.68, float("nan")],
        "after": [74.44, 59.68, float("nan")],
        "even": [57.66] * 3,
        "change": [-12.0, 0.0, 0.0],
    }
)


def test_zones_stand_in_order_with_danish_numbers() -> None:
    one, two, three = per_100_chart(FRAME, LIGHT)["data"]["values"]
    assert (one["name"], one["after_text"], one["change_text"]) == ("Zone 1", "74,4", "−12,0 t")
    assert (two["after_text"], two["change_text"]) == ("59,7", "")
    assert (three["name"], three["missing_text"]) == ("Zone 3", "ingen i målgruppen")


def test_a_zone_without_persons_has_no_dot() -> None:
    three = per_100_chart(FRAME, LIGHT)["data"]["values"][2]
    assert three["before"] is None
    assert three["after"] is None
    assert "nan" not in str(per_100_chart(FRAME, LIGHT)["data"])


def test_before_is_hollow_and_after_filled_in_both_themes() -> None:
    for inks in (LIGHT, DARK):
        marks = [layer["mark"] for layer in per_100_chart(FRAME, inks)["layer"] if "mark" in layer]
        hollow, filled = (mark for mark in marks if mark["type"] == "point")
        assert hollow["fill"] == inks.paper
        assert filled["fill"] == inks.ink


def test_the_line_of_even_coverage_is_named() -> None:
    spec = per_100_chart(FRAME, LIGHT)
    (named,) = [layer["data"]["values"] for layer in spec["layer"] if "data" in layer]
    assert named == [{"even": 57.66, "label": "lige dækning 57,7"}]
