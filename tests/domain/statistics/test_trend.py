"""The trend: its test against statsmodels, its words, its breaks and what counts as a point."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lib.domain.indicator import Kind, Polarity
from lib.domain.observation import Provenance
from lib.domain.statistics.errors import InvalidNumbers
from lib.domain.statistics.intervals import Counts, Estimate, Interval, Method, estimate
from lib.domain.statistics.trend import (
    CHI_SQUARE_LIMIT,
    Direction,
    Point,
    change_since,
    trend,
    weighted_slope,
)
from tests.domain.statistics.made import PUBLISHED, limited, rising, year_of

SERIES = st.lists(
    st.tuples(st.floats(min_value=1, max_value=99), st.floats(min_value=0.1, max_value=20)),
    min_size=5,
    max_size=5,
)


@settings(deadline=None)  # a busy machine is no failure
@given(SERIES)
def test_trend_is_weighted_least_squares_with_known_errors(rows: list[tuple[float, float]]) -> None:
    points = [
        year_of(2015 + place, limited(value, value - width / 3, value + 2 * width / 3))
        for place, (value, width) in enumerate(rows)
    ]
    values, errors = np.array([row[0] for row in rows]), np.array([row[1] for row in rows]) / 3.92
    slopes = []
    for kept in [list(range(5)), *([each for each in range(5) if each != out] for out in range(5))]:
        fit = sm.WLS(
            values[kept], sm.add_constant(np.array(kept, dtype=float)), weights=errors[kept] ** -2
        ).fit()
        slopes.append((fit.params[1], fit.normalized_cov_params[1, 1]))
    statistic = slopes[0][0] ** 2 / slopes[0][1]
    made = trend(points)

    assert made.per_year == pytest.approx(slopes[0][0], rel=1e-9, abs=1e-9)
    assert made.chi_square == pytest.approx(statistic, rel=1e-9, abs=1e-9)
    # A slope of nothing but rounding errors has a sign by chance.
    assume(min(abs(slope) for slope, _ in slopes) > 1e-6)
    sure = statistic > 9.54953570608324 and len({np.sign(slope) for slope, _ in slopes}) == 1
    assert (made.direction is not Direction.INGEN_SIKKER_AENDRING) == sure


@pytest.mark.parametrize(
    ("polarity", "up", "down"),
    [
        (Polarity.HIGHER, "stiger og bliver bedre", "falder og bliver værre"),
        (Polarity.LOWER, "stiger og bliver værre", "falder og bliver bedre"),
        (Polarity.NONE, "stiger", "falder"),
    ],
)
def test_the_words_follow_the_polarity(polarity: Polarity, up: str, down: str) -> None:
    points = rising(range(2018, 2023))
    falling = [year_of(2040 - point.end.year, point.estimate) for point in points]

    assert trend(points).words(polarity) == up
    assert trend(falling).words(polarity) == down


def test_one_outlying_point_makes_no_trend() -> None:
    flat = [year_of(year, limited(40, 39.5, 40.5)) for year in range(2018, 2022)]
    made = trend([*flat, year_of(2022, limited(60, 59.5, 60.5))])

    assert made.chi_square is not None
    assert made.chi_square > CHI_SQUARE_LIMIT
    assert made.direction is Direction.INGEN_SIKKER_AENDRING
    assert made.words(Polarity.LOWER) == "ingen sikker ændring"


def test_under_five_points_it_cannot_be_calculated() -> None:
    made = trend(rising(range(2019, 2023)))

    assert made.words(Polarity.HIGHER) == "kan ikke beregnes"
    assert made.per_year is None
    assert (
        made.reason == "Der er 4 målinger med kendt usikkerhed i den nuværende serie; en udvikling kræver 5."
    )
    assert trend([]).direction is Direction.KAN_IKKE_BEREGNES


def test_a_break_is_never_crossed() -> None:
    points = rising(range(2014, 2023))

    after = trend(points, [date(2016, 6, 1), date(2018, 1, 1)])
    assert after.direction is Direction.STIGER
    assert after.points == tuple(points[4:])
    assert trend(points, [date(2018, 1, 2)]).direction is Direction.KAN_IKKE_BEREGNES
    assert trend(points, [date(2023, 1, 1)]) == trend(points)


def test_a_masked_point_after_a_break_does_not_bring_the_old_series_back() -> None:
    points = [*rising(range(2014, 2022)), year_of(2022, None)]

    assert trend(points, [date(2022, 1, 1)]).points == ()


def test_missing_bare_and_interpolated_numbers_are_no_points() -> None:
    points = rising(range(2016, 2023))
    points[5] = year_of(2021, None)
    points[4] = year_of(2020, Estimate(31, None))

    made = trend(points)
    assert [point.end.year for point in made.points] == [2016, 2017, 2018, 2019, 2022]
    assert trend(rising(range(2018, 2023), Provenance.INTERPOLERET)).points == ()


def test_uneven_gaps_count_as_the_time_they_are() -> None:
    estimates = [limited(30 + gap, 29 + gap, 31 + gap) for gap in (0, 1, 2, 8, 9)]
    years = (2010, 2011, 2012, 2018, 2019)
    made = trend([year_of(year, one) for year, one in zip(years, estimates, strict=True)])

    assert made.per_year == pytest.approx(1.0)


def test_rolling_periods_are_not_counted_twice() -> None:
    pools = [
        Point(date(year - 2, 1, 1), date(year, 12, 31), limited(30 + year - 2010, 29, 60), PUBLISHED)
        for year in range(2010, 2023)
    ]

    assert [point.end.year for point in trend(pools).points] == [2010, 2013, 2016, 2019, 2022]


def test_a_demo_trend_says_demo_and_is_not_judged() -> None:
    last = rising(range(2018, 2023), Provenance.DEMO)[-1]
    made = trend([*rising(range(2018, 2022)), last])

    assert made.is_demo
    assert made.words(Polarity.LOWER) == "stiger (demo)"


def test_a_demo_series_without_a_trend_says_demo_too() -> None:
    flat = [year_of(year, limited(40, 39.5, 40.5)) for year in range(2018, 2023)]
    made = trend([replace(point, provenance=Provenance.DEMO) for point in flat])

    assert made.words(Polarity.LOWER) == "ingen sikker ændring (demo)"


def test_intervals_at_another_level_are_refused() -> None:
    odd = year_of(2022, Estimate(30, Interval(29, 31, 0.99, Method.WILSON)))

    with pytest.raises(InvalidNumbers, match="95 %"):
        trend([odd])


def test_a_slope_needs_two_times_and_known_errors() -> None:
    with pytest.raises(InvalidNumbers):
        weighted_slope([1, 1], [2, 3], [1, 1])
    with pytest.raises(InvalidNumbers):
        weighted_slope([1, 2], [2, 3], [1, 0])


def test_change_between_two_years_is_newcombes_difference() -> None:
    # Newcombe, Statistics in Medicine 1998;17:873-890, table II, method 10: 56/70 - 48/80.
    earlier = year_of(2019, estimate(Kind.SHARE, Counts(48, 80)))
    later = year_of(2023, estimate(Kind.SHARE, Counts(56, 70)))
    made = change_since(earlier, later)

    assert made.value == pytest.approx(20.0)
    assert made.contrast is not None
    assert (made.contrast.interval.low, made.contrast.interval.high) == pytest.approx(
        (5.24, 33.39), abs=0.005
    )
    assert made.reason == ""


def test_change_is_never_taken_across_a_break() -> None:
    earlier, later = rising(range(2019, 2021))

    crossed = change_since(earlier, later, [date(2019, 7, 1)])
    assert (crossed.value, crossed.contrast) == (None, None)
    assert "databrud 1. juli 2019" in crossed.reason
    assert change_since(earlier, later, [date(2019, 1, 1), date(2021, 1, 1)]).value == pytest.approx(2.0)


def test_change_without_numbers_or_counts_says_why() -> None:
    earlier, later = rising(range(2019, 2021))

    assert change_since(year_of(2019, None), later).reason == "Et af de to tal mangler."
    bare = change_since(year_of(2019, Estimate(30, None)), later)
    assert bare.value == pytest.approx(2.0)
    assert bare.contrast is None
    assert "usikkerheden er ukendt" in bare.reason
    with pytest.raises(InvalidNumbers, match="31. december 2019"):
        change_since(later, earlier)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidNumbers, match="før den begynder"):
        Point(date(2020, 1, 2), date(2020, 1, 1), None, None)
