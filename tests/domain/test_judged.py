"""A table held against a named benchmark: what is judged, what only shows its side, and what neither."""

import pandas as pd
import pytest

from lib.domain.judged import (
    LARGEST_FIRST,
    PLAN_ORDER,
    in_order,
    judged,
    judged_against_rest,
    real_before_made_up,
)
from lib.domain.statistics.errors import InvalidNumbers
from tests.domain.matrix_frames import counted, matrix

KOMMUNE = {"area_id": "k", "name": "Kommunen", "level": "kommune"}
# Wilson 95 % of 120 out of 300: 34,6-45,6.
WITH_COUNTS = counted(120, 300, 34.6, 45.6)


def only(frame: pd.DataFrame) -> dict[str, object]:
    (row,) = frame.to_dict("records")
    return {str(key): value for key, value in row.items()}


def against(own: dict[str, object], value: float = 30.0, **benchmark: object) -> dict[str, object]:
    return only(judged(matrix(own), matrix({**KOMMUNE, "value": value, **benchmark}), "kommunen"))


def test_a_published_figure_without_counts_has_a_side_and_no_judgement() -> None:
    row = against({"value": 47.9}, 22.3)
    assert row["benchmark_gap"] == pytest.approx(25.6)
    assert (row["side"], row["direction"]) == ("over", "ugunstig")
    assert (row["mark"], row["judgement"]) == ("retning", "kan_ikke_vurderes")
    assert "ikke oplyst" in str(row["judgement_reason"])


@pytest.mark.parametrize(
    ("benchmark", "polarity", "mark"),
    [
        (30.0, "lower", "vaerre"),
        (50.0, "lower", "bedre"),
        (50.0, "higher", "vaerre"),
        (40.0, "lower", "graa"),
        (30.0, "none", "forskel"),
    ],
)
def test_a_loaded_figure_is_judged_by_its_interval(benchmark: float, polarity: str, mark: str) -> None:
    assert against({**WITH_COUNTS, "polarity": polarity}, benchmark)["mark"] == mark


def test_an_unreliable_figure_is_grey_however_different_it_is() -> None:
    row = against({**WITH_COUNTS, "reliability": "usikker"}, 5.0)
    assert (row["judgement"], row["mark"]) == ("vaerre", "graa")


@pytest.mark.parametrize("made_up", ["demo", "interpoleret"])
def test_made_up_figures_are_never_judged_on_either_side(made_up: str) -> None:
    own = against({**WITH_COUNTS, "provenance": made_up})
    other = against(WITH_COUNTS, provenance=made_up)
    assert [own["mark"], other["mark"]] == ["opdigtet", "opdigtet"]
    assert [own["judgement"], other["judgement"]] == ["kan_ikke_vurderes"] * 2
    assert [own["direction"], other["direction"]] == ["none", "none"]


@pytest.mark.parametrize("status", ["mangler", "diskretioneret", "ikke_relevant"])
def test_a_row_without_a_figure_has_no_side(status: str) -> None:
    row = against({"status": status})
    assert row["mark"] == "uden"
    assert pd.isna(row["side"])
    assert pd.isna(row["benchmark_value"])


def test_a_benchmark_of_another_year_is_no_benchmark() -> None:
    row = against({"value": 47.9}, year=2018)
    assert row["mark"] == "uden"
    assert "intet tal for kommunen" in str(row["judgement_reason"])


def test_a_pool_of_years_is_held_against_the_mean_of_the_same_years() -> None:
    pool = {"year": 2025, "period_start": "2023-01-01", "provenance": "demo"}
    years = [
        {**KOMMUNE, "year": year, "value": value, "provenance": "demo"}
        for year, value in ((2022, 90.0), (2023, 20.0), (2024, 30.0), (2025, 40.0))
    ]
    assert only(judged(matrix(pool), matrix(*years), "kommunen"))["benchmark_value"] == pytest.approx(30.0)
    lacking = only(judged(matrix(pool), matrix(years[0], years[1], years[3]), "kommunen"))
    assert pd.isna(lacking["benchmark_value"])


def test_a_mean_with_one_demo_year_is_demo() -> None:
    pool = {"year": 2020, "period_start": "2019-01-01"}
    years = matrix({**KOMMUNE, "year": 2019, "value": 20.0}, {**KOMMUNE, "year": 2020, "provenance": "demo"})
    assert only(judged(matrix(pool), years, "kommunen"))["mark"] == "opdigtet"


def test_counts_are_not_held_against_the_counts_of_a_larger_area() -> None:
    assert against({"kind": "count", "unit": "antal"})["mark"] == "uden"


def test_the_rest_is_the_whole_without_the_area() -> None:
    whole = matrix({**KOMMUNE, **counted(1_120, 5_300, 20.0, 22.3)})
    row = only(judged_against_rest(matrix(WITH_COUNTS), whole, "resten af kommunen"))
    assert row["benchmark_value"] == pytest.approx(20.0)
    assert row["mark"] == "vaerre"


def test_without_counts_there_is_no_rest() -> None:
    row = only(judged_against_rest(matrix({}), matrix(KOMMUNE), "resten af kommunen"))
    assert row["mark"] == "uden"
    assert "resten af kommunen" in str(row["judgement_reason"])


def test_an_area_larger_than_its_whole_is_refused() -> None:
    whole = matrix({**KOMMUNE, **counted(10, 20, 30.0, 70.0)})
    with pytest.raises(InvalidNumbers):
        judged_against_rest(matrix(WITH_COUNTS), whole, "resten af kommunen")


