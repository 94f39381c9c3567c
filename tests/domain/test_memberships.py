"""Which zone an afdeling belonged to on a day."""

import pandas as pd

from lib.domain.memberships import eras, members_on

MOVED = pd.DataFrame(
    {
        "area_id": ["a", "a", "b", "c"],
        "zone": ["old", "new", "new", "gone"],
        "valid_from": pd.to_datetime([None, "2023-01-01", None, None]),
        "valid_to": pd.to_datetime(["2022-12-31", None, None, "2020-06-30"]),
    }
)


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def test_the_last_day_of_a_stay_belongs_to_it_and_the_next_to_the_next() -> None:
    assert members_on(MOVED, day("2022-12-31")).to_dict() == {"a": "old", "b": "new"}
    assert members_on(MOVED, day("2023-01-01")).to_dict() == {"a": "new", "b": "new"}


def test_the_first_zone_counts_backwards() -> None:
    assert members_on(MOVED, day("1999-01-01")).to_dict() == {"a": "old", "b": "new", "c": "gone"}


def test_without_a_day_it_is_today() -> None:
    assert members_on(MOVED, None).to_dict() == {"a": "new", "b": "new"}


def test_days_with_the_same_zones_are_one_era() -> None:
    days = pd.Series(pd.to_datetime(["2021-01-01", "2024-01-01", "2022-12-31", None, "2023-01-01"]))
    found = [(days[chosen].index.tolist(), zones["a"]) for chosen, zones in eras(MOVED, days)]
    assert found == [([3], "new"), ([0, 2], "old"), ([1, 4], "new")]


def test_two_stays_that_meet_on_a_day_give_the_later_one() -> None:
    meeting = MOVED.assign(valid_to=pd.to_datetime(["2023-01-01", None, None, None]))
    assert members_on(meeting, day("2023-01-01"))["a"] == "new"


def test_the_days_may_be_rows_of_a_larger_table() -> None:
    days = pd.Series(pd.to_datetime(["2024-01-01", "2021-01-01"]), index=[7, 3])
    found = [(days[chosen].index.tolist(), zones["a"]) for chosen, zones in eras(MOVED, days)]
    assert found == [([3], "old"), ([7], "new")]
