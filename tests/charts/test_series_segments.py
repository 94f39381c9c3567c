"""Where a line may be drawn."""

import datetime as dt

import pandas as pd

from lib.charts.series_segments import Stretch, bands, break_year, empty_years, gap_years, segments

Point = tuple[int, float | None, str]


def series(*points: Point, area: str = "z1") -> pd.DataFrame:
    """(year, value, provenance); a value of None is masked. Published ones have no interval, others two each way."""
    rows = [
        (area, year, dt.date(year, 11, 1), value, "diskretioneret" if value is None else "ok", provenance)
        for year, value, provenance in points
    ]
    frame = pd.DataFrame(rows, columns=["area_id", "year", "period_end", "value", "status", "provenance"])
    numbers = frame.astype({"value": float})
    counted = numbers["value"].where(numbers["provenance"] != "published")
    return numbers.assign(low=counted - 2, high=counted + 2, reliability="ukendt")


def stretches(frame: pd.DataFrame, breaks: tuple[dt.date, ...] = ()) -> list[tuple[str, list[int]]]:
    drawn = segments(frame, breaks)
    return [
        (rows["stretch"].iloc[0], rows["year"].tolist()) for _, rows in drawn.groupby("segment", sort=False)
    ]


def test_published_neighbours_are_one_line() -> None:
    frame = series((2018, 1.0, "published"), (2019, 2.0, "published"), (2020, 3.0, "datatraek"))
    assert stretches(frame) == [(Stretch.KENDT, [2018, 2019, 2020])]


def test_published_years_apart_are_a_line_that_says_so() -> None:
    frame = series((2015, 1.0, "published"), (2019, 2.0, "published"))
    assert stretches(frame) == [(Stretch.HUL, [2015, 2019])]
    assert gap_years(frame, ["z1"]) == [2016, 2017, 2018]


def test_demo_years_apart_are_not_joined() -> None:
    assert stretches(series((2015, 1.0, "demo"), (2019, 2.0, "demo"))) == []


def test_a_masked_year_is_never_bridged() -> None:
    frame = series((2018, 1.0, "published"), (2019, None, "published"), (2020, 2.0, "published"))
    assert stretches(frame) == []
    assert gap_years(frame, ["z1"]) == []


def test_a_stretch_with_a_demo_end_is_demo() -> None:
    frame = series(
        (2018, 1.0, "published"), (2019, 2.0, "published"), (2020, 3.0, "demo"), (2021, 3.0, "demo")
    )
    assert stretches(frame) == [(Stretch.KENDT, [2018, 2019]), (Stretch.DEMO, [2019, 2020, 2021])]


def test_interpolated_years_are_told() -> None:
    frame = series((2018, 1.0, "published"), (2019, 2.0, "interpoleret"), (2020, 3.0, "published"))
    assert stretches(frame) == [(Stretch.INTERPOLERET, [2018, 2019, 2020])]


def test_nothing_crosses_a_break() -> None:
    frame = series(*((year, 1.0, "published") for year in (2017, 2018, 2019, 2020)))
    assert stretches(frame, (dt.date(2018, 12, 1),)) == [
        (Stretch.KENDT, [2017, 2018]),
        (Stretch.KENDT, [2019, 2020]),
    ]


def test_areas_are_never_joined() -> None:
    frame = pd.concat([series((2018, 1.0, "published")), series((2019, 1.0, "published"), area="z2")])
    assert segments(frame).empty


def test_no_points_no_lines() -> None:
    assert segments(series()).empty


def test_a_break_stands_between_the_points_it_parts() -> None:
    frame = series((2018, 1.0, "published"), (2019, 2.0, "published"))
    assert break_year(frame, dt.date(2018, 12, 1)) == 2018.5
    assert break_year(frame, dt.date(2025, 1, 1)) == 2019.5


def test_a_band_follows_neighbours_with_an_interval_only() -> None:
    frame = series(
        (2018, 9.0, "published"), (2019, 5.0, "datatraek"), (2020, 6.0, "datatraek"), (2022, 7.0, "demo")
    )
    drawn = bands(frame, "z1")
    assert drawn[["year", "low", "high"]].to_numpy().tolist() == [[2019, 3.0, 7.0], [2020, 4.0, 8.0]]


def test_a_band_ends_at_a_break_and_at_a_masked_year() -> None:
    frame = series((2018, 5.0, "demo"), (2019, 6.0, "demo"), (2020, None, "demo"), (2021, 6.0, "demo"))
    assert bands(frame, "z1")["year"].tolist() == [2018, 2019]
    assert bands(frame, "z1", [dt.date(2019, 1, 1)]).empty


def test_a_year_without_a_value_keeps_its_reason() -> None:
    frame = series((2018, 5.0, "demo"), (2019, None, "demo"))
    assert empty_years(frame, "z1")[["year", "status"]].to_numpy().tolist() == [[2019, "diskretioneret"]]
