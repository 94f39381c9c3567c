"""Whole numbers with an exact sum, within bounds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.demo.rounding import apportion, scale_to_total


def test_the_largest_remainders_get_the_last_persons() -> None:
    assert apportion(np.array([1.6, 1.3, 1.1]), 4).tolist() == [2, 1, 1]


def test_bounds_hold() -> None:
    assert apportion(np.array([5.0, 1.0]), 6, np.array([0, 2]), np.array([4, 9])).tolist() == [4, 2]


def test_a_total_out_of_reach_is_refused() -> None:
    with pytest.raises(ValueError, match="does not lie between"):
        apportion(np.array([1.0, 1.0]), 9, 0, 3)
    with pytest.raises(ValueError, match="does not lie between"):
        scale_to_total(np.array([1.0]), 5, np.array([0]), np.array([4]))


@given(st.lists(st.floats(0.1, 300), min_size=1, max_size=30), st.integers(0, 3000))
def test_the_sum_is_always_exact(wanted: list[float], total: int) -> None:
    lower, upper = np.zeros(len(wanted), dtype=int), np.full(len(wanted), 3000)
    scaled = scale_to_total(np.array(wanted), total, lower, upper)
    rounded = apportion(scaled, total, lower, upper)
    assert rounded.sum() == total
    assert np.abs(rounded - scaled).max() < 1 + 1e-6
