"""Which points a trend rests on, how time is counted between them, and what is said where there is none."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.indicator import Polarity
from lib.domain.observation import Provenance
from lib.domain.statistics import trend as recipe
from lib.domain.statistics.intervals import Estimate
from lib.domain.statistics.trend import Change, Direction, Point, Trend, change_since, trend, weighted_slope
from tests.domain.statistics.made import PUBLISHED, limited, rising, year_of


def on_day(day: date, value: float) -> Point:
    """A stock on a day, known within half."""
    return Point(day, day, limited(value, value - 0.5, value + 0.5), PUBLISHED)


def test_a_month_is_a_twelfth_of_a_year_and_a_day_a_part_of_its_month() -> None:
    # Months since 10 March 2020: 0, 8, 11, 24 and 6/31, 34; the values rise by 6 a year.
    months = {
        date(2020, 3, 10): 0.0,
        date(2020, 11, 10): 8.0,
        date(2021, 2, 10): 11.0,
        date(2022, 3, 16): 24 + 6 / 31,
        date(2023, 1, 10): 34.0,
    }
    made = trend([on_day(day, 30 + month / 2) for day, month in months.items()])
    assert made.per_year == pytest.approx(6.0)


def test_the_trend_holds_its_points_and_has_no_reason_where_there_is_one() -> None:
    points = rising(range(2016, 2023))
    made = trend(reversed(points))
    # Weights 3.92^2, spread of 0..4 is 10: the slope 2 has the standard error 1 / (3.92 * sqrt(10)).
    assert made.chi_square == pytest.approx((2 * 3.92) ** 2 * 10)
    assert made == Trend(Direction.STIGER, tuple(points[2:]), made.per_year, made.chi_square, "")
    assert made.per_year == pytest.approx(2.0)


@pytest.mark.parametrize(("many", "words"), [(0, "0 målinger"), (1, "1 måling"), (2, "2 målinger")])
def test_how_many_points_there_are_is_told(many: int, words: str) -> None:
    points = tuple(rising(range(2018, 2018 + many)))
    reason = f"Der er {words} med kendt usikkerhed i den nuværende serie; en udvikling kræver 5."
    assert trend(points) == Trend(Direction.KAN_IKKE_BEREGNES, points, None, None, reason)


def test_a_few_demo_numbers_are_no_demo_trend() -> None:
    assert trend(rising(range(2019, 2023), Provenance.DEMO)).words(Polarity.LOWER) == "kan ikke beregnes"


def test_a_test_that_only_reaches_the_limit_is_not_over_it(monkeypatch: pytest.MonkeyPatch) -> None:
    points = rising(range(2018, 2023))
    monkeypatch.setattr(recipe, "CHI_SQUARE_LIMIT", trend(points).chi_square)
    assert trend(points).direction is Direction.INGEN_SIKKER_AENDRING


def test_numbers_without_a_width_are_no_points_and_narrow_ones_are() -> None:
    sure = [year_of(year, limited(40, 40, 40)) for year in range(2018, 2023)]
    assert trend(sure).points == ()
    narrow = [year_of(year, limited(40, 39.9, 40.1)) for year in range(2018, 2023)]
    assert trend(narrow).points == tuple(narrow)


def test_periods_that_share_a_day_are_not_both_used() -> None:
    ends = [date(year, 1, 1) for year in range(2016, 2024)]
    shared = [
        Point(start, end, limited(30, 29, 31), PUBLISHED) for start, end in zip(ends, ends[1:], strict=False)
    ]
    assert [point.end.year for point in trend(shared).points] == [2017, 2019, 2021, 2023]


def test_a_break_on_the_last_day_begins_a_series_of_that_day() -> None:
    stocks = [on_day(date(year, 10, 1), 30 + year - 2018) for year in range(2018, 2023)]
    assert trend(stocks, [date(2022, 10, 1)]).points == tuple(stocks[-1:])
    assert trend(stocks, [date(2022, 10, 2)]).points == tuple(stocks)
    assert trend([], [date(2022, 10, 1)]).points == ()


def test_two_points_are_enough_for_a_slope() -> None:
    # Weights 1, middle 1.5, spread 0.5: the standard error is 1 / sqrt(0.5).
    made = weighted_slope([1, 2], [2, 5], [1, 1])
    assert (made.per_unit, made.standard_error) == pytest.approx((3.0, 2**0.5))
    assert made.chi_square == pytest.approx(4.5)


def test_why_there_is_no_change_is_told_in_whole_sentences() -> None:
    earlier, later = rising(range(2019, 2021))
    breaks = [date(2020, 12, 31), date(2019, 1, 2), date(2020, 3, 1), date(2021, 1, 1)]
    assert change_since(earlier, later, breaks) == Change(
        None, None, "Der er databrud 31. december 2020, så de to tal kan ikke holdes op mod hinanden."
    )
    bare = replace(later, estimate=Estimate(33, None))
    assert change_since(earlier, bare) == Change(
        3.0, None, "Antallet bag et af tallene er ikke oplyst, så usikkerheden er ukendt."
    )
    for pair in ((replace(earlier, estimate=None), later), (earlier, replace(later, estimate=None))):
        assert change_since(*pair) == Change(None, None, "Et af de to tal mangler.")
    # Half a point each way on both: 2 +- sqrt(0.5^2 + 0.5^2).
    made = change_since(earlier, later).contrast
    assert made is not None
    assert (made.value, made.interval.low, made.interval.high) == pytest.approx(
        (2.0, 2 - 0.5**0.5, 2 + 0.5**0.5)
    )
