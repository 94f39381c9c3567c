"""Zone cards: always one per zone, in zone order, with what is known and what is not."""

import pandas as pd

from lib.domain.indicator import Indicator
from lib.domain.plan import Plan
from lib.ui.frame import Remark
from lib.ui.zone_cards import cards_for
from tests.ui.conftest import zone_table


def test_a_card_holds_value_difference_and_change(
    plan: Plan, indicator: Indicator, shown: pd.DataFrame
) -> None:
    earlier = zone_table(2015, {"a": 53.4, "b": 44.6, "k": 25.4, "l": 23.6})

    first, second = cards_for(plan, indicator, shown, earlier)

    assert (first.number, first.name, first.value, first.unit) == (1, "Zone 1", "47,9", "%")
    assert first.main == Remark("▲ 25,6 procentpoint over kommunen", "worse")
    assert first.others == ("27,0 over landet · faldet 5,5 siden 2015",)
    assert (second.value, second.main, second.others) == (None, None, ())


def test_without_an_earlier_year_no_change_is_named(
    plan: Plan, indicator: Indicator, shown: pd.DataFrame
) -> None:
    first, _ = cards_for(plan, indicator, shown, None)

    assert first.others == ("27,0 over landet",)


def test_a_demo_figure_is_compared_but_not_judged(plan: Plan, indicator: Indicator) -> None:
    demo = zone_table(2025, {"a": 47.9, "b": 20.0, "k": 22.3, "l": 20.9}, provenance="demo")

    first, _ = cards_for(plan, indicator, demo, None)

    assert first.main == Remark("▲ 25,6 procentpoint over kommunen", "plain")
