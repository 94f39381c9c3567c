"""Wilson, Byar and exact Poisson against published examples and against closed formulas."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, norm, poisson

from lib.domain.indicator import Kind
from lib.domain.statistics.errors import InvalidNumbers
from lib.domain.statistics.intervals import (
    Counts,
    Estimate,
    Interval,
    Method,
    byar_limits,
    estimate,
    exact_limits,
    interval,
    poisson_limits,
    rate_limits,
    value_of,
    wilson_limits,
)

# Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 1998;17:857-872,
# table I, method 3; as fractions.
NEWCOMBE_WILSON = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]

# Fingertips indicator 30309, MMR for one dose (2 years old), Yorkshire and the Humber 2020-2024, as published by
# OHID (https://fingertips.phe.org.uk) and quoted in dhsc-govuk/FingertipsNext, IndicatorTestData.cs; in pct.
FINGERTIPS_WILSON = [
    (57274, 61834, 92.4168, 92.8288),
    (55865, 60511, 92.1072, 92.5315),
    (53681, 59074, 90.6358, 91.1004),
    (51767, 57508, 89.7694, 90.2594),
    (53185, 59028, 89.8578, 90.3396),
]

# Fingertips indicator 41203, preventable sight loss from diabetic eye disease, England 2020-2024, crude rate per
# 100,000 with Byar's limits, same two sources.
FINGERTIPS_BYAR = [
    (1416, 48246126, 2.7841, 3.0919),
    (935, 48440507, 1.8085, 2.0580),
    (1344, 48753376, 2.6113, 2.9082),
    (1415, 49300918, 2.7225, 3.0237),
    (1502, 49866388, 2.8616, 3.1683),
]

# The Ruby gem byar (florish/byar, test/test_byar.rb), which takes 1.96 for the normal quantile.
GEM_BYAR = [(100, 81.3617916060, 121.6283472718), (23, 30 * 0.4858414415, 30 * 1.1504345024)]

# Exact Poisson limits. 15: R exactci::poisson.exact(15, 400), quoted in statsmodels test_rates_poisson.py. 30:
# Beaumont & Breslow's table, in Biological Effects of Low Level Exposures (1992), p. 149. 12: epitools::pois.daly(12).
# 7: FSA::poiCI(7). 0: epitools' note on pois.exact.
PUBLISHED_EXACT = [
    (15, 400 * 0.0209884653319583, 400 * 0.0618505471787146, 1e-9),
    (30, 20.24, 42.83, 0.005),
    (12, 6.200575, 20.96159, 6e-6),
    (7, 2.814358, 14.42268, 1e-5),
    (0, 0.0, 3.689, 5e-4),
]

COUNTS = st.integers(min_value=1, max_value=5_000).flatmap(
    lambda n: st.tuples(st.integers(min_value=0, max_value=n), st.just(n))
)
EVENTS = st.integers(min_value=0, max_value=20_000)


@pytest.mark.parametrize(("numerator", "denominator", "low", "high"), NEWCOMBE_WILSON)
def test_wilson_gives_newcombes_table(numerator: int, denominator: int, low: float, high: float) -> None:
    made = interval(Kind.SHARE, Counts(numerator, denominator))

    assert made is not None
    assert made.method is Method.WILSON
    assert (made.low, made.high) == pytest.approx((100 * low, 100 * high), abs=0.005)


@pytest.mark.parametrize(("numerator", "denominator", "low", "high"), FINGERTIPS_WILSON)
def test_wilson_gives_the_published_fingertips_limits(
    numerator: int, denominator: int, low: float, high: float
) -> None:
    limits = wilson_limits([numerator], [denominator])

    assert (limits.low[0], limits.high[0]) == pytest.approx((low, high), abs=0.00005)


@pytest.mark.parametrize(("events", "persons", "low", "high"), FINGERTIPS_BYAR)
def test_byar_gives_the_published_fingertips_limits(
    events: int, persons: int, low: float, high: float
) -> None:
    made = interval(Kind.RATE, Counts(events, persons))

    assert made is not None
    assert made.method is Method.BYAR
    # One unit of the last decimal: the lower limit of 2021 (1.808447) is published rounded twice.
    assert (1000 * made.low, 1000 * made.high) == pytest.approx((low, high), abs=0.0001)


@pytest.mark.parametrize(("events", "low", "high"), GEM_BYAR)
def test_byar_gives_the_limits_of_the_ruby_gem_but_for_its_rounded_quantile(
    events: int, low: float, high: float
) -> None:
    limits = byar_limits([events])

    assert (limits.low[0], limits.high[0]) == pytest.approx((low, high), rel=1e-5)


@pytest.mark.parametrize(("events", "low", "high", "tolerance"), PUBLISHED_EXACT)
def test_exact_limits_give_published_tables(events: int, low: float, high: float, tolerance: float) -> None:
    limits = exact_limits([events])

    assert (limits.low[0], limits.high[0]) == pytest.approx((low, high), abs=tolerance)


@settings(deadline=None)  # a busy machine is no failure
@given(COUNTS)
def test_wilson_is_the_closed_formula_and_scipys(counts: tuple[int, int]) -> None:
    x, n = counts
    z = norm.ppf(0.975)
    middle, half = 2 * x + z**2, z * math.sqrt(z**2 + 4 * x * (1 - x / n))
    reference = binomtest(x, n).proportion_ci(method="wilson")
    limits = wilson_limits([x], [n])

    closed = [100 * (middle - half) / (2 * (n + z**2)), 100 * (middle + half) / (2 * (n + z**2))]
    assert [limits.low[0], limits.high[0]] == pytest.approx(closed, rel=1e-9, abs=1e-9)
    assert [limits.low[0], limits.high[0]] == pytest.approx(
        [100 * reference.low, 100 * reference.high], abs=1e-9
    )
    assert 0 <= limits.low[0] <= 100 * x / n <= limits.high[0] <= 100


@settings(deadline=None)  # a busy machine is no failure
@given(st.integers(min_value=1, max_value=20_000))
def test_byar_is_the_formula_of_breslow_and_day(events: int) -> None:
    z = norm.ppf(0.975)
    low = events * (1 - 1 / (9 * events) - z / (3 * math.sqrt(events))) ** 3
    high = (events + 1) * (1 - 1 / (9 * (events + 1)) + z / (3 * math.sqrt(events + 1))) ** 3
    limits = byar_limits([events])

    assert [limits.low[0], limits.high[0]] == pytest.approx([low, high], rel=1e-9)


@settings(deadline=None)  # a busy machine is no failure
@given(EVENTS)
def test_exact_limits_leave_two_and_a_half_per_cent_on_each_side(events: int) -> None:
    limits = exact_limits([events])

    assert poisson.cdf(events, limits.high[0]) == pytest.approx(0.025, abs=1e-9)
    if events == 0:
        assert limits.low[0] == 0.0
    else:
        assert poisson.sf(events - 1, limits.low[0]) == pytest.approx(0.025, abs=1e-9)


@settings(deadline=None)  # a busy machine is no failure
@given(EVENTS, st.integers(min_value=1, max_value=10**6))
def test_a_rate_is_its_count_per_100_persons(events: int, persons: int) -> None:
    rate, count = rate_limits([events], [persons]), poisson_limits([events])

    assert rate.low[0] == pytest.approx(count.low[0] * 100 / persons, rel=1e-9, abs=1e-9)
    assert rate.high[0] == pytest.approx(count.high[0] * 100 / persons, rel=1e-9, abs=1e-9)


def test_under_ten_events_the_limits_are_exact_and_from_ten_byars() -> None:
    limits, byar, exact = (made([9, 10]) for made in (poisson_limits, byar_limits, exact_limits))

    assert limits.low.tolist() == [exact.low[0], byar.low[1]]
    assert limits.high.tolist() == [exact.high[0], byar.high[1]]
    nine, ten = (interval(Kind.COUNT, Counts(events)) for events in (9, 10))
    assert nine is not None
    assert ten is not None
    assert (nine.method, ten.method) == (Method.EKSAKT, Method.BYAR)


def test_a_mean_has_no_interval_and_no_value_from_counts() -> None:
    counts = Counts(640, 100)
    assert interval(Kind.MEAN, counts) is None
    assert estimate(Kind.MEAN, counts) is None
    assert np.isnan(value_of(Kind.MEAN, counts))


def test_a_share_of_none_or_of_all_ends_exactly_at_the_edge() -> None:
    limits = wilson_limits([0, 40], [40, 40])

    assert limits.low[0] == 0.0
    assert limits.high[1] == 100.0
    assert limits.high[0] > 0
    assert limits.low[1] < 100


@pytest.mark.parametrize("kind", [Kind.SHARE, Kind.RATE])
@pytest.mark.parametrize(("numerator", "denominator"), [(3, math.nan), (math.nan, 50), (0, 0)])
def test_what_is_not_known_has_no_interval_and_is_never_0(
    kind: Kind, numerator: float, denominator: float
) -> None:
    counts = Counts(numerator, denominator)

    assert interval(kind, counts) is None
    assert estimate(kind, counts) is None
    assert math.isnan(value_of(kind, counts))


def test_many_numbers_keep_their_places_around_a_missing_one() -> None:
    limits = wilson_limits([81, np.nan, 15], [263, 100, 148])

    assert np.isnan(limits.low).tolist() == [False, True, False]
    assert limits.high[[0, 2]] == pytest.approx([36.62, 16.05], abs=0.01)


def test_a_bare_count_needs_no_denominator() -> None:
    made = estimate(Kind.COUNT, Counts(15))

    assert made is not None
    assert made.value == 15
    assert made.interval is not None
    assert made.interval.holds(15)


def test_a_higher_level_is_wider() -> None:
    at_95, at_99 = (interval(Kind.SHARE, Counts(81, 263), level) for level in (0.95, 0.998))

    assert at_95 is not None
    assert at_99 is not None
    assert at_99.width > at_95.width
    assert at_99.level == 0.998


@pytest.mark.parametrize(
    ("kind", "numerator", "denominator", "part_of_sentence"),
    [
        (Kind.SHARE, 12, 10, "Tælleren 12,0 passer ikke til nævneren 10,0 (række 1"),
        (Kind.SHARE, -1, 10, "kolonnen numerator"),
        (Kind.RATE, 3, -10, "kolonnen denominator"),
        (Kind.RATE, 3, 0, "tom gruppe"),
        (Kind.COUNT, math.inf, math.nan, "Antallet inf er ikke muligt"),
    ],
)
def test_impossible_counts_are_refused_with_a_sentence(
    kind: Kind, numerator: float, denominator: float, part_of_sentence: str
) -> None:
    with pytest.raises(InvalidNumbers) as refused:
        interval(kind, Counts(numerator, denominator))

    assert part_of_sentence in str(refused.value)


def test_a_rate_may_be_over_100() -> None:
    made = estimate(Kind.RATE, Counts(250, 200))

    assert made is not None
    assert made.value == 125


@pytest.mark.parametrize("level", [0.0, 1.0, 95.0])
def test_an_impossible_level_is_refused(level: float) -> None:
    with pytest.raises(InvalidNumbers, match="mellem 0 og 1"):
        wilson_limits([1], [2], level)


def test_limits_the_wrong_way_round_or_unknown_are_refused() -> None:
    with pytest.raises(InvalidNumbers, match="nedre grænse"):
        Interval(2.0, 1.0, 0.95, Method.WILSON)
    with pytest.raises(InvalidNumbers, match="nedre grænse"):
        Interval(math.nan, 1.0, 0.95, Method.WILSON)
    with pytest.raises(InvalidNumbers, match="manglende værdi"):
        Estimate(math.nan, None)
