"""The headline over the heat map: counted on real figures, and no surer than they are."""

import pandas as pd

from lib.domain.judged import judged
from lib.domain.sentences_matrix import matrix_finding
from tests.domain.matrix_frames import counted, matrix


def finding(rows: list[dict[str, object]], **benchmark: object) -> str:
    ids = {str(row["indicator_id"]) for row in rows}
    kommune = [{"area_id": "k", "indicator_id": each, "value": 30.0, **benchmark} for each in sorted(ids)]
    held: pd.DataFrame = judged(matrix(*rows), matrix(*kommune), "kommunen")
    return matrix_finding(held, "Zonerne", "zoner", "kommunen")


def zone(number: int, *values: float, **more: object) -> list[dict[str, object]]:
    return [
        {
            "area_id": f"z{number}",
            "name": f"Zone {number}",
            "indicator_id": f"i{place}",
            "value": value,
            **more,
        }
        for place, value in enumerate(values)
    ]


def test_the_area_with_most_is_named_with_its_count() -> None:
    said = finding([*zone(1, 40, 40, 20), *zone(2, 40, 20, 20)])
    assert said == "Zone 1 ligger på den ugunstige side af kommunen på 2 af 3 indikatorer"


def test_all_of_them_is_said_in_a_word() -> None:
    said = finding([*zone(1, 40, 40, 40), *zone(2, 40, 20, 20)])
    assert said == "Zone 1 ligger på den ugunstige side af kommunen på alle tre indikatorer"


def test_ties_are_named_together() -> None:
    assert finding([*zone(1, 40, 20), *zone(2, 20, 40), *zone(3, 20, 20)]).startswith(
        "Zone 1 og Zone 2 ligger"
    )
    assert finding([*zone(1, 40, 20), *zone(2, 20, 40)]).startswith("Begge zoner ligger")
    many = [row for number in range(1, 6) for row in zone(number, 40 if number < 5 else 20)]
    assert finding(many).startswith("Fire af de fem zoner ligger")


def test_an_indicator_without_polarity_and_an_equal_one_are_not_adverse() -> None:
    said = finding([*zone(1, 40, 30), *zone(1, 40, polarity="none")])
    assert said.endswith("på 1 af 2 indikatorer")


def test_no_adverse_figure_is_said_as_such() -> None:
    assert finding([*zone(1, 20), *zone(2, 20)]) == (
        "Ingen af de to zoner ligger på den ugunstige side af kommunen"
    )
    assert finding(zone(1, 20)) == "Zone 1 ligger på den ugunstige side af kommunen på ingen indikator"


def test_worse_is_said_only_when_every_figure_is_judged() -> None:
    sure = {**counted(120, 300, 34.6, 45.6), "indicator_id": "i0"}
    unsure = {**counted(33, 100, 24.6, 42.7), "indicator_id": "i1"}
    assert finding([sure, unsure]) == "Zone 1 ligger dårligere end kommunen på 1 af 2 indikatorer"
    mixed = finding([sure, unsure, *zone(1, 20, 20, 20)[2:]])
    assert mixed == "Zone 1 ligger på den ugunstige side af kommunen på 2 af 3 indikatorer"


def test_one_indicator_is_not_counted_in_the_plural() -> None:
    assert finding(zone(1, 40)).endswith("på den ene indikator, der kan sammenlignes")


def test_demo_never_carries_the_headline() -> None:
    assert finding(zone(1, 40, 40, provenance="demo")) == "Zonerne mod kommunen (demo)"
    assert finding(zone(1, 40, 40), provenance="demo") == ("Zonerne: tallene kan ikke holdes op mod kommunen")


def test_published_figures_beside_demo_are_not_called_demo() -> None:
    beside = [*zone(1, 40, year=2010), *zone(2, 40, provenance="demo")]
    assert finding(beside) == "Zonerne: tallene kan ikke holdes op mod kommunen"


def test_nothing_to_say_is_said_neutrally() -> None:
    assert finding(zone(1, 40, status="mangler")) == "Zonerne: ingen tal at holde op mod kommunen"


def test_three_that_share_the_most_are_named_in_zone_order() -> None:
    rows = [*zone(9, 40, 20), *zone(10, 40, 20), *zone(11, 20, 40), *zone(12, 20, 20)]
    assert finding(rows) == (
        "Zone 9, Zone 10 og Zone 11 ligger på den ugunstige side af kommunen på 1 af 2 indikatorer"
    )
    assert (
        finding(rows[:6]) == "Alle tre zoner ligger på den ugunstige side af kommunen på 1 af 2 indikatorer"
    )


def test_the_judged_ones_are_counted_by_their_judgement() -> None:
    worse = {**counted(120, 300, 34.6, 45.6), "indicator_id": "i0"}
    unsure = {**counted(33, 100, 24.6, 42.7), "indicator_id": "i1"}
    assert finding([worse, {**worse, "indicator_id": "i2"}, unsure]) == (
        "Zone 1 ligger dårligere end kommunen på 2 af 3 indikatorer"
    )


def test_both_of_two_indicators_are_both() -> None:
    assert finding([*zone(1, 40, 40), *zone(2, 40, 20)]) == (
        "Zone 1 ligger på den ugunstige side af kommunen på begge indikatorer"
    )
