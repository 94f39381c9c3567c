"""The grey mark of uncertain numbers."""

import pytest

from lib.domain.indicator import Kind
from lib.domain.statistics.errors import InvalidNumbers
from lib.domain.statistics.intervals import Counts, Estimate, Interval, Method, estimate
from lib.domain.statistics.reliability import Reliability, ReliabilityLimits, explanation, reliability


def wide(value: float, width: float) -> Estimate:
    return Estimate(value, Interval(value - width / 2, value + width / 2, 0.95, Method.WILSON))


@pytest.mark.parametrize(
    ("width", "mark"), [(19.5, Reliability.SIKKER), (20.0, Reliability.SIKKER), (20.5, Reliability.USIKKER)]
)
def test_a_share_is_grey_when_its_interval_is_over_20_points(width: float, mark: Reliability) -> None:
    assert reliability(Kind.SHARE, wide(50.0, width)) is mark


@pytest.mark.parametrize("kind", [Kind.RATE, Kind.COUNT])
def test_a_rate_and_a_count_are_grey_when_the_interval_is_wider_than_the_number(kind: Kind) -> None:
    assert reliability(kind, wide(4.0, 4.0)) is Reliability.SIKKER
    assert reliability(kind, wide(4.0, 4.5)) is Reliability.USIKKER


def test_real_counts_small_and_large() -> None:
    assert reliability(Kind.SHARE, estimate(Kind.SHARE, Counts(24, 60))) is Reliability.USIKKER
    assert reliability(Kind.SHARE, estimate(Kind.SHARE, Counts(240, 600))) is Reliability.SIKKER
    assert reliability(Kind.RATE, estimate(Kind.RATE, Counts(0, 900))) is Reliability.USIKKER


def test_without_counts_nothing_is_said() -> None:
    assert reliability(Kind.SHARE, None) is Reliability.UKENDT
    assert reliability(Kind.SHARE, Estimate(42.4, None)) is Reliability.UKENDT


def test_the_limit_can_be_set() -> None:
    strict = ReliabilityLimits(share_points=5, relative=0.2)

    assert reliability(Kind.SHARE, wide(50.0, 10.0), strict) is Reliability.USIKKER
    assert reliability(Kind.RATE, wide(4.0, 1.0), strict) is Reliability.USIKKER
    with pytest.raises(InvalidNumbers):
        ReliabilityLimits(share_points=0)


def test_the_legend_says_the_limit() -> None:
    assert explanation(Kind.SHARE) == "Grå: usikkert tal, intervallet er bredere end 20 procentpoint."
    assert explanation(Kind.RATE) == "Grå: usikkert tal, intervallet er bredere end 100 % af tallet selv."
