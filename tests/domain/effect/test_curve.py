"""Persons reached by more or fewer hours: the formula's own limits, by hand."""

import pytest

from lib.domain.effect.assumptions import Span
from lib.domain.effect.curve import more_reached

CEILING, SCALE = Span(40.0, 50.0, 60.0), Span(5.0, 10.0, 20.0)


def test_without_persons_or_without_a_change_nobody_is_reached() -> None:
    assert more_reached(10, 20, 0, CEILING, SCALE) == Span(0.0, 0.0, 0.0)
    assert more_reached(10, 10, 100, CEILING, SCALE) == Span(0.0, 0.0, 0.0)


def test_from_nothing_to_very_much_the_ceiling_is_reached() -> None:
    found = more_reached(0, 1e9, 200, CEILING, SCALE)
    assert (found.low, found.mid, found.high) == pytest.approx((80, 100, 120))


def test_taking_away_reaches_as_many_fewer_as_giving_reaches_more() -> None:
    given, taken = (more_reached(*pair, 100, CEILING, SCALE) for pair in ((10, 20), (20, 10)))
    assert (taken.low, taken.mid, taken.high) == pytest.approx((-given.high, -given.mid, -given.low))
    assert 0 < given.low < given.mid < given.high


def test_twice_the_hours_to_twice_the_persons_reach_twice_as_many() -> None:
    one, two = more_reached(10, 20, 100, CEILING, SCALE), more_reached(20, 40, 200, CEILING, SCALE)
    assert (two.low, two.mid, two.high) == pytest.approx((2 * one.low, 2 * one.mid, 2 * one.high))


def test_one_scale_of_hours_reaches_all_but_an_eth_of_the_ceiling() -> None:
    """10 hours a week for 100 persons at a scale of 10: 100 x 50 % x (1 - 1/e) = 31.606 persons."""
    assert more_reached(0, 10, 100, Span(50, 50, 50), Span(10, 10, 10)).mid == pytest.approx(31.606, abs=1e-3)
    assert more_reached(0, 20, 200, Span(50, 50, 50), Span(10, 10, 10)).low == pytest.approx(63.212, abs=1e-3)
