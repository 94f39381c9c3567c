"""Which rows are the same figure, which say the same, and which came before: by hand."""

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.domain.datatraek.difference import LARGEST_COLUMNS, compare_rows
from lib.domain.datatraek.difference_match import (
    as_observations,
    codes_in,
    days,
    latest_before,
    match_rows,
    same_content,
    slim,
    spoken_of,
)
from lib.domain.datatraek.difference_size import possible
from lib.domain.datatraek.rows import ROW_COLUMNS, DatatraekKind, floats, typed_rows
from lib.domain.indicator import Kind
from lib.domain.statistics.differences import difference
from lib.domain.statistics.intervals import Counts
from tests.domain.datatraek.checked_builders import INDICATORS, OBS, on, rows, share

REGISTERED, HOMES = DatatraekKind.REGISTRERINGER, DatatraekKind.AFDELINGER


def registered(*records: dict[str, Any]) -> pd.DataFrame:
    same = {
        "activity_id": "cafe",
        "zone": "z1",
        "measure": "hold",
        "status": "ok",
        "source_id": "s",
        **on("2026-06-30"),
    }
    return typed_rows(pd.DataFrame([{**same, **each} for each in records]), REGISTERED)


def test_the_last_row_in_force_with_the_same_key_is_the_one() -> None:
    old = slim(rows(share("a1", 1, 10), share("a2", 1, 10), share("a1", 2, 10), {"area_id": None}))
    new = slim(
        rows(
            share("a2", 1, 10),
            share("a1", 9, 10),
            share("a1", 9, 10, **on("2025-10-01")),
            share("a3", 9, 10),
            {"area_id": None},
            share("a1", 9, 10, indicator_id="job"),
        )
    )
    assert match_rows(new, old, OBS).tolist() == [1, 2, -1, -1, 3, -1]
    assert match_rows(new, old.iloc[:0], OBS).tolist() == [-1] * 6
    assert match_rows(new.iloc[:0], old, OBS).tolist() == []


def test_the_key_of_a_registration_has_its_measure_and_that_of_an_afdeling_its_first_day() -> None:
    old = slim(registered({}, {"measure": "pladser"}, {"zone": "z2"}))
    new = slim(registered({"zone": "z2"}, {"measure": "pladser"}, {"measure": "deltagere"}, {}))
    assert match_rows(new, old, REGISTERED).tolist() == [2, 1, -1, 0]
    homes = pd.DataFrame({"area_id": ["a", "a", "b"], "valid_from": ["2024-01-01", None, None]})
    lists = slim(typed_rows(homes, HOMES))
    assert match_rows(lists.iloc[::-1], lists, HOMES).tolist() == [2, 1, 0]


