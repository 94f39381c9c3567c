"""Positions around the benchmark: unfavourable to the left, scaled by the furthest."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.indicator import Polarity
from lib.domain.spine import BAND_FROM, spine_scale, spread

PCT = st.floats(0, 100)


def test_the_furthest_of_area_and_peers_is_one_away() -> None:
    scale = spine_scale([30.0, 25.0, 12.0], 20.0, Polarity.HIGHER)
    assert scale.reach == 10.0
    assert scale.place(30.0) == 1.0
    assert scale.place(12.0) == pytest.approx(-0.8)
    assert scale.place(20.0) == 0.0


def test_where_low_is_good_a_high_number_lies_to_the_left() -> None:
    scale = spine_scale([47.9, 39.2], 22.3, Polarity.LOWER)
    assert scale.place(47.9) == -1.0
    assert -1.0 < scale.place(39.2) < 0.0


def test_without_polarity_right_is_higher() -> None:
    assert spine_scale([37.6], 8.6, Polarity.NONE).place(37.6) == 1.0


def test_when_all_are_level_with_the_benchmark_nothing_is_away_from_it() -> None:
    assert spine_scale([20.0, 20.0], 20.0, Polarity.LOWER).place(20.0) == 0.0


def test_a_limit_may_lie_outside() -> None:
    assert spine_scale([30.0], 20.0, Polarity.HIGHER).place(35.0) == 1.5


def test_missing_numbers_take_no_part() -> None:
    scale = spine_scale([30.0, math.nan], 20.0, Polarity.HIGHER)
    assert scale.reach == 10.0
    assert spread(scale, [math.nan]) is None


def test_there_is_no_spine_without_a_benchmark() -> None:
    with pytest.raises(ValueError, match="^a spine needs a benchmark$"):
        spine_scale([30.0], math.nan, Polarity.HIGHER)


def test_quartiles_only_of_enough_peers() -> None:
    scale = spine_scale([0.0, 8.0], 0.0, Polarity.HIGHER)
    few = spread(scale, [float(each) for each in range(BAND_FROM - 1)])
    many = spread(scale, [float(each) for each in range(9)])
    assert few is not None
    assert few.middle is None
    assert many is not None
    assert many.middle == (0.25, 0.75)
    assert (many.low, many.high) == (0.0, 1.0)


@given(st.lists(PCT, min_size=1), PCT, st.sampled_from(list(Polarity)))
def test_everybody_lies_between_minus_one_and_one(
    values: list[float], benchmark: float, polarity: Polarity
) -> None:
    scale = spine_scale(values, benchmark, polarity)
    assert all(abs(scale.place(value)) <= 1.0 + 1e-12 for value in values)


@given(PCT, PCT, PCT)
def test_polarity_only_turns_the_side(value: float, other: float, benchmark: float) -> None:
    good, bad = (spine_scale([value, other], benchmark, each) for each in (Polarity.HIGHER, Polarity.LOWER))
    assert good.place(value) == -bad.place(value)


def test_as_many_peers_as_are_needed_have_quartiles() -> None:
    scale = spine_scale([0.0, 7.0], 0.0, Polarity.HIGHER)
    found = spread(scale, [float(each) for each in range(BAND_FROM)])
    assert found is not None
    assert found.middle == (0.25, 0.75)


def test_without_any_number_nothing_is_away_from_the_benchmark() -> None:
    assert spine_scale([], 20.0, Polarity.HIGHER).place(25.0) == 0.0
