"""Held against a benchmark: the difference a reader gets, the side, and when it may be judged."""

import datetime as dt
import math

import pandas as pd
import pytest

from lib.domain.benchmark import (
    MISSING,
    Comparison,
    Figure,
    Judgement,
    Side,
    change,
    compare,
    figures_by_area,
    year_before,
)
from lib.domain.indicator import Polarity
from lib.domain.observation import Provenance


def published(value: float) -> Figure:
    return Figure(value, Provenance.PUBLISHED)


def demo(value: float) -> Figure:
    return Figure(value, Provenance.DEMO)


@pytest.mark.parametrize(
    ("value", "benchmark", "polarity", "expected"),
    [
        (47.9, 22.3, Polarity.LOWER, Comparison(25.6, Side.OVER, Judgement.UGUNSTIG)),
        (38.2, 34.7, Polarity.HIGHER, Comparison(3.5, Side.OVER, Judgement.GUNSTIG)),
        (52.6, 70.6, Polarity.HIGHER, Comparison(-18.0, Side.UNDER, Judgement.UGUNSTIG)),
        (10.0, 12.0, Polarity.LOWER, Comparison(-2.0, Side.UNDER, Judgement.GUNSTIG)),
        (26.3, 9.1, Polarity.NONE, Comparison(17.2, Side.OVER, Judgement.NONE)),
        (22.3, 22.3, Polarity.LOWER, Comparison(0.0, Side.EQUAL, Judgement.NONE)),
    ],
)
def test_side_and_judgement_follow_the_polarity(
    value: float, benchmark: float, polarity: Polarity, expected: Comparison
) -> None:
    assert compare(published(value), published(benchmark), polarity) == expected


def test_the_difference_is_rounded_once_at_the_end() -> None:
    # Printed with two decimals in the source: 45,65 and 42,38. Rounded first, the difference would read 3,2.
    assert change(published(45.65), published(42.38)) == -3.3


def test_a_difference_that_rounds_to_nothing_is_equal() -> None:
    comparison = compare(published(22.34), published(22.30), Polarity.LOWER)

    assert comparison == Comparison(0.0, Side.EQUAL, Judgement.NONE)


@pytest.mark.parametrize("origin", [Provenance.DEMO, Provenance.INTERPOLERET])
def test_a_value_that_is_not_real_is_never_judged(origin: Provenance) -> None:
    not_real = Figure(47.9, origin)

    for figure, benchmark in ((not_real, published(22.3)), (published(47.9), not_real)):
        comparison = compare(figure, benchmark, Polarity.LOWER)
        assert comparison is not None
        assert comparison.judgement is Judgement.NONE


@pytest.mark.parametrize("missing", [MISSING, Figure(math.nan, Provenance.PUBLISHED)])
def test_a_missing_figure_has_no_comparison(missing: Figure) -> None:
    assert compare(missing, published(22.3), Polarity.LOWER) is None
    assert compare(published(22.3), missing, Polarity.LOWER) is None
    assert not missing.is_real


def test_change_is_later_minus_earlier() -> None:
    assert change(published(53.4), published(47.9)) == -5.5
    assert change(MISSING, published(47.9)) is None


def frame(rows: list[tuple[str, float, str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["area_id", "value", "status", "provenance"])


def test_figures_by_area_keeps_origin_and_drops_what_is_not_ok() -> None:
    figures = figures_by_area(
        frame(
            [
                ("a", 47.9, "ok", "published"),
                ("b", 1.0, "diskretioneret", "datatraek"),
                ("c", 3.0, "ok", "demo"),
            ]
        )
    )

    assert figures == {"a": published(47.9), "b": MISSING, "c": demo(3.0)}


def test_one_area_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="^one row per area expected$"):
        figures_by_area(frame([("a", 1.0, "ok", "demo"), ("a", 2.0, "ok", "demo")]))


@pytest.mark.parametrize(
    ("years", "breaks", "expected"),
    [
        ([2019, 2015], [], 2015),
        ([2015, 2017, 2019], [dt.date(2016, 6, 1)], 2017),
        ([2015, 2019], [dt.date(2018, 12, 1)], None),
        ([2015, 2019], [dt.date(2015, 1, 1)], None),
        ([2015, 2019], [dt.date(2019, 12, 31)], None),
        ([2015, 2019], [dt.date(2014, 12, 31), dt.date(2020, 1, 1)], 2015),
        ([2019], [], None),
        ([], [], None),
    ],
)
def test_the_year_before_is_never_across_a_break(
    years: list[int], breaks: list[dt.date], expected: int | None
) -> None:
    assert year_before(years, breaks) == expected


def test_the_decimals_decide_what_is_equal() -> None:
    one, other = published(10.4), published(10.0)
    assert compare(one, other, Polarity.LOWER) == Comparison(0.4, Side.OVER, Judgement.UGUNSTIG)
    assert compare(one, other, Polarity.LOWER, decimals=0) == Comparison(0.0, Side.EQUAL, Judgement.NONE)
    assert compare(published(10.04), other, Polarity.LOWER, decimals=2) == (
        Comparison(0.04, Side.OVER, Judgement.UGUNSTIG)
    )