SAME = share("a1", 10, 40)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SAME, SAME, True),
        (SAME, {**SAME, "source_id": "en anden"}, True),
        (SAME, {**SAME, "cell": "Z9", "sheet": "Ark9"}, True),
        (SAME, {**SAME, "value": 25.1}, False),
        (SAME, {**SAME, "value": 25.0 * (1 + 1e-10)}, True),
        (SAME, {**SAME, "value": 25.0 * (1 + 1e-7)}, False),
        ({"value": 0.0}, {"value": 5e-10}, True),
        ({"value": 0.0}, {"value": 5e-8}, False),
        ({"value": 1e6}, {"value": 1e6 + 5e-4}, True),
        (SAME, {**SAME, "numerator": 11}, False),
        (SAME, {**SAME, "denominator": 41}, False),
        (SAME, {**SAME, "numerator": None}, False),
        ({"value": None}, {"value": None}, True),
        ({"value": None}, {"value": 0.0}, False),
        (SAME, {**SAME, "status": "mangler"}, False),
        (SAME, {**SAME, "period_start": "2024-09-30"}, False),
        ({**SAME, "period_start": None}, {**SAME, "period_start": None}, True),
        ({**SAME, "period_start": None}, SAME, False),
        # Of figures that are masked for the same reason nobody sees the numbers.
        ({"status": "diskretioneret", "value": 3.0}, {"status": "diskretioneret", "numerator": 4}, True),
        ({"status": "diskretioneret"}, {"status": "mangler"}, False),
    ],
)
def test_what_makes_two_rows_say_the_same(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    new, old = slim(rows(one, share("a2", 1, 9))), slim(rows(share("a3", 1, 2), other))
    assert same_content(new, old, np.array([1, -1]), OBS).tolist() == [same, False]


def test_an_afdeling_says_the_same_when_all_but_its_key_is_the_same() -> None:
    home = {
        "area_id": "a",
        "name": "Gården",
        "zone": "z1",
        "residents": 200,
        "former_names": None,
        "lon": 9.5,
    }
    old = slim(typed_rows(pd.DataFrame([home]), HOMES))
    for change, same in [
        ({}, True),
        ({"name": "Engen"}, False),
        ({"residents": 201}, False),
        ({"former_names": "Marken"}, False),
        ({"lon": None}, False),
        ({"valid_to": "2025-01-01"}, False),
        ({"status": "x"}, True),
    ]:
        new = slim(typed_rows(pd.DataFrame([{**home, **change}]), HOMES))
        assert same_content(new, old, np.array([0]), HOMES).tolist() == [same]


def test_a_file_speaks_of_its_sources_and_periods_together() -> None:
    new = slim(rows({}, {"source_id": "to", **on("2023-10-01")}))
    old = slim(
        rows(
            {},
            {"source_id": "to"},
            {"source_id": "to", **on("2023-10-01")},
            on("2023-10-01"),
            {"source_id": None},
        )
    )
    assert spoken_of(new, old).tolist() == [True, False, True, False, False]


def test_the_latest_figure_of_an_earlier_period_comes_before() -> None:
    old = slim(
        rows(
            {"value": 1.0, **on("2022-10-01")},
            {"value": 2.0, **on("2024-10-01")},
            {"value": 3.0, **on("2023-10-01")},
            {"value": 4.0, "status": "mangler", **on("2024-06-01")},
            {"value": 5.0, "area_id": "a2", **on("2023-10-01")},
            {"value": 6.0, "indicator_id": "job", **on("1700-10-01")},
            {"value": 7.0, "period_end": None},
        )
    )
    new = slim(
        rows(
            {},
            on("2022-10-01"),
            on("2022-10-02"),
            on("2030-10-01"),
            {"area_id": "a2"},
            {"area_id": "a3"},
            {"indicator_id": "job", **on("1700-10-02")},
            {"period_end": None},
        )
    )
    assert latest_before(new, old).tolist() == [2, -1, 0, 1, 4, -1, 5, -1]
    assert latest_before(new, old.iloc[:0]).tolist() == [-1] * 8


def test_which_counts_can_be_right() -> None:
    nan = float("nan")
    numerators, denominators = np.array([3.0, 2, 0, -1, nan, 1, 1]), np.array([2.0, 2, 5, 5, 5, 0, nan])
    fine = {
        Kind.SHARE: [False, True, True, False, False, False, False],
        Kind.RATE: [True, True, True, False, False, False, False],
        Kind.COUNT: [True, True, True, False, False, True, True],
        Kind.MEAN: [False] * 7,
    }
    assert {kind: possible(kind, numerators, denominators).tolist() for kind in Kind} == fine


def test_days_count_from_1970_and_a_missing_one_comes_before_all() -> None:
    dates = pd.Series(pd.to_datetime(["1970-01-01", "1970-01-03", "1969-12-31", None, "1600-01-01"])).astype(
        "datetime64[us]"
    )
    first = (dt.date(1600, 1, 1) - dt.date(1970, 1, 1)).days
    assert days(dates).tolist() == [0, 2, -1, first, first]


def test_cells_by_their_place_in_a_list_of_words() -> None:
    cells = slim(rows({"area_id": "b"}, {"area_id": None}, {"area_id": "a"}, {"area_id": "x"}))["area_id"]
    assert codes_in(cells, pd.Index(["a", "b"])).tolist() == [1, -1, 0, -1]


def test_numbers_are_floats_and_what_is_missing_is_nan() -> None:
    assert floats(pd.Series([1, None], dtype="Int64")).tolist()[0] == 1.0
    assert np.isnan(floats(pd.Series([1, None], dtype="Int64"))[1])
    assert floats(pd.Series([1, 2], dtype="Int64")).dtype == np.float64


def test_registrations_are_observations_of_activity_and_measure() -> None:
    made = as_observations(
        slim(registered({"value": 3.0}, {"measure": "pladser", "zone": "z2", "activity_id": None})),
        REGISTERED,
    )
    assert made["indicator_id"].tolist() == ["cafe hold", " pladser"]
    assert made["area_id"].tolist() == ["z1", "z2"]
    assert made["numerator"].isna().all()
    assert made["denominator"].isna().all()
    assert set(ROW_COLUMNS[OBS]) <= set(made.columns)
    observed = slim(rows({}))
    assert as_observations(observed, OBS) is observed


def changed() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows in force, and new ones with a change on each scale; one is not told."""
    pool = {"period_start": "2022-01-01", "period_end": "2024-12-31"}
    before = on("2023-10-01")
    rate = {"indicator_id": "domme", "denominator": 200}
    count = {"indicator_id": "beboere", "area_id": "by"}
    old = rows(
        share("a1", 30, 100, **before),
        {**rate, "numerator": 20, **before},
        {**count, "value": 1000.0, **before},
        {"indicator_id": "alder", "value": 40.0, **before},
        share("a2", 30, 100),
        share("a3", 30, 100),
    )
    new = rows(
        share("a1", 165, 300, **pool),
        {**rate, "numerator": 40},
        {**count, "value": 1300.0},
        {"indicator_id": "alder", "value": 45.0},
        share("a2", 30, 100, **on("2025-10-01")),
        {"area_id": "a3", "value": 99.0, "status": "mangler"},
    )
    return old, new


def test_the_largest_changes_as_a_whole_table() -> None:
    """Noteworthy are 5 points, half of a rate, a fifth of a count and a tenth of a mean: five, two, ... times that."""
    old, new = changed()
    made = compare_rows(new, old, OBS, INDICATORS)
    assert (made.new, made.changed, made.gone, made.unchanged) == (5, 1, 1, 0)
    ranges = [
        difference(Kind.SHARE, Counts(55, 100), Counts(30, 100)),
        difference(Kind.RATE, Counts(40, 200), Counts(20, 200)),
        difference(Kind.COUNT, Counts(1300), Counts(1000)),
    ]
    largest = made.largest.to_dict("list")
    assert list(largest) == list(LARGEST_COLUMNS)
    assert largest["low"][:3] == pytest.approx([each.interval.low for each in ranges if each])
    assert largest["high"][:3] == pytest.approx([each.interval.high for each in ranges if each])
    assert made.largest[["low", "high"]].isna().all(axis=1).tolist() == [False, False, False, True]
    rest = {key: largest[key] for key in largest if key not in ("low", "high")}
    same_day, year_end = pd.Timestamp("2024-10-01"), pd.Timestamp("2024-12-31")
    assert rest == {
        "indicator_id": ["skole", "domme", "beboere", "alder"],
        "area_id": ["a1", "a1", "by", "a1"],
        "period_end": [year_end, same_day, same_day, same_day],
        "before": [30.0, 10.0, 1000.0, 40.0],
        "after": [55.0, 20.0, 1300.0, 45.0],
        "change": [25.0, 10.0, 300.0, 5.0],
        "period_before": [pd.Timestamp("2023-10-01")] * 4,
    }


def test_a_file_of_zones_has_no_figures_and_its_largest_changes_are_an_empty_table_of_the_same_columns() -> (
    None
):
    zones = typed_rows(pd.DataFrame({"area_id": ["z1"], "number": [1]}), DatatraekKind.ZONER)
    made = compare_rows(zones, zones.assign(name="Nord"), DatatraekKind.ZONER, INDICATORS)
    assert (made.new, made.changed, made.gone, made.unchanged) == (0, 1, 0, 0)
    assert list(made.largest.columns) == list(LARGEST_COLUMNS)
    assert made.largest.empty
