"""The trend test against published verdicts and published weighted regressions."""

from datetime import date

import pytest
from scipy.stats import chi2

from lib.domain.indicator import Kind
from lib.domain.observation import Provenance
from lib.domain.statistics.intervals import Counts, Estimate, Interval, Method, estimate
from lib.domain.statistics.trend import CHI_SQUARE_LIMIT, Direction, Point, trend, weighted_slope

# Verdicts of the Fingertips website on published series with published 95 % limits (year, value, low, high), as
# asserted in dhsc-govuk/FingertipsNext, TrendCalculatorTests.cs and IndicatorTestData.cs. In the last, the value
# of 2023 is 120.7742; the C# file has the slip 120/7742.
FINGERTIPS_NEXT = {
    "241 diabetes prevalence, England": (
        Direction.STIGER,
        [
            (2020, 7.0826, 7.0754, 7.0940),
            (2021, 7.1085, 7.1013, 7.1199),
            (2022, 7.2571, 7.2499, 7.2684),
            (2023, 7.4528, 7.4456, 7.4643),
            (2024, 7.6554, 7.6481, 7.6669),
        ],
    ),
    "30309 MMR, Yorkshire and the Humber": (
        Direction.FALDER,
        [
            (2020, 92.6254, 92.4168, 92.8288),
            (2021, 92.3221, 92.1072, 92.5315),
            (2022, 90.8708, 90.6358, 91.1004),
            (2023, 90.0170, 89.7694, 90.2594),
            (2024, 90.1013, 89.8578, 90.3396),
        ],
    ),
    "41203 diabetic eye disease, England": (
        Direction.STIGER,
        [
            (2020, 2.9350, 2.7841, 3.0919),
            (2021, 1.93028, 1.8085, 2.0580),
            (2022, 2.7567, 2.6113, 2.9082),
            (2023, 2.8701, 2.7225, 3.0237),
            (2024, 3.0121, 2.8616, 3.1683),
        ],
    ),
    "40501 cancer mortality under 75, England": (
        Direction.FALDER,
        [
            (2019, 126.9341, 125.9343, 127.9400),
            (2020, 125.8290, 124.8371, 126.8268),
            (2021, 121.5234, 120.5533, 122.4993),
            (2022, 122.3782, 121.4012, 123.3610),
            (2023, 120.7742, 119.8035, 121.7507),
        ],
    ),
}

# Verdicts in the older Fingertips code (ukhsa-collaboration/fingertips-open, PholioVisualisationWS/AnalysisTest/
# WhenUsingTrendMarkerCalculator.cs) on counts of persons, here given our Wilson limits. Names are its indicator ids;
# that code weighted shares by another variance, and agrees on every verdict.
FINGERTIPS_OPEN = {
    "20301, Newcastle 2010-2014": (
        Direction.FALDER,
        [(621, 3454), (599, 3195), (556, 3256), (535, 3227), (447, 3121)],
    ),
    "TrendData_2": (
        Direction.STIGER,
        [(2157, 3454), (2090, 3195), (2194, 3256), (2134.81, 3152), (2094, 3062)],
    ),
    "1172, 2009-2013": (
        Direction.STIGER,
        [(8116, 91530), (8145, 91773), (8222, 92088), (8506, 92238), (8728, 92665.89)],
    ),
    "TrendData_4, six small points": (
        Direction.FALDER,
        [(5, 22), (7, 35), (6, 42), (8, 50), (8, 100), (9, 200)],
    ),
    "10101, 2008-2012": (
        Direction.INGEN_SIKKER_AENDRING,
        [(5405, 18095), (5500, 18170), (5435, 18005), (5480, 17890), (5315, 17860)],
    ),
    "10101, 2006-2012": (
        Direction.INGEN_SIKKER_AENDRING,
        [
            (5455, 18590),
            (5645, 18285),
            (5405, 18095),
            (5500, 18170),
            (5435, 18005),
            (5480, 17890),
            (5315, 17860),
        ],
    ),
    "10101 elsewhere, 2008-2012": (
        Direction.FALDER,
        [(22435, 65880), (22445, 67900), (21365, 68705), (20955, 69835), (19055, 70910)],
    ),
}

# Weighted straight lines with known standard errors: times, values, standard errors, slope, its error, tolerance.
# ISO/TS 28037:2010, 6.3 (two examples), as quoted in MSLNZ/GTC, straight_line_functions.rst; and the example of the
# GNU Scientific Library manual (gsl_fit_wlinear: slope 0.06, variance 0.01).
PUBLISHED_LINES = {
    "ISO/TS 28037 equal weights": (
        [1, 2, 3, 4, 5, 6],
        [3.3, 5.6, 7.1, 9.3, 10.7, 12.1],
        [0.5] * 6,
        (1.757, 0.120),
    ),
    "ISO/TS 28037 unequal weights": (
        [1, 2, 3, 4, 5, 6],
        [3.2, 4.3, 7.6, 8.6, 11.7, 12.8],
        [0.5, 0.5, 0.5, 1.0, 1.0, 1.0],
        (2.057, 0.178),
    ),
    "GSL manual": (
        [1970, 1980, 1990, 2000],
        [12, 11, 14, 13],
        [0.1**-0.5, 0.2**-0.5, 0.3**-0.5, 0.4**-0.5],
        (0.06, 0.1),
    ),
}


def year_of(year: int, made: Estimate | None) -> Point:
    return Point(date(year, 1, 1), date(year, 12, 31), made, Provenance.PUBLISHED)


def limited(value: float, low: float, high: float) -> Estimate:
    return Estimate(value, Interval(low, high, 0.95, Method.WILSON))


@pytest.mark.parametrize("name", FINGERTIPS_NEXT)
def test_published_series_get_the_published_verdict(name: str) -> None:
    verdict, rows = FINGERTIPS_NEXT[name]
    points = [year_of(year, limited(value, low, high)) for year, value, low, high in rows]

    assert trend(points).direction is verdict
    assert trend(reversed(points)).direction is verdict


@pytest.mark.parametrize("name", FINGERTIPS_OPEN)
def test_published_counts_get_the_published_verdict(name: str) -> None:
    verdict, rows = FINGERTIPS_OPEN[name]
    points = [year_of(2006 + place, estimate(Kind.SHARE, Counts(*row))) for place, row in enumerate(rows)]

    made = trend(points)
    assert made.direction is verdict
    assert made.points == tuple(points[-5:])


@pytest.mark.parametrize("name", PUBLISHED_LINES)
def test_weighted_slope_gives_published_lines(name: str) -> None:
    times, values, errors, (slope, error) = PUBLISHED_LINES[name]
    made = weighted_slope(times, values, errors)

    assert (made.per_unit, made.standard_error) == pytest.approx((slope, error), abs=0.0005)


def test_the_limit_is_the_chi_square_of_99_8_per_cent() -> None:
    assert chi2.ppf(0.998, 1) == pytest.approx(CHI_SQUARE_LIMIT, abs=1e-9)
