"""Other levels than 95 %, and counts that stand exactly on a bound: 0, 1, all, and what is not known."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import binomtest, gamma, norm

from lib.domain.indicator import Kind, Polarity
from lib.domain.observation import Provenance
from lib.domain.statistics.comparison import Benchmark, Comparison, Judged, Judgement, compare, rest_benchmark
from lib.domain.statistics.differences import Contrast, difference, difference_in_differences
from lib.domain.statistics.intervals import (
    Counts,
    Estimate,
    Interval,
    Limits,
    Method,
    byar_limits,
    estimate,
    exact_limits,
    interval,
    limits_of,
    poisson_limits,
    rate_limits,
    value_of,
    wilson_limits,
)
from lib.domain.statistics.reliability import ReliabilityLimits, explanation

WIDE = 0.998
NAN = math.nan


def at(limits: Limits) -> list[tuple[float, float]]:
    """The limits as pairs."""
    return list(zip(limits.low.tolist(), limits.high.tolist(), strict=True))


def test_wilson_at_another_level_is_scipys() -> None:
    reference = binomtest(81, 263).proportion_ci(WIDE, method="wilson")
    for limits in (wilson_limits([81], [263], WIDE), limits_of(Kind.SHARE, [81], [263], WIDE)):
        assert at(limits) == [pytest.approx((100 * reference.low, 100 * reference.high))]


def _garwood(events: float, level: float) -> tuple[float, float]:
    """Exact Poisson limits by the gamma distribution, of which chi-square is one half of a case."""
    tail = (1 - level) / 2
    return float(gamma.ppf(tail, events)) if events else 0.0, float(gamma.ppf(1 - tail, events + 1))


def _byar(events: float, level: float) -> tuple[float, float]:
    """Breslow & Day 1987, p. 69; no event has the lower limit 0, and none is under it."""
    z = norm.ppf((1 + level) / 2)
    low = events * (1 - 1 / (9 * events) - z / (3 * math.sqrt(events))) ** 3 if events else 0.0
    return max(low, 0.0), (events + 1) * (1 - 1 / (9 * events + 9) + z / (3 * math.sqrt(events + 1))) ** 3


@pytest.mark.parametrize("level", [0.95, WIDE])
@pytest.mark.parametrize(("made", "formula"), [(exact_limits, _garwood), (byar_limits, _byar)])
def test_poisson_limits_of_no_one_half_and_few_events(
    made: Callable[..., Limits], formula: Callable[..., tuple[float, float]], level: float
) -> None:
    events = [0, 0.5, 1, 2, 9.5]
    assert at(made(events, level)) == [pytest.approx(formula(each, level)) for each in events]
    assert np.isnan(made([NAN], level)).all()


def test_byars_lower_limit_is_never_under_0() -> None:
    assert byar_limits([1], WIDE).low.tolist() == [0.0]


def test_the_level_reaches_counts_and_rates() -> None:
    exact, byar = _garwood(4, WIDE), _byar(20, WIDE)
    assert at(poisson_limits([4, 20], WIDE)) == [pytest.approx(exact), pytest.approx(byar)]
    assert at(limits_of(Kind.COUNT, [4, 20], [NAN, NAN], WIDE)) == at(poisson_limits([4, 20], WIDE))
    per_100 = [pytest.approx((100 * low / 250, 100 * high / 250)) for low, high in (exact, byar)]
    assert at(rate_limits([4, 20], [250, 250], WIDE)) == per_100
    assert at(limits_of(Kind.RATE, [4, 20], [250, 250], WIDE)) == per_100


def test_one_person_has_an_interval_and_nobody_has_none() -> None:
    shares = wilson_limits([0, 1, 0, NAN, 3], [1, 1, 0, 10, NAN])
    assert shares.low.tolist()[0] == 0.0
    assert shares.high.tolist()[1] == 100.0
    rates = rate_limits([0, 1, 0, NAN, 3], [1, 1, 0, 10, NAN])
    for limits in (shares, rates):
        assert np.isnan(limits.low).tolist() == np.isnan(limits.high).tolist() == [False, False, *[True] * 3]
    for counts in (([640, 700], [100]), ([640], [100, 110])):
        means = limits_of(Kind.MEAN, *counts)
        assert np.isnan(means.low).tolist() == np.isnan(means.high).tolist() == [True, True]


def test_the_number_itself_in_the_unit_of_its_kind() -> None:
    assert value_of(Kind.SHARE, Counts(1, 1)) == 100.0
    assert value_of(Kind.RATE, Counts(3, 200)) == 1.5
    assert value_of(Kind.COUNT, Counts(15, 0)) == 15
    assert math.isnan(value_of(Kind.MEAN, Counts(15, 3)))
    for counts in (Counts(NAN, 10), Counts(3), Counts(0, 0)):
        assert math.isnan(value_of(Kind.SHARE, counts))


def test_an_interval_says_its_level_and_its_method() -> None:
    for kind, method in (
        (Kind.SHARE, Method.WILSON),
        (Kind.RATE, Method.EKSAKT),
        (Kind.COUNT, Method.EKSAKT),
    ):
        made = interval(kind, Counts(4, 250), WIDE)
        low, high = at(limits_of(kind, [4], [250], WIDE))[0]
        assert made == Interval(low, high, WIDE, method)
        assert estimate(kind, Counts(4, 250), WIDE) == Estimate(value_of(kind, Counts(4, 250)), made)


def test_the_level_of_a_difference_is_that_of_its_two_numbers() -> None:
    area, other = Counts(17, 65), Counts(17, 75)
    made = difference(Kind.SHARE, area, other, WIDE)
    twice = difference_in_differences(Kind.SHARE, (other, area), (other, other), WIDE)
    assert made is not None
    assert twice is not None
    assert (made.interval.level, made.interval.method) == (WIDE, Method.NEWCOMBE)
    assert (twice.interval.level, twice.interval.method) == (WIDE, Method.MOVER)
    assert twice.value == pytest.approx(made.value)
    unknown = Counts(NAN, 60)
    for pair in ((unknown, area), (area, unknown)):
        assert difference(Kind.SHARE, *pair) is None
        assert difference_in_differences(Kind.SHARE, (area, area), pair) is None
        assert difference_in_differences(Kind.SHARE, pair, (area, area)) is None


@pytest.mark.parametrize(("low", "high", "told"), [(0.0, 2.0, False), (-2.0, 0.0, False), (0.1, 2.0, True)])
def test_a_limit_that_touches_no_difference_leaves_nothing_out(low: float, high: float, told: bool) -> None:
    assert Contrast(1.0, Interval(low, high, 0.95, Method.MOVER)).distinguishable is told


def test_the_rest_of_a_whole_has_the_name_the_origin_and_the_level_asked_for() -> None:
    made = rest_benchmark(
        "resten", Kind.SHARE, Counts(5_000, 40_000), Counts(900, 3_000), Provenance.PUBLISHED, WIDE
    )
    rest = estimate(Kind.SHARE, Counts(4_100, 37_000), WIDE)
    assert made == Benchmark("resten", rest, Provenance.PUBLISHED)


def test_a_limit_less_than_one_from_the_benchmark_is_a_difference_too() -> None:
    above = Judged(Estimate(36.0, Interval(35.5, 36.5, 0.95, Method.WILSON)), Provenance.PUBLISHED)
    held = Benchmark("kommunen", Estimate(35.0, None), Provenance.PUBLISHED)
    assert compare(above, held, Polarity.NONE) == Comparison(Judgement.HOEJERE, "kommunen", 1.0, "")


def test_the_legend_says_limits_that_were_set() -> None:
    limits = ReliabilityLimits(share_points=12, relative=0.5)
    assert explanation(Kind.SHARE, limits) == "Grå: usikkert tal, intervallet er bredere end 12 procentpoint."
    assert explanation(Kind.COUNT, limits) == (
        "Grå: usikkert tal, intervallet er bredere end 50 % af tallet selv."
    )