def test_a_newer_demo_year_does_not_take_the_place_of_a_published_one() -> None:
    real = matrix({"value": 47.9, "sort": 1})
    everything = matrix(
        {"indicator_id": "skole", "provenance": "demo", "sort": 0, "year": 2025},
        {"provenance": "demo", "year": 2025, "sort": 1},
    )
    shown = real_before_made_up(real, everything)
    assert list(zip(shown["indicator_id"], shown["year"], strict=True)) == [("skole", 2025), ("job", 2019)]
    assert real_before_made_up(real.iloc[:0], everything)["year"].tolist() == [2025, 2025]
    assert real_before_made_up(real.iloc[:0], everything.iloc[:0]).empty


def test_the_order_is_the_plans_or_by_difference() -> None:
    rows = judged(
        matrix(
            *({"indicator_id": i, "sort": sort, "value": value, "area_id": area} for i, sort, area, value in (
                ("a", 0, "z1", 31.0), ("a", 0, "z2", 27.0), ("b", 1, "z1", 35.0), ("b", 1, "z2", 30.0),
                ("c", 2, "z1", 90.0), ("c", 2, "z2", 90.0),
            ))
        ),
        matrix(*({**KOMMUNE, "indicator_id": i, "value": 30.0} for i in "ab")),
        "kommunen",
    )  # fmt: skip

    def ordered(order: str) -> list[str]:
        return in_order(rows, order)["indicator_id"].drop_duplicates().tolist()

    assert ordered(PLAN_ORDER) == ["a", "b", "c"]
    assert ordered(LARGEST_FIRST) == ["b", "a", "c"]
    assert ordered("z2") == ["a", "b", "c"]
    assert "largest" not in in_order(rows, "z1").columns


TEXTS = ["benchmark_provenance", "judgement", "judgement_reason", "side", "direction", "mark"]


def test_the_words_of_an_empty_or_unheld_table_are_still_texts() -> None:
    none = matrix({})
    for rows in (none.iloc[:0], none):
        made = judged(rows, matrix({**KOMMUNE, "year": 2018}), "kommunen")
        rest = judged_against_rest(rows, matrix(KOMMUNE), "resten af kommunen")
        for frame in (made, rest):
            assert {str(frame[name].dtype) for name in TEXTS} == {"string"}


def test_a_row_without_period_start_is_held_against_its_own_year() -> None:
    rows = matrix({"value": 47.9}).assign(period_start=pd.NaT)
    twice = matrix(
        {**KOMMUNE, "value": 90.0, "period_end": "2019-06-30"},
        {**KOMMUNE, "value": 22.3},
    )
    assert only(judged(rows, twice, "kommunen"))["benchmark_value"] == pytest.approx(22.3)
    assert pd.isna(only(judged(rows, matrix({**KOMMUNE, "year": 2018}), "kommunen"))["benchmark_value"])


def test_a_pool_counts_each_year_once_and_with_its_latest_figure() -> None:
    pool = matrix({"year": 2019, "period_start": "2017-01-01"})
    years = [
        {**KOMMUNE, "year": 2017, "value": 20.0},
        {**KOMMUNE, "year": 2018, "value": 90.0, "period_end": "2018-06-30"},
        {**KOMMUNE, "year": 2018, "value": 30.0, "provenance": "datatraek"},
        {**KOMMUNE, "year": 2019, "value": 40.0},
    ]
    row = only(judged(pool, matrix(*years), "kommunen"))
    # (20 + 30 + 40) / 3: the half year of 2018 gives way to the whole one.
    assert row["benchmark_value"] == pytest.approx(30.0)
    assert (row["benchmark_provenance"], row["mark"]) == ("published", "retning")
    assert pd.isna(only(judged(pool, matrix(*years[:3]), "kommunen"))["benchmark_value"])


def test_a_row_that_lacks_its_figure_may_lack_its_source_too() -> None:
    row = only(
        judged_against_rest(matrix({"status": "mangler", "provenance": None}), matrix(KOMMUNE), "resten")
    )
    assert (row["mark"], row["judgement_reason"]) == ("uden", "Der er intet tal at vurdere.")
    assert pd.isna(row["side"])


@pytest.mark.parametrize(
    "own",
    [
        {"kind": "count", "unit": "antal"},
        {"status": "diskretioneret"},
        {"numerator": float("nan")},
        {"denominator": float("nan")},
    ],
)
def test_a_rest_is_made_of_known_and_shown_counts_of_parts(own: dict[str, object]) -> None:
    whole = matrix({**KOMMUNE, **counted(1_120, 5_300, 20.0, 22.3)})
    row = only(judged_against_rest(matrix({**WITH_COUNTS, **own}), whole, "resten af kommunen"))
    assert pd.isna(row["benchmark_value"])
    assert pd.isna(row["benchmark_provenance"])
    assert row["mark"] == "uden"


def test_what_is_left_after_ordering_is_numbered_from_the_top() -> None:
    own = [{"indicator_id": i, "sort": sort, "value": 35.0} for i, sort in (("b", 2), ("a", 1), ("c", 0))]
    kommune = [
        {**KOMMUNE, "indicator_id": i, "value": value} for i, value in (("a", 30.0), ("b", 40.0), ("c", 34.0))
    ]
    rows = judged(matrix(*own), matrix(*kommune), "kommunen")
    for order, expected in ((PLAN_ORDER, ["c", "a", "b"]), (LARGEST_FIRST, ["a", "b", "c"])):
        ordered = in_order(rows, order)
        # a and b are five points away, one over and one under: then the plan's order decides.
        assert ordered["indicator_id"].tolist() == expected
        assert ordered.index.tolist() == [0, 1, 2]


def test_no_two_rows_share_a_number_when_real_and_made_up_are_put_together() -> None:
    real = matrix({"sort": 1})
    everything = matrix({"indicator_id": "skole", "provenance": "demo", "sort": 0})
    assert real_before_made_up(real, everything).index.is_unique
