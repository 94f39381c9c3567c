"""The bars of the priority: parts that fill the bar, numbers where there is room, demo hollow."""

import numpy as np
import pytest

from lib.charts.inks import contrast
from lib.charts.priority_chart import place_colours, place_table, place_words, priority_chart
from lib.domain.priority.gaps import gaps
from lib.domain.priority.priority import Priority, prioritise
from lib.domain.priority.weights import WeightSpace
from lib.ui.theme import DARK, LIGHT, Tokens
from tests.domain.priority.made import ZONES, certain, reading

NAMES = ("Zone 1", "Zone 2", "Zone 3")
PCT = "\N{NO-BREAK SPACE}%"


@pytest.fixture
def found() -> Priority:
    return prioritise(certain((1.0, 0.25, 0.0), (0.0, 1.0, 0.0)), WeightSpace(2), 2_000)


def test_the_parts_of_a_bar_fill_it_and_carry_their_numbers(found: Priority) -> None:
    spec = priority_chart(found, NAMES, LIGHT)
    rows = spec["data"]["values"]
    for zone, name in enumerate(NAMES):
        own = [row for row in rows if row["Zone"] == name]
        assert [row["start"] for row in own[1:]] == [row["end"] for row in own[:-1]]
        assert own[-1]["end"] == pytest.approx(100)
        np.testing.assert_allclose(
            [row["end"] - row["start"] for row in own], found.acceptability.ranks[zone]
        )
    assert [row["first"] for row in rows if row["Plads"] == "1. plads"][2] == "", "no room for 0 percent"
    assert any(row["label"] == f"100{PCT}" for row in rows if row["Zone"] == "Zone 3")
    assert place_table(found, NAMES)["Zone"].tolist() == list(NAMES)


def test_the_first_place_is_strongest_and_many_places_have_colours() -> None:
    assert place_colours(4, LIGHT) == [LIGHT.level[4], LIGHT.level[2], LIGHT.level[1], LIGHT.level[0]]
    assert place_colours(6, LIGHT)[3:] == [LIGHT.level[0]] * 3
    assert place_colours(1, LIGHT) == [LIGHT.level[4]]


def test_contrast_is_that_of_the_accessibility_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("inks", [LIGHT, DARK])
def test_the_numbers_can_be_read_on_their_bars_in_both_themes(found: Priority, inks: Tokens) -> None:
    colours = dict(zip(place_words(3), place_colours(3, inks), strict=True))
    rows = priority_chart(found, NAMES, inks)["data"]["values"]
    assert min(contrast(row["ink"], colours[row["Plads"]]) for row in rows) > 4


def test_demo_is_hollow() -> None:
    demo = prioritise(gaps([reading((3.0, 2.0, 1.0), 0.0, real=False)], ZONES), WeightSpace(1), 100)
    spec = priority_chart(demo, NAMES, LIGHT)
    assert spec["layer"][0]["mark"]["filled"] is False
    assert {row["ink"] for row in spec["data"]["values"]} == {LIGHT.ink}
