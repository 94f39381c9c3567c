"""SMAA against what can be worked out by hand: two and three indicators over the whole simplex, orders and limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.priority.acceptability import acceptability, simulation_error
from lib.domain.priority.weights import NoWeights, WeightSpace, drawn_weights

DRAWS = 40_000
"""Many percentages are compared at once, so each may be two 95 % errors off (99,99 %)."""


def certain(values: list[list[float]], draws: int = DRAWS) -> np.ndarray:
    """The same numbers in every draw."""
    return np.broadcast_to(np.array(values), (draws, *np.shape(values)))


def weights(size: int, draws: int = DRAWS, **limits: tuple[float, ...]) -> np.ndarray:
    return drawn(WeightSpace(size, **limits), draws)


def drawn(space: WeightSpace, draws: int = DRAWS) -> np.ndarray:
    """Weights with a seed of their own."""
    return drawn_weights(space, draws, np.random.default_rng(7))


def test_two_indicators_are_a_line_that_is_cut_where_the_sums_are_equal() -> None:
    # Scores w, 1/2 and 1 - w: the first comes first for w over 1/2, the middle one is always second.
    found = acceptability(certain([[1, 0], [0.5, 0.5], [0, 1]]), weights(2))
    np.testing.assert_allclose(found.ranks, [[50, 0, 50], [0, 100, 0], [50, 0, 50]], atol=2 * found.error)
    np.testing.assert_allclose(found.central[[0, 2]], [[0.75, 0.25], [0.25, 0.75]], atol=0.01)
    assert np.isnan(found.central[1]).all()
    assert found.confidence[[0, 2]].tolist() == [100, 100]


def test_an_uneven_cut() -> None:
    # Scores w and 0,6 (1 - w): equal at w = 0,375, so the first comes first in 62,5 percent.
    found = acceptability(certain([[1, 0], [0, 0.6]]), weights(2))
    np.testing.assert_allclose(found.ranks[0], [62.5, 37.5], atol=2 * found.error)
    np.testing.assert_allclose(found.pairs, [[50, 62.5], [37.5, 50]], atol=2 * found.error)


def test_three_indicators_one_zone_each() -> None:
    # The largest of three uniform spacings is 11/18 on average, the two others share the rest.
    found = acceptability(certain([[1, 0, 0], [0, 1, 0], [0, 0, 1]]), weights(3))
    np.testing.assert_allclose(found.ranks, np.full((3, 3), 100 / 3), atol=2 * found.error)
    np.testing.assert_allclose(found.central[0], [11 / 18, 7 / 36, 7 / 36], atol=0.01)


def test_with_an_order_of_importance_the_mean_weights_are_the_ordered_spacings() -> None:
    found = drawn(WeightSpace(3, order=(2, 0, 1)))
    np.testing.assert_allclose(found.mean(axis=0), [5 / 18, 2 / 18, 11 / 18], atol=0.01)
    assert (found[:, 2] >= found[:, 0]).all()
    assert (found[:, 0] >= found[:, 1]).all()


def test_limits_hold_and_impossible_ones_are_told() -> None:
    found = weights(3, low=(0.2, 0.1, 0.0), high=(0.6, 1.0, 0.3))
    assert (found >= [0.2, 0.1, 0.0]).all()
    assert (found <= [0.6, 1.0, 0.3]).all()
    with pytest.raises(NoWeights, match="100 %"):
        weights(2, low=(0.6, 0.6))
    with pytest.raises(NoWeights, match="snævre"):
        weights(3, draws=100, order=(0, 1, 2), low=(0.33333, 0.33333, 0.33333))


def test_uncertain_data_share_the_first_place() -> None:
    # Two normal numbers one standard deviation apart: the first is the larger with chance Phi(1 / sqrt 2) = 76,02 %.
    dice = np.random.default_rng(3)
    values = dice.normal([[1.0], [0.0]], 1.0, size=(DRAWS, 2, 1))
    found = acceptability(values, weights(1))
    np.testing.assert_allclose(found.ranks[0, 0], 76.02, atol=2 * found.error)
    np.testing.assert_allclose(found.confidence, found.ranks[:, 0])


def test_zones_that_are_alike_share_their_ranks() -> None:
    found = acceptability(certain([[1, 1], [1, 1], [0, 0]], 100), weights(2, 100))
    np.testing.assert_allclose(found.ranks, [[50, 50, 0], [50, 50, 0], [0, 0, 100]])
    np.testing.assert_allclose(found.pairs[0], [50, 50, 100])


@given(st.integers(2, 5), st.integers(1, 4), st.integers(0, 1000))
def test_rows_and_columns_sum_to_a_hundred_and_zones_keep_their_numbers_in_any_order(
    zones: int, indicators: int, seed: int
) -> None:
    dice = np.random.default_rng(seed)
    values = dice.integers(0, 4, size=(50, zones, indicators)).astype(float)
    some = drawn_weights(WeightSpace(indicators), 50, dice)
    found = acceptability(values, some)
    np.testing.assert_allclose(found.ranks.sum(axis=0), 100)
    np.testing.assert_allclose(found.ranks.sum(axis=1), 100)
    turned = acceptability(values[:, ::-1], some)
    np.testing.assert_allclose(turned.ranks[::-1], found.ranks)


def test_the_error_is_that_of_a_share_of_one_half() -> None:
    assert simulation_error(10_000) == pytest.approx(0.98, abs=0.001)


def test_values_and_weights_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="as many draws"):
        acceptability(certain([[1.0]], 3), weights(1, 4))
