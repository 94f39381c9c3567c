"""Differences and ratios against published examples, statsmodels and R."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.rates import confint_poisson_2indep

from lib.domain.indicator import Kind
from lib.domain.statistics.differences import (
    difference,
    difference_in_differences,
    square_and_add,
)
from lib.domain.statistics.errors import InvalidNumbers
from lib.domain.statistics.intervals import Counts, Estimate, Interval, Method, interval

# Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine
# 1998;17:873-890, table II, method 10; as fractions.
NEWCOMBE_DIFFERENCES = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0000),
    (10, 10, 0, 10, 0.6075, 1.0000),
]

SHARE = st.integers(min_value=1, max_value=3_000).flatmap(
    lambda n: st.builds(Counts, st.integers(min_value=0, max_value=n).map(float), st.just(float(n)))
)
RATE = st.builds(
    Counts,
    st.integers(min_value=1, max_value=2_000).map(float),
    st.integers(min_value=1, max_value=100_000).map(float),
)
FEW_EVENTS = st.builds(
    Counts,
    st.integers(min_value=1, max_value=9).map(float),
    st.integers(min_value=1, max_value=100_000).map(float),
)


@pytest.mark.parametrize(("x1", "n1", "x2", "n2", "low", "high"), NEWCOMBE_DIFFERENCES)
def test_difference_of_shares_gives_newcombes_table(
    x1: int, n1: int, x2: int, n2: int, low: float, high: float
) -> None:
    made = difference(Kind.SHARE, Counts(x1, n1), Counts(x2, n2))

    assert made is not None
    assert made.interval.method is Method.NEWCOMBE
    assert made.value == pytest.approx(100 * (x1 / n1 - x2 / n2))
    assert (made.interval.low, made.interval.high) == pytest.approx((100 * low, 100 * high), abs=0.005)
    assert made.distinguishable == (low > 0)


def test_difference_in_differences_gives_newcombes_antenatal_example() -> None:
    # Newcombe, Statistics in Medicine 2001;20:2885-2893, section 4.1 (Bristol Antenatal Care Study), as quoted in
    # m-Py/propint, test_Interaction_Independent_Props_CI.R: (17/65 - 17/75) - (18/72 - 16/65).
    made = difference_in_differences(
        Kind.SHARE,
        area=(Counts(17, 75), Counts(17, 65)),
        benchmark=(Counts(16, 65), Counts(18, 72)),
    )

    assert made is not None
    assert made.value == pytest.approx(3.102564)
    assert (made.interval.low, made.interval.high) == pytest.approx((-16.87, 23.43), abs=0.005)
    assert not made.distinguishable


@settings(deadline=None)  # a busy machine is no failure
@given(SHARE, SHARE)
def test_difference_of_shares_is_statsmodels_newcombe(first: Counts, second: Counts) -> None:
    low, high = confint_proportions_2indep(
        first.numerator,
        first.denominator,
        second.numerator,
        second.denominator,
        method="newcomb",
        compare="diff",
    )
    made = difference(Kind.SHARE, first, second)

    assert made is not None
    assert [made.interval.low, made.interval.high] == pytest.approx([100 * low, 100 * high], abs=1e-9)


@settings(deadline=None)  # a busy machine is no failure
@given(FEW_EVENTS, FEW_EVENTS)
def test_difference_of_rates_is_statsmodels_mover_on_exact_limits(first: Counts, second: Counts) -> None:
    low, high = confint_poisson_2indep(
        first.numerator,
        first.denominator,
        second.numerator,
        second.denominator,
        method="mover",
        compare="diff",
        method_mover="exact-c",
    )
    made = difference(Kind.RATE, first, second)

    assert made is not None
    assert made.interval.method is Method.MOVER
    assert [made.interval.low, made.interval.high] == pytest.approx(
        [100 * low, 100 * high], rel=1e-9, abs=1e-9
    )


@settings(deadline=None)  # a busy machine is no failure
@given(RATE, RATE)
def test_difference_of_rates_is_the_square_and_add_formula(first: Counts, second: Counts) -> None:
    one, other = interval(Kind.RATE, first), interval(Kind.RATE, second)
    made = difference(Kind.RATE, first, second)
    a, b = (100 * each.numerator / each.denominator for each in (first, second))

    assert one is not None
    assert other is not None
    assert made is not None
    assert made.interval.low == pytest.approx(
        a - b - math.sqrt((a - one.low) ** 2 + (other.high - b) ** 2), rel=1e-9
    )
    assert made.interval.high == pytest.approx(
        a - b + math.sqrt((one.high - a) ** 2 + (b - other.low) ** 2), rel=1e-9
    )


@settings(deadline=None)  # a busy machine is no failure
@given(RATE, RATE)
def test_the_other_way_round_the_difference_turns_too(first: Counts, second: Counts) -> None:
    there, back = difference(Kind.RATE, first, second), difference(Kind.RATE, second, first)

    assert there is not None
    assert back is not None
    assert (there.interval.low, there.interval.high) == pytest.approx(
        (-back.interval.high, -back.interval.low)
    )


def test_counts_differ_in_counts() -> None:
    made = difference(Kind.COUNT, Counts(120), Counts(60))

    assert made is not None
    assert made.value == 60
    assert made.distinguishable


def test_without_counts_there_is_no_difference_to_judge() -> None:
    known, unknown = Counts(12, 60), Counts(math.nan, 60)

    assert difference(Kind.SHARE, known, unknown) is None
    assert difference_in_differences(Kind.SHARE, (known, unknown), (known, known)) is None


def test_numbers_without_interval_or_at_another_level_cannot_be_added() -> None:
    bare = Estimate(10.0, None)
    at_95 = Estimate(10.0, Interval(8.0, 12.0, 0.95, Method.WILSON))
    at_99 = Estimate(10.0, Interval(7.0, 13.0, 0.99, Method.WILSON))

    with pytest.raises(InvalidNumbers, match="ikke oplyst"):
        square_and_add(bare, at_95)
    with pytest.raises(InvalidNumbers, match="konfidensniveau"):
        square_and_add(at_95, at_99)
