"""The years between two published ones."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.interpolation import between_published


def published(points: dict[int, float | None]) -> pd.DataFrame:
    rows = [
        {"indicator_id": "i", "area_id": "a", "year": year, "value": value} for year, value in points.items()
    ]
    return pd.DataFrame(rows).astype({"value": "float64"})


def test_a_straight_line_between_two_years() -> None:
    """Uden for arbejdsmarkedet, kommunen (table 10): 25,39 in 2015 and 22,27 in 2019; the middle is 23,83."""
    line = between_published(published({2015: 25.39, 2019: 22.27})).set_index("year")["value"].round(2)
    assert line.to_dict() == {2016: 24.61, 2017: 23.83, 2018: 23.05}


def test_nothing_before_after_or_across_one_year_or_to_an_empty_cell() -> None:
    assert between_published(published({2016: 1.0, 2017: 2.0})).empty
    assert between_published(published({2016: 1.0})).empty
    assert between_published(published({2016: 1.0, 2020: None})).empty


@given(st.dictionaries(st.integers(2000, 2030), st.floats(0, 100), min_size=2, max_size=6))
def test_it_stays_between_its_neighbours_and_never_replaces_a_published_year(
    points: dict[int, float],
) -> None:
    line = between_published(published(dict(points)))
    assert not set(line["year"]) & set(points)
    assert line["value"].between(min(points.values()) - 1e-9, max(points.values()) + 1e-9).all()


def test_every_gap_of_every_area_and_indicator_has_its_own_line() -> None:
    rows = [
        ("i", "a", 2010, 10.0), ("i", "a", 2012, 20.0), ("i", "a", 2014, 0.0), ("i", "b", 2010, 1.0),
        ("i", "b", 2012, 3.0), ("j", "a", 2012, 5.0), ("j", "a", 2010, 5.0), ("j", "a", 2014, None),
    ]  # fmt: skip
    known = pd.DataFrame(rows, columns=["indicator_id", "area_id", "year", "value"]).assign(note=None)
    assert between_published(known).to_dict("list") == {
        "indicator_id": ["i", "i", "i", "j"],
        "area_id": ["a", "a", "b", "a"],
        "year": [2011, 2013, 2011, 2011],
        "value": [15.0, 10.0, 2.0, 5.0],
    }


def test_without_a_gap_the_columns_are_there_all_the_same() -> None:
    assert list(between_published(published({2016: 1.0}))) == ["indicator_id", "area_id", "year", "value"]
