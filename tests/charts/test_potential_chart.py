"""The bars of *Potentiale*: where the distance lies, what is hollow, and what has no mark."""

import json
from typing import Any

from lib.charts.potential_chart import potential_alt, potential_chart
from lib.domain.indicator import Polarity
from lib.domain.potential import Answer, Persons, Potential
from lib.ui.theme import LIGHT

SURE = Potential("a", "Zone A", Answer.AFSTAND, 22.1, 13.0, 306, 180, Persons(97, 126, 157))
UNSURE = Potential("b", "Zone B", Answer.AFSTAND, 15.0, 13.0, 150, 130, Persons(0, 20, 40))
UNKNOWN = Potential("c", 'Zone "C"', Answer.UDEN_ANTAL, 30.0, 13.0)


def drawn(*found: Potential, polarity: Polarity = Polarity.LOWER) -> list[dict[str, Any]]:
    return list(potential_chart(found, polarity, found[0].name, LIGHT)["data"]["values"])


def test_the_distance_stands_on_the_level_with_its_interval() -> None:
    sure, unsure, unknown = drawn(SURE, UNSURE, UNKNOWN)
    assert (sure["base"], sure["end"], sure["low"], sure["high"]) == (180, 306, 277, 337)
    assert (sure["fill"], unsure["fill"]) == (LIGHT.worse, LIGHT.muted)
    assert sure["label"] == "126 personer (97 til 157)"
    assert (sure["base_label"], unsure["base_label"]) == ("180 på niveauet", "130")
    assert unknown["base"] is None
    assert "antallet bag procenten er ikke oplyst" in unknown["label"]


def test_lacking_persons_are_an_outline_beyond_those_of_today() -> None:
    lacking = Potential("a", "Zone A", Answer.AFSTAND, 15.0, 20.0, 30, 40, Persons(2, 10, 18))
    (row,) = drawn(lacking, polarity=Polarity.HIGHER)
    assert (row["base"], row["end"], row["fill"], row["stroke"]) == (30, 40, LIGHT.paper, LIGHT.worse)
    assert row["base_label"] == "30 i dag"


def test_demo_is_hollow_labelled_and_never_orange() -> None:
    made_up = Potential(
        "a", "Zone A", Answer.AFSTAND, 22.1, 13.0, 306, 180, Persons(97, 126, 157), is_demo=True
    )
    (row,) = drawn(made_up)
    assert (row["name"], row["fill"], row["stroke"]) == ("Zone A (demo)", LIGHT.paper, LIGHT.muted)


def test_a_name_cannot_break_out_of_the_expression_and_nothing_at_all_is_still_a_picture() -> None:
    spec = potential_chart([UNKNOWN], Polarity.LOWER, UNKNOWN.name, LIGHT)
    assert (
        r'datum.value === "Zone \"C\""'
        in spec["encoding"]["y"]["axis"]["labelFontWeight"]["condition"]["test"]
    )
    assert json.dumps(spec)
    assert "Zone A: 126 personer" in potential_alt([SURE], "Fundet")
