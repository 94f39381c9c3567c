"""Three years as one figure of a small area: added persons over added person-years, by hand."""

import pandas as pd
import pytest

from lib.domain.disclosure.pool import pool_three_years


def rows(indicator: str, area: str, counts: dict[int, tuple[float, float]]) -> list[dict[str, object]]:
    return [
        {
            "indicator_id": indicator,
            "area_id": area,
            "year": year,
            "numerator": persons,
            "denominator": of,
            "value": 100 * persons / of if of else None,
        }
        for year, (persons, of) in counts.items()
    ]


YEARS = {2019: (1.0, 100.0), 2020: (2.0, 110.0), 2021: (6.0, 120.0), 2022: (4.0, 130.0)}


def test_a_year_is_pooled_with_the_two_before_it() -> None:
    found = pool_three_years(pd.DataFrame(rows("krim", "a", YEARS)), ["krim"], ["a"]).set_index("year")
    assert list(found.index) == [2021, 2022]
    assert found["numerator"].to_dict() == {2021: 9.0, 2022: 12.0}
    assert found["denominator"].to_dict() == {2021: 330.0, 2022: 360.0}
    assert found["value"].to_dict() == pytest.approx({2021: 100 * 9 / 330, 2022: 100 * 12 / 360})
    assert set(found["pool_years"]) == {3}


def test_other_indicators_and_areas_are_left_as_they_are_and_come_first() -> None:
    frame = pd.DataFrame(
        [*rows("krim", "a", YEARS), *rows("krim", "zone", YEARS), *rows("andet", "a", YEARS)]
    )
    found = pool_three_years(frame, ["krim"], ["a"])
    rest = found[found["pool_years"] == 1]
    assert list(found.index) == list(range(10))
    assert rest.index.tolist() == list(range(8))
    assert rest.drop(columns="pool_years").to_dict("records") == [
        *rows("krim", "zone", YEARS),
        *rows("andet", "a", YEARS),
    ]


def test_a_hole_in_the_years_or_in_a_count_gives_no_pool() -> None:
    hole = {year: YEARS[year] for year in (2019, 2021, 2022)}
    assert pool_three_years(pd.DataFrame(rows("krim", "a", hole)), ["krim"], ["a"]).empty
    masked = {**YEARS, 2020: (float("nan"), 110.0)}
    assert pool_three_years(pd.DataFrame(rows("krim", "a", masked)), ["krim"], ["a"]).empty


def test_a_row_told_twice_counts_once_and_nobody_in_three_years_is_no_share() -> None:
    twice = pd.DataFrame([*rows("krim", "a", YEARS), *rows("krim", "a", {2020: (2.0, 110.0)})])
    assert pool_three_years(twice, ["krim"], ["a"])["numerator"].tolist() == [9.0, 12.0]
    empty = pd.DataFrame(rows("krim", "a", dict.fromkeys((2019, 2020, 2021), (0.0, 0.0))))
    assert pool_three_years(empty, ["krim"], ["a"])["value"].isna().tolist() == [True]


def test_counts_without_a_value_are_pooled_too() -> None:
    frame = pd.DataFrame(rows("krim", "a", YEARS)).drop(columns="value")
    assert pool_three_years(frame, ["krim"], ["a"])["numerator"].tolist() == [9.0, 12.0]
