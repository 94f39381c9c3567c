"""The headline over the map."""

import math

import pandas as pd
import pytest

from lib.domain.sentences_map import map_finding, map_when, outline_words

LABEL = "Uden for arbejdsmarkedet, 18-64-årige"
NBSP = "\N{NO-BREAK SPACE}"


def zones(*numbers: float, provenance: str = "published") -> pd.DataFrame:
    rows = [
        {
            "name": f"Zone {place}",
            "value": value,
            "status": "mangler" if math.isnan(value) else "ok",
            "provenance": None if math.isnan(value) else provenance,
        }
        for place, value in enumerate(numbers, start=1)
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((47.9, 39.2, 40.3, 42.4), f"Zone 1 ligger højest med 47,9{NBSP}%"),
        ((42.4, 39.2, 42.4, 40.3), f"Zone 1 og Zone 3 ligger højest, begge med 42,4{NBSP}%"),
        ((42.4, 42.4, 42.4, 40.3), f"Zone 1, Zone 2 og Zone 3 ligger højest, alle tre med 42,4{NBSP}%"),
        ((42.4, 42.4, 42.4, 42.4), f"alle zoner ligger ens med 42,4{NBSP}%"),
        ((42.44, 42.41, 40.0, 39.0), f"Zone 1 og Zone 2 ligger højest, begge med 42,4{NBSP}%"),
        ((math.nan, 40.0, 42.0, 39.0), f"Zone 3 ligger højest med 42,0{NBSP}% af de 3 zoner, der er tal for"),
        ((math.nan, 40.0, math.nan, math.nan), f"kun Zone 2 har et tal, 40,0{NBSP}%"),
        ((math.nan,) * 4, "ingen tal for zonerne"),
    ],
)
def test_the_highest_zone_is_named_and_ties_are_ties(numbers: tuple[float, ...], words: str) -> None:
    assert map_finding(LABEL, "pct", "2019", zones(*numbers)) == f"{LABEL}: {words}"


def test_demo_values_carry_no_finding() -> None:
    title = map_finding(LABEL, "pct", "2023", zones(47.9, 39.2, 40.3, 42.4, provenance="demo"))
    assert title == f"{LABEL}, 2023 (demo)"


def test_one_demo_value_among_published_ones_is_enough_to_stay_neutral() -> None:
    mixed = pd.concat([zones(47.9, 39.2), zones(60.0, provenance="demo")])
    assert map_finding(LABEL, "pct", "2023", mixed) == f"{LABEL}, 2023 (demo)"


def test_a_rate_is_not_a_percentage() -> None:
    assert map_finding("Domme", "pr_100_personer", "2019", zones(4.4, 1.0)).endswith("4,4 pr. 100 personer")


def test_an_indicator_by_date_says_the_day_and_another_the_year() -> None:
    days = pd.DataFrame({"period_end": pd.to_datetime(["2026-11-16", None])})
    assert map_when("dato", 2026, days) == "16. november 2026"
    assert map_when("10-01", 2026, days) == "2026"
    assert map_when("dato", 2026, days.iloc[1:]) == "2026"


def test_many_leaders_are_all_of_so_many() -> None:
    told = map_finding(LABEL, "pct", "2019", zones(*(42.4,) * 6, 40.0).assign(note=None))
    assert told == (
        f"{LABEL}: Zone 1, Zone 2, Zone 3, Zone 4, Zone 5 og Zone 6 ligger højest, alle seks med 42,4{NBSP}%"
    )


def test_outlines_are_illustrative_as_long_as_one_of_them_is() -> None:
    assert outline_words(pd.DataFrame({"mark": ["", "illustrativ", None]})) == ["illustrative grænser"]
    assert outline_words(pd.DataFrame({"mark": ["", None]})) == []
