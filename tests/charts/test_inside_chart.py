"""The afdelinger of a zone: a bar for each number, a word where there is none, and made-up bars hollow."""

from dataclasses import replace

from lib.charts.inside_chart import inside_chart
from lib.ui.theme import tokens
from tests.domain.allocation.test_inside import FOUND


def test_no_bar_where_there_is_no_number() -> None:
    rows = inside_chart(FOUND, tokens())["data"]["values"]
    assert [(row["name"], row["label"], row["known"]) for row in rows] == [
        ("Ahorn", "60", True),
        ("El", "40", True),
        ("Birk", "20", True),
        ("Ask", "▒ diskretioneret", False),
        ("Eg", "– mangler", False),
    ]


def test_demo_is_hollow_and_the_rest_is_not() -> None:
    bars = [inside_chart(each, tokens())["layer"][0]["mark"] for each in (FOUND, replace(FOUND, demo=True))]
    assert ["filled" in bar and not bar["filled"] for bar in bars] == [False, True]
