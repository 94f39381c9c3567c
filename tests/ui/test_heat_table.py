"""Zones x indicators: sign, colour and word say the same; missing and demo are said to be so."""

import re

import pandas as pd

from lib.domain.plan import Plan
from lib.ui.heat_table import heat_table
from tests.ui.conftest import zone_table


def cells(markup: str) -> list[str]:
    return re.findall(r"<td.*?</td>", markup)


def test_a_zone_over_the_kommune_is_marked_by_sign_colour_and_word(plan: Plan, shown: pd.DataFrame) -> None:
    first, missing, kommune, country = cells(heat_table(shown, plan, "Zonerne"))

    assert "▲" in first
    assert "zk-worse" in first
    assert 'title="25,6 procentpoint over kommunen, ugunstigt"' in first
    assert "47,9" in first
    assert 'title="mangler"' in missing
    assert "–" in missing
    assert "22,3" in kommune
    assert "▲" not in kommune + country


def test_a_demo_value_says_so_and_is_not_judged(plan: Plan) -> None:
    demo = zone_table(2025, {"a": 47.9, "b": 10.0, "k": 22.3, "l": 20.9}, provenance="demo")

    first, second, kommune, _ = cells(heat_table(demo, plan, "Zonerne"))

    for cell in (first, second, kommune):
        assert "demo" in cell
        assert "zk-worse" not in cell
        assert "zk-better" not in cell


def test_the_year_and_the_caption_stand_in_the_table(plan: Plan, shown: pd.DataFrame) -> None:
    markup = heat_table(shown, plan, "Zonerne mod <kommunen>")

    assert "<small>2019</small>" in markup
    assert "Zonerne mod &lt;kommunen&gt;" in markup
    assert markup.count('scope="col"') == 5
